"""The features of the chain: a stretch's own cues, its neighbours' cues, its place, its borders, its words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loaders.extract.clauses_borders import Border, border
from loaders.extract.clauses_cues import Cues, cues, length_class
from loaders.extract.stretches import Stretch

Groups = list[tuple[str, Sequence[str]]]
"""The features of a place as (group, cues)."""

STEPS = range(-5, 6)


def features(found: Sequence[Stretch], *, headline: bool = False) -> list[Groups]:
    """The features of every stretch of a paragraph; `headline` where it stands before the first chapter."""
    read = [cues(stretch.words) for stretch in found]
    borders = [
        border(read[i], read[i + 1]) if a.sentence == b.sentence else None
        for i, (a, b) in enumerate(pairwise(found))
    ]
    first, last = _sentences(found)
    return [
        [
            ("own", read[i].own),
            ("place", _place(found, i, first[i], last[i], headline)),
            *_edges(read[i], i, first[i], last[i]),
            *_neighbours(found, read, i),
            *_words(found, read, i),
            ("pair", _pairs(read, i, first[i], last[i])),
            ("border", _borders(borders, i)),
        ]
        for i in range(len(found))
    ]


def _sentences(found: Sequence[Stretch]) -> tuple[list[int], list[int]]:
    """For every stretch the index of the first and of the last stretch of its sentence."""
    first: list[int] = []
    for i, stretch in enumerate(found):
        first.append(first[-1] if i and found[i - 1].sentence == stretch.sentence else i)
    last = [0] * len(found)
    for i in reversed(range(len(found))):
        same = i + 1 < len(found) and found[i + 1].sentence == found[i].sentence
        last[i] = last[i + 1] if same else i
    return first, last


def _place(found: Sequence[Stretch], i: int, first: int, last: int, headline: bool) -> list[str]:
    stretch = found[i]
    names = [
        "bias",
        f"before={stretch.before}",
        f"after={stretch.after}",
        f"at={min(i - first, 4)}",
        f"left={min(last - i, 4)}",
        f"of={min(last - first, 5)}",
        f"sentence={min(stretch.sentence, 2)}",
    ]
    if i == 0:
        names.append("paragraph")
    if stretch.sentence == found[-1].sentence:
        names.append("closing")
    if headline:
        names.append("headline")
    return names


def _edges(own: Cues, i: int, first: int, last: int) -> Groups:
    groups: Groups = []
    if i == first:
        groups.append(("first", own.edge))
    if i == last:
        groups.append(("last", own.edge))
    if i == 0:
        groups.append(("opening", own.edge))
    return groups


def _neighbours(found: Sequence[Stretch], read: Sequence[Cues], i: int) -> Groups:
    groups: Groups = []
    for step in (-2, -1, 1, 2):
        j = i + step
        if not 0 <= j < len(found):
            groups.append((f"{step:+d}", ("none",)))
        elif found[j].sentence == found[i].sentence:
            groups.append((f"{step:+d}", read[j].shown))
        elif abs(step) == 1:
            groups.append((f"{step:+d}x", read[j].shown))
    return groups


def _words(found: Sequence[Stretch], read: Sequence[Cues], i: int) -> Groups:
    """What a stretch and the ones beside it in its sentence are about: their pairs of characters, its ends."""
    groups: Groups = [("words", read[i].pairs), ("rim", read[i].rim)]
    for step in (-1, 1):
        j = i + step
        if 0 <= j < len(found) and found[j].sentence == found[i].sentence:
            left, right = (read[j], read[i]) if step < 0 else (read[i], read[j])
            groups += [
                (f"{step:+d}words", read[j].pairs),
                (f"{step:+d}rim", read[j].rim),
                (f"{step:+d}both", _both(left, right)),
            ]
    return groups


def _both(left: Cues, right: Cues) -> list[str]:
    """How two neighbours act and how long they are, taken together."""
    return [
        f"vv={left.verb}_{right.verb},{left.general:d}{right.general:d}",
        f"sizes={min(9, left.size // 4)}_{min(9, right.size // 4)}",
    ]


def _pairs(read: Sequence[Cues], i: int, first: int, last: int) -> list[str]:
    names = []
    own = read[i]
    if i > first:
        before = read[i - 1]
        names += [
            f"nn={before.number:d}{own.number:d}",
            f"gg={before.general:d}{own.general:d}",
            f"oo={before.opening}_{own.opening}",
            f"ll={length_class(before.size)}_{length_class(own.size)}",
            *_common(before, own, "-"),
        ]
        if before.verb == own.verb:
            names.append("same")
    if i < last:
        after = read[i + 1]
        names += [
            f"gg+={own.general:d}{after.general:d}",
            f"nn+={own.number:d}{after.number:d}",
            *_common(own, after, "+"),
        ]
    return names


def _common(left: Cues, right: Cues, side: str) -> list[str]:
    """How much two neighbours say of the same thing: 优化招商图谱，提升招引精度 share a character."""
    names = [
        f"{side}common={min(4, len(left.characters & right.characters))}",
        f"{side}doubles={min(3, len(left.doubles & right.doubles))}",
    ]
    if left.ending == right.ending:
        names.append(f"{side}ending")
    return names


def _borders(borders: Sequence[Border | None], i: int) -> list[str]:
    names = []
    for side, j in (("before", i - 1), ("after", i)):
        found = borders[j] if 0 <= j < len(borders) else None
        if found is None:
            continue
        for what, score, width in (("", found.whole, 0.5), ("L", found.left, 0.4), ("R", found.right, 0.4)):
            names += [f"{side}{what}>{step}" for step in STEPS if score > step * width]
    return names
