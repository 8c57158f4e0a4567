"""The word lists for names: ends of names by class, programmes and titles of national standing,
divisions.

A list is looked up by the longest match; what it says is one cue among many, never the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from loaders.extract.lexicon import lexicon
from loaders.place import divisions


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms with what they stand for, and the length of the longest: by first character, and by last."""

    meaning: Mapping[str, str]
    by_first: Mapping[str, int]
    by_last: Mapping[str, int]

    def tags(self, text: str) -> list[str]:
        """For each character its place (B I E S) in a term and its meaning, or ""; the longest wins."""
        found = [""] * len(text)
        longest, get, free = self.by_first, self.meaning.get, 0
        for at, character in enumerate(text):
            if at < free or character not in longest:
                continue
            for end in range(min(len(text), at + longest[character]), at, -1):
                meaning = get(text[at:end])
                if meaning is not None:
                    found[at:end] = [place + meaning for place in _places(end - at)]
                    free = end
                    break
        return found

    def ends(self, text: str) -> list[tuple[int, tuple[str, ...]]]:
        """For each place the longest term that ends there: its length and its meanings, or (0, ())."""
        found: list[tuple[int, tuple[str, ...]]] = [(0, ())] * (len(text) + 1)
        longest, get = self.by_last, self.meaning.get
        for end, character in enumerate(text, start=1):
            if character not in longest:
                continue
            for start in range(max(0, end - longest[character]), end):
                meaning = get(text[start:end])
                if meaning is not None:
                    found[end] = (end - start, tuple(meaning.split()))
                    break
        return found


@cache
def _places(size: int) -> tuple[str, ...]:
    """The places of a term's characters."""
    return ("S",) if size == 1 else ("B", *["I"] * (size - 2), "E")


def _terms(pairs: Iterable[tuple[str, str]], *, joined: str = "") -> Terms:
    meanings: dict[str, set[str]] = {}
    for word, meaning in pairs:
        meanings.setdefault(word, set()).add(meaning)
    return Terms(
        {word: joined.join(sorted(found)) for word, found in meanings.items()},
        _longest(meanings, 0),
        _longest(meanings, -1),
    )


def _longest(words: Iterable[str], at: int) -> Mapping[str, int]:
    """The length of the longest word for each character that words have at `at`."""
    found: dict[str, int] = {}
    for word in words:
        if word:
            found[word[at]] = max(found.get(word[at], 0), len(word))
    return found


@cache
def suffixes() -> Terms:
    """Ends of names; the meanings are the classes of `suffixes.toml`, as "project.road"."""
    return _terms(
        (
            (word, f"{kind}.{name}")
            for kind, table in lexicon("suffixes").items()
            for name, words in table.items()
            if isinstance(words, list)
            for word in words
        ),
        joined=" ",
    )


@cache
def titles() -> Terms:
    """National programmes (P), titles (D) and rhetoric that stands in quotation marks (X)."""
    return _terms(
        (word, meaning)
        for name, meaning in (("programmes", "P"), ("honours", "D"), ("slogans", "X"))
        for table in lexicon(name).values()
        for word in table["words"]
        if len(word) > 1
    )


@cache
def divisions_and_regions() -> Terms:
    """Divisions of GB/T 2260, full (p c x) and short (P C X), and well-known regions (r)."""
    pairs = [(word, "r") for word in lexicon("names")["regions"]["words"]]
    for division in divisions():
        letter = {"province": "p", "city": "c", "county": "x"}.get(division.level, "x")
        pairs.append((division.name, letter))
        if division.short != division.name and len(division.short) > 1:
            pairs.append((division.short, letter.upper()))
    return _terms(pairs)


@cache
def ranks() -> Terms:
    """Levels that open a title (国家级, 省级, 4A级)."""
    return _terms((word, "k") for word in lexicon("names")["ranks"]["words"])


@cache
def initials() -> frozenset[str]:
    """One-character names of provinces and cities (苏, 浙, 粤)."""
    return frozenset(lexicon("names")["regions"]["short"])
