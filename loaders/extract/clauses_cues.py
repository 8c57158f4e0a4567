"""What a stretch shows of itself: its verb, how its object ends, numbers, quotation marks, words of purpose.

A cue is a short name such as `v=提升` or `general`. Cues name shapes and general words, never things:
what a stretch says is looked at in words of our own lists, pairs of characters and the characters at its ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from loaders.extract.clauses_words import Reading, read
from loaders.extract.lexicon import lexicon
from loaders.extract.stretches import NUMERAL

PAIR = re.compile("(?=([\u4e00-\u9fff]{2}))")

LENGTHS = (5, 7, 9, 12, 15, 19, 25, 35, 50)
"""The upper ends of the length classes, in characters."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a stretch (`own`), those its neighbours look at (`shown`), those for a sentence's ends.

    `size` is its length, `ending` its last two characters; `characters` and `doubles` are the characters and
    the pairs of neighbouring characters behind its verb, particles left out of the first. `pairs` are all pairs of
    neighbouring Chinese characters, `rim` the first and last few characters.
    """

    own: tuple[str, ...]
    shown: tuple[str, ...]
    edge: tuple[str, ...]
    verb: str
    opening: str
    general: bool
    number: bool
    size: int
    ending: str
    characters: frozenset[str]
    doubles: frozenset[str]
    pairs: tuple[str, ...]
    rim: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Purpose:
    """The lists of `purpose.toml`."""

    effects: frozenset[str]
    attitudes: frozenset[str]
    causatives: tuple[str, ...]
    frames: tuple[str, ...]
    generic: tuple[str, ...]
    growth: tuple[str, ...]
    completions: tuple[str, ...]
    particles: frozenset[str]


@cache
def purpose() -> Purpose:
    """The lists of `purpose.toml`, those looked for at an end the longest word first."""
    known = lexicon("purpose")

    def words(name: str) -> tuple[str, ...]:
        return tuple(sorted(set(known[name]["words"]), key=lambda w: (-len(w), w)))

    return Purpose(
        effects=frozenset(words("effects")),
        attitudes=frozenset(words("attitudes")),
        causatives=words("causatives"),
        frames=words("frames"),
        generic=words("generic"),
        growth=words("growth"),
        completions=words("completions"),
        particles=frozenset(words("particles")),
    )


def length_class(size: int) -> int:
    """The class of a length in characters, 0 to 9."""
    return next((k for k, most in enumerate(LENGTHS) if size <= most), len(LENGTHS))


def _ending(words: str, known: tuple[str, ...]) -> str:
    return next((w for w in known if words.endswith(w)), "")


@lru_cache(maxsize=20_000)
def cues(words: str) -> Cues:
    """The cues of a stretch's words."""
    reading = read(words)
    general = _ending(reading.rest, purpose().generic)
    number = NUMERAL.search(words) is not None
    own = [
        *_opening(words, reading),
        *_shape(words, number),
        *_object(reading, general),
        *_purpose(words, reading),
    ]
    if reading.verb in purpose().effects and general and len(reading.rest) - len(general) <= 6:
        own.append("purpose")
    beside = ("f1=", "f2=", "l1=", "room=")
    edges = ("v=", "op=", "len=", "g=", "l2=", "frame", "prep=", "num", "purpose", "effect", "general")
    return Cues(
        own=tuple(own),
        shown=tuple(c for c in own if not c.startswith(beside)),
        edge=tuple(c for c in own if c.startswith(edges)),
        verb=reading.verb,
        opening=reading.opening,
        general=bool(general),
        number=number,
        size=len(words),
        ending=words[-2:],
        characters=frozenset(reading.rest) - purpose().particles,
        doubles=frozenset(a + b for a, b in pairwise(reading.rest)),
        pairs=tuple(f"w={pair}" for pair in dict.fromkeys(PAIR.findall(words))),
        rim=tuple(_rim(words)),
    )


def _rim(words: str) -> Iterator[str]:
    """How a stretch begins and ends: three pairs of characters from either end, and three and four together."""
    size = len(words)
    for k in range(min(3, size - 1)):
        yield f"s{k}={words[k : k + 2]}"
        yield f"e{k}={words[size - k - 2 : size - k]}"
    for k in (3, 4):
        yield f"s={words[:k]}"
        yield f"e={words[-k:]}"


def _opening(words: str, reading: Reading) -> list[str]:
    found = [f"op={reading.opening}", f"v={reading.verb}", f"f1={words[:1]}", f"f2={words[:2]}"]
    for name, word in (("adv", reading.adverb), ("prep", reading.preposition), ("v2", reading.second)):
        if word:
            found.append(f"{name}={word}")
    return found


def _shape(words: str, number: bool) -> list[str]:
    found = [f"len={length_class(len(words))}", f"l1={words[-1:]}", f"l2={words[-2:]}"]
    marks = (("quote", "“"), ("list", "、"), ("etc", "等"), ("of", "的"), ("more", "更"))
    found += [name for name, mark in marks if mark in words]
    if number:
        found.append("num")
    return found


def _object(reading: Reading, general: str) -> list[str]:
    found = [f"room={min(8, len(reading.rest) // 2)}"]
    if general:
        bare = min(6, (len(reading.rest) - len(general)) // 2)
        found += ["general", f"g={general}", f"gl={bare}"]
    return found


def _purpose(words: str, reading: Reading) -> list[str]:
    known = purpose()
    found = []
    if reading.verb in known.effects:
        found.append("effect")
    if reading.verb in known.attitudes:
        found.append("attitude")
    if words.startswith(known.causatives):
        found.append("causes")
    frame = _ending(words, known.frames)
    if frame:
        found += ["frame", f"frame={frame}"]
    growth = [w for w in known.growth if w in words]
    if growth:
        found += ["growth", *(f"gr={w}" for w in growth)]
    completion = _ending(words, known.completions)
    if completion:
        found.append(f"comp={completion}")
    return found
