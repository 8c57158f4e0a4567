"""Named things in commitments: projects, enterprises, parks, institutions, places, programmes, titles,
events.

A chain over the characters of a clause weighs many cues (see `names_features`) and marks the names
on its best path. Marks that a name may not begin or end with, and the report's own area, are
cleared away after it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import cast

from graph.model import Mention, MentionType, Outline, Span
from loaders.extract.names_chain import Found, name_chain, names, scores
from loaders.extract.names_features import features
from loaders.extract.names_view import View, view
from loaders.extract.roles import role

OUTER = '“”‘’"《》'
PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")"}
OWN = re.compile(r"(?:全|我|本)(?:国|省|市|区|县|州|旗|镇)")


def mentions(outline: Outline, spans: Sequence[Span]) -> tuple[tuple[Mention, ...], ...]:
    """The named things of each clause span, in the order of the text; one tuple a span.

    Takes the shortest full name with its quotation marks, the longest of nested names. Leaves generic nouns,
    the report's own area, agencies (see `duties.py`). Source: the annotation guide's rules for entities.
    """
    content = outline.text.content
    own = _own_names(outline)
    return tuple(_of_clause(outline, view(content, span.start, span.end), own) for span in spans)


def _of_clause(outline: Outline, shown: View, own: frozenset[str]) -> tuple[Mention, ...]:
    chain = name_chain()
    found = []
    for name in names(chain, scores(chain, features(shown))):
        mention = _mention(outline, shown, name, own)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _mention(outline: Outline, shown: View, name: Found, own: frozenset[str]) -> Mention | None:
    start, end = _balanced(shown.words, shown.first + name.start, shown.first + name.end, shown)
    quote = shown.words[start:end]
    canonical = canonical_name(quote)
    if not canonical or canonical in own or OWN.fullmatch(canonical):
        return None
    kind = cast(MentionType, name.type)
    return Mention(
        span=outline.text.span(shown.places[start], shown.places[end - 1] + 1),
        name=canonical,
        type=kind,
        role=role(kind, shown.words[shown.first : start], shown.words[end : shown.last]),
        rule="name.quoted" if quote[0] in PAIRS and quote[-1] == PAIRS[quote[0]] else "name.weighed",
    )


def _balanced(words: str, start: int, end: int, shown: View) -> tuple[int, int]:
    """A name that holds one mark of a pair takes the other one too where it stands right beside it."""
    for left, right in PAIRS.items():
        inner = words[start:end]
        if inner.count(left) == inner.count(right):
            continue
        if inner.count(right) > inner.count(left) and start > shown.first and words[start - 1] == left:
            start -= 1
        elif inner.count(left) > inner.count(right) and end < shown.last and words[end] == right:
            end += 1
    return start, end


def canonical_name(quote: str) -> str:
    """The name for the node: NFKC, without blanks and without quotation marks round the whole.

    >>> canonical_name("“智慧 助老”"), canonical_name("Ａ区（二期）")
    ('智慧助老', 'A区(二期)')
    """
    name = re.sub(r"\s+", "", quote)
    paired = len(name) > 2 and PAIRS.get(name[0]) == name[-1] and name[0] in "“‘《"
    if (paired and name[0] not in name[1:-1]) or re.fullmatch('"[^"]+"', name):
        name = name[1:-1]
    return unicodedata.normalize("NFKC", name)


def _own_names(outline: Outline) -> frozenset[str]:
    """How the report may call its own area: full, and without the generic tail."""
    name = outline.identity.jurisdiction.name
    return frozenset(
        {name, re.sub(r"(?:特别行政区|自治区|自治州|自治县|新区|地区|[省市区县州盟旗])$", "", name)} - {""}
    )
