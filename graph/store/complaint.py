"""What the servers complain about, in our errors; both engines' wordings are known here and nowhere else."""

from __future__ import annotations

import re

from neo4j.exceptions import (
    AuthError,
    ClientError,
    CypherSyntaxError,
    DriverError,
    Forbidden,
    Neo4jError,
)

from graph.errors import (
    CommitGraphError,
    QueryError,
    QueryRefused,
    QueryTimeout,
    StoreError,
    StoreUnreachable,
)

_PLACE = re.compile(r"\(?(?:at )?line (\d+)(?::|, column )(\d+)(?: \(offset: \d+\)\))?")
_UNDEFINED = re.compile(r"[Vv]ariable [`'](\w+)[`'] not defined")


def is_timeout(error: BaseException) -> bool:
    """Whether a server gave a query up for the time it took."""
    if not isinstance(error, Neo4jError):
        return False
    return "TransactionTimedOut" in (error.code or "") or "command.timeout" in (error.message or "")


def timeout(seconds: float) -> QueryTimeout:
    """What is said of a query that took too long."""
    return QueryTimeout(
        f"The query did not end within {seconds:g} seconds and was stopped; narrow it, or give it a LIMIT."
    )


def is_write(error: BaseException) -> bool:
    """Whether a server refused a query because it would write."""
    if not isinstance(error, Neo4jError):
        return False
    return isinstance(error, Forbidden) or "AccessMode" in (error.code or "")


def complaint(error: Exception, cypher: str, *, seconds: float, lines_before: int = 0) -> CommitGraphError:
    """Our error for one of the driver's, on a query that was sent with so many lines before it."""
    if isinstance(error, AuthError):
        return StoreUnreachable(
            "The server refuses the user or the password; set NEO4J_USER and NEO4J_PASSWORD."
        )
    if isinstance(error, DriverError):
        return StoreUnreachable(f"The store's server does not answer any more ({_first_line(str(error))}).")
    if is_timeout(error):
        return timeout(seconds)
    if is_write(error):
        return QueryRefused("The query is refused: here one may only read (MATCH … RETURN …).")
    if isinstance(error, Neo4jError):
        return _query_error(error, cypher, lines_before)
    return StoreError(f"The store failed: {_first_line(str(error))}")


def _query_error(error: Neo4jError, cypher: str, lines_before: int) -> CommitGraphError:
    message = error.message or "no reason given"
    line, column = _place(message, cypher, lines_before)
    said = " ".join(_first_line(_PLACE.sub("", message)).removeprefix("Syntax error").split())
    said = said.strip(" -:,").removesuffix(".")
    where = f" at line {line}, column {column}" if line else ""
    if isinstance(error, CypherSyntaxError | ClientError):
        return QueryError(f"Error in the query{where}: {said}.", line=line, column=column)
    return QueryError(f"The store's engine failed on the query{where}: {said}.", line=line, column=column)


def _place(message: str, cypher: str, lines_before: int) -> tuple[int | None, int | None]:
    """Line and column from 1. The embedded engine counts columns from 0, Neo4j from 1."""
    found = _PLACE.search(message)
    if found:
        line, column = int(found[1]), int(found[2])
        return line - lines_before, column if "offset" in found[0] else column + 1
    undefined = _UNDEFINED.search(message)
    if undefined:
        places = list(re.finditer(rf"(?<![\w.:$]){re.escape(undefined[1])}\b", cypher))
        if places:
            before = cypher[: places[-1].start()]
            return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return None, None


def _first_line(message: str) -> str:
    return message.strip().split("\n", 1)[0].strip()
