"""Paragraphs of guiding ideas (今年工作的总体要求是：…), which hold few promises and many slogans.

Takes of them only what names its object: a quotation, a title or a number behind a verb that is no mere
stance (深入落实“三五”发展战略). Leaves 坚持稳中求进, 统筹发展和安全, 谱写新篇章. Source: the annotation
guide, "A paragraph of guiding ideas yields only clauses with a named object".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from loaders.extract.clauses_cues import cues
from loaders.extract.lexicon import lexicon
from loaders.extract.stretches import Stretch

EARLY = 12
"""The head stands among so many first stretches of its paragraph."""

NAMED = ("“", "《", "「")


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(lexicon("purpose")["guiding"][name])


def guiding(pieces: Sequence[Stretch]) -> range:
    """The indices of the stretches that only guide: from the head on to the headline targets."""
    for start, piece in enumerate(pieces[:EARLY]):
        announces = piece.after in (":", "：") or piece.words.endswith(("是", "为"))
        if announces and any(head in piece.words for head in _words("heads")):
            for end in range(start + 1, len(pieces)):
                if any(word in pieces[end].words + pieces[end].after for word in _words("ends")):
                    return range(start, end)
            return range(start, len(pieces))
    return range(0)


def names_its_object(pieces: Sequence[Stretch]) -> bool:
    """Whether one of the stretches promises something that it names."""
    for piece in pieces:
        found = cues(piece.words)
        named = found.number or any(mark in piece.words for mark in NAMED)
        if named and found.opening in {"verb", "adverb"} and found.verb not in _words("stances"):
            return True
    return False
