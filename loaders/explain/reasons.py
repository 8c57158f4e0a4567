"""All that can be said of one place in a document: from what the document is, down to the name at the place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.errors import UsageError
from graph.model import PROMISING, Commitment, Facts, Paragraph, Span
from loaders.explain.cues import Cue, of_name, of_stretch
from loaders.explain.rules import Rule, rule
from loaders.extract.clauses import BEGIN, GOES_ON, OUTSIDE, headline
from loaders.extract.lexicon import lexicon
from loaders.extract.stretches import Stretch, stretches

What = Literal[
    "document", "section", "pillar", "measure", "commitment", "joined", "strength", "target", "name", "relation",
    "duty", "left_out",
]  # fmt: skip
"""What a reason is about; `joined`: why a stretch goes on with the one before and is no promise of its own."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One decision: what was decided (`value`, as in the graph), where, by which rule, on which cues.

    `rule` is None for a strength, whose words stand in `words`.
    """

    what: What
    value: str
    span: Span
    rule: Rule | None
    cues: tuple[Cue, ...] = ()
    words: str = ""


def explain(facts: Facts, offset: int) -> tuple[Reason, ...]:
    """The reasons at an offset (a code point of the document), the widest first.

    Raises UsageError for an offset outside of the document.
    """
    content = facts.outline.text.content
    if not 0 <= offset < len(content):
        raise UsageError(
            f"{facts.outline.text.name}: there is no character {offset}; the text has {len(content):,}, "
            "counted from 0 as `commitgraph text` prints them."
        )
    inside = next((one for one in facts.commitments if _holds(one.span, offset)), None)
    found = [*_document(facts), *_outline(facts, offset)]
    found += _commitment(facts, inside) if inside else _left_out(facts, offset)
    return tuple(found)


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset < span.end


def _document(facts: Facts) -> Iterator[Reason]:
    identity, whole = facts.outline.identity, Span(0, len(facts.outline.text.content))
    values = {"kind": identity.kind, "place": identity.jurisdiction.name, "year": str(identity.year)}
    for name, told in identity.rules.items():
        if told != "given":
            yield Reason("document", values[name], whole, rule(told))


def _outline(facts: Facts, offset: int) -> Iterator[Reason]:
    outline = facts.outline
    for section in outline.sections:
        if _holds(section.span, offset):
            yield Reason("section", section.kind, section.span, rule(section.rule))
    paragraph = _paragraph(facts, offset)
    if paragraph is None:
        return
    for pillar in outline.pillars:
        if pillar.ordinal == paragraph.pillar and pillar.span.start <= offset:
            yield Reason("pillar", pillar.title, pillar.span, rule(pillar.rule))
            break
    if paragraph.measure is not None:
        measure = outline.measures[paragraph.measure]
        yield Reason("measure", measure.title, measure.span, rule(measure.rule))


def _paragraph(facts: Facts, offset: int) -> Paragraph | None:
    return next((one for one in facts.outline.paragraphs if _holds(one.span, offset)), None)


def _commitment(facts: Facts, found: Commitment) -> Iterator[Reason]:
    text = facts.outline.text
    yield Reason("commitment", text.quote(found.span), found.span, rule(found.rule), _why(facts, found))
    yield from _joined(facts, found)
    yield Reason(
        "strength", found.strength, found.span, None, (), _strength_words(text.quote(found.span), found)
    )
    for target in found.targets:
        yield Reason("target", text.quote(target.span), target.span, rule(target.rule))
    for mention in found.mentions:
        cues = of_name(text.content, found.span, mention.span, mention.type)
        yield Reason("name", f"{mention.type}: {mention.name}", mention.span, rule(mention.rule), cues)
    for relation in found.relations:
        yield Reason(
            "relation", f"{relation.kind}: {relation.target.name}", relation.span, rule(relation.rule)
        )
    for duty in found.duties:
        part = "LED_BY" if duty.lead else "SUPPORTED_BY"
        yield Reason("duty", f"{part}: {duty.full}", duty.span, rule(_duty_rule(duty.rule, found.rule)))


def _duty_rule(own: str, task: str) -> str:
    """A duty of a division is known by the rule that took its task."""
    return own if own in ("duty.named", "duty.register") or not task.startswith("division.") else task


def _why(facts: Facts, found: Commitment) -> tuple[Cue, ...]:
    pieces, at, top = _pieces(facts, found.span.start)
    if at is None or found.rule != "clause.weighed":
        return ()
    return of_stretch(pieces, at, paragraph_headline=top, taken=BEGIN, over=OUTSIDE)


def _joined(facts: Facts, found: Commitment) -> Iterator[Reason]:
    """Why the further stretches of a commitment are no promises of their own."""
    pieces, at, top = _pieces(facts, found.span.start)
    if at is None or found.rule != "clause.weighed":
        return
    for n in range(at + 1, len(pieces)):
        if pieces[n].end > found.span.end:
            break
        cues = of_stretch(pieces, n, paragraph_headline=top, taken=GOES_ON, over=BEGIN)
        yield Reason("joined", pieces[n].words, Span(pieces[n].start, pieces[n].end), rule(found.rule), cues)


def _pieces(facts: Facts, offset: int) -> tuple[Sequence[Stretch], int | None, bool]:
    """The stretches of the paragraph at an offset, which of them holds it, and whether it is a headline one."""
    paragraph = _paragraph(facts, offset)
    if paragraph is None:
        return (), None, False
    pieces = stretches(facts.outline.text.content, paragraph.span.start, paragraph.span.end)
    at = next((n for n, piece in enumerate(pieces) if piece.start <= offset < piece.end), None)
    return pieces, at, headline(paragraph)


def _left_out(facts: Facts, offset: int) -> Iterator[Reason]:
    """Why the words at an offset are no commitment: the narrowest stretch left out, and the cues where weighed."""
    around = [one for one in facts.left_out if _holds(one.span, offset)]
    section = next((one for one in facts.outline.sections if _holds(one.span, offset)), None)
    pieces, at, top = _pieces(facts, offset)
    cues: tuple[Cue, ...] = ()
    if at is not None and section is not None and section.kind in PROMISING:
        cues = of_stretch(pieces, at, paragraph_headline=top, taken=OUTSIDE, over=BEGIN)
    if around:
        best = min(around, key=lambda one: one.span.end - one.span.start)
        yield Reason("left_out", best.reason, best.span, rule(best.rule), cues)
    elif at is not None:
        piece = pieces[at]
        yield Reason("left_out", "no_promise", Span(piece.start, piece.end), rule("report.no-promise"), cues)


def _strength_words(words: str, found: Commitment) -> str:
    """The words of the list of strengths that the commitment holds, for any strength but `firm`."""
    if found.strength == "firm":
        return ""
    lists = lexicon("strength")[found.strength]
    known = [word for entries in lists.values() if isinstance(entries, list) for word in entries]
    held = [
        (words.index(word), -len(word), word) for word in known if isinstance(word, str) and word in words
    ]
    return min(held)[2] if held else ""
