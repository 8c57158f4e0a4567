"""At the console nothing writes, reaches out or runs for ever, and what only looks like it is answered."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator

import pytest

from graph.errors import QueryError, QueryTimeout
from graph.store import Store
from tests.store.attempts import ENDLESS, HARMLESS, REACHING, WRITING
from tests.store.made import document


def state(server: Store) -> str:
    """A digest of every node and edge, and of the indexes."""
    held = hashlib.sha256()
    for one in (*server.nodes(), *server.edges()):
        held.update(repr(one).encode())
    return held.hexdigest()


@pytest.fixture(scope="module", autouse=True)
def untouched(server: Store) -> Iterator[None]:
    """All the attempts together left the graph as it was."""
    server.put(*document("one", 60))
    before = state(server)
    yield
    assert state(server) == before


@pytest.mark.parametrize("cypher", WRITING)
def test_nothing_is_written(server: Store, cypher: str) -> None:
    with pytest.raises(QueryError):
        server.ask(cypher, seconds=5)


@pytest.mark.parametrize("cypher", REACHING)
def test_nothing_reaches_out(server: Store, cypher: str) -> None:
    with pytest.raises(QueryError):
        server.ask(cypher, seconds=5)


@pytest.mark.parametrize("cypher", ENDLESS)
def test_nothing_runs_for_ever(server: Store, cypher: str) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryTimeout):
        server.ask(cypher, seconds=1)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("cypher", HARMLESS)
def test_what_only_looks_like_it_is_answered(server: Store, cypher: str) -> None:
    server.ask(cypher, {"create": "x", "LOAD CSV": "y"}, seconds=20)
