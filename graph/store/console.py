"""What the user's own query may be: the checks before it is run. Its text is never trusted nor rewritten."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from graph.errors import QueryError, QueryRefused
from graph.store.tokens import Token, place, tokens

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

ADMINISTERING: frozenset[str] = frozenset(
    {"show", "terminate", "drop", "alter", "grant", "deny", "revoke", "rename", "use", "start", "stop"}
)
"""What a statement begins with that is about the server and its users, not about the graph."""

_BETWEEN: frozenset[str] = frozenset({"in", "and", "or", "xor", "not", "as"})
"""Words that may follow a variable and stand before a bracket."""

_CALLED = re.compile(r"([\w.]+)\(")


def check_text(cypher: str) -> None:
    """Refuse an empty query, and one that is not about the graph alone: files, the network, the server.

    The engine's own means stand behind this; what is said here is said the same on every engine, and earlier.
    """
    words = tokens(cypher)
    if not words:
        raise QueryError(
            "The query is empty; write for example MATCH (n) RETURN n LIMIT 10.", line=1, column=1
        )
    begin = words[1:] if words[0].word == "explain" else words
    if begin and begin[0].word in ADMINISTERING:
        _refuse(cypher, begin[0], f"{begin[0].text.upper()} is about the server, not about the graph.")
    if begin and begin[0].word == "profile":
        _refuse(cypher, begin[0], "the embedded engine answers PROFILE with no rows; leave the word out.")
    for at, (first, second) in enumerate(itertools.pairwise(words)):
        if first.word == "load" and second.word == "csv":
            _refuse(cypher, first, "LOAD CSV reads files or the network.")
        name = _procedure(words, at + 1) if first.word == "call" else ""
        if name and name.lower() not in READING_PROCEDURES:
            _refuse(cypher, second, f"{name} does not only read the graph.")


def _refuse(cypher: str, token: Token, why: str) -> NoReturn:
    line, column = place(cypher, token.start)
    raise QueryRefused(
        f"The query is refused at line {line}, column {column}: {why}", line=line, column=column
    )


def _procedure(words: Sequence[Token], at: int) -> str:
    """The dotted name that is called here; empty where `call` is a variable of the user's."""
    if words[at].kind not in ("word", "quoted") or words[at].word in _BETWEEN:
        return ""
    end = at + 1
    while end + 1 < len(words) and words[end].word == ".":
        end += 2
    follows = words[end].word if end < len(words) else ""
    called = follows in ("(", "yield") or (at == 1 and follows in ("", ";"))
    return "".join(token.text.strip("`") for token in words[at:end]) if called else ""


def check_plan(plan: dict[str, Any]) -> None:
    """Refuse a plan that reads files, the network or the server's settings."""
    operator = str(plan.get("operatorType", "")).split("@")[0]
    details = str(plan.get("args", {}).get("Details", ""))
    if operator == "LoadCSV":
        raise QueryRefused("The query is refused: LOAD CSV reads files or the network.")
    if operator == "ProcedureCall":
        called = _CALLED.match(details)
        if not called or called[1].lower() not in READING_PROCEDURES:
            name = called[1] if called else details
            raise QueryRefused(f"The query is refused: {name} does not only read the graph.")
    if operator.startswith(("Show", "Terminate", "Alter", "Administration", "System", "Dbms")):
        raise QueryRefused("The query is refused: it reads or changes the server's settings.")
    for child in plan.get("children", ()):
        check_plan(child)
