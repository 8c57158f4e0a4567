"""What the user's own query may be: the checks before it is run. Its text is never trusted nor rewritten."""

from __future__ import annotations

import itertools
import re
from typing import Any

from graph.errors import QueryError, QueryRefused
from graph.store.tokens import place, tokens

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


def check_text(cypher: str) -> None:
    """Refuse an empty query, and one that reads files or the network."""
    words = tokens(cypher)
    if not words:
        raise QueryError(
            "The query is empty; write for example MATCH (n) RETURN n LIMIT 10.", line=1, column=1
        )
    for first, second in itertools.pairwise(words):
        if first.word == "load" and second.word == "csv":
            line, column = place(cypher, first.start)
            raise QueryRefused(
                f"The query is refused at line {line}, column {column}: LOAD CSV reads files or the network.",
                line=line,
                column=column,
            )


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
