"""The questions of Explore beside the whole report: needs of a thing, a way between two, two agencies."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from graph.model import Node
from graph.schema import NAMED
from views import session
from views.asked import NOTHING, Asked, Pair, needs, pair, way
from views.excerpt import Excerpt, name_of
from views.names import said
from views.words import label_word

ASK, FROM, TO = "ask", "from", "to"
QUESTIONS = ("whole", "needs", "way", "two")
THINGS = (*NAMED, "Indicator")


def question() -> str:
    """The question that the address asks; `whole` is none."""
    asked = session.selection().value(ASK)
    return asked if asked in QUESTIONS else "whole"


def bar(excerpt: Excerpt) -> None:
    """The row of questions with the fields of the one that is asked."""
    asked = question()
    with st.container(key="explore_questions", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.session_state["explore_ask"] = asked
        st.segmented_control(
            session.words("ask.label"),
            QUESTIONS,
            format_func=lambda one: session.words(f"ask.{one}"),
            key="explore_ask",
            on_change=_ask,
            label_visibility="collapsed",
        )
        if asked == "needs":
            _field(FROM, _choices(excerpt, THINGS))
        elif asked == "way":
            held = _choices(excerpt, (*THINGS, "Agency", "Measure", "Commitment"))
            _field(FROM, held)
            _field(TO, held)
        elif asked == "two":
            held = _choices(excerpt, ("Agency",))
            _field(FROM, held)
            _field(TO, held)


def _ask() -> None:
    chosen = session.selection()
    asked = st.session_state["explore_ask"] or "whole"
    if asked == "whole":
        session.choose(chosen.keep(**{ASK: (), FROM: (), TO: ()}))
    else:
        start = chosen.values(FROM) or ((chosen.node,) if chosen.node else ())
        session.choose(chosen.keep(**{ASK: [asked], FROM: start}))


def _choices(excerpt: Excerpt, labels: Sequence[str]) -> dict[str, Node]:
    """What may be picked: the document's own, and what the rest of the store names, where that is not too much."""
    rank = {label: at for at, label in enumerate(labels)}
    own = [node for node in excerpt.nodes.values() if node.label in rank]
    own.sort(key=lambda node: rank[node.label])
    others = [node for node in session.shared() if node.label in rank]
    return {node.id: node for node in (*own, *others)}


def _field(name: str, held: dict[str, Node]) -> None:
    chosen = session.selection().value(name)
    if chosen and chosen not in held and (node := session.node(chosen)) is not None:
        held = {chosen: node, **held}
    language = session.language()
    key = f"explore_{name}"
    st.session_state[key] = chosen if chosen in held else None
    st.selectbox(
        session.words(f"ask.{name}"),
        list(held),
        format_func=lambda one: f"{said(held[one])[:60]} · {label_word(held[one].label, language)}",
        key=key,
        placeholder=session.words(f"ask.{name}"),
        on_change=lambda: session.choose(
            session.selection().keep(**{name: [st.session_state[key]] if st.session_state[key] else []})
        ),
        label_visibility="collapsed",
        width=222,
    )


def answer() -> tuple[Asked, str]:
    """The answer to the question of the address, and a sentence about it as markup of ours."""
    asked, say = question(), session.words
    first, second = (session.node(session.selection().value(name)) for name in (FROM, TO))
    if first is None or (asked != "needs" and second is None):
        return NOTHING, escape(say(f"ask.{asked}.how"))
    if asked == "needs":
        found = needs(session.store(), first)
        up = sum(at < 0 for at in found.columns.values())
        down = sum(at > 0 for at in found.columns.values())
        key = "ask.needs.found" if up or down else "ask.needs.none"
        return found, escape(say(key, name=name_of(first), up=up, down=down))
    assert second is not None
    if first.id == second.id:
        return NOTHING, escape(say("ask.same"))
    if asked == "way":
        found = way(session.store(), first, second)
        key = "ask.way.found" if found.columns else "ask.way.none"
        n = max(found.columns.values(), default=0)
        return found, escape(say(key, first=name_of(first), second=name_of(second), n=n))
    both = pair(session.store(), first, second)
    return both.answer, _compared(both, name_of(first), name_of(second))


def _compared(both: Pair, first: str, second: str) -> str:
    """Two agencies in a small table, and what they share in a sentence."""
    say, comparison = session.words, both.comparison
    sides = ("leads", "supports", "proposed")
    heads = "".join(f"<th>{say(f'bodies.{side}')}</th>" for side in sides)
    rows = "".join(
        f"<tr><th>{escape(name)}</th>"
        + "".join(f"<td>{len(getattr(one, side))}</td>" for side in sides)
        + "</tr>"
        for name, one in ((first, comparison.first), (second, comparison.second))
    )
    shared = say("ask.two.found", together=len(comparison.together), things=len(comparison.things))
    return f"<table><tr><th></th>{heads}</tr>{rows}</table><p>{escape(shared)}</p>"
