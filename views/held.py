"""The list of what the store holds: found by words, opened, read again, removed, its original given back."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from graph.errors import CommitGraphError
from graph.model import Property
from views import session
from views.rebuilding import read_again
from views.words import term

LISTED = 20
"""Documents that the list shows at first; each *More* adds as many."""


def held() -> None:
    """Draw the list."""
    say = session.words
    st.html(f"<h2>{say('docs.held')}</h2>")
    missing = session.store().missing()
    if missing:
        st.warning(say("docs.missing", names="、".join(missing)))
    everything = session.documents()
    words = _find() if len(everything) > LISTED else ""
    fitting = [one for one in everything if all(word in _words_of(one) for word in words.split())]
    shown = LISTED * max(1, _number(session.selection().value("show")))
    for document in fitting[:shown]:
        _document(document)
    if len(fitting) > shown:
        more = str(shown // LISTED + 1)
        st.button(
            say("docs.more", n=len(fitting) - shown),
            on_click=lambda: session.choose(session.selection().keep(show=[more])),
        )


def _find() -> str:
    """A field by which to find documents, kept in the address; its words."""
    st.session_state["documents_find"] = session.selection().value("find")

    def keep() -> None:
        words = st.session_state["documents_find"].strip()
        session.choose(session.selection().keep(find=[words] if words else [], show=[]))

    st.text_input(
        session.words("docs.find"), key="documents_find", on_change=keep, icon=":material/search:", width=360
    )
    return str(st.session_state["documents_find"])


def _words_of(document: Mapping[str, Property]) -> str:
    kind = term("kind", document.get("kind"), session.language())
    return " ".join(str(document.get(key)) for key in ("title", "place", "year", "name", "id")) + f" {kind}"


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 4 else 1


def _document(document: Mapping[str, Property]) -> None:
    say, here = session.words, str(document["id"])
    with st.container(key=f"held_{here}", border=True):
        title = escape(str(document.get("title") or here))
        kind = term("kind", document.get("kind"), session.language())
        facts = f"{document.get('place')} · {session.dated(document)} · {kind}"
        counts = say(
            "docs.counts",
            commitments=document.get("commitments"),
            targets=document.get("targets"),
            mentions=document.get("mentions"),
        )
        st.html(
            f"<p><b>{title}</b><br><small>{escape(facts)} · {counts} · {escape(str(document.get('name')))}</small></p>"
        )
        with st.container(horizontal=True, gap="small"):
            st.button(say("docs.open"), key=f"open_{here}", on_click=_open, args=(here,))
            st.button(say("docs.reload"), key=f"again_{here}", on_click=_again, args=(here,))
            original = session.store().original(here)
            if original:
                st.download_button(
                    say("docs.original"),
                    data=lambda: session.store().data(original),
                    file_name=original.name,
                    key=f"file_{here}",
                    on_click="ignore",
                )
            with st.popover(say("docs.remove"), width="content"):
                st.write(say("docs.sure"))
                st.button(
                    say("docs.remove"), key=f"gone_{here}", type="primary", on_click=_remove, args=(here,)
                )


def _open(document: str) -> None:
    session.choose(session.selection().on_document(document).on_page("overview"))


def _again(document: str) -> None:
    try:
        read_again(session.store(), document)
    except CommitGraphError as error:
        st.error(str(error))
    else:
        session.wrote()
        st.toast(session.words("docs.reread"))


def _remove(document: str) -> None:
    session.store().remove(document)
    session.wrote()
    st.toast(session.words("docs.removed"))
    session.choose(session.selection().on_document(None))
