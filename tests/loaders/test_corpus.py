"""From a path to facts: one document, many, and what a bad one does to the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import MissingInput, NotADocument, UsageError
from loaders.corpus import Read, read_document, read_documents

REPORT = """云山区2024年政府工作报告
——2024年1月10日在云山区第五届人民代表大会第四次会议上
区长 王某
各位代表：
现在，我代表区人民政府向大会报告工作，请予审议。
一、2023年工作回顾
过去一年，全区生产总值增长6%，建成学校2所，就业稳定，民生持续改善。
二、2024年工作安排
（一）办好教育
新建公办学校3所，新增学位2400个。
（二）改善交通
新开公交线路5条。
谢谢大家！
"""
DIVISION = """云山区2024年重点工作任务分解

一、教育
1. 新建学校3所（区教育局牵头，区住建局配合）。
2. 新增托位300个（区卫健局牵头）。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report, a division in a folder below, a file that is no document, and one of another kind."""
    (tmp_path / "b").mkdir()
    (tmp_path / "云山区_2024_政府工作报告.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b" / "云山区_2024_任务分解.txt").write_text(DIVISION, encoding="gb18030")
    (tmp_path / "b" / "坏.txt").write_bytes(b"\x00\x01\x02" * 500)
    (tmp_path / "b" / "notes.xyz").write_text("nothing", encoding="utf-8")
    return tmp_path


def test_a_document_tells_its_kind_place_and_year_itself(folder: Path) -> None:
    report = read_document(folder / "云山区_2024_政府工作报告.txt")
    division = read_document(folder / "b" / "云山区_2024_任务分解.txt")
    assert (report.outline.identity.kind, report.outline.identity.year) == ("report", 2024)
    assert division.outline.identity.kind == "division"
    assert [duty.full for duty in division.commitments[0].duties] == ["区教育局", "区住建局"]


def test_the_user_knows_better(folder: Path) -> None:
    found = read_document(
        folder / "云山区_2024_政府工作报告.txt", place="江苏省/常州市/钟楼区", year=2031
    ).outline.identity
    assert found.year == 2031
    assert found.jurisdiction.name == "钟楼区"


def test_an_upload_is_read_as_a_file_is(folder: Path) -> None:
    path = folder / "云山区_2024_政府工作报告.txt"
    assert read_document(path.read_bytes(), name=path.name).commitments == read_document(path).commitments


def name(found: Read) -> str:
    return Path(found.source).name


def test_a_folder_gives_what_can_be_read_in_it_sorted(folder: Path) -> None:
    assert [name(found) for found in read_documents([folder])] == [
        "云山区_2024_任务分解.txt",
        "坏.txt",
        "云山区_2024_政府工作报告.txt",
    ]


def test_a_folder_without_documents_says_so(tmp_path: Path) -> None:
    try:
        said = " ".join(found.error or "" for found in read_documents([tmp_path]))
    except MissingInput as error:
        said = str(error)
    assert str(tmp_path) in said
    assert "folder" in said


def test_a_bad_document_does_not_stop_the_rest(folder: Path) -> None:
    found = {name(one): one for one in read_documents([folder])}
    assert found["坏.txt"].facts is None
    assert "坏.txt" in (found["坏.txt"].error or "")
    assert all(one.facts for label, one in found.items() if label != "坏.txt")


def test_many_documents_come_in_their_order_however_many_processes_read(tmp_path: Path) -> None:
    names = [f"云山区_{2015 + number}_政府工作报告.txt" for number in range(9)]
    for number, label in enumerate(names):
        (tmp_path / label).write_text(REPORT.replace("2024", str(2015 + number)), encoding="utf-8")
    alone = list(read_documents([tmp_path], processes=1))
    shared = list(read_documents([tmp_path], processes=2))
    assert [name(found) for found in alone] == names
    assert alone == shared


def test_a_novel_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "小说.txt"
    path.write_text("那天傍晚，她沿着河边慢慢走，风很轻，谁也没有说话。\n" * 80, encoding="utf-8")
    with pytest.raises(NotADocument) as caught:
        read_document(path)
    assert "小说.txt" in str(caught.value)


def test_a_kind_that_is_not_read_yet_is_refused_in_one_sentence(folder: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read yet"):
        read_document(folder / "云山区_2024_政府工作报告.txt", kind="progress")
