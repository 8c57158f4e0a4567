"""The user's own query: read-only, limited, and told what is wrong with it; on both servers."""

from __future__ import annotations

import time

import pytest

from graph.errors import QueryError, QueryRefused, QueryTimeout
from graph.store import Store
from graph.store.grouping import check_aggregates
from tests.store.made import document


@pytest.fixture(scope="module", autouse=True)
def _loaded(server: Store) -> None:
    server.put(*document("one", 60))


def test_columns_and_rows_in_order(server: Store) -> None:
    answer = server.ask("MATCH (c:Commitment) RETURN c.id AS id, 1 AS one ORDER BY id LIMIT 2")
    assert answer.columns == ("id", "one")
    assert answer.rows == ({"id": "one#c0", "one": 1}, {"id": "one#c1", "one": 1})
    assert not answer.truncated


def test_parameters(server: Store) -> None:
    answer = server.ask("MATCH (c {id: $id}) RETURN c.document AS document", {"id": "one#c3"})
    assert answer.rows == ({"document": "one"},)


def test_more_rows_than_the_limit_are_cut_and_said(server: Store) -> None:
    begun = time.monotonic()
    answer = server.ask("MATCH (a), (b), (c), (d) RETURN a.id AS a", limit=7, seconds=20)
    assert len(answer.rows) == 7
    assert answer.truncated
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("cypher", "line", "column"),
    [
        ("MATCH (c:Commitment RETURN c", 1, 21),
        ("MATCH (c:Commitment)\nRETRN c", 2, 1),
        ("MATCH (c:Commitment)\nRETURN c.id, d.id", 2, 14),
        ("   ", 1, 1),
    ],
)
def test_a_mistake_is_shown_with_its_place(server: Store, cypher: str, line: int, column: int) -> None:
    with pytest.raises(QueryError) as caught:
        server.ask(cypher)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert not isinstance(caught.value, QueryRefused)
    if cypher.strip():
        assert f"Error in the query at line {line}, column {column}: " in str(caught.value)


def test_a_missing_parameter_is_named(server: Store) -> None:
    with pytest.raises(QueryError, match="xyz"):
        server.ask("RETURN $xyz")


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (x:Place {id: 'x'})",
        "MATCH (c:Commitment) SET c.text = ''",
        "MATCH (c) DETACH DELETE c",
        "MERGE (x:Place {id: 'x'}) RETURN x",
        "MATCH (c:Commitment) WITH c LIMIT 1 CALL { CREATE (:Place {id: 'y'}) } RETURN c",
        "CREATE INDEX x FOR (n:Place) ON (n.x)",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "LOAD /* a */ CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line",
        "load csv from 'ftp://example.org/x' as line return line",
        "SHOW USERS",
    ],
)
def test_what_writes_or_reaches_out_is_refused(server: Store, cypher: str) -> None:
    before = list(server.nodes())
    with pytest.raises(QueryRefused, match="The query is refused"):
        server.ask(cypher)
    assert list(server.nodes()) == before


@pytest.mark.parametrize(
    "cypher", ["CALL dbms.listConfig()", "CALL dbms.listConfig() YIELD name RETURN name"]
)
def test_the_servers_settings_are_nobodys_business(server: Store, cypher: str) -> None:
    with pytest.raises(QueryError):
        server.ask(cypher)


def test_words_in_quotes_are_no_commands(server: Store) -> None:
    answer = server.ask("RETURN 'load csv' AS x, \"DELETE IN count(1) IS NULL\" AS y // LOAD CSV")
    assert answer.rows[0]["x"] == "load csv"


def test_a_query_without_end_is_stopped_in_the_engine_too(server: Store) -> None:
    endless = (
        "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a + b < 0 "
        "RETURN count(*) AS n"
    )
    begun = time.monotonic()
    with pytest.raises(QueryTimeout, match="did not end within 1 seconds"):
        server.ask(endless, seconds=1)
    assert time.monotonic() - begun < 4
    deadline = time.monotonic() + 5
    while any("range" in str(row["currentQuery"]) for row in server.rows("SHOW TRANSACTIONS")):
        assert time.monotonic() < deadline
        time.sleep(0.1)


WRONG = [
    "count(x) IS NULL",
    "count(x) IS NOT NULL",
    "1 IN collect(x)",
    "2 IN [count(x)]",
    "size(collect(x)) IS NULL",
    "count(x) > 1 AND count(x) < 3",
    "NOT count(x) > 5",
    "toString(count(x)) STARTS WITH '2'",
    "CASE WHEN count(x) > 1 OR false THEN 1 ELSE 2 END",
]
RIGHT = [
    "count(x) > 1",
    "collect(x)[0]",
    "coalesce(sum(x), 0)",
    "count(CASE WHEN x IS NULL THEN 1 END)",
    "[y IN collect(x) WHERE y IN [1] | y]",
    "any(y IN collect(x) WHERE y = 1 AND y > 0)",
    "size([y IN collect(x) WHERE y IS NOT NULL])",
]


@pytest.mark.parametrize("expression", WRONG)
def test_what_the_embedded_engine_groups_wrongly_is_refused_with_the_rewrite(
    server: Store, expression: str
) -> None:
    cypher = f"UNWIND [1, 2] AS x RETURN {expression} AS y"
    if server.where.startswith("bolt://"):  # a Neo4j server groups rightly
        assert len(server.ask(cypher).rows) == 1
        return
    assert len(server.rows(cypher)) == 2, "the engine groups rightly now: the check can go"
    with pytest.raises(QueryRefused, match=r"take it through a WITH first: WITH .* AS value"):
        server.ask(cypher)


@pytest.mark.parametrize("expression", RIGHT)
def test_what_it_groups_rightly_is_answered(server: Store, expression: str) -> None:
    assert len(server.ask(f"UNWIND [1, 2] AS x RETURN {expression} AS y").rows) == 1


def test_tests_beside_an_aggregate_are_no_tests_of_it() -> None:
    check_aggregates("MATCH (n) RETURN n.x IS NULL AS a, count(*) AS n")
    check_aggregates("MATCH (n) WITH n, count(*) AS k WHERE k IN [1] AND k IS NOT NULL RETURN k ORDER BY k")
    check_aggregates("MATCH (n) WHERE n.name STARTS WITH 'x' RETURN max(n.y) AS z")
    with pytest.raises(QueryRefused, match="line 2, column 17"):
        check_aggregates("MATCH (n)\nWITH n.a AS a, (count(n.b)) IS NULL AS b RETURN b")
