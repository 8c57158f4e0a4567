"""Overlaps: both sentences side by side, what they share, and what to ask whom."""

from __future__ import annotations

from html import escape

import streamlit as st

from graph.analysis.overlap import Finding, collaborations
from views import frame, session
from views.excerpt import Excerpt, merged
from views.overlapping import MARKS, found_in, mark_of, marked, of_graph
from views.overview import link

SHOWN = 30
KINDS = (
    "several_leads",
    "same_object",
    "similar_goal",
    "duplicate",
    "conflicting_targets",
    "restated",
    "no_lead",
    "overload",
)


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
    every = session.selection().value("every") == "1"
    held = session.documents() if every else [document]
    excerpt = _whole([str(one["id"]) for one in held])
    found = found_in(excerpt, held)
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in found)]
    wanted = session.selection().value("kind")
    _bar(kinds, wanted, len(session.documents()) > 1)
    shown = [one for one in found if not wanted or one.kind == wanted]
    agreed = collaborations(list(of_graph(excerpt, held)))
    st.html(f'<p class="count">{session.words("overlap.count", n=len(shown), agreed=agreed)}</p>')
    if not shown:
        st.info(session.words("overlap.none"))
    for finding in shown[:SHOWN]:
        _finding(finding)
    if len(shown) > SHOWN:
        st.html(f"<p>{session.words('overlap.more', n=len(shown) - SHOWN)}</p>")


def _whole(ids: list[str]) -> Excerpt:
    first, *others = [session.excerpt(one) for one in ids]
    return merged(first, *others)


def _bar(kinds: list[str], wanted: str, several: bool) -> None:
    with st.container(key="overlap_bar", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.session_state["overlap_kind"] = wanted if wanted in kinds else ""
        st.selectbox(
            session.words("overlap.type"),
            ["", *kinds],
            format_func=lambda one: session.words(f"overlap.kind.{one}" if one else "overlap.all"),
            key="overlap_kind",
            on_change=lambda: _keep(kind=st.session_state["overlap_kind"]),
            width=240,
        )
        if several:
            st.session_state["overlap_every"] = session.selection().value("every") == "1"
            st.toggle(
                session.words("overlap.every"),
                key="overlap_every",
                on_change=lambda: _keep(every="1" if st.session_state["overlap_every"] else ""),
            )


def _keep(**own: str) -> None:
    session.choose(
        session.selection().keep(**{name: [value] if value else [] for name, value in own.items()})
    )


def _finding(finding: Finding) -> None:
    say = session.words
    decided = mark_of(finding, session.store().decisions())
    with st.container(key=f"overlap_{abs(hash(finding.id))}", border=True):
        st.html("".join(_markup(finding)))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if decided:
                st.html(f"<p>{say('overlap.marked', mark=say(f'overlap.{decided[0]}'))}</p>", width="content")
                st.button(say("overlap.undo"), key=f"undo_{finding.id}", on_click=_undo, args=(decided[1],))
                return
            for mark in MARKS:
                st.button(
                    say(f"overlap.{mark}"),
                    key=f"{mark}_{finding.id}",
                    on_click=_decide,
                    args=(finding.id, mark),
                )


def _markup(finding: Finding) -> list[str]:
    say = session.words
    ask = finding.ask[0 if session.language() == "zh" else 1]
    parts = "　".join(
        f"{say(f'overlap.part.{name}')} {value:.2f}" for name, value in finding.parts.items() if value
    )
    made = [
        f'<div class="finding"><p class="kind"><b>{say(f"overlap.kind.{finding.kind}")}</b> '
        f"<span>{say('overlap.score')} {finding.score:.2f}　{parts}</span></p>",
        '<div class="pair">',
    ]
    for promise in finding.promises[:2]:
        lead = "、".join(promise.leads) or say("overlap.nolead")
        made.append(
            f"<blockquote><p>{marked(promise, finding)}</p>"
            f"<footer>{say('overlap.lead')}：{escape(lead)} · {link('source', escape(promise.file), node=promise.id)}"
            "</footer></blockquote>"
        )
    made.append("</div>")
    if len(finding.promises) > 2:
        made.append(f"<p>{say('overlap.others', n=len(finding.promises) - 2)}</p>")
    made.append(f'<p class="ask"><b>{say("overlap.ask")}</b> {escape(ask)}</p></div>')
    return made


def _decide(subject: str, mark: str) -> None:
    session.store().decide("overlap", subject, {"mark": mark})
    session.wrote()


def _undo(decision: str) -> None:
    session.store().undo(decision)
    session.wrote()
