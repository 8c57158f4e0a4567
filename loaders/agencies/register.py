"""The register (`data/agencies/*.csv`): bodies of a level with their names, functions with their duties."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.model import Level
from loaders.extract.lexicon import DATA

LEVELS: tuple[Level, ...] = ("national", "province", "city", "county")


@dataclass(frozen=True, slots=True)
class Body:
    """A body as every place of a level has it: names without the place or level before them.

    `short` are its short names, `plates` further names on the same door.
    """

    level: Level
    function: str
    name: str
    short: tuple[str, ...]
    plates: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The full name and the short ones."""
        return (self.name, *self.short)


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / "agencies" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)


@cache
def register(level: Level) -> tuple[Body, ...]:
    """The bodies of a level in the order of the file."""
    return tuple(
        Body(level, row["function"], row["name"], _split(row["short"]), _split(row["plates"]))
        for row in _rows(level)
    )


@cache
def duties() -> Mapping[str, tuple[str, ...]]:
    """The words of each function's duties."""
    return {row["function"]: _split(row["duties"]) for row in _rows("functions")}


@cache
def known(level: Level) -> Mapping[str, Body]:
    """Every name, short name and plate of a level → its body; the first row wins."""
    found: dict[str, Body] = {}
    bodies = register(level)
    for body in bodies:
        for name in body.names:
            found.setdefault(name, body)
    for body in bodies:
        for plate in body.plates:
            found.setdefault(plate, body)
    return found


@cache
def _functions() -> Mapping[str, str]:
    """Every name at any level → its function; longest names first."""
    found: dict[str, str] = {}
    for level in LEVELS:
        for name, body in known(level).items():
            found.setdefault(name, body.function)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def function_of(base: str) -> str | None:
    """The function of a body by its name without place and level; None for one that the register lacks.

    >>> function_of("教育局"), function_of("卫生健康委")
    ('教育', '卫生健康')
    """
    functions = _functions()
    if base in functions:
        return functions[base]
    return next((functions[name] for name in functions if len(name) > 2 and base.startswith(name)), None)
