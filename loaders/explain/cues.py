"""What the weights looked at, in words, with how much each cue spoke for the decision."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.model import Span
from loaders.extract.clauses import LABELS, model
from loaders.extract.clauses_features import features as clause_features
from loaders.extract.names_chain import label_index, name_chain
from loaders.extract.names_features import features as name_features
from loaders.extract.names_view import view
from loaders.extract.stretches import Stretch

MOST, AGAINST = 5, 2
"""So many cues for a decision are named, and so many against it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in both languages; `weight` is what it adds to the decision over the best other one."""

    zh: str
    en: str
    weight: float

    def said(self, language: str) -> str:
        """In words, in "zh" or "en"."""
        return self.zh if language == "zh" else self.en


@cache
def _words() -> dict[str, Any]:
    with (Path(__file__).parent / "cues.toml").open("rb") as file:
        return tomllib.load(file)


def of_stretch(
    pieces: Sequence[Stretch], at: int, *, paragraph_headline: bool, taken: str, over: str
) -> tuple[Cue, ...]:
    """What spoke for reading a paragraph's stretch as `taken` (B begins, I goes on, O outside), not as `over`."""
    chain = model()
    first, second = LABELS.index(taken), LABELS.index(over)
    said: dict[tuple[str, str], float] = {}
    for where, cues in clause_features(pieces, headline=paragraph_headline)[at]:
        place = _words()["clause"]["where"].get(where, [where, where])
        for cue in cues:
            row = chain.row(where, cue)
            words = _said("clause", cue)
            key = (f"{place[0]}：{words[0]}", f"{place[1]}: {words[1]}")
            said[key] = said.get(key, 0.0) + row[first] - row[second]
    return _largest(said)


def of_name(content: str, clause: Span, name: Span, kind: str) -> tuple[Cue, ...]:
    """What spoke for marking the characters of `name` as a name of this kind, not as none."""
    chain = name_chain()
    if kind not in chain.types:
        return ()
    shown = view(content, clause.start, clause.end)
    labels = label_index(chain.types)
    held = [k for k in range(shown.first, shown.last) if name.start <= shown.places[k] < name.end]
    rows = name_features(shown)
    said: dict[tuple[str, str], float] = {}
    for k in held:
        place = "S" if len(held) == 1 else "B" if k == held[0] else "E" if k == held[-1] else "I"
        wanted = labels[f"{place}-{kind}"]
        for feature in rows[k - shown.first]:
            if feature in chain.places:
                weights = chain.matrix[chain.places[feature]]
                words = _said("name", feature)
                key = (f"“{shown.words[k]}”：{words[0]}", f"{shown.words[k]}: {words[1]}")
                said[key] = said.get(key, 0.0) + float(weights[wanted]) - float(weights[labels["O"]])
    return _largest(said)


def _said(table: str, cue: str) -> tuple[str, str]:
    known: Mapping[str, Sequence[str]] = _words()[table]["cue"]
    start = max((name for name in known if cue.startswith(name)), key=len, default="")
    zh, en = known.get(start, (cue, cue))
    rest = cue.removeprefix(start).lstrip("=>")
    return zh.replace("{}", rest), en.replace("{}", rest)


def _largest(said: Mapping[tuple[str, str], float]) -> tuple[Cue, ...]:
    """The largest cues for the decision, then the largest against it."""
    ranked = sorted(said.items(), key=lambda one: (-one[1], one[0]))
    held = [one for one in ranked if one[1] > 0][:MOST] + [one for one in ranked if one[1] < 0][-AGAINST:]
    return tuple(Cue(zh, en, round(weight, 2)) for (zh, en), weight in held)
