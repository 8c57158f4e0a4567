"""The saved questions: their headers, and their answers over the made-up town (queries/golden/).

After a change that is meant, `COMMITGRAPH_GOLDEN=write` before pytest writes the answers anew; look at the
difference before committing it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.build import build
from graph.catalog import FOLDER, SavedQuery, find, parse, saved_queries
from graph.errors import UsageError
from graph.schema import EDGES, LABELS
from graph.store import Store, open_store
from graph.store.grouping import check_aggregates
from loaders.corpus import read_document
from tests.graph import town

GOLDEN = FOLDER / "golden"

CASES: dict[str, tuple[dict[str, str], ...]] = {
    "agencies": ({}, {"document": "990402-2024-division"}),
    "designation": ({"name": "营商"},),
    "firm-and-vague": ({"document": "990402-2024-report"}, {}),
    "no-lead": ({"document": "990402-2024-report"}, {"document": "990402-2024-division"}),
    "numbers": ({}, {"indicator": "高新", "document": "990400-2024-report"}),
    "path": ({"from": "区教育局", "to": "幼儿园"}, {"from": "市教育局", "to": "青塘智造园"}),
    "pillar": ({"document": "990402-2024-report", "pillar": "1"}, {"pillar": "0"}),
    "touches": ({"name": "智造园"}, {}),
    "two-agencies": ({},),
    "two-levels": ({}, {"indicator": "地区生产总值"}),
    "collaborations": ({},),
    "deadlines": ({},),
    "dependents": ({}, {"name": "智造园"}),
    "designation-agencies": ({},),
    "district-city": ({}, {"name": "智造园"}),
    "functions": ({}, {"function": "教育"}),
    "money": ({},),
    "proposals": ({}, {"agency": "教育"}),
    "shared-things": ({}, {"document": "990402-2024-report"}),
    "strengths": ({"document": "990402-2024-report"},),
}
"""The parameters with which each question is asked."""


WIDER = {
    "collaborations",
    "deadlines",
    "dependents",
    "designation-agencies",
    "district-city",
    "functions",
    "money",
    "proposals",
    "shared-things",
    "strengths",
}
"""Questions about what the town lacks (money, deadlines, functions); asked of it and of two documents more."""

REPORT = """梅溪区2024年政府工作报告

各位代表：

一、2024年工作安排

（一）做强产业

壮大载体。完成固定资产投资86亿元，6月底前建成标准厂房12万平方米，推进梅溪智谷产业园扩建。

（二）改善民生

扩充学位。新建幼儿园3所，新增学位1200个，年内改造老旧小区9个，依托梅溪智谷产业园建成实训中心。
"""
DIVISION = """# 梅溪区2024年民生实事分工

| 序号 | 任务 | 牵头单位 | 配合单位 |
| --- | --- | --- | --- |
| 1 | 新建幼儿园3所 | 区教育局 | 区住建局、区财政局 |
| 2 | 改造老旧小区9个 | 区住建局 | 区财政局 |
"""


@pytest.fixture(scope="module")
def wider_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The town with a report and a division of another district, read as any document is."""
    given = {"place": "山西省太原市杏花岭区", "year": 2024}
    more = [
        read_document(REPORT.encode(), name="report.txt", kind="report", **given),  # type: ignore[arg-type]
        read_document(DIVISION.encode(), name="division.md", kind="division", **given),  # type: ignore[arg-type]
    ]
    with open_store(tmp_path_factory.mktemp("wider")) as store:
        for facts in (*town.documents(), *more):
            store.put(build(facts), facts.outline.text)
        yield store


def answers(store: Store, query: SavedQuery) -> list[dict[str, object]]:
    """What the store answers in each case, as the golden file holds it."""
    return [
        {"parameters": case, "rows": query.shown(store.rows(query.cypher, query.bind(case)))}
        for case in CASES[query.name]
    ]


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_answer_is_the_golden_one(name: str, town_store: Store, wider_store: Store) -> None:
    found = answers(wider_store if name in WIDER else town_store, find(name))
    place = GOLDEN / f"{name}.json"
    if os.environ.get("COMMITGRAPH_GOLDEN") == "write":
        place.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(place.read_text(encoding="utf-8"))


def test_no_question_groups_in_a_way_that_an_engine_answers_wrongly() -> None:
    for query in saved_queries():
        check_aggregates(query.cypher)


def test_every_question_has_a_golden_answer_with_rows() -> None:
    assert {query.name for query in saved_queries()} == set(CASES)
    for name in CASES:
        cases = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
        assert any(case["rows"] for case in cases), name


@pytest.mark.parametrize("query", saved_queries(), ids=lambda query: query.name)
def test_the_header_says_what_the_cypher_asks(query: SavedQuery) -> None:
    for parameter in query.parameters:
        assert f"${parameter.name}" in query.cypher
    for column in query.columns:
        assert f"AS {column.name}" in query.cypher or f", {column.name}" in query.cypher
    assert "ORDER BY" in query.cypher, "rows without an order are no golden result"
    words = {label.name for label in LABELS} | {edge.name for edge in EDGES}
    assert any(word in query.cypher for word in words)


def test_an_unknown_question_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"There is no saved query pilar; there are agencies, .*pillar"):
        find("pilar")


def test_parameters_are_converted_and_missing_ones_named() -> None:
    assert find("pillar").bind({"pillar": "3"}) == {"document": "", "pillar": 3}
    with pytest.raises(UsageError, match="an integer, not “three”"):
        find("pillar").bind({"pillar": "three"})
    with pytest.raises(UsageError, match=r"needs to .* --param to="):
        find("path").bind({"from": "区教育局"})
    with pytest.raises(UsageError, match="no parameter place; it has document"):
        find("agencies").bind({"place": "x"})


def test_a_file_with_a_broken_header_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"queries/new\.cypher:2 is no header line"):
        parse("new", "// title.en: New\n// tittle.zh: 新\nMATCH (n) RETURN n")
    with pytest.raises(UsageError, match="lacks a title"):
        parse("new", "// title.en: New\nMATCH (n) RETURN n")
