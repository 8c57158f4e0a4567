"""Stores on both servers, and one that each test finds empty."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from graph.store import Store, open_store
from tests.store.neo4j_server import neo4j_server


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Store, None, None]:
    """One store for all tests on each server."""
    if request.param == "embedded":
        with open_store(tmp_path_factory.mktemp("store")) as store:
            yield store
        return
    with pytest.MonkeyPatch.context() as patch, neo4j_server(tmp_path_factory.mktemp("neo4j")) as address:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        with open_store(address) as store:
            yield store


@pytest.fixture
def store(server: Store) -> Store:
    """The same, without a document or an original."""
    for row in server.documents():
        server.remove(str(row["id"]))
    assert not list(server.nodes())
    assert not list(server.originals())
    return server


@pytest.fixture(autouse=True)
def _soon_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Engines that these tests start end soon after their last user."""
    monkeypatch.setenv("COMMITGRAPH_LINGER", "0.5")
