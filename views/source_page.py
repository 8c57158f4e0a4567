"""Source: a document's whole text with everything marked that was read from it."""

from __future__ import annotations

import streamlit as st

from graph.model import Node
from views import frame, session
from views.components.source import source
from views.excerpt import Excerpt
from views.reading import panel
from views.selection import Language
from views.whole_text import OUT, citation, drawing, marked, reasons
from views.why import why

TEXT = "source_text"
SHEET = 760
"""Pixels across a printed page, where the window is so wide."""


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
    place = _place(node, excerpt, str(document["id"]), text)
    if place is not None:
        _explanation(str(document["id"]), place, language)
        printed_on = any("page" in one.properties for one in excerpt.nodes.values())
        if printed_on and st.toggle(session.words("text.printed"), key="source_printed"):
            _picture(str(document["id"]), place)
    data = panel(
        document, text, node, excerpt, language=language, documents=session.documents(), nothing="text.rules"
    )
    data |= marked(document, text, node, excerpt, left_out=left_out)
    data["scope"] = f"{data['scope']}/{left_out}"
    data["names"] |= reasons(language)
    data["look"] = drawing(language)
    source(data, key=TEXT, told=_select)


def _place(node: Node | None, excerpt: Excerpt, document: str, text: str) -> tuple[int, int] | None:
    """The start and end to explain: the selected node's first place in this document, or what was left out there."""
    written = session.selection().value("at")
    if written.isascii() and written.isdigit():
        start = int(written)
        end = text.find("\n", start)
        return start, end if end >= 0 else len(text)
    if node is None:
        return None
    held = [node.properties, *(edge.properties for edge in excerpt.around(node.id))]
    places = [(one.get("start"), one.get("end")) for one in held if one.get("document") == document]
    return min(((a, b) for a, b in places if isinstance(a, int) and isinstance(b, int)), default=None)


def _explanation(document: str, place: tuple[int, int], language: Language) -> None:
    """Why the place was read so. The document is read again for it, a scan recognised: only where somebody looks."""
    opened = session.selection().value("at") != ""
    with st.expander(
        session.words("why.title"), expanded=opened, key=f"source_why_{opened}", on_change="rerun"
    ) as fold:
        if fold.open:
            facts = session.facts(document)
            with st.container(height=330, border=False):
                st.html(why(facts, place[0], language) if facts else session.words("why.none"))


def _picture(document: str, place: tuple[int, int]) -> None:
    """The page that the place is printed on, with the place framed."""
    from loaders.read.printed import printed

    facts = session.facts(document)
    found = printed(facts.outline.text, *place) if facts else None
    if found is None:
        st.html(session.words("text.no-page"))
        return
    page, picture = found
    st.image(picture, caption=session.words("text.page", page=page), width=SHEET)


def _keep() -> None:
    session.choose(session.selection().keep(left=["1"] if st.session_state["source_left"] else []))


def _select() -> None:
    state = session.told(TEXT)
    if state:
        told = str(state.get("node") or "")
        left = told.removeprefix(OUT) if told.startswith(OUT) else ""
        chosen = session.selection().on_node(None if left else told or None)
        session.choose(chosen.keep(at=[left] if left else []))
