"""The bodies that a report's own words give a part: 由区住建局牵头, in brackets, or on a line behind the promises."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.model import Duty, Measure, Outline, Span

from .bodies import is_body, is_department, is_open, listed
from .brackets import bracketed
from .duties import Manner, duties, manner_of
from .parts import COLON, LABEL, Clause, Piece, pieces

SAID = re.compile(
    r"由(?P<bodies>[^，。；：由]{2,40}?)(?P<part>牵头|主办|负责|会同|配合)"
    r"|(?:^|(?<=[，。；]))(?P<lead>[^，。；：]{2,24}?)牵头(?=[，；。]|$)"
)
LINE = re.compile(r"^[ \t\u3000]*([^\s\u3000][^\r\n]*)", re.M)
NEAR = 200
"""Characters between a promise and the line that says who acts; the foot of a page is farther off."""


def says_only_who(words: str) -> bool:
    """Whether a clause says nothing but who acts (由区民政局牵头): no promise of its own.

    >>> says_only_who("由区民政局牵头"), says_only_who("由区民政局牵头办好书会")
    (True, False)
    >>> says_only_who("区民政局、各街道"), says_only_who("扩建区民政局")
    (True, False)
    """
    match = SAID.fullmatch(words)
    if match and match["bodies"]:
        return is_body(match["bodies"])
    names = [words[start:end] for start, end in listed(words, 0, len(words))]
    return bool(names) and is_department(names[0]) and all(is_body(name) or is_open(name) for name in names)


def named(outline: Outline, spans: Sequence[Span]) -> tuple[tuple[Duty, ...], ...]:
    """The duties of each commitment at `spans` (in document order); mostly none.

    Takes 由…牵头, 由…负责 and …牵头 inside the words where nothing but bodies of government stand before the
    verb (rule `duty.named`), and what stands behind them: brackets, which speak of all commitments of their
    paragraph since the brackets before (convention `brackets`), and lines with a label (责任单位：…), which
    speak of those of their measure (convention `following-line`). Leaves firms and classes of people who act
    (由企业负责).
    """
    manner = manner_of(outline.text.content)
    given: dict[int, list[Duty]] = {at: [] for at in range(len(spans))}
    for clause, meant in (*_brackets(outline, spans), *_lines(outline, spans)):
        if _governs(clause, outline.text.content):
            found = duties(outline.text, clause.pieces, clause.place, manner)
            for at in meant:
                given[at] += found
    ends = [0, *(span.end for span in spans)]
    wide = [
        Span(_opening(outline.text.content, before, span.start), span.end)
        for before, span in zip(ends, spans, strict=False)
    ]
    return tuple(tuple(_once([*given[at], *_inside(outline, span, manner)])) for at, span in enumerate(wide))


def _brackets(outline: Outline, spans: Sequence[Span]) -> Iterator[tuple[Clause, Sequence[int]]]:
    """Clauses in brackets, each with the commitments (by index) that it speaks of."""
    content = outline.text.content
    starts = [span.start for span in spans]
    for paragraph in outline.paragraphs:
        since = paragraph.span.start
        for clause in bracketed(content, since, _line_end(content, paragraph.span.end)):
            yield clause, range(bisect_left(starts, since), bisect_left(starts, clause.start))
            since = clause.end


def _lines(outline: Outline, spans: Sequence[Span]) -> Iterator[tuple[Clause, Sequence[int]]]:
    """Lines that begin with a label, each with the commitments above it, back to such a line or a heading."""
    since = 0
    starts, heads = [span.start for span in spans], _heads(outline)
    for clause in _labelled(outline.text.content):
        place = _place(heads, clause.start)
        above = range(bisect_left(starts, since), bisect_left(starts, clause.start))
        meant = [at for at in above if _place(heads, starts[at]) == place]
        since = clause.end
        if meant and clause.start - spans[meant[-1]].end < NEAR:
            yield clause, meant


def _labelled(content: str) -> list[Clause]:
    """Lines that begin with a label for bodies (责任单位：, not the 主办： of a page's foot), neighbours as one."""
    found: list[Clause] = []
    for match in LINE.finditer(content):
        start, end = match.span(1)
        label = LABEL.match(content, start, end)
        if label is None or not label[0].endswith(("单位", "部门", "分工")):
            continue
        parts = pieces(content, start, end) if COLON.match(content, label.end(), end) else ()
        if parts and found and not content[found[-1].end : start].strip():
            before = found.pop()
            start, parts = before.start, (*before.pieces, *parts)
        if parts:
            found.append(Clause(start, end, parts, "following-line"))
    return found


Heads = tuple[Sequence[int], Sequence[int], Sequence[int]]


def _heads(outline: Outline) -> Heads:
    """Where sections, pillars and measures begin, a measure that is nothing but such a line left out."""
    measures = [measure for measure in outline.measures if not _labels(outline, measure)]
    return (
        sorted(section.span.start for section in outline.sections),
        sorted(pillar.span.start for pillar in outline.pillars),
        sorted(measure.span.start for measure in measures),
    )


def _place(heads: Heads, start: int) -> tuple[int, ...]:
    """In which section and under which pillar and measure a place stands, each by how many begin before it."""
    return tuple(bisect_right(starts, start) for starts in heads)


def _labels(outline: Outline, measure: Measure) -> bool:
    """Whether a measure is nothing but such a line."""
    return LABEL.match(outline.text.content, measure.span.start, measure.span.end) is not None


def _opening(content: str, before: int, start: int) -> int:
    """Where the words begin that go with a commitment: 由…牵头 stands before it, in its sentence."""
    sentence = max(content.rfind(mark, before, start) for mark in "。；！\n") + 1
    return max(before, sentence, start - 60)


def _line_end(content: str, at: int) -> int:
    """Brackets may stand behind the last stop of a paragraph."""
    stop = content.find("\n", at)
    return stop if 0 <= stop - at < 200 else at


def _governs(clause: Clause, content: str) -> bool:
    """Whether nothing but bodies and classes of them stand in a bracket."""
    spans = [ab for piece in clause.pieces for ab in listed(content, piece.start, piece.end)]
    return bool(spans) and all(is_body(content[a:b]) or is_open(content[a:b]) for a, b in spans)


def _inside(outline: Outline, span: Span, manner: Manner) -> Iterator[Duty]:
    """The bodies that the words of a commitment name with their part."""
    content = outline.text.content
    found: list[Piece] = []
    for match in SAID.finditer(content, span.start, span.end):
        start, end = match.span("bodies" if match["bodies"] else "lead")
        if all(is_body(content[a:b]) or is_open(content[a:b]) for a, b in listed(content, start, end)):
            found.append(Piece("support" if match["part"] == "配合" else "lead", start, end, False))
    for duty in duties(outline.text, found, "named", manner):
        if not duty.full.endswith(("公司", "集团")):
            yield replace(duty, rule="duty.named")


def _once(found: Sequence[Duty]) -> Iterator[Duty]:
    """Each body once, by its first duty."""
    seen: set[str] = set()
    for duty in found:
        if duty.full not in seen:
            seen.add(duty.full)
            yield duty
