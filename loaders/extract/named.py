"""The bodies that a report's own words give a part: 由区住建局牵头, or in brackets behind the promises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.model import Duty, Outline, Span

from .bodies import is_body, is_open, listed
from .brackets import bracketed
from .duties import Manner, duties, manner_of
from .parts import Clause, Piece

SAID = re.compile(
    r"由(?P<bodies>[^，。；：由]{2,40}?)(?P<part>牵头|主办|负责|会同|配合)"
    r"|(?:^|(?<=[，。；]))(?P<lead>[^，。；：]{2,24}?)牵头(?=[，；。]|$)"
)


def says_only_who(words: str) -> bool:
    """Whether a clause says nothing but who acts (由区民政局牵头): no promise of its own.

    >>> says_only_who("由区民政局牵头"), says_only_who("由区民政局牵头办好书会")
    (True, False)
    """
    match = SAID.fullmatch(words)
    return bool(match and match["bodies"] and is_body(match["bodies"]))


def named(outline: Outline, spans: Sequence[Span]) -> tuple[tuple[Duty, ...], ...]:
    """The duties of each commitment at `spans` (in document order); mostly none.

    Takes 由…牵头, 由…负责 and …牵头 inside the words where nothing but bodies of government stand before the
    verb (rule `duty.named`), and brackets behind them, which speak of all commitments of their paragraph since
    the brackets before (convention `brackets`). Leaves firms and classes of people who act (由企业负责).
    """
    manner = manner_of(outline.text.content)
    content = outline.text.content
    given: dict[int, list[Duty]] = {at: [] for at in range(len(spans))}
    for paragraph in outline.paragraphs:
        since = paragraph.span.start
        for clause in bracketed(content, since, _line_end(content, paragraph.span.end)):
            meant = [at for at, span in enumerate(spans) if since <= span.start < clause.start]
            found = duties(outline.text, clause.pieces, clause.place, manner)
            for at in meant if _governs(clause, content) else ():
                given[at] += found
            since = clause.end
    ends = [0, *(span.end for span in spans)]
    wide = [
        Span(_opening(content, before, span.start), span.end)
        for before, span in zip(ends, spans, strict=False)
    ]
    return tuple(tuple(_once([*given[at], *_inside(outline, span, manner)])) for at, span in enumerate(wide))


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
