"""The paragraphs of a division, where the file broke its lines at a fixed width or lost its line breaks.

`loaders.outline.blocks` does the same for reports, which are long; a division is often a page or two, its lines
are mixed with short ones that say who leads, and its numbers run on from task to task.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extract.parts import COLON, LABEL
from loaders.outline.blocks import Block, at, blocks, breadth

ONE = 0.6
"""A line with so large a share of the characters is a document without line breaks."""
SHORTEST = 150
NARROWEST, WIDEST = 28, 110
"""Columns of a line of print; a Chinese character takes two."""
SLACK = 4
NUMERALS = "一二三四五六七八九十"
NUMBERED = re.compile(
    rf"(?P<chapter>(?<![第（(年月{NUMERALS}])[{NUMERALS}]{{1,3}})、|[（(](?P<paren>[{NUMERALS}]{{1,3}})[）)]"
    r"|(?<![\d.．%％])(?P<digit>\d{1,3})(?:[、．]|\.(?!\d))\s*(?=[\u4e00-\u9fff“《])"
)
ORDER = ("chapter", "paren", "digit")


def paragraphs(content: str) -> tuple[Block, ...]:
    """The blocks of a division, in order."""
    found = blocks(content)
    longest = max((block.end - block.start for block in found), default=0)
    if longest >= SHORTEST and longest > ONE * len(content):
        return at(content, _cut(content, found))
    measures = list(_measures(content, found))
    if any(_wrapped(content, found, sizes) for sizes in measures):
        full = [
            any(sizes[line] >= _width(sizes) - 2 * SLACK for sizes in measures) for line in range(len(found))
        ]
        return at(content, _joined(content, found, full))
    return found


def _cut(content: str, found: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Blocks cut before each number that goes on with its kind, or begins it anew under a higher one."""
    expected = dict.fromkeys(ORDER, 1)
    for block in found:
        start = block.start
        for match in NUMBERED.finditer(content, block.start, block.end):
            kind = next(kind for kind in ORDER if match[kind])
            value = _value(match[kind])
            if value not in {expected[kind], 1} or (value == 1 and expected[kind] == 2):
                continue
            expected[kind] = value + 1
            for lower in ORDER[ORDER.index(kind) + 1 : 2]:
                expected[lower] = 1
            yield from _trimmed(content, start, match.start())
            start = match.start()
        yield from _trimmed(content, start, block.end)


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    tens, _, ones = number.rpartition("十")
    whole = (NUMERALS.index(tens) + 1 if tens else 1) * 10 if "十" in number else 0
    return whole + (NUMERALS.index(ones) + 1 if ones else 0)


def _trimmed(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and content[start].isspace():
        start += 1
    while end > start and content[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _measures(content: str, found: Sequence[Block]) -> Iterator[list[int]]:
    """How long the lines are in half characters: as printed, and as a program counts that wraps text."""
    yield [breadth(content[block.start : block.end]) for block in found]
    yield [2 * (block.end - block.start) for block in found]


def _wrapped(content: str, found: Sequence[Block], sizes: Sequence[int]) -> bool:
    """Whether lines end where the page did: many of one size, most of them inside a sentence."""
    width = _width(sizes)
    if not NARROWEST <= width <= WIDEST or len(found) < 6:
        return False
    full = [block for block, size in zip(found, sizes, strict=True) if abs(size - width) <= SLACK]
    inside = [block for block in full if content[block.end - 1] not in "。！？；：）)】"]
    return (
        max(sizes) <= width + 3 * SLACK
        and len(full) >= max(4, len(found) * 0.25)
        and len(inside) >= 0.6 * len(full)
    )


def _width(sizes: Sequence[int]) -> int:
    return sorted(sizes)[int(len(sizes) * 0.9)] if sizes else 0


def _joined(content: str, found: Sequence[Block], full: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Lines put together: one goes on where it is full and the next opens nothing."""
    start, end = found[0].start, found[0].end
    for (last, goes_on), block in zip(zip(found, full, strict=True), found[1:], strict=False):
        ended = content[last.end - 1] in "。！？：；）)】"
        if goes_on and not _opens(content, block, ended=ended):
            end = block.end
        else:
            yield start, end
            start, end = block.start, block.end
    yield start, end


def _opens(content: str, block: Block, *, ended: bool) -> bool:
    """Whether a line begins a paragraph: by its indent, its label, or its number behind the end of a sentence."""
    line = content.rfind("\n", 0, block.start) + 1
    indented = len(content[line : block.start].replace("\u3000", "  ")) >= 4
    label = LABEL.match(content, block.start, block.end)
    labelled = label is not None and COLON.match(content, label.end(), block.end) is not None
    return indented or labelled or (bool(block.mark) and ended)
