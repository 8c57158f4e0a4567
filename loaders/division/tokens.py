"""The pieces of a flattened table: what parts them and what they look like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.extract.bodies import is_body, is_department, is_open, listed

from .grids import BRIEF

APART = re.compile(r"[\s\u3000|]+")
NUMBER = re.compile(r"(\d{1,3})[.．、]?")
NAME = re.compile(r"[\u4e00-\u9fff]{1,4}(?:[、，][\u4e00-\u9fff]{2,4})*")
EMPTY_LINE = "\n\n"
LONGEST = 14
"""Lines of one cell that names bodies."""
BREAKS = {"\n", EMPTY_LINE, ""}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a flattened table; `before` is what parts it from the one before."""

    start: int
    end: int
    words: str
    before: str

    @property
    def look(self) -> str:
        """What it looks like by itself."""
        return look_of(self.words)


def cut(content: str) -> list[Token]:
    """The pieces of a text in order."""
    found, at, gap = [], 0, ""
    for match in [*APART.finditer(content), None]:
        stop = match.start() if match else len(content)
        if at < stop:
            before = next((mark for mark in "|\t\n" if mark in gap.replace("\r", "\n")), " ")
            if before == "\n" and gap.count("\n") > 1:
                before = EMPTY_LINE
            found.append(Token(at, stop, content[at:stop], before))
        at, gap = (match.end(), match[0]) if match else (stop, "")
    return found


def run(tokens: Sequence[Token]) -> bool:
    """Whether tokens together are a list of bodies whose names the line breaks cut: 区教, then 育局、区住, 建局."""
    if len(tokens) > LONGEST or any(token.before not in BREAKS for token in tokens[1:]):
        return False
    words = "\n".join(token.words for token in tokens)
    first = next(listed(words, 0, len(words)), (0, 0))
    return look_of(words) == "body" and (is_department(words[slice(*first)]) or is_open(words))


@cache
def look_of(words: str) -> str:
    """What a piece looks like: a number, none (/), body, list (bodies, the last of them cut), brief (a
    date, a sum), name of a person, or words.
    """
    if NUMBER.fullmatch(words):
        return "number"
    if not re.search(r"[\u4e00-\u9fffA-Za-z0-9]", words) or words == "无":
        return "none"
    spans = [*listed(words, 0, len(words))]
    if spans and all(is_body(words[a:b]) or is_open(words[a:b]) for a, b in spans) and len(words) < 120:
        return "body" if "。" not in words and not re.search(r"\d", words) else "words"
    if len(spans) > 1 and is_department(words[slice(*spans[0])]) and not re.search(r"[\d。；“”]", words):
        return "list"
    if BRIEF.fullmatch(words):
        return "brief"
    return "name" if NAME.fullmatch(words) else "words"
