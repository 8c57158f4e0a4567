"""Who would lead a commitment that names nobody: proposals by the duties of the register.

Each function's words that stand in the commitment speak for it, the longer and the rarer among functions the more.
A proposal is our reading and always shown as one: it carries the rule, the words that fired and a score.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.model import Level

from .register import Body, duties, register

RULE = "duty.register"
MOST = 3
"""So many proposals at most for a commitment."""
LEAST = 0.12
"""A share of the score below this is no proposal."""
FLOOR = 2.2
"""A single common word of two characters is no reason."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A body that the register's duties propose: its name without place and level, why, and the score (0 to 1).

    `words` are where the words that speak for it stand, as offsets in the text that was looked at.
    """

    agency: str
    function: str
    score: float
    rule: str
    words: tuple[tuple[int, int], ...]


def propose(words: str, level: Level = "county") -> tuple[Proposal, ...]:
    """The bodies that would lead what `words` promise, best first; empty where nothing speaks for anybody."""
    found = {function: _fired(words, function) for function in duties()}
    scores = {function: sum(weight for *_, weight in fired) for function, fired in found.items() if fired}
    total = sum(scores.values())
    order = sorted(scores, key=lambda function: (-scores[function], list(duties()).index(function)))
    proposals = []
    for function in order[:MOST]:
        body = _body(function, level)
        share = scores[function] / total
        if body is None or scores[function] < FLOOR or share < LEAST:
            continue
        spans = tuple(sorted((start, end) for start, end, _ in found[function]))
        proposals.append(Proposal(body.name, function, round(share, 3), RULE, spans))
    return tuple(proposals)


def topics(words: str) -> dict[str, float]:
    """The words of duties in a text with what each weighs, the longest at each place: what it is about."""
    found = {match[0]: _weights()[match[0]] for match in _all().finditer(words)}
    return {word: weight for word, weight in found.items() if word not in _areas()}


@cache
def _areas() -> frozenset[str]:
    """Words that only say where."""
    return frozenset((*duties()["街道乡镇"], *duties()["园区管委会"]))


@cache
def _all() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(_weights(), key=lambda w: (-len(w), w))))


@cache
def _body(function: str, level: Level) -> Body | None:
    return next((body for body in register(level) if body.function == function), None)


def _fired(words: str, function: str) -> list[tuple[int, int, float]]:
    """Where a function's words stand, the longest at each place, and what each weighs."""
    found: list[tuple[int, int, float]] = []
    taken = -1
    for match in _pattern(function).finditer(words):
        if match.start() >= taken:
            found.append((match.start(), match.end(), _weights()[match[0]]))
            taken = match.end()
    return found


@cache
def _pattern(function: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(re.escape(word) for word in sorted(duties()[function], key=lambda w: (-len(w), w)))
    )


@cache
def _weights() -> Mapping[str, float]:
    """What a word weighs: its length, less where several functions hold it or a longer word of another does."""
    holders: dict[str, set[str]] = {}
    for function, words in duties().items():
        for word in words:
            holders.setdefault(word, set()).add(function)
    return {word: len(word) ** 0.8 * math.log(1 + 12 / len(held)) for word, held in sorted(holders.items())}


def lines(content: str) -> Iterator[tuple[int, int]]:
    """Where the lines of a file of one task a line stand; empty ones left out."""
    for match in re.finditer(r"[^\r\n]*\S[^\r\n]*", content):
        yield match.span()
