"""Source: a document's whole text with everything marked that was read from it."""

from __future__ import annotations

import streamlit as st

from views import frame, session
from views.components.source import source
from views.reading import panel
from views.whole_text import citation, drawing, marked, reasons

TEXT = "source_text"


def show() -> None:
    """Draw the page."""
    _body()


@st.fragment
def _body() -> None:
    frame.guarded(_draw)


def _draw() -> None:
    document = session.document()
    if document is None:
        return
    language, chosen = session.language(), session.selection()
    excerpt = session.excerpt(str(document["id"]), around=(chosen.node,) if chosen.node else ())
    node = excerpt.nodes.get(chosen.node or "")
    text = session.text(str(document["id"]))
    left_out = chosen.value("left") == "1"
    with st.container(key="source_bar", horizontal=True, vertical_alignment="center", gap="small"):
        st.session_state["source_left"] = left_out
        st.toggle(session.words("text.left"), key="source_left", on_change=_keep)
        with st.popover(session.words("text.cite"), width="content"):
            st.code(citation(document, node, str(st.context.url or "")), language=None, wrap_lines=True)
    data = panel(
        document, text, node, excerpt, language=language, documents=session.documents(), nothing="text.rules"
    )
    data |= marked(document, text, node, excerpt, left_out=left_out)
    data["scope"] = f"{data['scope']}/{left_out}"
    data["names"] |= reasons(language)
    data["look"] = drawing(language)
    source(data, key=TEXT, told=_select)


def _keep() -> None:
    session.choose(session.selection().keep(left=["1"] if st.session_state["source_left"] else []))


def _select() -> None:
    state = session.told(TEXT)
    if state:
        session.choose(session.selection().on_node(state.get("node") or None))
