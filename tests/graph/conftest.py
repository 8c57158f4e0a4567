"""The made-up town in a store of its own."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from graph.build import build
from graph.export import Graph
from graph.model import Batch
from graph.store import Store, open_store
from tests.graph import town


@pytest.fixture(scope="session")
def batches() -> tuple[Batch, ...]:
    """The town's three documents, built."""
    return tuple(build(facts) for facts in town.documents())


@pytest.fixture(scope="session")
def town_graph(batches: tuple[Batch, ...]) -> Graph:
    """The town's graph without a store."""
    return Graph.of_batches(batches)


@pytest.fixture(scope="session")
def town_store(
    batches: tuple[Batch, ...], tmp_path_factory: pytest.TempPathFactory
) -> Generator[Store, None, None]:
    """The town in a store with the embedded engine."""
    with open_store(tmp_path_factory.mktemp("town")) as store:
        for batch, facts in zip(batches, town.documents(), strict=True):
            store.put(batch, facts.outline.text)
        yield store
