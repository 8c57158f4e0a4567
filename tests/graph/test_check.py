"""The check of a whole store: it passes what is right and names what is not."""

from __future__ import annotations

from dataclasses import replace

from graph.check import check, examine
from graph.export import Graph
from graph.store import Store


def test_a_good_store_passes_and_is_counted(town_store: Store) -> None:
    report = check(town_store)
    assert report.good
    assert report.nodes["Commitment"] == 19
    assert report.nodes["Document"] == 3
    assert report.edges["LED_BY"] == 6
    assert list(report.nodes)[:3] == ["Document", "Jurisdiction", "Pillar"]
    assert report.spans == 80


def test_a_quote_that_moved_is_named(town_graph: Graph) -> None:
    spoilt = [
        replace(node, properties={**node.properties, "start": 1, "end": 4})
        if node.id == "990400-2024-report/commitment/19"
        else node
        for node in town_graph.nodes
    ]
    report = examine(spoilt, town_graph.edges)
    assert not report.good
    assert report.failures == (
        "990400-2024-report/commitment/19: at 1:2 stands “州市政”, not “地区生产总值增长5.5%以上”.",
    )


def test_what_the_schema_does_not_know_is_named(town_graph: Graph) -> None:
    spoilt = [
        replace(edge, properties={**edge.properties, "colour": "red"}) if edge.type == "LED_BY" else edge
        for edge in town_graph.edges
    ]
    failures = examine(town_graph.nodes, spoilt).failures
    assert len(failures) == 6
    assert all("a property colour" in failure for failure in failures)


def test_an_edge_without_its_end_is_named(town_graph: Graph) -> None:
    kept = [node for node in town_graph.nodes if node.id != "indicator/幼儿园"]
    failures = examine(kept, town_graph.edges).failures
    assert any("joins a node that is not there" in failure for failure in failures)


def test_an_element_of_a_document_that_is_gone_is_named(town_graph: Graph) -> None:
    kept = [node for node in town_graph.nodes if node.id != "990402-2024-division"]
    failures = examine(kept, town_graph.edges).failures
    assert any("990402-2024-division, which is not here" in failure for failure in failures)
