"""What may be wrong with a query that found nothing: names that the graph does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from graph.schema import EDGES, LABELS

NODE = re.compile(r"\(\s*\w*\s*((?::\s*\w+(?:\s*\|\s*:?\s*\w+)*\s*)+)")
EDGE = re.compile(r"\[\s*\w*\s*((?::\s*\w+(?:\s*\|\s*:?\s*\w+)*\s*)+)")
QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|//[^\n]*|/\*.*?\*/", re.S)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A label or an edge type that the graph does not have, and the one that it looks most like, if any."""

    kind: Literal["label", "edge"]
    name: str
    near: str | None

    def __str__(self) -> str:
        what = "label" if self.kind == "label" else "edge type"
        return f"There is no {what} {self.name}" + (f"; did you mean {self.near}?" if self.near else ".")


def unknown_names(cypher: str) -> tuple[Unknown, ...]:
    """The labels and edge types of a query that the schema does not declare, in their order, each once."""
    words = QUOTED.sub("''", cypher)
    labels = [label.name for label in LABELS]
    edges = [edge.name for edge in EDGES]
    found = [*_unknown("label", NODE, words, labels), *_unknown("edge", EDGE, words, edges)]
    return tuple(dict.fromkeys(found))


def _unknown(
    kind: Literal["label", "edge"], pattern: re.Pattern[str], words: str, known: Sequence[str]
) -> Iterator[Unknown]:
    folded = {name.casefold(): name for name in known}
    for match in pattern.finditer(words):
        for name in re.findall(r"\w+", match[1]):
            if name not in known:
                near = get_close_matches(name.casefold(), folded, n=1)
                yield Unknown(kind, name, folded[near[0]] if near else None)
