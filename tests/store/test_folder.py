"""The folder of a store: what is refused, what is kept, what a crash or a full disk may leave."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import (
    DiskFull,
    EngineMissing,
    StoreDamaged,
    StoreError,
    StoreTooNew,
    StoreUnreachable,
    UsageError,
)
from graph.model import Text
from graph.store import open_store
from graph.store.address import parse_address
from graph.store.decisions import append_decision, read_decisions, undo_decision
from graph.store.folder import Folder, prepare
from graph.store.originals import Originals
from tests.store.made import document, whole
from tests.store.processes import gone


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    prepare(tmp_path / "s")
    (tmp_path / "s" / "format").write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(StoreTooNew, match=r"written by a newer version \(format 99, this program knows 1\)"):
        open_store(tmp_path / "s")


def test_a_broken_format_file_is_told(tmp_path: Path) -> None:
    prepare(tmp_path / "s")
    (tmp_path / "s" / "format").write_text("what?", encoding="utf-8")
    with pytest.raises(StoreDamaged, match="is no format file of a store"):
        open_store(tmp_path / "s")


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="is a file; --store needs a folder or the address of a server"):
        open_store(tmp_path / "s")


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(StoreError, match="holds other files and no store"):
        open_store(tmp_path)
    assert [place.name for place in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (
            "http://127.0.0.1:7474",
            "http:// is no store; --store takes a folder or an address that begins with",
        ),
        ("neo4j://", "neo4j:// is no store"),
        ("neo4j://127.0.0.1:70000", "is no number from 1 to 65535"),
    ],
)
def test_an_address_that_is_none(where: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        open_store(where)


def test_nobody_at_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(
        StoreUnreachable, match=r"bolt://127\.0\.0\.1:1 does not answer; is the server running"
    ):
        open_store("bolt://u:p@127.0.0.1:1")


def test_user_and_password_come_from_the_address_or_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COMMITGRAPH_USER", "COMMITGRAPH_PASSWORD", "NEO4J_USER", "NEO4J_USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NEO4J_PASSWORD", "theirs")
    plain = parse_address("neo4j+s://example.org")
    assert (plain.url, plain.database, plain.user) == ("neo4j+s://example.org:7687", "neo4j", "neo4j")
    assert plain.password == "theirs"
    monkeypatch.setenv("COMMITGRAPH_USER", "me")
    monkeypatch.setenv("COMMITGRAPH_PASSWORD", "ours")
    ours = parse_address("bolt://[::1]:99/reports")
    assert (ours.url, ours.database, ours.user, ours.password) == ("bolt://[::1]:99", "reports", "me", "ours")
    said = parse_address("bolt://you:p%40ss@host")
    assert (said.user, said.password) == ("you", "p@ss")
    assert "p@ss" not in repr(said)


def test_a_system_without_the_engine_is_told_what_still_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(
        EngineMissing, match=r"no embedded engine for .*Python 3.*neo4j://…\) work without it"
    ):
        open_store(tmp_path / "s")


@pytest.mark.parametrize("size", ["lots", "0m", "512", "-1g"])
def test_a_memory_size_that_is_none(tmp_path: Path, size: str) -> None:
    with pytest.raises(UsageError, match=r"is no size of the engine's memory; write it as 512m or 2g"):
        open_store(tmp_path / "s", heap=size)


def test_a_database_of_broken_files_is_told_with_the_way_out(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.put(*document("one", 3))
    assert gone(tmp_path / "s")
    broken = tmp_path / "s" / "graph" / "databases" / "graph" / "configuration.json"
    broken.write_text("not JSON", encoding="utf-8")
    with pytest.raises(
        StoreDamaged, match=r"delete the folder graph in it and run: commitgraph store rebuild"
    ):
        open_store(tmp_path / "s")
    assert gone(tmp_path / "s")
    shutil.rmtree(tmp_path / "s" / "graph")
    with open_store(tmp_path / "s") as store:
        assert store.missing() == ("one",)
        assert [name for _, _, name, _ in store.originals()] == ["one.txt"]


# ------------------------------------------------------------------------------------------------ decisions


def test_decisions_are_read_back_and_undone(tmp_path: Path) -> None:
    book = tmp_path / "decisions.jsonl"
    first = append_decision(book, "place", "某文件", {"code": "990001"})
    second = append_decision(book, "year", "某文件", {"year": 2024})
    assert read_decisions(book).lines == (first, second)
    undo_decision(book, first.id)
    assert read_decisions(book).lines == (second,)
    assert len(book.read_text(encoding="utf-8").splitlines()) == 3, "nothing is ever deleted"
    with pytest.raises(UsageError, match=r"no decision .* to undo, or it is undone already"):
        undo_decision(book, first.id)


def test_a_decision_cut_short_by_a_crash_does_not_count(tmp_path: Path) -> None:
    book = tmp_path / "decisions.jsonl"
    first = append_decision(book, "year", "a", {"year": 2024})
    with book.open("ab") as stream:
        stream.write(b'{"id": "cut sh')
    assert read_decisions(book).lines == (first,)
    second = append_decision(book, "year", "b", {"year": 2025})
    assert read_decisions(book).lines == (first, second)


def test_a_damaged_decision_is_named_with_its_line(tmp_path: Path) -> None:
    book = tmp_path / "decisions.jsonl"
    append_decision(book, "year", "a", {"year": 2024})
    with book.open("ab") as stream:
        stream.write(b"scribble\n")
    with pytest.raises(StoreDamaged, match=r"decisions\.jsonl:2 is no decision"):
        read_decisions(book)


# ------------------------------------------------------------------------------------------------ originals


def _text(content: str, name: str, source: str | None = None) -> Text:
    return Text(content, name, "", original=content.encode("gb18030"), source=source)


def test_originals_keep_bytes_name_and_source_in_load_order(tmp_path: Path) -> None:
    kept = Originals(tmp_path)
    assert kept.keep(_text("乙", "b.txt", "https://example.org/b"), "b")
    assert kept.keep(_text("甲", "a.txt"), "a")
    assert not kept.keep(_text("乙", "renamed.txt"), "b")
    found = [(entry.name, entry.source, entry.document, data) for entry, data in kept.read()]
    assert found == [
        ("renamed.txt", None, "b", "乙".encode("gb18030")),
        ("a.txt", None, "a", "甲".encode("gb18030")),
    ]


def test_an_original_that_changed_or_went_is_told(tmp_path: Path) -> None:
    kept = Originals(tmp_path)
    kept.keep(_text("甲", "a.txt"), "a")
    [entry] = kept.entries()
    (tmp_path / entry.sha256).write_bytes(b"other")
    with pytest.raises(StoreDamaged, match=r"\(a\.txt\) is not the document it was"):
        list(kept.read())
    (tmp_path / entry.sha256).unlink()
    with pytest.raises(StoreDamaged, match=r"\(a\.txt\) is missing; load that document again"):
        list(kept.read())
    (tmp_path / f"{entry.sha256}.json").write_text("{}", encoding="utf-8")
    with pytest.raises(StoreDamaged, match="does not say where its original came from"):
        kept.entries()


# ------------------------------------------------------------------------------------------------ a full disk


def test_too_little_room_is_told_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Folder, "free", lambda self: 5_000_000)
    with pytest.raises(DiskFull, match="only 4 MB are free on this disk and 33 MB are needed"):
        prepare(tmp_path / "s")
    assert not (tmp_path / "s" / "format").exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A disk of 80 MB."""
    if sys.platform != "linux":
        pytest.skip("not on this operating system: a small disk is mounted as tmpfs")
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=80m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("a small disk can only be mounted as root")
    return place


def test_a_full_disk_stops_a_load_and_the_store_stays_whole(small_disk: Path) -> None:
    try:
        with open_store(small_disk / "s") as store:
            one, text = document("one", 40)
            store.put(one, text)
            loaded = 0
            with pytest.raises(DiskFull, match=r"are free on this disk and .* are needed; free some space"):
                for number in range(60):
                    store.put(*document(f"more{number}", 1500))
                    loaded += 1
            assert loaded, "there was room for some"
            assert not any(name == f"more{loaded}.txt" for _, _, name, _ in store.originals())
            ids = {str(row["id"]) for row in store.documents()}
            assert ids == {"one", *(f"more{number}" for number in range(loaded))}
            ballast = small_disk / "ballast"
            _fill(ballast)
            with pytest.raises(DiskFull):
                store.put(*document("one", 40, word="改造"))
            with pytest.raises(DiskFull, match=r"full|free"):
                for number in range(5000):
                    store.decide("note", str(number), {"words": "x" * 1000})
            ballast.unlink()
            after = whole(one, *(document(f"more{number}", 1500)[0] for number in range(loaded)))
            assert (list(store.nodes()), list(store.edges())) == after
            lines = (store.path / "decisions.jsonl").read_bytes().splitlines()
            assert all(json.loads(line) for line in lines)
        assert gone(small_disk / "s")
        with open_store(small_disk / "s") as store:
            assert (list(store.nodes()), list(store.edges())) == after
        assert gone(small_disk / "s")
    finally:
        subprocess.run(["umount", "-l", str(small_disk)], check=True)


def _fill(ballast: Path) -> None:
    with ballast.open("wb") as stream:
        try:
            while True:
                stream.write(b"x" * 65536)
                stream.flush()
        except OSError:
            return
