"""The saved questions give their golden answers on the embedded engine and on a real Neo4j server alike."""

from __future__ import annotations

import json

import pytest

from graph.build import build
from graph.catalog import find
from graph.store import Store
from loaders.corpus import read_document
from tests.graph import town
from tests.graph.test_queries import CASES, DIVISION, GOLDEN, REPORT, WIDER, answers


@pytest.mark.parametrize("wider", [False, True], ids=["town", "wider"])
def test_saved_questions_answer_alike_on_both_servers(store: Store, wider: bool) -> None:
    documents = list(town.documents())
    if wider:
        given = {"place": "山西省太原市杏花岭区", "year": 2024}
        documents += [
            read_document(REPORT.encode(), name="report.txt", kind="report", **given),  # type: ignore[arg-type]
            read_document(DIVISION.encode(), name="division.md", kind="division", **given),  # type: ignore[arg-type]
        ]
    for facts in documents:
        store.put(build(facts), facts.outline.text)
    for name in sorted(CASES):
        if (name in WIDER) == wider:
            golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
            assert answers(store, find(name)) == golden, name
