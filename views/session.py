"""What one browser session holds: the store (shared by all), the selection (in the address), the language.

Only this module and the pages import Streamlit.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from graph.errors import CommitGraphError
from graph.intake import Admission, admissions, admit
from graph.model import Facts, Node, Property
from graph.store import Store, open_store
from loaders.corpus import read_document
from views.excerpt import Excerpt, find, merged, named, neighbourhood, whole
from views.selection import Language, Selection, read_query
from views.words import say

STORE = "COMMITGRAPH_STORE"
"""The environment variable that names the store: a folder or an address. Without it, the user's own."""

SHARED = 4000
"""A list of names longer than this helps nobody; the document's own names are offered then."""


@st.cache_resource(show_spinner=False)
def _opened(where: str) -> Store:
    return open_store(where or None)


def store() -> Store:
    """The store that this program shows; raises StoreError where it cannot be opened."""
    return _opened(os.environ.get(STORE, ""))


def retry() -> None:
    """Forget the store, so that the next look opens it anew."""
    _opened.clear()


def state() -> tuple[str, bool]:
    """In which state the store is, and whether it is being built anew just now."""
    return store().revision(), store().busy()


def changed() -> bool:
    """Whether the store is in another state than when this session looked last; remembers the new one."""
    now = state()
    before = st.session_state.get("store_state", now)
    st.session_state["store_state"] = now
    return bool(now != before)


def wrote() -> None:
    """This session changed the store itself, which is no news to its user."""
    st.session_state["store_state"] = state()


def keep(found: Sequence[Facts]) -> tuple[Admission, ...]:
    """Put documents into the store; what became of each."""
    held = store()
    admitted = admissions(held.documents(), found, held.decisions())
    admit(held, admitted)
    wrote()
    return admitted


def selection() -> Selection:
    """The selection that the address carries."""
    locale = (st.context.locale or "zh").lower()
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    return read_query(query, language="zh" if locale.startswith("zh") else "en")


def choose(chosen: Selection, *, always: bool = False) -> None:
    """Write a selection into the address, if it is not there already.

    `always` writes it all the same: a link to a page hands its parameters to the program, and the browser's
    address only follows what the program writes.
    """
    query = chosen.query()
    if always or {name: st.query_params.get_all(name) for name in st.query_params} != query:
        st.query_params.from_dict(query)


def language() -> Language:
    """The language of the screen."""
    return selection().language


def words(key: str, **values: object) -> str:
    """A string in the language of the screen."""
    return say(key, language(), **values)


def documents() -> list[dict[str, Property]]:
    """The documents of the store by id: their properties without the text."""
    return _documents(store().where, store().revision())


def document() -> dict[str, Property] | None:
    """The selected document, or the one that is shown where none is; None in an empty store."""
    held = documents()
    wanted = selection().document
    return next((d for d in held if d["id"] == wanted), preferred(held))


def preferred(held: list[dict[str, Property]]) -> dict[str, Property] | None:
    """The document to show first: a report before a division, the lowest level, the latest year."""
    levels = ("county", "city", "province", "national")

    def rank(one: Mapping[str, Property]) -> tuple[bool, int, int, str]:
        level = str(one.get("level"))
        year = one.get("year")
        return (
            one.get("kind") != "report",
            levels.index(level) if level in levels else len(levels),
            -(year if isinstance(year, int) else 0),
            str(one["id"]),
        )

    return min(held, key=rank, default=None)


def dated(document: Mapping[str, Property]) -> str:
    """A document's year as a screen shows it, also where nothing told it."""
    return str(document.get("year") or words("year.none"))


def text(document_id: str) -> str:
    """The characters of a document."""
    return _text(store().where, store().revision(), document_id)


def excerpt(document_id: str, *, around: tuple[str, ...] = ()) -> Excerpt:
    """A document's part of the graph, with the neighbourhoods of some nodes."""
    where, revision = store().where, store().revision()
    base = _whole(where, revision, document_id)
    others = [_around(where, revision, document_id, node) for node in dict.fromkeys(around)]
    return merged(base, *others) if any(other.nodes for other in others) else base


def node(node_id: str) -> Node | None:
    """A node of the store by its id, or None."""
    return _node(store().where, store().revision(), node_id) if node_id else None


def facts(document_id: str) -> Facts | None:
    """What its kept original says of a document, read again; None where the original is missing."""
    return _facts(store().where, store().revision(), document_id)


def shared() -> tuple[Node, ...]:
    """What the whole store names, with its agencies, by name; nothing where that is too much for a list."""
    return _shared(store().where, store().revision())


# The caches: `where` and `revision` say which store in which state a value was read from.


@st.cache_data(show_spinner=False, max_entries=4)
def _documents(where: str, revision: str) -> list[dict[str, Property]]:
    return store().documents()  # type: ignore[return-value]


@st.cache_data(show_spinner=False, max_entries=16)
def _text(where: str, revision: str, document_id: str) -> str:
    return store().text_of(document_id)


@st.cache_resource(show_spinner=False, max_entries=16)
def _whole(where: str, revision: str, document_id: str) -> Excerpt:
    return whole(store(), document_id)


@st.cache_resource(show_spinner=False, max_entries=256)
def _around(where: str, revision: str, document_id: str, node: str) -> Excerpt:
    known = _whole(where, revision, document_id).nodes.get(node) or find(store(), node)
    return neighbourhood(store(), known) if known is not None else Excerpt({}, ())


@st.cache_data(show_spinner=False, max_entries=256)
def _node(where: str, revision: str, node_id: str) -> Node | None:
    return find(store(), node_id)


@st.cache_resource(show_spinner=False, max_entries=8)
def _facts(where: str, revision: str, document_id: str) -> Facts | None:
    original = store().original(document_id)
    if original is None:
        return None
    data, decisions = store().data(original), store().decisions()
    return read_document(data, name=original.name, address=original.source, decisions=decisions)


@st.cache_data(show_spinner=False, max_entries=4)
def _shared(where: str, revision: str) -> tuple[Node, ...]:
    return named(store(), limit=SHARED)


def told(key: str) -> Mapping[str, Any]:
    """What a component told last; empty where it told nothing."""
    held = st.session_state.get(key)
    value = held.get("told") if held else None
    return value if isinstance(value, Mapping) else {}


def failure(error: CommitGraphError) -> str:
    """The sentence of an error, for the screen."""
    return str(error)
