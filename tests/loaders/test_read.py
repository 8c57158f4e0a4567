"""Text and Markdown as they come: encodings, offsets, tables, and one sentence for what cannot be read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from graph.errors import EmptyInput, InputError, MissingInput, NotText, TooLarge, WrongEncoding
from graph.model import Text
from loaders.read import LONGEST, read

WORDS = "云山区2024年政府工作报告\r\n各位代表：今年新建学校3所，改造管网36公里。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_the_usual_encodings_give_the_same_characters(encoding: str) -> None:
    text = read(WORDS.encode(encoding), name="云山区_2024.txt")
    assert text.content == WORDS


def test_line_ends_stay_so_that_offsets_count_in_the_file() -> None:
    original = WORDS.encode()
    text = read(original, name="a.txt")
    assert text.content.count("\r\n") == 1
    assert text.original == original
    assert text.sha256 == hashlib.sha256(original).hexdigest()


def test_rare_characters_count_as_one() -> None:
    text = read("𠮷祥镇2024年新建学校3所".encode("gb18030"), name="a.txt")
    assert text.content.index("新建") == 8
    assert text.encoding == "gb18030"


def test_a_path_gives_its_name_without_folders(tmp_path: Path) -> None:
    path = tmp_path / "云山 报告.txt"
    path.write_bytes(WORDS.encode())
    text = read(path, source="https://example.org/report")
    assert (text.name, text.source) == ("云山 报告.txt", "https://example.org/report")


@pytest.mark.parametrize(
    ("original", "name", "error", "says"),
    [
        (b"", "空.txt", EmptyInput, "holds no characters"),
        (b"\xef\xbb\xbf \r\n\t", "空.txt", EmptyInput, "holds no characters"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "报告.txt", NotText, "call it .png"),
        (b"\x00\x01\x02\x03" * 300, "报告.txt", NotText, "binary data"),
        ("工作报告".encode() + b"\xff\xfe\xfd\n", "报告.txt", WrongEncoding, "报告.txt:1: byte"),
        ("Ünïcödé naïve façade élève ".encode("latin-1") * 20, "报告.txt", WrongEncoding, "neither encoding"),
        (b"MZ" + b"\x00" * 200, "报告.exe", NotText, "报告.exe"),
        ("新建学校".encode() * (LONGEST // 2), "长.txt", TooLarge, "give the report alone"),
    ],
    ids=["empty", "blank", "picture", "binary", "bad byte", "latin", "program", "too long"],
)
def test_what_cannot_be_read_is_one_sentence(
    original: bytes, name: str, error: type[InputError], says: str
) -> None:
    with pytest.raises(error) as caught:
        read(original, name=name)
    assert says in str(caught.value)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no such file"):
        read(tmp_path / "nothing.txt")
    with pytest.raises(MissingInput, match="folder, not a file"):
        read(tmp_path)


TABLE = """# 云山区责任表

| 序号 | 任务 | 单位 |
| --- | :--- | ---: |
| 1 | 新建学校3所 | 区教育局 |
| 2 |  | 区住建局、\\|各街道 |

别的话 | 不是表格
"""


def cells(text: Text) -> list[tuple[int, int, int, str]]:
    return [(cell.table, cell.row, cell.column, text.content[cell.start : cell.end]) for cell in text.cells]


def test_markdown_tables_are_cells_and_nothing_is_taken_out() -> None:
    text = read(TABLE.encode(), name="责任表.md")
    assert text.content == TABLE
    assert cells(text) == [
        (1, 1, 1, "序号"),
        (1, 1, 2, "任务"),
        (1, 1, 3, "单位"),
        (1, 2, 1, "1"),
        (1, 2, 2, "新建学校3所"),
        (1, 2, 3, "区教育局"),
        (1, 3, 1, "2"),
        (1, 3, 2, ""),
        (1, 3, 3, "区住建局、\\|各街道"),
    ]


def test_a_span_knows_the_cell_it_lies_in() -> None:
    text = read(TABLE.encode(), name="责任表.md")
    at = text.content.index("区教育局")
    assert (text.span(at, at + 4).row, text.span(at, at + 4).column) == (2, 3)
    title = text.content.index("云山区")
    assert text.span(title, title + 3).row is None


def test_tables_without_outer_bars_and_several_tables_are_told_apart() -> None:
    content = "任务 | 单位\n--- | ---\n新建学校 | 区教育局\n\n| 甲 |\n|---|\n| 乙 |\n"
    assert cells(read(content.encode(), name="a.md")) == [
        (1, 1, 1, "任务"),
        (1, 1, 2, "单位"),
        (1, 2, 1, "新建学校"),
        (1, 2, 2, "区教育局"),
        (2, 1, 1, "甲"),
        (2, 2, 1, "乙"),
    ]


def test_real_documents_keep_every_character(shared: Path) -> None:
    files = [
        *sorted((shared / "corpus" / "gbk").glob("*"))[:5],
        *sorted((shared / "corpus" / "city").glob("*.txt"))[::40],
    ]
    for file in files:
        text = read(file)
        rewritten = text.content.encode("gb18030" if text.encoding == "gb18030" else "utf-8")
        assert file.read_bytes().removeprefix(b"\xef\xbb\xbf") == rewritten
