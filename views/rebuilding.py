"""Reading a document again from its kept original, with the user's decisions as they stand."""

from __future__ import annotations

from graph.errors import StoreError
from graph.intake import admission, admit
from graph.store import Store
from loaders.corpus import read_document
from loaders.read import read


def read_again(store: Store, document: str) -> None:
    """Replaces what the store says of a document; raises StoreError where its original is missing."""
    decisions = store.decisions()
    for original, data in store.kept():
        if original.document == document:
            text = read(data, name=original.name, source=original.source)
            admit(store, [admission(read_document(text, decisions=decisions), document, decisions)])
            return
    raise StoreError(f"{document}: its original is not kept in this store; load the file again.")
