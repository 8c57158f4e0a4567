"""What the reading commands print: facts and outlines as plain objects, one a line.

Offsets are code points of the text that `commitgraph text` prints, and `text` is what stands between them.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Commitment, Duty, Facts, Mention, Outline, Span, Target, Text

Line = dict[str, object]


def outline_lines(outline: Outline) -> Iterator[Line]:
    """Sections, pillars and measures in document order; a section comes before what begins where it does."""
    found: list[tuple[int, int, Line]] = []
    for section in outline.sections:
        own: Line = {"title": section.title, "ordinal": None, "section": section.kind, "rule": section.rule}
        found.append((section.span.start, 0, {**_span(section.span), "kind": "section", **own}))
    for pillar in outline.pillars:
        own = {
            "title": pillar.title,
            "ordinal": pillar.ordinal,
            "section": pillar.section,
            "rule": pillar.rule,
        }
        found.append((pillar.span.start, 1, {**_span(pillar.span), "kind": "pillar", **own}))
    for measure in outline.measures:
        own = {
            "title": measure.title,
            "ordinal": measure.pillar,
            "section": measure.section,
            "rule": measure.rule,
        }
        found.append((measure.span.start, 2, {**_span(measure.span), "kind": "measure", **own}))
    for _, _, line in sorted(found, key=lambda entry: entry[:2]):
        yield line


def commitment_lines(facts: Facts) -> Iterator[Line]:
    """The commitments of a report."""
    outline = facts.outline
    for commitment in facts.commitments:
        measure = None if commitment.measure is None else outline.measures[commitment.measure].title
        yield {
            **_quoted(outline.text, commitment.span),
            "strength": commitment.strength,
            "action": commitment.action,
            "section": commitment.section,
            "pillar": commitment.pillar,
            "measure": measure,
            "year": commitment.year,
            "horizon": commitment.horizon,
            "rule": commitment.rule,
            "targets": [_target(outline.text, target) for target in commitment.targets],
            "entities": [_entity(outline.text, mention) for mention in commitment.mentions],
            **_duties(outline.text, commitment),
        }


def task_lines(facts: Facts) -> Iterator[Line]:
    """The tasks of a division: who leads, who supports, and how the document says so."""
    outline = facts.outline
    for task in facts.commitments:
        yield {
            **_quoted(outline.text, task.span),
            **_duties(outline.text, task),
            "convention": next((duty.convention for duty in task.duties), None),
            "pillar": task.pillar,
            "rule": task.rule,
            "targets": [_target(outline.text, target) for target in task.targets],
            "entities": [_entity(outline.text, mention) for mention in task.mentions],
        }


def lines(facts: Facts) -> Iterator[Line]:
    """The commitments or tasks of a document, as its kind has them."""
    return task_lines(facts) if facts.outline.identity.kind == "division" else commitment_lines(facts)


def _span(span: Span) -> Line:
    return {"start": span.start, "end": span.end}


def _quoted(text: Text, span: Span) -> Line:
    return {**_span(span), "text": text.quote(span)}


def _target(text: Text, target: Target) -> Line:
    return {
        **_quoted(text, target.span),
        "indicator": target.indicator,
        "canonical": target.canonical,
        "op": target.op,
        "value": target.value,
        "high": target.high,
        "unit": target.unit,
        "kind": target.kind,
        "deadline": target.deadline,
        "rule": target.rule,
    }


def _entity(text: Text, mention: Mention) -> Line:
    own: Line = {"type": mention.type, "name": mention.name, "role": mention.role, "rule": mention.rule}
    return {**_quoted(text, mention.span), **own}


def _duties(text: Text, commitment: Commitment) -> Line:
    """Who leads and supports as the document says; what the register proposes is `commitgraph propose`'s."""
    sides = {"leads": True, "supports": False}
    return {
        side: [
            _duty(text, duty) for duty in commitment.duties if duty.lead is lead and duty.basis != "inferred"
        ]
        for side, lead in sides.items()
    }


def _duty(text: Text, duty: Duty) -> Line:
    return {
        "name": text.quote(duty.span),
        "full": duty.full,
        **_span(duty.span),
        "open": duty.open,
        "basis": duty.basis,
        "rule": duty.rule,
    }
