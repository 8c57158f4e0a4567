"""An archive on the Documents page: one of its documents is looked at, or all are loaded as they are understood."""

from __future__ import annotations

import streamlit as st

from loaders.corpus import read_documents
from loaders.sources import Source, unpacked
from views import session

REFUSED = "docs_refused"
"""Session state: what of which archive could not be loaded, and why."""


def one_of(original: bytes, name: str) -> Source | None:
    """The document of a zip file that the user picked to look at; None where there is none that can be read."""
    say = session.words
    inside = unpacked(original, name)
    good = [one for one in inside if one.original is not None]
    for bad in (one for one in inside if one.error):
        st.warning(str(bad.error))
    if not good:
        st.error(say("docs.nothing", name=name))
        return None
    left, right = st.columns([2, 1], gap="small", vertical_alignment="bottom")
    chosen = left.selectbox(
        say("docs.inside", n=len(good)),
        range(len(good)),
        format_func=lambda at: good[at].label.partition("/")[2],
        key="docs_inside",
    )
    if right.button(say("docs.all"), key="docs_all", width="stretch"):
        _load(good, name)
        st.rerun(scope="app")
    refused = st.session_state.get(REFUSED, {}).get(name, ())
    for sentence in refused:
        st.warning(sentence)
    return good[chosen]


def _load(inside: list[Source], name: str) -> None:
    """Puts all of them into the store; one that cannot be read is named, and the rest goes on."""
    decisions = session.store().decisions()
    bar = st.progress(0.0)
    facts, refused = [], []
    for count, read in enumerate(read_documents(inside, decisions=decisions, processes=1), start=1):
        bar.progress(count / len(inside), text=read.source.partition("/")[2])
        if read.facts is not None:
            facts.append(read.facts)
        else:
            refused.append(str(read.error))
    session.keep(facts)
    st.session_state[REFUSED] = {name: refused}
    st.toast(session.words("docs.all-loaded", n=len(facts)))
