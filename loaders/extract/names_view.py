"""A clause as the weights see it: its characters without blanks and line ends, with some of what
stands round it.

Raw files break a name over a line or a page; the view closes the gap and keeps where each character
stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

AROUND = 12
"""Characters of the document before and after a clause that are looked at, never marked."""

OPENING = "“‘《（(〔[【"
CLOSING = "”’》）)〕]】"
QUOTES = frozenset('“”‘’"')
NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
SINGLE = {
    **dict.fromkeys('“”‘’"', "Q"),
    "、": "E",
    **dict.fromkeys("（）()〔〕[]【】", "P"),
    **dict.fromkeys("《》", "T"),
    **dict.fromkeys("，。；：,;:！!？?", "S"),
}


def kind_of(character: str) -> str:
    """The class of a character: N numeral, H other Chinese, D digit, L letter, Q T P S E marks, O other."""
    mark = SINGLE.get(character)
    if mark:
        return mark
    if character in NUMERALS:
        return "N"
    if "一" <= character <= "鿿":
        return "H"
    if character.isdigit():
        return "D"
    return "L" if character.isascii() and character.isalpha() else "O"


@dataclass(frozen=True, slots=True)
class View:
    """`words[first:last]` is the clause; `places[i]` the offset of `words[i]` in the document.

    `gaps[i]` says that a blank (no line end) stands before `words[i]`.
    """

    words: str
    places: tuple[int, ...]
    gaps: tuple[bool, ...]
    first: int
    last: int


def view(content: str, start: int, end: int) -> View:
    """The clause `content[start:end]` with its surroundings."""
    begin, stop = max(0, start - AROUND), min(len(content), end + AROUND)
    places = tuple(i for i in range(begin, stop) if not content[i].isspace())
    gaps = tuple(
        k > 0 and place != places[k - 1] + 1 and "\n" not in content[places[k - 1] : place]
        for k, place in enumerate(places)
    )
    first = next((k for k, place in enumerate(places) if place >= start), len(places))
    last = next((k for k, place in enumerate(places) if place >= end), len(places))
    return View("".join(content[i] for i in places), places, gaps, first, last)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """Where a character stands to the outermost pair of marks round it: o outside, else kind and place.

    Kinds: q quotation, t title 《》, p brackets; places: B E the marks, b e i first, last, other inside.
    """

    state: tuple[str, ...]
    length: tuple[int, ...]
    close: tuple[int, ...]


def enclosed(words: str) -> Enclosed:
    """For every character the pair of marks that encloses it; unpaired marks enclose nothing."""
    state = ["o"] * len(words)
    length = [0] * len(words)
    close = [-1] * len(words)
    stack: list[int] = []
    for at, character in enumerate(words):
        if character in OPENING:
            stack.append(at)
        elif character in CLOSING and stack and CLOSING.index(character) == OPENING.index(words[stack[-1]]):
            begin = stack.pop()
            if not stack:
                kind = "p" if character in "）)〕]】" else "t" if character == "》" else "q"
                for j in range(begin, at + 1):
                    state[j] = kind + _place(j, begin, at)
                    length[j], close[j] = at - begin - 1, at
    return Enclosed(tuple(state), tuple(length), tuple(close))


def _place(at: int, begin: int, end: int) -> str:
    if at == begin:
        return "B"
    if at == end:
        return "E"
    return "b" if at == begin + 1 else "e" if at == end - 1 else "i"


def boundaries(kinds: Sequence[str]) -> list[int]:
    """For every character the next place at which a mark stands (the length where none does)."""
    upcoming = len(kinds)
    found = [0] * len(kinds)
    for at in range(len(kinds) - 1, -1, -1):
        found[at] = upcoming
        if kinds[at] in "ESQPTO":
            upcoming = at
    return found
