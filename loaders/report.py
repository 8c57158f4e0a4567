"""A report's `Facts`: commitments with their targets, named things and agencies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.util import find_spec

from graph.model import Clause, Commitment, Duty, Facts, LeftOut, Mention, Outline, Span, Target
from loaders.outline import left_out


def report(outline: Outline) -> Facts:
    """All that a report says: one `Commitment` a clause, in document order, and the stretches that hold none."""
    clauses_ = _clauses(outline)
    spans = [clause.span for clause in clauses_]
    mentions_ = _mentions(outline, spans)
    duties_ = _duties(outline, spans)
    commitments = tuple(
        _commitment(outline, clause, mentions_[i], duties_[i]) for i, clause in enumerate(clauses_)
    )
    return Facts(outline, commitments, _left_out(outline, spans), outline.warnings)


def _commitment(
    outline: Outline, clause: Clause, mentions: tuple[Mention, ...], duties: tuple[Duty, ...]
) -> Commitment:
    paragraph = outline.paragraphs[clause.paragraph]
    return Commitment(
        clause.span,
        paragraph.section,
        paragraph.pillar,
        paragraph.measure,
        clause.strength,
        clause.action,
        outline.identity.year,
        paragraph.horizon,
        clause.rule,
        _targets(outline, clause.span),
        mentions,
        duties,
    )


def _clauses(outline: Outline) -> tuple[Clause, ...]:
    if find_spec("loaders.extract.clauses"):
        from loaders.extract.clauses import clauses

        return clauses(outline)
    found = []
    for n, paragraph in enumerate(outline.paragraphs):
        words = outline.text.content
        for match in re.finditer(r"[^。；，！\r\n]{4,}", words[paragraph.span.start : paragraph.span.end]):
            start = paragraph.span.start + match.start()
            found.append(Clause(Span(start, start + len(match[0])), n, "firm", None, "clause.punctuation"))
    return tuple(found)


def _targets(outline: Outline, span: Span) -> tuple[Target, ...]:
    if find_spec("loaders.extract.targets"):
        from loaders.extract.targets import targets

        return targets(outline.text.content, span.start, span.end)
    return ()


def _mentions(outline: Outline, spans: Sequence[Span]) -> tuple[tuple[Mention, ...], ...]:
    if find_spec("loaders.extract.mentions"):
        from loaders.extract.mentions import mentions

        return mentions(outline, spans)
    return tuple(() for _ in spans)


def _duties(outline: Outline, spans: Sequence[Span]) -> tuple[tuple[Duty, ...], ...]:
    if find_spec("loaders.extract.duties"):
        from loaders.extract.duties import duties

        return duties(outline, spans)
    return tuple(() for _ in spans)


def _left_out(outline: Outline, spans: Sequence[Span]) -> tuple[LeftOut, ...]:
    """The outline's stretches, and the sentences inside paragraphs that no clause touches (`report.no-promise`)."""
    found = list(left_out(outline))
    taken = sorted((span.start, span.end) for span in spans)
    for paragraph in outline.paragraphs:
        for match in re.finditer(
            r"[^。！？；\r\n]{2,}[。！？；]?", outline.text.content[paragraph.span.start : paragraph.span.end]
        ):
            start, end = paragraph.span.start + match.start(), paragraph.span.start + match.end()
            if not any(a < end and start < b for a, b in taken):
                found.append(LeftOut(Span(start, end), "no_promise", "report.no-promise"))
    return tuple(sorted(found, key=lambda stretch: (stretch.span.start, stretch.span.end)))
