"""Documents go in, are replaced and go out, whole, on both servers."""

from __future__ import annotations

import dataclasses

import pytest

from graph.build import build
from graph.errors import BuildError, UsageError
from graph.model import Batch, Edge
from graph.store import Store
from tests.graph import town
from tests.store.made import document, whole


def holds(store: Store, *batches: Batch) -> bool:
    """Whether the store says what the batches say, no more and no less."""
    return (list(store.nodes()), list(store.edges())) == whole(*batches)


def test_what_goes_in_comes_out(store: Store) -> None:
    batches = []
    for facts in town.documents():
        batch = build(facts)
        store.put(batch, facts.outline.text)
        batches.append(batch)
    assert holds(store, *batches)
    for facts, batch in zip(town.documents(), batches, strict=True):
        assert store.text_of(batch.document) == facts.outline.text.content


def test_loading_again_changes_nothing(store: Store) -> None:
    one, text = document("one", 12)
    store.put(one, text)
    before = store.revision()
    store.put(one, text)
    assert holds(store, one)
    assert store.revision() == before
    assert len(list(store.originals())) == 1


def test_a_document_is_replaced_with_all_that_it_said(store: Store) -> None:
    old, old_text = document("one", 12)
    other, other_text = document("two", 3, projects=1)
    new, new_text = document("one", 4, projects=2, word="改造")
    for batch, text in ((old, old_text), (other, other_text)):
        store.put(batch, text)
    before = store.revision()
    store.put(new, new_text)
    assert holds(store, other, new)
    assert store.revision() != before
    assert [data for _, data, _, _ in store.originals()] == [other_text.original, new_text.original]


def test_removing_takes_what_only_this_document_held(store: Store) -> None:
    one, one_text = document("one", 8)
    two, two_text = document("two", 4, projects=2)
    store.put(one, one_text)
    store.put(two, two_text)
    store.remove("one")
    assert holds(store, two)
    assert [name for _, _, name, _ in store.originals()] == ["two.txt"]
    store.remove("two")
    assert holds(store)


def test_removing_what_is_not_there_names_what_is(store: Store) -> None:
    store.put(*document("one", 1))
    with pytest.raises(UsageError, match="no document other in the store; there are: one"):
        store.remove("other")
    with pytest.raises(UsageError, match="no document other"):
        store.text_of("other")


def test_an_edge_without_an_end_leaves_everything_as_it_was(store: Store) -> None:
    one, text = document("one", 5)
    store.put(one, text)
    changed, changed_text = document("one", 6, word="改造")
    lost = Edge("lost", "MENTIONS", "one#c0", "nowhere", {"document": "one"})
    with pytest.raises(BuildError, match="The edge lost of one"):
        store.put(dataclasses.replace(changed, edges=(*changed.edges, lost)), changed_text)
    assert holds(store, one)
    assert [data for _, data, _, _ in store.originals()] == [text.original]


def test_documents_are_listed_without_their_texts(store: Store) -> None:
    store.put(*document("two", 1))
    store.put(*document("one", 1))
    rows = store.documents()
    assert [row["id"] for row in rows] == ["one", "two"]
    assert rows[0] == {"id": "one", "title": "one", "year": 2024, "warnings": ["one", "two"]}


def test_clearing_keeps_originals_and_decisions_for_a_rebuild(store: Store) -> None:
    batches = [document("two", 3), document("one", 5)]
    for batch, text in batches:
        store.put(batch, text)
    decision = store.decide("section", "one", {"start": 4, "kind": "plan"})
    before = (list(store.nodes()), list(store.edges()))
    store.clear()
    assert holds(store)
    assert store.missing() == ("two", "one")
    assert [name for _, _, name, _ in store.originals()] == ["two.txt", "one.txt"]
    assert decision in store.decisions().lines
    for batch, text in reversed(batches):
        store.put(batch, text)
    assert (list(store.nodes()), list(store.edges())) == before
    assert store.missing() == ()
    assert [name for _, _, name, _ in store.originals()] == ["two.txt", "one.txt"]


def test_rows_hold_plain_values(store: Store) -> None:
    store.put(*document("one", 1))
    [row] = store.rows(
        "MATCH p = (d:Document)-[:HAS_PILLAR]->(q) RETURN d.warnings AS words, q, p, $given AS given",
        {"given": {"a": [1, None]}},
    )
    assert row["words"] == ["one", "two"]
    assert row["given"] == {"a": [1, None]}
    node = row["q"]
    assert isinstance(node, dict)
    assert (node["id"], node["label"], node["properties"]["title"]) == ("one#p", "Pillar", "一")
    path = row["p"]
    assert isinstance(path, dict)
    assert [step["id"] for step in path["nodes"]] == ["one", "one#p"]
    assert [(edge["type"], edge["source"], edge["target"]) for edge in path["edges"]] == [
        ("HAS_PILLAR", "one", "one#p")
    ]
