"""The end of a report: closing words, then glossary, annexes and a web page's furniture."""

from __future__ import annotations

from . import heads
from .marks import Copy, Mark
from .words import pattern

NEAR = 1600
"""Closing words end at most so many characters before what stands behind them."""


def closing(copy: Copy, start: int, end: int) -> tuple[int, int]:
    """The first block of the closing words and the first behind them (equal where there are none).

    `outline.closing`: the last paragraph that calls on the house (让我们…), from the address before it on; else
    the last address where fewer than 500 characters without a figure follow it.
    """
    stop = _stop(copy, start, end)
    calls = [
        i
        for i in range(start, stop)
        if heads.call(copy.content, copy.blocks[i]) >= 1 and copy.size(i, stop) <= NEAR
    ]
    if not calls:
        return _last_address(copy, start, stop), stop
    last = calls[-1]
    for i in range(last, max(start - 1, last - 8), -1):
        if copy.size(i, last + 1) > 900:
            break
        if heads.vocative(copy.content, copy.blocks[i]):
            return i, stop
    return last, stop


def _last_address(copy: Copy, start: int, stop: int) -> int:
    for i in range(stop - 1, start - 1, -1):
        if copy.size(i, stop) > 500:
            break
        figures = any(c.isdigit() for c in copy.words(i, stop))
        if heads.vocative(copy.content, copy.blocks[i]) and not figures:
            return i
    return stop


def _stop(copy: Copy, start: int, end: int) -> int:
    """The first block behind the spoken text.

    A head of a glossary or a bare 附件 in the second half ends it wherever it stands, a weaker sign (民生实事项目, a
    note, a web page's words) only behind closing words.
    """
    seen = -1
    half = copy.blocks[start].start + copy.size(start, end) * 0.3
    for i in range(start, end):
        block = copy.blocks[i]
        found = heads.tail(copy.content, copy.blocks, i, copy.year)
        strong = found is not None and (found[0] == "glossary" or block.title.startswith("附"))
        if strong and block.start > half and not block.mark and not _goes_on(copy, i, end):
            return i
        if seen >= 0 and copy.size(seen, i) < NEAR and (found or heads.note(copy.content, block)):
            return i
        if heads.call(copy.content, block) >= 2 or "让我们" in copy.content[block.start : block.end]:
            seen = i
    if seen >= 0 and copy.size(seen + 1, end) > 300 and _ragged(copy, seen + 1, end):
        return seen + 1
    return _furniture(copy, start, end)


def _goes_on(copy: Copy, index: int, end: int) -> bool:
    """Whether a chapter of the plan follows: a table of contents in front names the glossary too."""
    told = (heads.part(copy.content, block, copy.year) for block in copy.blocks[index + 1 : end])
    return any(t is not None and t[0] in {"review", "outlook"} and "完成" not in t[1] for t in told)


def _ragged(copy: Copy, start: int, end: int) -> bool:
    """Lines of navigation: on average shorter than 30 characters."""
    return end > start and copy.size(start, end) < 30 * (end - start)


def _furniture(copy: Copy, start: int, end: int) -> int:
    """The end of the body where nothing but a web page's own words follows it."""
    half = copy.blocks[start].start + copy.size(start, end) // 2
    for i in range(start, end):
        short = copy.blocks[i].start > half and copy.blocks[i].size < 200
        if short and pattern("front", "furniture").search(copy.opening(i)):
            return i
    return end


def tail(copy: Copy, start: int, end: int) -> list[Mark]:
    """Marks of what stands behind the closing words; `outline.behind` is what nothing tells."""
    marks: list[Mark] = []
    state = ""
    for i in range(start, end):
        found = heads.tail(copy.content, copy.blocks, i, copy.year)
        block = copy.blocks[i]
        if not found and heads.vocative(copy.content, block) and heads.call(copy.content, block) >= 2:
            found = ("closing", "outline.closing")
        if not found and state in {"", "closing"} and heads.note(copy.content, block):
            found = ("glossary", "outline.note")
        if not found and i == start:
            found = ("front" if _ragged(copy, start, end) else "annex", "outline.behind")
        if found and state == "glossary" and found[0] == "annex" and block.mark:
            found = None
        if found and found[0] != state:
            marks.append(Mark(i, *found))
            state = found[0]
    return marks
