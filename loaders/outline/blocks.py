"""Blocks: a document's paragraphs, whatever its line breaks look like, each with the head that opens it.

Three layouts are told apart: one paragraph a line (also with line breaks spelt out as \\r\\n), lines wrapped at a
fixed width (joined again), and a whole document in one line (split at the heads).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]|(?:\\r\\n|\\n|\\r)")
BLANK = r"(?:\s|\u3000|\u200b|\ufeff|&nbsp;|&emsp;|<U\+00A0>|\\t|\\r|\\n)"
BLANKS = re.compile(BLANK + "*")
TRAILING = re.compile(BLANK + r"+\Z")
PAGE = re.compile(r"[-—–－]?\s*\d{1,3}\s*[-—–－]|第?\s*\d{1,3}\s*页?")

NUMERALS = "〇○零一二三四五六七八九十百"
MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"第([{NUMERALS}]{{1,3}})(?:部分|章)[\s:：、，　]*")),
    ("chapter", re.compile(rf"([{NUMERALS}]{{1,3}})\s*[、.．]\s*")),
    ("paren", re.compile(rf"[（(﹝〔]\s*([{NUMERALS}]{{1,3}})\s*[）)﹞〕]\s*[、.．]?")),
    ("paren-digit", re.compile(r"[（(]\s*(\d{1,3})\s*[）)]\s*[、.．]?")),
    ("digit", re.compile(r"(\d{1,3})\s*(?:[、．﹒]|\.(?!\d)|\.(?=20\d\d年))\s*")),
    ("ordinal", re.compile(rf"第([{NUMERALS}]{{1,3}})[，,、：:]\s*")),
    ("item", re.compile(rf"([{NUMERALS}]{{1,3}})(?:是|要)(?=[\u4e00-\u9fff“])")),
    ("circle", re.compile(r"([①-⑳])\s*")),
    ("dash", re.compile(r"(?:——|—|--|──|－－|―{1,2})\s*(?=[\u4e00-\u9fff“])")),
    ("bullet", re.compile(r"[●■◆▲★•·]\s*")),
)
"""Marks that open a head, in the order in which they are tried; the group is the number, where there is one."""

END = re.compile(r"[。！？!?；;]")
STOP = re.compile(r"[。！？!?；;：:]")
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph from `start` to `end`, blanks trimmed.

    `mark` is the kind of the number that opens it ("" for none) and `number` its value (0 without one); the
    words begin at `body`. `alone` says that the block is nothing but a head. `title` is the head, or the first
    sentence, clean of blanks and marks; it ends at `head`.
    """

    start: int
    end: int
    mark: str
    number: int
    body: int
    head: int
    title: str
    alone: bool

    @property
    def size(self) -> int:
        """Length in characters."""
        return self.end - self.start


def blocks(content: str) -> tuple[Block, ...]:
    """The blocks of a document, in order; blanks and page numbers between them belong to none."""
    lines = _lines(content, 0, len(content))
    if _wrapped(content, lines):
        lines = _joined(content, lines)
    pieces = [piece for line in lines for piece in _pieces(content, line)]
    return at(content, pieces)


def at(content: str, stretches: Iterable[tuple[int, int]]) -> tuple[Block, ...]:
    """The blocks that stand at the given stretches."""
    return tuple(_block(content, start, end) for start, end in stretches)


def _lines(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches between line breaks, trimmed, the empty ones left out."""
    found, at = [], start
    for stop in [m.span() for m in BREAK.finditer(content, start, end)] + [(end, end)]:
        line = _trimmed(content, at, stop[0])
        if line[0] < line[1]:
            found.append(line)
        at = stop[1]
    return found


def _trimmed(content: str, start: int, end: int) -> tuple[int, int]:
    first = BLANKS.match(content, start, end)
    start = first.end() if first else start
    tail = TRAILING.search(content, start, end)
    return start, max(start, tail.start() if tail else end)


def _wrapped(content: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Lines broken at a fixed width: most long ones stop in the middle of a sentence, few are much longer."""
    sizes = sorted(end - start for start, end in lines)
    if len(sizes) < 40 or sizes[len(sizes) // 2] < 15 or sizes[int(len(sizes) * 0.97)] > 60:
        return False
    width = sizes[len(sizes) // 2]
    full = [line for line in lines if line[1] - line[0] >= width - 3]
    cut = sum(content[end - 1] not in "。！？；：!?;:" for _, end in full)
    return cut > len(full) * 0.6


def _joined(content: str, lines: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Wrapped lines put together: a line goes on where the one before is full, heads begin a paragraph.

    The first line of a paragraph is two characters shorter; it goes on where it ends inside a sentence.
    """
    breadths = sorted(breadth(content[start:end]) for start, end in lines)
    full = breadths[len(breadths) // 2] - 3
    found: list[tuple[int, int]] = []
    last = 0
    for start, end in lines:
        if PAGE.fullmatch(content[start:end]):
            continue
        opens = _mark(content, start, end)[0] in {"part", "chapter", "paren"} and found
        ended = opens and content[found[-1][1] - 1] in "。！？：!?:"
        open_end = found and content[found[-1][1] - 1] not in "。！？：!?:"
        if found and not ended and (last >= full or (open_end and last >= full - 4)):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        last = breadth(content[start:end])
    return found


def breadth(words: str) -> int:
    """Columns that words take in print: an ASCII character is half as wide as a Chinese one."""
    return sum(1 if c.isascii() else 2 for c in words)


FLAT = re.compile(
    rf"(?<=[。！？!?；;”\s）)—]){BLANK}*(?=[{NUMERALS}]{{1,3}}、|[（(][{NUMERALS}]{{1,3}}[）)]"
    rf"|第[{NUMERALS}]{{1,2}}[，,]|[{NUMERALS}]{{1,2}}是[\u4e00-\u9fff]|\d{{1,2}}[、．.](?!\d)[\u4e00-\u9fff“]"
    rf"|20\d\d年(?:工作回顾|工作安排|重点工作|主要工作|工作任务|工作重点)|各位(?:代表|委员)[！!，,：:]|——[\u4e00-\u9fff“])"
)
LONG = 1800


def _pieces(content: str, line: tuple[int, int]) -> list[tuple[int, int]]:
    """A line as it is, or a very long one cut before each head inside it and behind a head that a blank ends."""
    start, end = line
    if end - start < LONG:
        return [line]
    cuts = [m.end() for m in FLAT.finditer(content, start, end)]
    found: list[tuple[int, int]] = []
    for left, right in zip([start, *cuts], [*cuts, end], strict=True):
        found += _head_split(content, *_trimmed(content, left, right))
    return [piece for piece in found if piece[0] < piece[1]]


def _head_split(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """In a document of one line the blank behind a head is all that ends it: 一、工作回顾 过去一年…"""
    run_in = re.compile(
        r"20\d\d年(?:工作回顾|(?:重点|主要)?工作(?:任务|安排|建议|重点)?)(?=20\d\d年|[，一]|今年|过去)"
    )
    year = run_in.match(content, start, end)
    if year:
        return [(start, year.end()), (year.end(), end)]
    mark = _mark(content, start, end)
    gap = re.compile(r"[^\s。！？；：]{4,40}(\s+)(?=\S)").match(content, mark[2], end)
    if mark[0] not in {"part", "chapter"} or not gap:
        return [(start, end)]
    return [(start, gap.start(1)), (gap.end(1), end)]


def _mark(content: str, start: int, end: int) -> tuple[str, int, int]:
    """Kind and number of the mark at `start`, and where the words after it begin."""
    for kind, pattern in MARKS:
        match = pattern.match(content, start, end)
        if match and match.end() < end:
            return kind, _number(match[1] if match.groups() else ""), match.end()
    return "", 0, start


def _number(words: str) -> int:
    """A small number in Chinese or Arabic figures, ① too.

    >>> _number("十二"), _number("二十"), _number("7"), _number("③")
    (12, 20, 7, 3)
    """
    if not words:
        return 0
    if words.isdigit() and words.isascii():
        return int(words)
    if "①" <= words <= "⑳":
        return ord(words) - ord("①") + 1
    tens, _, ones = words.rpartition("十")
    if "十" in words:
        return (DIGITS.get(tens, 1) if tens else 1) * 10 + DIGITS.get(ones, 0)
    return DIGITS.get(words[-1], 0)


def _block(content: str, start: int, end: int) -> Block:
    mark, number, body = _mark(content, start, end)
    stop = STOP.search(content, body, end)
    head = stop.start() if stop else end
    alone = (
        (not END.search(content, body, end - 1)) and end - body <= 70 and "，" not in content[end - 1 : end]
    )
    if alone:
        head = end - 1 if content[end - 1] in "。：:；;！" else end
    return Block(start, end, mark, number, body, head, clean(content[body:head]), alone)


def clean(words: str) -> str:
    """A title without blanks, page numbers and the marks round it."""
    words = re.sub(r"[\r\n]+\s*[-—–]\s*\d{1,3}\s*[-—–]\s*[\r\n]+", "", words)
    words = re.sub(BLANK + "+", "", words)
    return words.strip("【】[]●■")
