"""Reading a document again from its kept original, with the user's decisions as they stand."""

from __future__ import annotations

from graph.errors import StoreError
from graph.intake import admission, admit
from graph.store import Store
from loaders.corpus import read_document


def read_again(store: Store, document: str) -> None:
    """Replaces what the store says of a document; raises StoreError where its original is missing."""
    original, decisions = store.original(document), store.decisions()
    if original is None:
        raise StoreError(f"{document}: its original is not kept in this store; load the file again.")
    facts = read_document(
        store.data(original), name=original.name, address=original.source, decisions=decisions
    )
    admit(store, [admission(facts, document, decisions)])
