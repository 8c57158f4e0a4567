"""What the user's own query may be: the checks before it is run. The query's text is never trusted nor rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.errors import QueryError, QueryRefused

AGGREGATES: frozenset[str] = frozenset(
    {"count", "sum", "avg", "min", "max", "collect", "stdev", "stdevp", "percentilecont", "percentiledisc"}
)

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)|(?P<quoted>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`)"""
    r"""|(?P<word>\$?[^\W\d]\w*)|(?P<number>\d[\w.]*)|(?P<mark>.)""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, quoted text or mark of a query, and where it stands."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word in small letters; empty for what is none."""
        return self.text.lower() if self.kind == "word" else ""


def tokens(cypher: str) -> list[Token]:
    """The tokens of a query without spaces and comments."""
    return [
        Token(found.lastgroup or "mark", found[0], found.start(), found.end())
        for found in _TOKEN.finditer(cypher)
        if found.lastgroup != "space"
    ]


def place(cypher: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    before = cypher[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def check_text(cypher: str) -> None:
    """Refuse an empty query, files and the network, and the form that the embedded engine answers wrongly."""
    words = tokens(cypher)
    if not words:
        raise QueryError(
            "The query is empty; write for example MATCH (n) RETURN n LIMIT 10.", line=1, column=1
        )
    for first, second in zip(words, words[1:], strict=False):
        if first.word == "load" and second.word == "csv":
            line, column = place(cypher, first.start)
            raise QueryRefused(
                "This query is refused: LOAD CSV reads files or the network.", line=line, column=column
            )
    for wrong in _aggregates_in_tests(words):
        line, column = place(cypher, wrong.start)
        raise QueryRefused(
            f"This query is refused: an aggregate directly inside IS NULL or IN (line {line}, column {column}) gives "
            f"wrong rows on the embedded engine; take it through a WITH first: … WITH {wrong.text} AS value … value",
            line=line,
            column=column,
        )


def _aggregates_in_tests(words: list[Token]) -> Iterator[Token]:
    """Each aggregate call that stands right before IS [NOT] NULL or IN, or right after IN."""
    for index, token in enumerate(words[:-1]):
        if (
            token.word not in AGGREGATES
            or words[index + 1].text != "("
            or (index and words[index - 1].text == ".")
        ):
            continue
        after = _closing(words, index + 1) + 1
        following = words[after].word if after < len(words) else ""
        if following in {"is", "in"} or (index and words[index - 1].word == "in"):
            call = "".join(word.text for word in words[index:after])
            yield Token("call", call, token.start, token.end)


def _closing(words: list[Token], opening: int) -> int:
    """The index of the bracket that closes the one at `opening`, or the last index."""
    depth = 0
    for index in range(opening, len(words)):
        depth += {"(": 1, ")": -1}.get(words[index].text, 0)
        if depth == 0:
            return index
    return len(words) - 1


READING_PROCEDURES: frozenset[str] = frozenset(
    {
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.schema.visualization",
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
    }
)
"""The procedures of a Neo4j server that tell of the graph alone."""

_CALLED = re.compile(r"([\w.]+)\(")


def check_plan(plan: dict[str, Any]) -> None:
    """Refuse a plan that reads files, the network or the server's settings, or that changes anything."""
    operator = str(plan.get("operatorType", "")).split("@")[0]
    details = str(plan.get("args", {}).get("Details", ""))
    if operator == "LoadCSV":
        raise QueryRefused("This query is refused: LOAD CSV reads files or the network.")
    if operator == "ProcedureCall":
        called = _CALLED.match(details)
        if not called or called[1].lower() not in READING_PROCEDURES:
            name = called[1] if called else details
            raise QueryRefused(f"This query is refused: {name} does not only read the graph.")
    if operator.startswith(("Show", "Terminate", "Alter", "Administration", "System")):
        raise QueryRefused("This query is refused: it reads or changes the server's settings.")
    for child in plan.get("children", ()):
        check_plan(child)
