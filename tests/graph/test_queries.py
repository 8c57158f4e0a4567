"""The saved questions: their headers, and their answers over the made-up town (queries/golden/).

After a change that is meant, `COMMITGRAPH_GOLDEN=write` before pytest writes the answers anew; look at the
difference before committing it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from graph.catalog import FOLDER, SavedQuery, find, parse, saved_queries
from graph.errors import UsageError
from graph.schema import EDGES, LABELS
from graph.store import Store

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
}
"""The parameters with which each question is asked."""


def answers(store: Store, query: SavedQuery) -> list[dict[str, object]]:
    """What the store answers in each case, as the golden file holds it."""
    return [
        {"parameters": case, "rows": query.shown(store.rows(query.cypher, query.bind(case)))}
        for case in CASES[query.name]
    ]


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_answer_is_the_golden_one(name: str, town_store: Store) -> None:
    found = answers(town_store, find(name))
    place = GOLDEN / f"{name}.json"
    if os.environ.get("COMMITGRAPH_GOLDEN") == "write":
        place.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(place.read_text(encoding="utf-8"))


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
