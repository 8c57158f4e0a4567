"""Cypher: saved questions with their parameters as fields, own queries, the answer as table, graph and CSV."""

from __future__ import annotations

import time
from html import escape

import streamlit as st

from graph.catalog import Parameter, SavedQuery, saved_queries
from graph.errors import CommitGraphError, QueryError
from graph.hints import unknown_names
from graph.store.answer import Answer
from views import explore, frame, session
from views.components.graph import graph as graph_component
from views.components.graph import library
from views.components.table import table
from views.picture import in_columns
from views.results import cells, csv_file, graph

SECONDS, ROWS = 10, 1000
SHOWN = 200
OWN = "own"
GRAPH, TABLE = "cypher_graph", "cypher_table"
FIRST = """MATCH (c:Commitment)-[t:SETS_TARGET]->(i:Indicator)
RETURN i.name AS indicator, t.op AS op, t.value AS value, t.unit AS unit, c.text AS text
ORDER BY indicator, text
LIMIT 50"""


def show() -> None:
    """Draw the page."""
    library()
    frame.guarded(_draw)


def _draw() -> None:
    chosen = session.selection()
    queries = {query.name: query for query in saved_queries()}
    name = (
        chosen.value("q")
        if chosen.value("q") in queries
        else (OWN if chosen.value("cypher") else next(iter(queries)))
    )
    left, right = st.columns([1, 1.9], gap="medium")
    with left:
        _pick(queries, name)
        query = queries.get(name)
        cypher, parameters = _asked(query)
        st.html(f'<p class="limits">{session.words("cypher.limits", rows=f"{ROWS:,}", seconds=SECONDS)}</p>')
    with right:
        _answer(cypher, parameters, query)


def _pick(queries: dict[str, SavedQuery], name: str) -> None:
    zh = session.language() == "zh"
    st.session_state["cypher_saved"] = name
    st.selectbox(
        session.words("cypher.saved"),
        [*queries, OWN],
        format_func=lambda one: (
            session.words("cypher.own")
            if one == OWN
            else (queries[one].title_zh if zh else queries[one].title_en)
        ),
        key="cypher_saved",
        on_change=_chosen,
    )


def _chosen() -> None:
    name = st.session_state["cypher_saved"]
    kept = session.selection().on_page("cypher")
    session.choose(kept.keep(cypher=[FIRST]) if name == OWN else kept.keep(q=[name]))


def _asked(query: SavedQuery | None) -> tuple[str, dict[str, object]]:
    """The query to run, and its parameters."""
    chosen = session.selection()
    if query is None:
        st.session_state["cypher_text"] = chosen.value("cypher") or FIRST
        st.text_area(session.words("cypher.query"), key="cypher_text", height=260, on_change=_written)
        st.button(session.words("cypher.run"), type="primary", key="cypher_run")
        return chosen.value("cypher") or FIRST, {}
    zh = session.language() == "zh"
    st.html(f'<p class="limits">{escape(query.about_zh if zh else query.about_en)}</p>')
    given = {}
    for parameter in query.parameters:
        value = _field(parameter, parameter.zh if zh else parameter.en)
        if value:
            given[parameter.name] = value
    with st.expander(session.words("cypher.query")):
        st.code(query.cypher, language="cypher", wrap_lines=True)
        st.button(session.words("cypher.edit"), key="cypher_edit", on_click=_edit, args=(query.cypher,))
    return query.cypher, dict(query.bind(given))


def _field(parameter: Parameter, label: str) -> str:
    key = f"cypher_of_{parameter.name}"
    chosen = session.selection()
    usual = (
        str(chosen.document or "")
        if parameter.name == "document"
        else str(parameter.default if parameter.default is not None else "")
    )
    st.session_state[key] = chosen.value(f"p.{parameter.name}") or usual
    st.text_input(
        label,
        key=key,
        on_change=lambda: session.choose(
            session.selection().keep(**{f"p.{parameter.name}": [st.session_state[key].strip()]})
        ),
    )
    return str(st.session_state[key]).strip()


def _written() -> None:
    session.choose(session.selection().on_page("cypher").keep(cypher=[st.session_state["cypher_text"]]))


def _edit(cypher: str) -> None:
    session.choose(session.selection().on_page("cypher").keep(cypher=[cypher]))


def _names(answer: Answer, query: SavedQuery | None) -> list[str]:
    """The headings of the columns: a saved question says them in the user's language."""
    zh = session.language() == "zh"
    said = {column.name: column.zh if zh else column.en for column in query.columns} if query else {}
    return [said.get(name, name) for name in answer.columns]


def _answer(cypher: str, parameters: dict[str, object], query: SavedQuery | None) -> None:
    begun = time.monotonic()
    try:
        answer = session.store().ask(cypher, parameters, seconds=SECONDS, limit=ROWS)
    except QueryError as error:
        st.error(str(error))
        if error.line:
            st.html(f"<p>{session.words('cypher.place', line=error.line, column=error.column or 1)}</p>")
        return
    except CommitGraphError as error:
        st.error(str(error))
        return
    rows = cells(answer)
    with st.container(key="cypher_bar", horizontal=True, vertical_alignment="center", gap="small"):
        said = session.words("cypher.rows", n=len(rows), seconds=f"{time.monotonic() - begun:.2f}")
        if answer.truncated or len(rows) > SHOWN:
            said += " · " + session.words("cypher.truncated", n=min(SHOWN, len(rows)))
        st.html(f'<p class="count">{said}</p>', width="content")
        st.download_button(
            session.words("cypher.csv"), data=lambda: csv_file(answer.columns, rows), file_name="query.csv",
            mime="text/csv", on_click="ignore", icon=":material/download:",
        )  # fmt: skip
    if not rows:
        st.info(session.words("cypher.empty"))
        for name in unknown_names(cypher):
            near = session.words("cypher.near", name=name.near) if name.near else ""
            st.warning(session.words(f"cypher.no_{name.kind}", name=name.name) + near)
        return
    one, two = st.tabs([session.words("cypher.table"), session.words("cypher.graph")])
    with one:
        _table(_names(answer, query), rows)
    with two:
        _graph(answer)


def _table(names: list[str], rows: list[list[str]]) -> None:
    keys = ["text", *(f"c{at}" for at in range(1, len(names)))]
    held = {
        "columns": [{"key": key, "name": name} for key, name in zip(keys, names, strict=True)],
        "rows": [{"id": str(at), "cells": [[value] for value in row]} for at, row in enumerate(rows[:SHOWN])],
        "selected": None,
        "beside": "",
        "label": session.words("cypher.table"),
    }
    table(held, key=TABLE, told=lambda: None)


def _graph(answer: Answer) -> None:
    found = graph(answer)
    if not found.nodes:
        st.info(session.words("cypher.nograph"))
        return
    drawn = in_columns(found)
    graph_component(
        explore.data(drawn, session.selection(), scope="query", turn=0), key=GRAPH, told=lambda: None
    )
