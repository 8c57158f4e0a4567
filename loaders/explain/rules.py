"""Every rule's public explanation, from the `.toml` files here: what it takes and leaves, hits and near misses."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import UsageError

FILES = ("identity", "outline", "division", "reading")
"""The files of rules, in the order of the reading."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`name` is what elements carry as `rule`. `hits` are texts that it takes, `misses` near ones that it leaves.

    `whole`: the texts are whole documents (read as `kind`, from a file called `file`), not sentences of a plan.
    """

    name: str
    zh: str
    en: str
    source: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    whole: bool
    kind: str | None
    file: str

    def said(self, language: str) -> str:
        """What it takes, in "zh" or "en"."""
        return self.zh if language == "zh" else self.en


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by name, in the order of the reading."""
    found: dict[str, Rule] = {}
    for name in FILES:
        with (Path(__file__).parent / f"{name}.toml").open("rb") as file:
            for key, entry in tomllib.load(file).items():
                found[key] = Rule(
                    key,
                    entry["zh"],
                    entry["en"],
                    entry["source"],
                    tuple(entry["hits"]),
                    tuple(entry["misses"]),
                    bool(entry.get("document", False)),
                    entry.get("as"),
                    entry.get("name", "徐水区_2025.txt"),
                )
    return found


def rule(name: str) -> Rule:
    """A rule by its name; an unknown one raises UsageError with the known ones."""
    if name not in rules():
        raise UsageError(f"There is no rule {name}; there are {', '.join(rules())}.")
    return rules()[name]
