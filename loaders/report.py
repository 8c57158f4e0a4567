"""A report's `Facts`: commitments with their targets, named things and agencies."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from graph.model import Clause, Commitment, Duty, Facts, LeftOut, Mention, Outline, Span
from loaders.agencies import proposed, settled
from loaders.extract.aliases import merged
from loaders.extract.clauses import clauses
from loaders.extract.mentions import mentions
from loaders.extract.named import named, says_only_who
from loaders.extract.relations import relations
from loaders.extract.targets import targets
from loaders.outline import left_out


def report(outline: Outline) -> Facts:
    """All that a report says: one `Commitment` a clause, in document order, and the rest with its reason."""
    clauses_ = [clause for clause in clauses(outline) if not says_only_who(outline.text.quote(clause.span))]
    spans = [clause.span for clause in clauses_]
    mentions_ = merged(outline, mentions(outline, spans))
    duties_ = [
        settled(found, outline.identity) or proposed(outline.text, span, outline.identity)
        for span, found in zip(spans, named(outline, spans), strict=True)
    ]
    commitments = tuple(
        _commitment(outline, clause, mentions_[i], duties_[i]) for i, clause in enumerate(clauses_)
    )
    return Facts(outline, commitments, _left_out(outline, spans), outline.warnings)


def _commitment(
    outline: Outline, clause: Clause, found: tuple[Mention, ...], duties: tuple[Duty, ...]
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
        targets(outline.text.content, clause.span.start, clause.span.end),
        found,
        duties,
        relations(outline.text, clause.span, found),
    )


def _left_out(outline: Outline, spans: Sequence[Span]) -> tuple[LeftOut, ...]:
    """The outline's stretches, and sentences in paragraphs that no clause touches (`report.no-promise`)."""
    found = list(left_out(outline))
    # Commitments do not overlap, so the one that ends first behind a place is the one to look at.
    taken = sorted((span.end, span.start) for span in spans)
    for paragraph in outline.paragraphs:
        for match in re.finditer(
            r"[^。！？；\r\n]{2,}[。！？；]?", outline.text.content[paragraph.span.start : paragraph.span.end]
        ):
            start, end = paragraph.span.start + match.start(), paragraph.span.start + match.end()
            at = bisect_right(taken, (start, end))
            if at == len(taken) or taken[at][1] >= end:
                found.append(LeftOut(Span(start, end), "no_promise", "report.no-promise"))
    return tuple(sorted(found, key=lambda stretch: (stretch.span.start, stretch.span.end)))
