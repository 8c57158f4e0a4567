"""Agencies: what each leads, supports and is proposed for, always with the basis."""

from __future__ import annotations

from html import escape

import streamlit as st

from views import frame, session
from views.bodies import AgencyParts, Part, agencies, refused
from views.components.table import table
from views.overview import link
from views.rebuilding import read_again

TABLE = "agencies_table"
SHOWN = 40


def show() -> None:
    """Draw the page."""
    frame.guarded(_draw)


def _draw() -> None:
    document = session.document()
    if document is None:
        return
    here = str(document["id"])
    found = agencies(session.excerpt(here), here)
    if not found:
        st.info(session.words("bodies.none"))
        return
    chosen = next((one for one in found if one.id == session.selection().node), None)
    left, right = st.columns([1, 1.25], gap="medium")
    with left:
        st.html(f'<p class="count">{session.words("bodies.count", n=len(found))}</p>')
        _table(found)
        _refused()
    with right, st.container(key="agency_panel"):
        if chosen is None:
            st.info(session.words("bodies.choose"))
        else:
            _agency(chosen)


def _table(found: tuple[AgencyParts, ...]) -> None:
    names = ("text", "leads", "supports", "proposed", "function")
    heads = ("name", "leads", "supports", "proposed", "function")
    rows = [
        {
            "id": one.id,
            "cells": [
                [one.name],
                *([str(one.count(side) or "")] for side in ("leads", "supports", "proposed")),
                [one.function],
            ],
        }
        for one in found
    ]
    held = {
        "columns": [
            {"key": key, "name": session.words(f"bodies.{head}")}
            for key, head in zip(names, heads, strict=True)
        ],
        "rows": rows,
        "selected": session.selection().node,
        "beside": "agency_panel",
        "label": session.words("bodies.label"),
    }
    table(held, key=TABLE, told=_select)


def _select() -> None:
    state = session.told(TABLE)
    if state:
        session.choose(session.selection().on_node(state.get("node") or None))


def _agency(one: AgencyParts) -> None:
    function = f" <span>{escape(one.function)}</span>" if one.function else ""
    st.html(f'<h2 class="agency">{escape(one.name)}{function}</h2>')
    for side, title in (("leads", "stated"), ("supports", "supporting")):
        _stated(one.of(side), title)
    proposals = one.of("proposed")
    if proposals:
        st.html(f"<h3>{session.words('bodies.proposals')} ({len(proposals)})</h3>")
        for part in proposals[:SHOWN]:
            _proposal(part)
        _more(len(proposals))


def _stated(parts: tuple[Part, ...], title: str) -> None:
    if not parts:
        return
    mine = f" <em>{session.words('bodies.confirmed')}</em>"
    rows = "".join(
        f"<li>{link('source', escape(part.text), node=part.commitment)}{mine if part.confirmed else ''}</li>"
        for part in parts[:SHOWN]
    )
    st.html(f"<h3>{session.words(f'bodies.{title}')} ({len(parts)})</h3><ul>{rows}</ul>")
    _more(len(parts))
    for part in parts[:SHOWN]:
        if part.confirmed:
            st.button(
                f"{session.words('bodies.undo')}：{part.text[:24]}",
                key=f"undo_{part.edge}",
                on_click=_undo,
                args=(part.edge,),
            )


def _more(count: int) -> None:
    if count > SHOWN:
        st.html(f"<p>{session.words('bodies.more', n=count - SHOWN)}</p>")


def _proposal(part: Part) -> None:
    with st.container(key=f"proposal_{part.edge}", horizontal=True, vertical_alignment="center", gap="small"):
        why = session.words("bodies.why", words="、".join(part.words), score=f"{part.score:.2f}")
        text = link("source", escape(part.text), node=part.commitment)
        st.html(f'<p class="proposal">{text}<br><small>{escape(why)}</small></p>')
        st.button(
            session.words("bodies.confirm"), key=f"yes_{part.edge}", on_click=_decide, args=(part.edge, True)
        )
        st.button(
            session.words("bodies.refuse"), key=f"no_{part.edge}", on_click=_decide, args=(part.edge, False)
        )


def _refused() -> None:
    document = session.document()
    gone = refused(session.store().decisions(), document) if document else ()
    if gone:
        with st.expander(f"{session.words('bodies.refused')} ({len(gone)})"):
            for one in gone:
                st.button(
                    f"{session.words('bodies.undo')}：{one.agency}",
                    key=f"back_{one.decision}",
                    on_click=_undo,
                    args=(one.edge,),
                )


def _decide(edge: str, confirmed: bool) -> None:
    session.store().decide("lead", edge, {"confirmed": confirmed})
    _again()


def _undo(edge: str) -> None:
    line = session.store().decisions().about("lead", edge)
    if line:
        session.store().undo(line.id)
        _again()


def _again() -> None:
    document = session.document()
    if document:
        read_again(session.store(), str(document["id"]))
    session.wrote()
