"""Documents: a file is looked at and corrected before it is kept; what the store holds can be read again or removed."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

import streamlit as st

from graph.errors import CommitGraphError
from graph.model import Value
from loaders.read import FORMATS
from views import frame, session
from views.held import held
from views.several import one_of
from views.understood import KINDS, SECTIONS, Understood, understood
from views.words import term

Correction = tuple[str, Mapping[str, Value]]


def show() -> None:
    """Draw the page."""
    frame.guarded(_draw)


def _draw() -> None:
    with st.container(key="documents"):
        left, right = st.columns([1.2, 1], gap="medium")
        with left:
            _add()
        with right:
            held()


def _add() -> None:
    say = session.words
    st.html(f"<h2>{say('docs.add')}</h2>")
    given = st.file_uploader(
        say("docs.drop"),
        type=["zip", *(suffix.removeprefix(".") for suffix in FORMATS if suffix)],
        key="docs_file",
    )
    if given is None:
        return
    data, name = given.getvalue(), given.name
    try:
        if name.lower().endswith(".zip"):
            picked = one_of(data, name)
            if picked is None or picked.original is None:
                return
            data, name = picked.original, picked.name
        first = understood(data, name, session.store().decisions())
        _fields(first)
        seen = _corrected(data, name, first)
    except CommitGraphError as error:
        st.error(str(error))
        return
    _counts(seen)
    for warning in seen.warnings:
        st.warning(warning)
    st.button(say("docs.load"), type="primary", key="docs_load", on_click=_load, args=(data, name))


def _corrected(data: bytes, name: str, first: Understood) -> Understood:
    corrections = _corrections(first)
    return understood(data, name, session.store().decisions(), corrections) if corrections else first


def _key(seen: Understood, field: str | int) -> str:
    return f"docs_{seen.facts.outline.text.sha256[:12]}_{field}"


def _fields(seen: Understood) -> None:
    """What was understood, in fields that the user may change."""
    say, language, identity = session.words, session.language(), seen.facts.outline.identity
    st.html(f"<h3>{say('docs.understood')}</h3>")
    one, two, three = st.columns([1, 1.6, 0.8], gap="small")
    one.selectbox(
        say("docs.kind"),
        KINDS,
        index=KINDS.index(identity.kind) if identity.kind in KINDS else 0,
        format_func=lambda value: term("kind", value, language),
        key=_key(seen, "kind"),
    )
    two.text_input(say("docs.place"), _place(seen), key=_key(seen, "place"))
    three.number_input(say("docs.year"), 0, 2100, identity.year, key=_key(seen, "year"))
    st.html(f"<h3>{say('docs.sections')}</h3>")
    for part in seen.parts:
        left, right = st.columns([1, 3], gap="small", vertical_alignment="center")
        left.selectbox(
            say("docs.section"),
            SECTIONS,
            index=SECTIONS.index(part.kind),
            format_func=lambda value: term("section", value, language),
            key=_key(seen, part.start),
            label_visibility="collapsed",
        )
        size = f"{say('docs.size')} {part.size:,}"
        right.html(f'<p class="part">{escape(part.first)} <small>{size}</small></p>')


def _place(seen: Understood) -> str:
    place = seen.facts.outline.identity.jurisdiction
    return "".join(place.path) or place.name


def _corrections(seen: Understood) -> list[Correction]:
    """What the user changed in the fields, as the fields stand now."""
    state, identity = st.session_state, seen.facts.outline.identity
    kind, place, year = (state.get(_key(seen, field)) for field in ("kind", "place", "year"))
    found: list[Correction] = []
    if kind and kind != identity.kind:
        found.append(("kind", {"kind": kind}))
    if place and place.strip() and place.strip() != _place(seen):
        found.append(("place", {"place": place.strip()}))
    if year and year != identity.year:
        found.append(("year", {"year": int(year)}))
    for part in seen.parts:
        chosen = state.get(_key(seen, part.start))
        if chosen and chosen != part.kind:
            found.append(("section", {"start": part.start, "end": part.end, "section": chosen}))
    return found


def _counts(seen: Understood) -> None:
    commitments = seen.facts.commitments
    words = session.words(
        "docs.counts",
        commitments=len(commitments),
        targets=sum(len(one.targets) for one in commitments),
        mentions=sum(len(one.mentions) for one in commitments),
    )
    sha = seen.facts.outline.text.sha256
    again = any(one.get("sha256") == sha for one in session.documents())
    st.html(f"<p><b>{words}</b></p>" + (f"<p>{session.words('docs.again')}</p>" if again else ""))


def _load(data: bytes, name: str) -> None:
    """Keeps the corrections as decisions, then writes the document."""
    store = session.store()
    first = understood(data, name, store.decisions())
    corrections = _corrections(first)
    seen = understood(data, name, store.decisions(), corrections)
    for kind, value in corrections:
        store.decide(kind, seen.facts.outline.text.sha256, value)
    (one,) = session.keep([seen.facts])
    st.toast(session.words("docs.loaded", title=seen.facts.outline.identity.title))
    session.choose(session.selection().on_document(one.batch.document))


def load_sample() -> None:
    """Puts the bundled documents into the store."""
    from loaders.corpus import read_documents

    sample = Path(__file__).resolve().parents[1] / "data" / "sample"
    decisions = session.store().decisions()
    session.keep([one.facts for one in read_documents([sample], decisions=decisions) if one.facts])
