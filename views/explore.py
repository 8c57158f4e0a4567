"""Explore: the report as a graph, with the text beside it in which the selected sentence is marked."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

import streamlit as st

from graph.model import Node, Property
from views import frame, look, questions, session, sharing
from views.components.graph import graph, library
from views.components.source import source
from views.excerpt import Excerpt, stated
from views.picture import Picture, draw, in_steps
from views.reading import names, panel
from views.selection import Selection
from views.words import strings

GRAPH, SOURCE = "explore_graph", "explore_source"
OPEN, HIDE, VIEW = "open", "hide", "view"


def show() -> None:
    """Draw the page."""
    library()
    _body()


@st.fragment
def _body() -> None:
    frame.guarded(_draw)


def _draw() -> None:
    document = session.document()
    if document is None:
        return
    chosen = session.selection()
    here = str(document["id"])
    around = (*chosen.values(OPEN), *([chosen.node] if chosen.node else []))
    excerpt = session.excerpt(here, around=around)
    node = excerpt.nodes.get(chosen.node or "")
    if chosen.node and node is None:
        st.toast(session.words("note.node"))
    left, right = st.columns([1.8, 1], gap="small")
    with left:
        questions.bar(excerpt)
        if questions.question() == "whole":
            shown = stated(excerpt, around=around)
            drawn, scope = draw(shown, opened=chosen.values(OPEN), node=chosen.node), here
        else:
            asked, words = questions.answer()
            st.html(f'<div class="asked">{words}</div>')
            shown, drawn, scope = asked.excerpt, in_steps(asked.excerpt, asked.columns), f"{here}?{words}"
        if drawn.dots:
            graph(data(drawn, chosen, scope=scope, turn=_turn()), key=GRAPH, told=_from_graph)
            sharing.bar(shown, drawn, document)
    with right:
        source(_panel(document, node, excerpt), key=SOURCE, told=_from_source)


def _panel(document: dict[str, Property], node: Node | None, excerpt: Excerpt) -> dict[str, Any]:
    """The panel shows the text in which the selected node stands, which may be another document's."""
    held = session.documents()
    home = str(node.properties.get("document") or "") if node else ""
    shown = next((d for d in held if d["id"] == home), document)
    return panel(
        shown,
        session.text(str(shown["id"])),
        node,
        excerpt,
        language=session.language(),
        documents=held,
    )


def data(drawn: Picture, chosen: Selection, *, scope: str, turn: int) -> dict[str, Any]:
    """What the component `graph` is handed."""
    dots = [asdict(dot) for dot in drawn.dots]
    lines = [asdict(line) for line in drawn.lines]
    said = json.dumps([dots, lines, drawn.waiting], ensure_ascii=False).encode("utf-8", "replace")
    return {
        "scope": scope,
        "beside": SOURCE,
        "signature": hashlib.sha256(said).hexdigest(),
        "dots": dots,
        "lines": lines,
        "waiting": [list(one) for one in drawn.waiting],
        "drawn": drawn.drawn,
        "crowded": drawn.crowded,
        "state": {
            "node": chosen.node,
            "opened": list(chosen.values(OPEN)),
            "hidden": list(chosen.values(HIDE)),
            "mode": "list" if chosen.value(VIEW) == "list" else "graph",
        },
        "turn": turn,
        "words": strings("graph.", chosen.language),
        "names": names(chosen.language),
        "look": look.table(),
    }


def _turn() -> int:
    turn = session.told(GRAPH).get("turn", st.session_state.get("explore_turn", 0))
    st.session_state["explore_turn"] = turn
    return int(turn)


def _from_graph() -> None:
    state = session.told(GRAPH)
    if not state:
        return
    kept = session.selection().on_node(state.get("node") or None)
    session.choose(
        kept.keep(
            **{
                OPEN: [str(one) for one in state.get("opened", [])],
                HIDE: [str(one) for one in state.get("hidden", [])],
                VIEW: ["list"] if state.get("mode") == "list" else [],
            }
        )
    )


def _from_source() -> None:
    state = session.told(SOURCE)
    if state:
        session.choose(session.selection().on_node(state.get("node") or None))
