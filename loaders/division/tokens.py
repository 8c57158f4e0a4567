"""The pieces of a flattened table: what parts them and what they look like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.extract.bodies import LEVELS, is_body, is_department, is_open, listed

from .grids import BRIEF

APART = re.compile(r"[\s\u3000|]+")
NUMBER = re.compile(r"(\d{1,3})[.．、]?")
NAME = re.compile(r"[\u4e00-\u9fff]{1,4}(?:[、，][\u4e00-\u9fff]{2,4})*")
EMPTY_LINE = "\n\n"
BREAKS = {"\n", EMPTY_LINE, ""}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a flattened table; `before` is what parts it from the one before."""

    start: int
    end: int
    words: str
    before: str
    look: str = ""


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


def looked(tokens: Sequence[Token]) -> list[Token]:
    """Tokens with their looks; the beginning of a body that goes on on the next line looks like one."""
    found: list[Token] = []
    goes_on = False
    for token, after in zip(tokens, [*tokens[1:], None], strict=False):
        ends, goes_on = goes_on, after is not None and _broken(token.words, after)
        look = "body" if goes_on or ends else look_of(token.words)
        found.append(replace(token, look=look))
    return found


def _broken(words: str, after: Token) -> bool:
    """Whether words and the next line are one body: 区教 and 育局, not 教育提升 and 教育局."""
    if (
        after.before not in BREAKS
        or not re.fullmatch("[\u4e00-\u9fff、，]{1,14}", words)
        or look_of(words) == "body"
    ):
        return False
    whole = after.words[0] in LEVELS or (words[0] not in LEVELS and is_department(after.words))
    return (
        not whole
        and is_department(re.split("[、，]", words + after.words)[-1])
        and look_of(words + after.words) == "body"
    )


@cache
def look_of(words: str) -> str:
    """What a piece looks like: a number, none (/), body, brief (a date, a sum), name of a person, or words."""
    if NUMBER.fullmatch(words):
        return "number"
    if not re.search(r"[\u4e00-\u9fffA-Za-z0-9]", words) or words == "无":
        return "none"
    spans = [*listed(words, 0, len(words))]
    if spans and all(is_body(words[a:b]) or is_open(words[a:b]) for a, b in spans) and len(words) < 120:
        return "body" if "。" not in words and not re.search(r"\d", words) else "words"
    if BRIEF.fullmatch(words):
        return "brief"
    return "name" if NAME.fullmatch(words) else "words"
