"""Duties brought together with the register: bodies under one name, and proposals where nobody is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.identity import level_word
from graph.model import Duty, Identity, Span, Text

from .match import canonical
from .propose import Proposal, propose

LEAD = 0.3
"""A proposal with a smaller share is none for the lead."""


def settled(duties: Sequence[Duty], identity: Identity) -> tuple[Duty, ...]:
    """The duties with the register's name and function of each body that it knows."""
    return tuple(_settled(duty, identity) for duty in duties)


def _settled(duty: Duty, identity: Identity) -> Duty:
    if duty.open:
        return duty
    body, function = canonical(duty.full, identity.jurisdiction)
    return replace(duty, body=body, function=function)


def proposed(text: Text, span: Span, identity: Identity) -> tuple[Duty, ...]:
    """Who would lead and support the commitment at `span` by the register's duties; all `inferred`."""
    place = identity.jurisdiction
    words = text.content[span.start : span.end]
    found = propose(words, place.level)
    if not found or found[0].score < LEAD:
        return ()
    return tuple(
        _duty(text, span, proposal, lead=at == 0, word=level_word(place) if place.level != "national" else "")
        for at, proposal in enumerate(found)
    )


def _duty(text: Text, span: Span, proposal: Proposal, *, lead: bool, word: str) -> Duty:
    stood = [text.span(span.start + start, span.start + end) for start, end in proposal.words]
    first = max(stood, key=lambda place: (place.end - place.start, -place.start))
    name = word + proposal.agency
    return Duty(
        first,
        name,
        name,
        lead,
        False,
        "inferred",
        "register",
        proposal.rule,
        name,
        proposal.function,
        proposal.score,
        tuple(stood),
    )
