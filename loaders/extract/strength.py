"""How strongly a commitment is meant, by the words that open its clauses.

Takes 力争, 争创 and their like as `strive`, 探索, 谋划, 研究 as `explore`, 支持, 鼓励, 配合 with a
party that acts by itself as `support`; leaves everything else `firm`. Source: the annotation guide,
"strength" and "Settled cases".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from graph.model import Strength
from loaders.extract.clauses_words import lists, longest
from loaders.extract.lexicon import lexicon
from loaders.extract.stretches import NUMERAL


@cache
def _known(group: str, name: str) -> tuple[str, ...]:
    entries: dict[str, Any] = lexicon("strength")[group]
    return tuple(entries[name])


def strength(stretches: Sequence[str]) -> Strength:
    """The strength of a commitment from the words of its stretches, in order."""
    first, *rest = stretches
    found = _opening(first, alone=True)
    if found != "firm" or NUMERAL.search(first):
        return found
    later: list[Strength] = [_opening(words, alone=False) for words in rest]
    return next((s for s in later if s != "firm"), "firm")


def _opening(words: str, *, alone: bool) -> Strength:
    """The strength that one stretch speaks of; `alone` where it opens the commitment."""
    for at in _starts(words):
        rest = words[at:]
        strive = _known("strive", "words") + (_known("strive", "opening") if alone else ())
        if rest.startswith(strive):
            return "strive"
        if rest.startswith(_known("explore", "words")) and not rest.startswith(_known("explore", "except")):
            return "explore"
        if rest.startswith(_known("support", "always")):
            return "support"
        if rest.startswith(_known("support", "party")):
            return _supported(rest)
    number = NUMERAL.search(words)
    if alone and 0 < words.find("力争") < (number.start() if number else len(words)):
        return "strive"
    return "firm"


def _starts(words: str) -> list[int]:
    """The offsets at which the verb may begin: after none, one or several adverbs."""
    found, at = [0], 0
    while adverb := longest(words, at, lists().adverbs):
        at += len(adverb)
        found.append(at)
    return found


def _supported(words: str) -> Strength:
    """`support` where the object of 支持 and its like is a party with an act of its own."""
    if words.startswith("推动") and any(word in words for word in _known("strive", "inside")):
        return "strive"
    verb = longest(words, 0, frozenset(_known("support", "party")))
    rest = words[len(verb) :]
    if rest.startswith(_known("support", "own")):
        return "firm"
    parties = _known("support", "strict_parties" if verb in _known("support", "strict") else "parties")
    return "support" if any(party in rest for party in parties) else "firm"
