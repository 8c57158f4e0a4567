"""From a `Text` to its `Outline`."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Decisions, Identity, LeftOut, Outline, Section, Text

from . import measures
from .blocks import Block, blocks
from .decided import decided
from .pillars import pillars
from .sections import sections


def outline(text: Text, decisions: Decisions = Decisions(), *, identity: Identity | None = None) -> Outline:  # noqa: B008
    """Sections (the whole text without gaps), pillars, measures and the paragraphs that may hold commitments.

    `identity` is what `loaders.identify` found; without it the text is identified here. The user's decisions
    about a section's kind win over the rules. Raises `NotADocument` where the text is none.
    """
    if identity is None:
        from loaders.identify import identify

        identity = identify(text, decisions)
    found, sections_ = _sections(text, decisions, identity)
    pillars_ = pillars(text.content, found, sections_, identity.year)
    parts = measures.parts(text.content, found, sections_, pillars_, identity.year)
    return Outline(
        text, identity, sections_, pillars_, parts.measures, parts.paragraphs, _warnings(sections_, identity)
    )


def left_out(outline: Outline) -> tuple[LeftOut, ...]:
    """The stretches that hold no commitment for the outline's reasons: sections, heads, lead phrases."""
    content = outline.text.content
    found = blocks(content)
    return measures.parts(content, found, outline.sections, outline.pillars, outline.identity.year).left_out


def unidentified(identity: Identity) -> tuple[str, ...]:
    """A warning where nothing in a document tells its year or its place; the user can say both."""
    known = {"year": identity.year, "place": identity.jurisdiction.name}
    return tuple(
        f"No {name} was found; say it with --{name}, or on the page Documents."
        for name, told in known.items()
        if not told
    )


def _sections(
    text: Text, decisions: Decisions, identity: Identity
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    found = blocks(text.content)
    return found, decided(sections(text.content, found, identity.year), text, decisions)


def _warnings(sections_: Sequence[Section], identity: Identity) -> tuple[str, ...]:
    kinds = {section.kind for section in sections_}
    found = list(unidentified(identity))
    if "plan" not in kinds and identity.kind == "report":
        found.append("No part about this year's tasks was found; check the sections of the outline.")
    if any(section.rule == "outline.tense" for section in sections_):
        found.append("Review and plan were told apart by their wording, no heads say so; check the outline.")
    return tuple(found)
