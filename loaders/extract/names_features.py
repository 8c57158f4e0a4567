"""What the weights see of each character of a clause, as short texts.

Characters and their kinds; the classes of the general words round it; quotation marks and brackets;
the ends of names that stop here or at the next mark; programmes, titles and divisions of the word
lists; ranks.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extract.names_lists import divisions_and_regions, initials, ranks, suffixes, titles
from loaders.extract.names_view import QUOTES, Enclosed, View, boundaries, enclosed, kind_of
from loaders.extract.names_words import EDGE, classes_of, words_of

Classes = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is looked up once for a clause; one entry a character, `ends` one entry a gap between them."""

    words: str
    kinds: list[str]
    inside: list[int]
    place: list[str]
    classes: list[Classes]
    enclosed: Enclosed
    title: list[str]
    division: list[str]
    rank: list[str]
    ends: list[tuple[int, tuple[str, ...]]]
    mark: list[int]


def reading(shown: View) -> Reading:
    """Look a clause up in all lists."""
    words = shown.words
    kinds = [kind_of(c) for c in words]
    inside, place = [0] * len(words), ["S"] * len(words)
    classes: list[Classes] = []
    for index, (start, end) in enumerate(words_of(words)):
        classes.append(classes_of(words[start:end], kinds[start]))
        for at in range(start, end):
            inside[at] = index
            if end - start > 1:
                place[at] = "B" if at == start else "E" if at == end - 1 else "M"
    bare = [at for at, c in enumerate(words) if c not in QUOTES]
    text = "".join(words[at] for at in bare)

    def lifted(tags: list[str]) -> list[str]:
        found = [""] * len(words)
        for at, tag in zip(bare, tags, strict=True):
            found[at] = tag
        return found

    return Reading(
        words=words,
        kinds=kinds,
        inside=inside,
        place=place,
        classes=classes,
        enclosed=enclosed(words),
        title=lifted(titles().tags(text)),
        division=lifted(divisions_and_regions().tags(text)),
        rank=lifted(ranks().tags(text)),
        ends=suffixes().ends(words),
        mark=boundaries(kinds),
    )


def features(shown: View) -> list[list[str]]:
    """The features of every character of the clause."""
    read = reading(shown)
    found = []
    for at in range(shown.first, shown.last):
        row = ["b"]
        _characters(read, at, row)
        _company(read, at, row)
        _marks(read, at, row)
        _lists(read, at, row)
        _ends(read, at, row)
        if at == shown.first:
            row.append("first")
        if at == shown.last - 1:
            row.append("last")
        if shown.gaps[at]:
            row.append("gap")
        found.append(row)
    return found


def _characters(read: Reading, at: int, row: list[str]) -> None:
    words, kinds = f"^^{read.words}$$", ["^", "^", *read.kinds, "$", "$"]
    far, before, here, after, beyond = list(words[at : at + 5])
    row += [
        f"c-2={far}",
        f"c-1={before}",
        f"c0={here}",
        f"c1={after}",
        f"c2={beyond}",
        f"c-10={before}{here}",
        f"c01={here}{after}",
        "k=" + "".join(kinds[at + 1 : at + 4]),
        "k5=" + "".join(kinds[at : at + 5]),
    ]


def _company(read: Reading, at: int, row: list[str]) -> None:
    """The classes of the word that the character is in and of its neighbours."""
    index, p = read.inside[at], read.place[at]
    classes = read.classes
    count = len(classes)
    far = classes[index - 2] if index > 1 else EDGE
    before = classes[index - 1] if index > 0 else EDGE
    here = classes[index]
    after = classes[index + 1] if index + 1 < count else EDGE
    beyond = classes[index + 2] if index + 2 < count else EDGE
    row += [
        f"p={p}",
        f"C0={p}{here[0]}",
        f"G0={p}{here[1]}",
        f"C1={p}{after[0]}",
        f"G1={p}{after[1]}",
        f"C-1={p}{before[0]}",
        f"G-1={p}{before[1]}",
        f"C2={p}{beyond[0]}",
        f"G2={p}{beyond[1]}",
        f"C-2={p}{far[0]}",
        f"G-2={p}{far[1]}",
        f"GG={p}{before[1]},{here[1]}",
        f"GH={p}{here[1]},{after[1]}",
        f"GI={p}{before[1]},{here[1]},{after[1]}",
        f"CC={p}{before[0]},{here[0]}",
        f"CH={p}{here[0]},{after[0]}",
    ]


def _marks(read: Reading, at: int, row: list[str]) -> None:
    """Quotation marks and brackets, and what follows the closing one."""
    state = read.enclosed.state
    last = len(state) - 1
    row.append(f"q={state[at]}")
    row.append(f"q3={state[at - 1] if at else '^'}{state[at]}{state[at + 1] if at < last else '$'}")
    if state[at] != "o":
        row.append(f"ql={state[at]}{min(read.enclosed.length[at], 12)}")
        index = read.inside[read.enclosed.close[at]] + 1
        fine, coarse = read.classes[index] if index < len(read.classes) else EDGE
        row.append(f"qn={state[at]}{coarse}")
        row.append(f"qnC={state[at]}{fine}")


def _lists(read: Reading, at: int, row: list[str]) -> None:
    for name, tags in (("lx", read.title), ("gz", read.division), ("rk", read.rank)):
        if tags[at]:
            row.append(f"{name}={tags[at]}")
        if at and tags[at - 1]:
            row.append(f"{name}-1={tags[at - 1]}")
        if at + 1 < len(tags) and tags[at + 1]:
            row.append(f"{name}+1={tags[at + 1]}")
    if read.words[at] in initials():
        row.append("short")


def _ends(read: Reading, at: int, row: list[str]) -> None:
    """Ends of names that stop at, before or soon after the character, and the one at the next mark."""
    for name, stop in (("e-1", at), ("e0", at + 1), ("e1", at + 2), ("e2", at + 3)):
        if 0 < stop < len(read.ends):
            length, classes = read.ends[stop]
            if length:
                row += [f"{name}={c}" for c in classes]
                row.append(f"{name}l={min(length, 4)}")
    mark = read.mark[at]
    length, classes = read.ends[mark]
    if length:
        away = mark - at
        step = 0 if away <= length else 1 if away <= 4 else 2 if away <= 7 else 3 if away <= 11 else 4
        row += [f"nb={c}{step}" for c in classes]
    following = read.words[mark] if mark < len(read.words) else "$"
    row.append(f"nbk={following}{min(mark - at, 12)}")
