"""Needs, ways and what two agencies share, on edges made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from graph.analysis.network import Need, compared, need, ways
from graph.model import Edge, Property


def edge(kind: str, source: str, target: str, **held: Property) -> Edge:
    return Edge(f"{kind} {source} {target}", kind, source, target, held)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (edge("SERVES", "promise", "title"), Need("title", "promise")),
        (edge("RELIES_ON", "promise", "park"), Need("promise", "park")),
        (edge("UNDERTAKEN_BY", "works", "firm"), Need("works", "firm")),
        (edge("LOCATED_IN", "works", "street"), Need("works", "street")),
        (edge("MENTIONS", "promise", "park", role="object"), Need("promise", "park")),
        (edge("MENTIONS", "promise", "pupils", role="beneficiary"), None),
        (edge("LED_BY", "promise", "bureau"), None),
    ],
)
def test_an_edge_says_who_needs_what(said: Edge, expected: Need | None) -> None:
    assert need(said) == expected


Neighbours = Callable[[Sequence[str]], Iterator[tuple[str, str]]]


def graph(*pairs: str) -> tuple[Neighbours, list[str]]:
    """Neighbours in a graph given as "a-b" pairs, and a list of what was asked."""
    ends = [tuple(pair.split("-")) for pair in pairs]
    asked: list[str] = []

    def neighbours(nodes: Sequence[str]) -> Iterator[tuple[str, str]]:
        asked.extend(nodes)
        for one, other in ends:
            if one in nodes:
                yield one, other
            if other in nodes:
                yield other, one

    return neighbours, asked


def test_all_shortest_ways_are_found_and_no_longer_one() -> None:
    neighbours, _ = graph("a-b", "b-d", "a-c", "c-d", "d-e", "a-x", "x-y", "y-e")
    found = ways(neighbours, "a", "e")
    assert found is not None
    assert found.length == 3
    assert found.steps == {"a": 0, "b": 1, "c": 1, "x": 1, "d": 2, "y": 2, "e": 3}


def test_neighbours_are_one_step_apart() -> None:
    found = ways(graph("a-b")[0], "a", "b")
    assert found is not None and found.steps == {"a": 0, "b": 1}


def test_no_way_and_too_long_a_way_are_none() -> None:
    assert ways(graph("a-b", "c-d")[0], "a", "d") is None
    long = graph(*(f"{n}-{n + 1}" for n in range(12)))[0]
    assert ways(long, "0", "9", longest=8) is None
    found = ways(long, "0", "8", longest=8)
    assert found is not None and found.length == 8


def test_the_search_gives_up_where_it_would_look_at_everything() -> None:
    neighbours, asked = graph(*(f"hub-leaf{n}" for n in range(500)), "leaf1-far", "far-end")
    assert ways(neighbours, "leaf0", "end", most=50) is None
    assert len(asked) < 10


def test_two_agencies_are_compared_by_their_parts_and_by_what_both_touch() -> None:
    edges = [
        edge("LED_BY", "c1", "works", basis="explicit"),
        edge("SUPPORTED_BY", "c1", "schools", basis="explicit"),
        edge("LED_BY", "c2", "schools", basis="explicit"),
        edge("LED_BY", "c3", "works", basis="inferred"),
        edge("LED_BY", "c4", "works", basis="inferred", confirmed=True),
        edge("MENTIONS", "c2", "park", role="object"),
        edge("MENTIONS", "c4", "park", role="object"),
        edge("MENTIONS", "c1", "fair", role="object"),
    ]
    both = compared(edges, "works", "schools")
    assert (both.first.leads, both.first.supports, both.first.proposed) == (("c1", "c4"), (), ("c3",))
    assert (both.second.leads, both.second.supports) == (("c2",), ("c1",))
    assert both.together == ("c1",)
    assert both.things == {"park": (("c4",), ("c2",))}
