"""What is said of a query that found nothing."""

from __future__ import annotations

import pytest

from graph.hints import unknown_names


@pytest.mark.parametrize(
    ("cypher", "said"),
    [
        ("MATCH (c:Comitment)-[:LED_BY]->(a:Agency) RETURN c", ["label Comitment; did you mean Commitment?"]),
        (
            "MATCH (c:Commitment)-[r:LEDBY|SERVES*1..2]->() RETURN r",
            ["edge type LEDBY; did you mean LED_BY?"],
        ),
        ("MATCH (x:Wharf) RETURN x", ["label Wharf."]),
        ("MATCH (c:Commitment {id: 'a'})-[:SERVES]->(p:Park|Project) RETURN p", []),
        ("MATCH (c:Commitment) WHERE c.text = '(x:Nothing)' RETURN c // (y:Nothing)", []),
    ],
)
def test_names_that_the_graph_does_not_have_are_told(cypher: str, said: list[str]) -> None:
    assert [str(name).removeprefix("There is no ") for name in unknown_names(cypher)] == said
