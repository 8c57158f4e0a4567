"""What a stretch is made of: adverbs, the verb, what follows it, the preposition it opens with.

No segmenter: the longest known word at a place is taken, and a word that is both (规划, 统筹, 创新)
counts as an adverb only where a verb follows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from loaders.extract.lexicon import lexicon

LONGEST = 6


@dataclass(frozen=True, slots=True)
class Lists:
    """The words that a stretch is looked through for."""

    adverbs: frozenset[str]
    actions: frozenset[str]
    prepositions: frozenset[str]


@cache
def lists() -> Lists:
    """The word lists of `verbs.toml` and `purpose.toml` that `read` needs."""
    verbs, purpose = lexicon("verbs"), lexicon("purpose")
    return Lists(
        adverbs=frozenset(verbs["adverbs"]["words"]),
        actions=frozenset(verbs["actions"]["words"]),
        prepositions=frozenset(purpose["prepositions"]["words"]),
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """How a stretch reads. `verb` is "" where none was found; `verb_at` its offset in the words.

    `opening` says what stands first: "verb", "adverb" (and then the verb), "preposition", "subject" (a
    verb comes later), "none". `second` is the verb that follows the first at once (建成投用), `rest`
    what follows the verbs.
    """

    opening: str
    adverb: str
    preposition: str
    verb: str
    verb_at: int
    second: str
    rest: str


def longest(words: str, at: int, known: frozenset[str], most: int = LONGEST) -> str:
    """The longest known word that begins at an offset, or ""."""
    for size in range(min(most, len(words) - at), 0, -1):
        piece = words[at : at + size]
        if piece in known:
            return piece
    return ""


def read(words: str) -> Reading:
    """Read a stretch from its beginning."""
    known = lists()
    at, last_adverb, fallback = 0, "", -1
    while at < len(words):
        adverb = longest(words, at, known.adverbs)
        verb = longest(words, at, known.actions, 4)
        if verb and len(verb) >= len(adverb) and not (adverb and _verb_follows(words, at + len(adverb))):
            return _found(words, at, verb, "adverb" if last_adverb else "verb", last_adverb, "")
        if not adverb:
            break
        if verb:
            fallback = at
        last_adverb = adverb
        at += len(adverb)
    if fallback >= 0:
        verb = longest(words, fallback, known.actions, 4)
        return _found(words, fallback, verb, "verb", "", "")
    preposition = longest(words, at, known.prepositions, 2)
    start = at + max(1, len(preposition))
    later = _later_verb(words, start)
    opening = "preposition" if preposition else "subject"
    if later >= 0:
        return _found(
            words, later, longest(words, later, known.actions, 4), opening, last_adverb, preposition
        )
    return Reading(opening if preposition else "none", last_adverb, preposition, "", -1, "", words[at:])


def _verb_follows(words: str, at: int) -> bool:
    known = lists()
    while at < len(words):
        if longest(words, at, known.actions, 4):
            return True
        adverb = longest(words, at, known.adverbs)
        if not adverb:
            return False
        at += len(adverb)
    return False


def _later_verb(words: str, start: int) -> int:
    """The offset of the first action of two characters or more after `start`, -1 where there is none."""
    known = lists().actions
    for at in range(start, len(words) - 1):
        if words[at : at + 2] in known:
            return at
    return -1


def _found(words: str, at: int, verb: str, opening: str, adverb: str, preposition: str) -> Reading:
    after = at + len(verb)
    second = longest(words, after, lists().actions, 4)
    return Reading(opening, adverb, preposition, verb, at, second, words[after + len(second) :])
