"""One thing under several names in a document: which name its node goes by, and by what evidence.

Every merge keeps the written name at its edge and can be undone by a decision about it. Names of different types
are never merged, nor two of which only the reader's knowledge says that they are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.model import Jurisdiction, Mention, Outline
from loaders.extract.lexicon import any_of, lexicon

INNER = re.compile('[“”‘’"]')
DECLARED = re.compile(
    r"[（(]\s*(?:以下|下)?(?:简称|简称为|称)[“‘\"]?(?P<short>[^”’\"）)，。]{2,16})[”’\"]?\s*[）)]"
)
LEAST = 4
"""A name without its area has at least so many characters: 深圳湾 is no 湾 of 深圳."""

Merge = tuple[str, str]
"""The name that a thing goes by, and the rule."""


def merged(outline: Outline, mentions: Sequence[tuple[Mention, ...]]) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of a document's clauses, those of one thing under one name (`same`, with the rule `merge`)."""
    found = [one for held in mentions for one in held if one.type != "Agency"]
    known: dict[str, set[str]] = {}
    for one in found:
        known.setdefault(one.type, set()).add(_short(one)[0])
    declared = dict(_declared(outline, found))
    areas = _areas(outline.identity.jurisdiction)

    def named(one: Mention) -> Mention:
        if one.type == "Agency":
            return one
        name, rule = _merge(one, known, declared, areas)
        return replace(one, same=name, merge=rule) if name != one.name else one

    return tuple(tuple(named(one) for one in held) for held in mentions)


def _merge(
    one: Mention, known: Mapping[str, set[str]], declared: Mapping[tuple[str, str], str], areas: Sequence[str]
) -> Merge:
    """The name and rule by which a mention is merged; its own name and no rule where it is not."""
    told = declared.get((one.type, one.name))
    if told:
        return told, "merge.declared"
    name, rule = _short(one)
    bare = next((name[len(area) :] for area in areas if name.startswith(area)), "")
    if len(bare) >= LEAST and bare in known.get(one.type, ()):
        return bare, "merge.own-area"
    return name, rule


def _short(one: Mention) -> Merge:
    """Without quotation marks inside, the kind of zone or the firm's legal form in short."""
    name = INNER.sub("", one.name)
    rule = "merge.quotes" if name != one.name else ""
    if one.type == "Park":
        for full, short in lexicon("aliases")["zones"]["pairs"]:
            if name.endswith(full) and len(name) > len(full):
                return name.removesuffix(full) + short, "merge.zone"
    if one.type == "Enterprise":
        tail = re.search(any_of(lexicon("aliases")["firms"]["tails"]) + "$", name)
        if tail and tail.start() >= 2:
            return name[: tail.start()] + ("集团" if tail[0].startswith("集团") else ""), "merge.firm"
    return name, rule


def _areas(own: Jurisdiction) -> tuple[str, ...]:
    """How the document may call its own areas, the longest first: 云山市青塘区, 青塘区, 青塘."""
    names = [name for name in own.path or (own.name,) if name]
    tails = ["".join(names[at:]) for at in range(len(names))]
    bare = [re.sub(r"[省市区县州盟旗]$", "", name) for name in names]
    return tuple(
        sorted({*tails, *names, *(name for name in bare if len(name) >= 2)}, key=lambda n: (-len(n), n))
    )


def _declared(outline: Outline, found: Sequence[Mention]) -> Iterator[tuple[tuple[str, str], str]]:
    """Short names that the text itself declares behind a full one: …产业园（以下简称智造园）."""
    content = outline.text.content
    for one in found:
        told = DECLARED.match(content, one.span.end, min(len(content), one.span.end + 40))
        if told:
            yield (one.type, told["short"].strip()), _short(one)[0]
