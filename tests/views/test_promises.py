"""Rows of the commitments table and their filters."""

from __future__ import annotations

import pytest

from graph.build import build
from graph.export.table import commitments
from tests.graph import town
from views.excerpt import of_batch
from views.promises import (
    NOBODY,
    Filter,
    Promise,
    agencies_of,
    cells,
    fitting,
    graph_of,
    pillars_of,
    promises,
)


def rows(language: str = "zh") -> tuple[Promise, ...]:
    batch = build(town.district_report())
    return promises(of_batch(batch), batch.document, language="zh" if language == "zh" else "en")


def test_rows_follow_the_text() -> None:
    starts = [row.start for row in rows()]
    assert starts == sorted(starts)
    assert len(starts) == 12


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Filter(), 12),
        (Filter(number=True), 5),
        (Filter(strengths=("explore", "support")), 2),
        (Filter(agency="区教育局"), 1),
        (Filter(agency=NOBODY), 11),
        (Filter(words="智造园"), 4),
        (Filter(words="智造园 扩建"), 1),
        (Filter(words="智造园", number=True), 2),
        (Filter(words="没有这个词"), 0),
    ],
)
def test_filters_hold_together(wanted: Filter, count: int) -> None:
    assert len(fitting(rows(), wanted)) == count


def test_a_pillars_filter_takes_its_rows_only() -> None:
    pillars = pillars_of(rows())
    assert list(pillars.values()) == ["总体目标", "1. 做强产业", "2. 民生改善"]
    second = list(pillars)[2]
    assert {row.pillar for row in fitting(rows(), Filter(pillars=(second,)))} == {"2. 民生改善"}


def test_lead_and_support_are_named_as_such() -> None:
    batch = build(town.division())
    found = promises(of_batch(batch), batch.document, language="zh")
    assert cells(found[0], language="zh")[5] == ["牵头 区教育局", "配合 区住建局", "配合 市教育局"]
    assert agencies_of(found)[0] == "区住建局"


def test_a_file_holds_the_rows_that_show_and_no_other() -> None:
    batch = build(town.district_report())
    document = next(node.properties for node in batch.nodes if node.label == "Document")
    held = of_batch(batch)
    shown = fitting(rows(), Filter(number=True))
    table = commitments(graph_of(held, shown, {**document, "id": batch.document}))
    assert [row[-1] for row in table.rows] == [row.id for row in shown]
