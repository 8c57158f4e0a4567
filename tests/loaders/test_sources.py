"""Files, folders, zip files and addresses: what is in them, and how little a hostile one can do."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from loaders.corpus import read_documents
from loaders.read import archive
from loaders.sources import sources

REPORT = (
    "云山区2024年政府工作报告\n\n各位代表：\n\n一、2024年工作安排\n\n（一）办好教育\n\n"
    "新建学校3所，新增学位2400个。\n"
)


def packed(*entries: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as file:
        for name, data in entries:
            file.writestr(name, data)
    return held.getvalue()


def test_a_zip_file_is_read_document_by_document(tmp_path: Path) -> None:
    path = tmp_path / "报告.zip"
    path.write_bytes(
        packed(
            ("2024/云山区.txt", REPORT.encode()),
            ("__MACOSX/._云山区.txt", b"junk"),
            ("图.gif", b"GIF89a"),
            ("坏.txt", b"\x00\x01\x02" * 400),
        )
    )
    found = list(read_documents([path]))
    assert [one.source.removeprefix(str(tmp_path)) for one in found] == [
        "/报告.zip/2024/云山区.txt",
        "/报告.zip/坏.txt",
    ]
    assert found[0].facts is not None
    assert found[0].facts.outline.text.name == "云山区.txt"
    assert "坏.txt" in (found[1].error or "")


def test_names_in_gbk_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    # Old Chinese programs write GBK and do not say so; six letters stand for its six bytes.
    path.write_bytes(packed(("AAAAAA.txt", REPORT.encode())).replace(b"AAAAAA", "云山区".encode("gbk")))
    assert [source.name for source in sources([path])] == ["云山区.txt"]


def test_a_path_that_climbs_out_is_only_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(("../../outside.txt", REPORT.encode())))
    (found,) = sources([path])
    assert found.label == f"{path}/outside.txt"
    assert not (tmp_path.parent / "outside.txt").exists()


def test_zip_files_inside_zip_files_are_opened_two_deep(tmp_path: Path) -> None:
    inner = packed(("云山区.txt", REPORT.encode()))
    path = tmp_path / "a.zip"
    path.write_bytes(packed(("b.zip", inner), ("c.zip", packed(("d.zip", inner)))))
    found = list(sources([path]))
    assert [one.name for one in found if one.error is None] == ["云山区.txt"]
    assert ["opened 2 deep" in one.error for one in found if one.error] == [True]


def test_a_zip_bomb_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.zip"
    monkeypatch.setattr(archive, "UNPACKED", 1024 * 1024)
    path.write_bytes(packed(("a.txt", b"0" * 2_000_000)))
    (found,) = sources([path])
    assert "more than are read" in (found.error or "")


def test_a_damaged_zip_file_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(("a.txt", REPORT.encode()))[:-30])
    (found,) = sources([path])
    assert "damaged" in (found.error or "")


@pytest.fixture
def server() -> Iterator[str]:
    """A web server of this machine with a report as a page, and nothing else."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != "/report":
                self.send_error(404)
                return
            body = "".join(f"<p>{line}</p>" for line in REPORT.split("\n") if line)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<html><body><article>{body}</article></body></html>".encode())

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with HTTPServer(("127.0.0.1", 0), Handler) as web:
        thread = threading.Thread(target=web.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{web.server_port}"
        web.shutdown()


def test_an_address_is_fetched_and_kept_with_the_document(server: str) -> None:
    (found,) = read_documents([f"{server}/report"])
    assert found.facts is not None, found.error
    text = found.facts.outline.text
    assert text.source == f"{server}/report"
    assert "新增学位2400个" in text.content


def test_an_address_without_a_page_is_one_sentence(server: str) -> None:
    (found,) = read_documents([f"{server}/nothing"])
    assert (found.error or "").startswith(f"{server}/nothing: the address cannot be read")
