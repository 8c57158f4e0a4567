"""What a document is: kind, place, year, by its name and its words."""

from __future__ import annotations

import pytest

from graph.errors import NotADocument
from graph.model import Identity
from loaders import place
from loaders.identify import identify
from loaders.read import read

BODY = """
各位代表：
一、2023年工作回顾
过去一年，全区生产总值增长6%。
二、2024年工作安排
新建学校3所。
"""


def told(content: str, name: str) -> Identity:
    return identify(read(content.encode(), name=name))


@pytest.mark.parametrize(
    ("name", "title", "code"),
    [
        ("江苏_常州市钟楼区_2024.txt", "政府工作报告", "320404"),
        ("a.txt", "江苏省常州市钟楼区人民政府工作报告", "320404"),
        ("太原市_2024_政府工作报告.txt", "政府工作报告", "140100"),
        ("山西省_2024_政府工作报告.txt", "政府工作报告", "140000"),
        ("国务院_2024_政府工作报告.txt", "国务院总理 政府工作报告", "000000"),
    ],
)
def test_the_place_from_the_name_or_the_title(name: str, title: str, code: str) -> None:
    found = told(title + "\n" + BODY, name)
    assert found.kind == "report"
    assert found.jurisdiction.code == code
    assert found.year == 2024
    assert found.rules["place"]


@pytest.mark.parametrize(
    ("content", "year"),
    [
        ("云山区2022年政府工作报告\n" + BODY, 2022),
        ("云山区政府工作报告\n" + BODY, 2024),
        ("云山区政府工作报告\n" + BODY.replace("2023", "二〇二一").replace("2024", "二〇二二"), 2022),
    ],
)
def test_the_year_is_that_of_the_plan(content: str, year: int) -> None:
    assert told(content, "a.txt").year == year


def test_a_division_is_known_by_its_columns_or_clauses() -> None:
    table = "# 云山区2024年任务分解\n\n| 任务 | 牵头单位 |\n| --- | --- |\n| 建学校 | 区教育局 |\n"
    clauses = "云山区重点工作\n" + "".join(f"{at}. 建设第{at}座桥（区交通局牵头）。\n" for at in range(1, 6))
    assert told(table, "a.md").kind == "division"
    assert told(clauses, "b.txt").kind == "division"


@pytest.mark.parametrize(
    "content",
    [
        "那天傍晚，她沿着河边慢慢走，风很轻，谁也没有说话。\n" * 60,
        "会议通知\n定于3月5日下午召开座谈会，请准时参加。\n",
        "from os import path\nprint(path)\n" * 30,
    ],
    ids=["novel", "notice", "program"],
)
def test_what_is_no_document_is_said_so(content: str) -> None:
    with pytest.raises(
        NotADocument, match=r"a\.txt: this looks like neither .* --kind report or --kind division"
    ):
        told(content, "a.txt")


def test_names_of_places_in_their_years() -> None:
    known = place.resolve("河北省保定市清苑区", year=2020)
    assert known is not None
    assert known.path == ("河北省", "保定市", "清苑区")
    assert place.resolve("没有这个地方") is None
