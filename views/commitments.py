"""Commitments: what a document promises as a table with filters, beside the text; to take away as a file."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from graph.export import csv, xlsx
from graph.export.table import Table, commitments
from views import frame, session
from views.components.source import source
from views.components.table import table
from views.promises import (
    NOBODY,
    Filter,
    Promise,
    agencies_of,
    cells,
    fitting,
    graph_of,
    pillars_of,
    promises,
)
from views.reading import panel
from views.words import term

TABLE, SOURCE = "commitments_table", "commitments_source"
PAGE_ROWS = 200
STRENGTHS = ("firm", "strive", "explore", "support")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    here, language = str(document["id"]), session.language()
    node_id = session.selection().node
    excerpt = session.excerpt(here, around=(node_id,) if node_id else ())
    rows = promises(excerpt, here, language=language)
    if not rows:
        st.info(session.words("table.nothing"))
        return
    found = fitting(rows, wanted())
    left, right = st.columns([1.8, 1], gap="small")
    with left:
        _filters(rows)
        _bar(found, total=len(rows), name=here, table=lambda: commitments(graph_of(excerpt, found, document)))
        _table(found)
    with right:
        held = session.documents()
        node = excerpt.nodes.get(node_id or "")
        home = next((d for d in held if node and d["id"] == node.properties.get("document")), document)
        shown = panel(
            home,
            session.text(str(home["id"])),
            node,
            excerpt,
            language=language,
            documents=held,
            nothing="source.nothing.row",
        )
        source(shown, key=SOURCE, told=lambda: _select(SOURCE))


def wanted() -> Filter:
    """The filter that the address carries."""
    chosen = session.selection()
    return Filter(
        pillars=chosen.values("pillar"),
        agency=chosen.value("agency"),
        strengths=chosen.values("strength"),
        number=chosen.value("number") == "1",
        words=chosen.value("words"),
    )


def _filters(rows: tuple[Promise, ...]) -> None:
    now, language = wanted(), session.language()
    titles, bodies = pillars_of(rows), agencies_of(rows)
    strengths = [one for one in STRENGTHS if any(row.strength == one for row in rows)]
    with st.container(key="table_filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            session.words("table.find"),
            key=_set("words", now.words),
            on_change=_keeper("words", lambda value: [value.strip()] if value else []),
            icon=":material/search:",
            width=200,
        )
        st.multiselect(
            session.words("table.pillar"),
            list(titles),
            format_func=lambda one: titles.get(one, one),
            key=_set("pillar", [one for one in now.pillars if one in titles]),
            on_change=_keeper("pillar", list),
            placeholder=session.words("table.any"),
            width=260,
        )
        st.selectbox(
            session.words("table.agencies"),
            ["", NOBODY, *bodies],
            format_func=_agency_word,
            key=_set("agency", now.agency if now.agency in (NOBODY, *bodies) else ""),
            on_change=_keeper("agency", lambda value: [value] if value else []),
            width=170,
        )
    with st.container(key="table_more", horizontal=True, vertical_alignment="center", gap="small"):
        st.pills(
            session.words("table.strength"),
            strengths,
            selection_mode="multi",
            format_func=lambda one: term("strength", one, language),
            key=_set("strength", [one for one in now.strengths if one in strengths]),
            on_change=_keeper("strength", list),
            label_visibility="collapsed",
        )
        st.toggle(
            session.words("table.number"),
            key=_set("number", now.number),
            on_change=_keeper("number", lambda value: ["1"] if value else []),
        )


def _agency_word(one: str) -> str:
    return {"": session.words("table.any"), NOBODY: session.words("table.nobody")}.get(one, one)


def _set(name: str, value: object) -> str:
    """The widget's key, after its value was set to what the address says."""
    key = f"table_{name}"
    st.session_state[key] = value
    return key


def _keeper(name: str, values: Callable[..., list[str]]) -> Callable[[], None]:
    """Write the widget's value into the address when the user changes it."""

    def keep() -> None:
        held = {name: values(st.session_state[f"table_{name}"]), "part": []}
        session.choose(session.selection().keep(**held))

    return keep


def _clear() -> None:
    names = ("pillar", "agency", "strength", "number", "words", "part")
    session.choose(session.selection().keep(**{name: [] for name in names}))


def _bar(found: tuple[Promise, ...], *, total: int, name: str, table: Callable[[], Table]) -> None:
    language = session.language()
    with st.container(key="table_bar", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(
            f'<p class="count">{session.words("table.count", n=len(found), total=total)}</p>', width="content"
        )
        if wanted() != Filter():
            st.button(session.words("table.clear"), on_click=_clear, type="tertiary")
        with st.container(key="table_files", horizontal=True, horizontal_alignment="right", gap="small"):
            st.download_button(
                session.words("table.csv"),
                data=lambda: csv.table_bytes(table(), language),
                file_name=f"{name}.csv",
                mime="text/csv",
                on_click="ignore",
                icon=":material/download:",
            )
            st.download_button(
                session.words("table.xlsx"),
                data=lambda: xlsx.table_bytes(table(), language),
                file_name=f"{name}.xlsx",
                mime=XLSX,
                on_click="ignore",
                icon=":material/download:",
            )


def _table(found: tuple[Promise, ...]) -> None:
    chosen, language = session.selection(), session.language()
    if not found:
        st.info(session.words("table.none"))
        return
    pages = -(-len(found) // PAGE_ROWS)
    page = _page(found, pages)
    shown = found[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
    keys = ("pillar", "measure", "text", "strength", "targets", "agencies")
    filled = [cells(row, language=language) for row in shown]
    used = [at for at, key in enumerate(keys) if key == "text" or any(row[at] for row in filled)]
    held = {
        "columns": [{"key": keys[at], "name": session.words(f"table.{keys[at]}")} for at in used],
        "rows": [
            {"id": row.id, "cells": [line[at] for at in used]}
            for row, line in zip(shown, filled, strict=True)
        ],
        "selected": chosen.node,
        "beside": SOURCE,
        "label": session.words("table.label"),
    }
    table(held, key=TABLE, told=lambda: _select(TABLE))
    if pages > 1:
        _pages(page, pages)


def _page(found: tuple[Promise, ...], pages: int) -> int:
    """The page that the address names, else the one on which the selected row stands."""
    chosen = session.selection()
    named = chosen.value("part")
    if named.isdecimal():
        return min(max(int(named), 1), pages)
    ids = [row.id for row in found]
    return ids.index(chosen.node) // PAGE_ROWS + 1 if chosen.node in ids else 1


def _pages(page: int, pages: int) -> None:
    def turn(to: int) -> None:
        session.choose(session.selection().keep(part=[str(to)]))

    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        back, on = session.words("table.previous"), session.words("table.following")
        st.button(back, disabled=page == 1, on_click=turn, args=(page - 1,))
        st.html(f"<p>{session.words('table.page', page=page, pages=pages)}</p>", width="content")
        st.button(on, disabled=page == pages, on_click=turn, args=(page + 1,))


def _select(key: str) -> None:
    state = session.told(key)
    if state:
        session.choose(session.selection().on_node(state.get("node") or None))
