"""What is drawn, and where: limits, order, no two nodes on one place, the same picture twice."""

from __future__ import annotations

import pytest

from graph.build import build
from graph.model import Edge, Node, Property
from tests.graph import town
from views.choice import START, STEP, opening
from views.excerpt import Excerpt, excerpt, of_batch, stated
from views.picture import draw


def report(*, measures: int, each: int, things: int) -> Excerpt:
    """A report with so many measures of so many commitments, every thing touched by two of them."""
    nodes = [Node("p", "Pillar", {"document": "d", "start": 0, "title": "篇章", "ordinal": 1})]
    edges = []
    bodies = []
    for measure in range(measures):
        own = f"m{measure:04}"
        nodes.append(
            Node(own, "Measure", {"document": "d", "start": measure * 1000, "title": f"举措{measure}"})
        )
        edges.append(Edge(f"p-{own}", "HAS_MEASURE", "p", own, {}))
        for number in range(each):
            body = f"{own}c{number:04}"
            held: dict[str, Property] = {
                "document": "d",
                "start": measure * 1000 + number,
                "text": f"承诺{measure}之{number}",
            }
            nodes.append(Node(body, "Commitment", held))
            edges.append(Edge(f"{own}-{body}", "HAS_COMMITMENT", own, body, {}))
            bodies.append(body)
    for thing in range(things):
        nodes.append(Node(f"t{thing:04}", "Project", {"name": f"项目{thing}"}))
        for body in (bodies[thing % len(bodies)], bodies[(thing * 7 + 1) % len(bodies)]):
            edges.append(Edge(f"{body}-t{thing:04}", "MENTIONS", body, f"t{thing:04}", {"role": "object"}))
    return excerpt(nodes, edges)


def test_a_whole_report_starts_with_all_its_commitments() -> None:
    drawn = draw(report(measures=19, each=10, things=200))
    labels = [dot.label for dot in drawn.dots]
    assert len(drawn.dots) == START
    assert (labels.count("Measure"), labels.count("Commitment")) == (19, 190)
    assert drawn.drawn == "all"
    assert len(drawn.waiting) == 200 - labels.count("Project")


def test_too_many_commitments_are_counted_at_their_measures() -> None:
    held = report(measures=40, each=20, things=30)
    drawn = draw(held)
    assert drawn.drawn == "none"
    assert {dot.label for dot in drawn.dots} == {"Pillar", "Measure", "Project"}
    measure = next(dot for dot in drawn.dots if dot.label == "Measure")
    assert measure.hidden == 20
    assert any(line.type == "TOUCHES" for line in drawn.lines)
    opened = draw(held, opened=[measure.id])
    assert sum(dot.label == "Commitment" for dot in opened.dots) == 20


def test_a_few_commitments_too_many_are_given_up_evenly_and_the_idle_ones_first() -> None:
    held = report(measures=20, each=14, things=60)
    drawn = draw(held)
    assert drawn.drawn == "some"
    assert len(drawn.dots) == START
    hidden = [dot.hidden for dot in drawn.dots if dot.label == "Measure"]
    assert max(hidden) - min(hidden) <= 1
    drawn_ids = {dot.id for dot in drawn.dots}
    for measure in held.labelled("Measure"):
        counts: dict[bool, list[int]] = {True: [], False: []}
        for body in held.neighbours(measure.id):
            if held.nodes[body].label == "Commitment":
                counts[body in drawn_ids].append(len(held.around(body)))
        assert min(counts[True]) >= max(counts[False], default=0)


def test_opening_adds_at_most_a_step_and_undoing_gives_the_picture_before() -> None:
    held = report(measures=4, each=200, things=10)
    before = draw(held)
    opened = draw(held, opened=["m0001"])
    assert len(opened.dots) - len(before.dots) == STEP
    twice = draw(held, opened=["m0001", "m0001"])
    assert len(twice.dots) - len(before.dots) == 2 * STEP
    assert draw(held, opened=[]) == before


def test_opening_does_not_move_what_was_there() -> None:
    held = report(measures=12, each=9, things=400)
    before = {dot.id: (dot.x, dot.y) for dot in draw(held).dots}
    after = {dot.id: (dot.x, dot.y) for dot in draw(held, opened=["m0003c0001", "m0005c0002"]).dots}
    assert {node: after[node] for node in before} == before


@pytest.mark.parametrize(
    ("measures", "each", "things"), [(1, 1, 0), (19, 11, 90), (3, 60, 150), (60, 2, 400)]
)
def test_no_two_nodes_stand_on_one_place(measures: int, each: int, things: int) -> None:
    drawn = draw(report(measures=measures, each=each, things=things), opened=["m0000", "m0000c0000"])
    places = [(dot.x, dot.y) for dot in drawn.dots]
    assert len(set(places)) == len(places)


def test_layers_run_from_left_to_right() -> None:
    drawn = draw(of_batch(build(town.district_report())))
    place = {dot.id: dot.x for dot in drawn.dots}
    assert all(place[line.source] < place[line.target] for line in drawn.lines)


def test_a_selected_node_is_drawn_though_there_was_no_room() -> None:
    held = report(measures=19, each=10, things=200)
    missing = draw(held).waiting[0][0]
    assert missing in {dot.id for dot in draw(held, node=missing).dots}


def test_unknown_ids_from_an_old_address_are_passed_over() -> None:
    held = report(measures=2, each=2, things=2)
    assert draw(held, opened=["gone"], node="gone") == draw(held)


def test_an_empty_document_draws_nothing() -> None:
    assert draw(Excerpt({}, ())).dots == ()


def test_the_same_graph_gives_the_same_picture() -> None:
    held = report(measures=7, each=8, things=60)
    again = excerpt(reversed(list(held.nodes.values())), reversed(held.edges))
    assert draw(again, opened=["m0001c0001"]) == draw(held, opened=["m0001c0001"])


def test_opening_takes_the_nearest_kinds_first() -> None:
    held = of_batch(build(town.district_report()))
    measure = next(node for node in held.labelled("Measure"))
    added = opening(held, {measure.id}, measure.id)
    assert [held.nodes[node].label for node in added] == ["Pillar", "Commitment", "Commitment", "Commitment"]


def test_a_picture_shows_what_documents_say_and_proposals_only_beside_what_is_selected() -> None:
    said = Edge("e1", "LED_BY", "c", "a", {"basis": "explicit"})
    proposed = Edge("e2", "LED_BY", "c", "b", {"basis": "inferred"})
    nodes = [
        Node("c", "Commitment", {"text": "x"}),
        Node("a", "Agency", {"name": "甲局"}),
        Node("b", "Agency", {"name": "乙局"}),
    ]
    whole = excerpt(nodes, [said, proposed])
    assert set(stated(whole).nodes) == {"c", "a"}
    assert set(stated(whole, around=["c"]).nodes) == {"c", "a", "b"}
    confirmed = excerpt(
        nodes, [said, Edge("e2", "LED_BY", "c", "b", {"basis": "inferred", "confirmed": True})]
    )
    assert "b" in stated(confirmed).nodes
