"""A paragraph cut into the stretches that commitments are made of.

A stretch is what stands between two marks: 。！？；， outside quotation marks and brackets, and 、 only
where the pieces on both sides could be promises of their own ("高新技术企业达50家、研发投入增长8%"). A
commitment is one stretch or several in a row, so every border of a commitment is a border of a stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.extract.lexicon import any_of, lexicon

BLANK = " \t\r\n\u3000\xa0"

PROTECTED = re.compile(
    r"“[^“”]{0,60}”|「[^」]{0,60}」|『[^』]{0,60}』|《[^》]{0,60}》|\"[^\"\r\n]{1,40}\""
    r"|（[^（）]{0,80}）|\([^()]{0,80}\)|［[^］]{0,60}］|\[[^\]]{0,60}\]|【[^】]{0,60}】|〔[^〕]{0,60}〕"
)
"""Quotations and brackets, short enough that a mark without its partner does no harm."""

MARK = re.compile(r"[。！？!?；;，：、]|,(?!\d{3})|:(?!\d)")

OPENING = re.compile(
    r"[ \t\r\n\u3000\xa0]*(?:(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|[①-⑳]|\d{1,2}[.．、](?!\d)"
    r"|[一二三四五六七八九十]{1,3}、|[★☆●◆■▪•·—-]+|第[一二三四五六七八九十]{1,3}，)[ \t\r\n\u3000\xa0]*)*"
)
"""What may stand before the words of a stretch: an ordinal, a bullet."""

NUMERAL = re.compile(r"[\d０-９]")

CLOSING = re.compile(r"(?:\^?(?:\[\d{1,3}\]|［\d{1,3}］)|\^)+$")
"""The mark of a footnote at the end of a stretch."""

FURNITURE = re.compile(
    r"[ \t\u3000\xa0]*[\r\n]+(?:[ \t\u3000\xa0]*[—–-]+ ?\d{1,3} ?[—–-]+[ \t\u3000\xa0]*[\r\n]+)?"
    r"[ \t\u3000\xa0]*"
)
"""A line's end inside running text, with the page number that may stand in it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch at `start`–`end` of the document, marks and ordinals outside.

    `words` are its characters without line ends, `before` and `after` the marks that bound it ("" at
    the borders of the paragraph), `sentence` counts the sentences of its paragraph from 0.
    """

    start: int
    end: int
    words: str
    before: str
    after: str
    sentence: int


def stretches(content: str, start: int, end: int) -> list[Stretch]:
    """The stretches of a paragraph, in order."""
    found: list[Stretch] = []
    sentence, left, before = 0, start, ""
    for at, mark in _marks(content, start, end):
        piece = _stretch(content, left, at, before=before, after=mark, sentence=sentence)
        if piece:
            found.append(piece)
        if mark in "。！？!?；;" and mark:
            sentence += 1
        left, before = at + 1, mark
    return found


def _stretch(content: str, start: int, end: int, *, before: str, after: str, sentence: int) -> Stretch | None:
    opening = OPENING.match(content, start, end)
    start = opening.end() if opening else start
    closing = CLOSING.search(content[start:end]) if content[start:end][-1:] in "^]］" else None
    if closing:
        end = start + closing.start()
    while end > start and content[end - 1] in BLANK:
        end -= 1
    if start >= end:
        return None
    words = content[start:end]
    if "\n" in words or "\r" in words:
        words = FURNITURE.sub("", words)
    return Stretch(start, end, words, before, after, sentence)


def _marks(content: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The marks between stretches with their offsets, at last the paragraph's end."""
    shielded = [m.span() for m in PROTECTED.finditer(content, start, end)]
    shielded.reverse()
    left = start
    hits = [m.start() for m in MARK.finditer(content, start, end)]
    open_hits = []
    for at in hits:
        while shielded and shielded[-1][1] <= at:
            shielded.pop()
        if shielded and shielded[-1][0] <= at:
            continue
        open_hits.append(at)
    for index, at in enumerate(open_hits):
        mark = content[at]
        if mark == "、":
            right = open_hits[index + 1] if index + 1 < len(open_hits) else end
            if not splits_list(content[left:at], content[at + 1 : right]):
                left = at + 1
                continue
        left = at + 1
        yield at, mark
    yield end, ""


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile(any_of(lexicon("verbs")["predicates"]["words"]))


def splits_list(left: str, right: str) -> bool:
    """Whether the pieces on both sides of 、 each hold a number and a predicate: promises of their own."""
    return all(NUMERAL.search(piece) and _predicate().search(piece) for piece in (left, right))
