"""The saved questions: one Cypher file each under `queries/`, with a header that says what it asks.

    // title.zh: 一个篇章的全部承诺
    // title.en: Commitments of a pillar
    // about.zh: …
    // about.en: …
    // parameter: pillar integer 1 | 篇章序号 | ordinal of the pillar
    // column: text | 承诺 | commitment
    MATCH …

A parameter is its name, kind (string, integer, number, boolean) and default as JSON; without a default it
must be given. Columns are in the order of the answer; one that the query returns only to sort by is not
declared and not shown. The Cypher keeps to what both engines answer alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from graph.errors import UsageError
from graph.model import Value

FOLDER = Path(__file__).resolve().parents[1] / "queries"
"""Where the saved questions stand, in the checkout and where the program is installed."""

ParameterKind = Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question needs to know; `default` is None where it must be given."""

    name: str
    kind: ParameterKind
    default: Value
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A saved question with its Cypher."""

    name: str
    title_zh: str
    title_en: str
    about_zh: str
    about_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str

    def bind(self, given: Mapping[str, str]) -> dict[str, Value]:
        """Values from `name=value` words and the defaults; UsageError for an unknown or a missing name."""
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                raise UsageError(
                    f"The query {self.name} has no parameter {name}; it has {_listed(tuple(known))}."
                )
        return {name: _value(self.name, parameter, given.get(name)) for name, parameter in known.items()}

    def shown(self, rows: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
        """The rows of an answer with the declared columns only, in their order."""
        return [{column.name: row[column.name] for column in self.columns} for row in rows]


@cache
def saved_queries(folder: Path = FOLDER) -> tuple[SavedQuery, ...]:
    """All saved questions, by name."""
    return tuple(
        parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.cypher"))
    )


def find(name: str, folder: Path = FOLDER) -> SavedQuery:
    """A saved question by name; an unknown one raises UsageError with the valid names."""
    for query in saved_queries(folder):
        if query.name == name:
            return query
    names = _listed(tuple(query.name for query in saved_queries(folder)))
    raise UsageError(f"There is no saved query {name}; there are {names}.")


def parse(name: str, content: str) -> SavedQuery:
    """A saved question from its file's text; UsageError names the line that is no header."""
    words: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    body: list[str] = []
    for number, line in enumerate(content.splitlines(), start=1):
        if body or not line.startswith("//"):
            body.append(line)
            continue
        key, colon, rest = line.removeprefix("//").partition(":")
        where = f"queries/{name}.cypher:{number}"
        if key.strip() == "parameter":
            parameters.append(_parameter(rest, where))
        elif key.strip() == "column":
            columns.append(Column(*_parts(rest, where)))
        elif colon and key.strip() in ("title.zh", "title.en", "about.zh", "about.en"):
            words[key.strip()] = rest.strip()
        else:
            raise UsageError(f"{where} is no header line: {line}")
    if len(words) < 4 or not columns:
        raise UsageError(f"queries/{name}.cypher lacks a title, an about or its columns in its header.")
    return SavedQuery(
        name=name,
        title_zh=words["title.zh"],
        title_en=words["title.en"],
        about_zh=words["about.zh"],
        about_en=words["about.en"],
        parameters=tuple(parameters),
        columns=tuple(columns),
        cypher="\n".join(body).strip() + "\n",
    )


def _parts(rest: str, where: str) -> tuple[str, str, str]:
    parts = tuple(part.strip() for part in rest.split("|"))
    if len(parts) != 3 or not all(parts):
        raise UsageError(f"{where} should say: name | 中文 | English.")
    return parts[0], parts[1], parts[2]


def _parameter(rest: str, where: str) -> Parameter:
    head, zh, en = _parts(rest, where)
    name, kind, *default = head.split(maxsplit=2)
    if kind not in get_args(ParameterKind):
        raise UsageError(f"{where}: a parameter is string, integer, number or boolean, not {kind}.")
    value: Value = json.loads(default[0]) if default else None
    return Parameter(name, cast(ParameterKind, kind), value, zh, en)


def _value(query: str, parameter: Parameter, word: str | None) -> Value:
    if word is None:
        if parameter.default is None:
            raise UsageError(
                f"The query {query} needs {parameter.name} ({parameter.en}); add --param {parameter.name}=…"
            )
        return parameter.default
    try:
        return _converted(parameter.kind, word)
    except ValueError:
        raise UsageError(
            f"The parameter {parameter.name} of {query} is {_article(parameter.kind)}, not “{word}”."
        ) from None


def _converted(kind: ParameterKind, word: str) -> Value:
    if kind == "integer":
        return int(word)
    if kind == "number":
        return float(word)
    if kind == "boolean":
        if word.lower() not in ("true", "false"):
            raise ValueError(word)
        return word.lower() == "true"
    return word


def _article(kind: str) -> str:
    return f"an {kind}" if kind == "integer" else f"a {kind}" if kind != "boolean" else "true or false"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) if names else "none"
