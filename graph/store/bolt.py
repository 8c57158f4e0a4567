"""The connection to a server: sessions, retries, plain values."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, LiteralString, TypeVar, cast

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError
from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Duration

from graph.errors import CommitGraphError, StoreUnreachable
from graph.store.address import Address
from graph.store.answer import Answer
from graph.store.complaint import complaint, is_timeout, timeout
from graph.store.engine import COMMAND_SECONDS, READER

Result = TypeVar("Result")
Parameters = Mapping[str, object]

GRACE = 0.2
"""Seconds that a query may be late before its connection is cut; a Neo4j server ends it by itself."""

RETRY_SECONDS = 20.0
"""How long a transaction that met another one is tried again."""


class Bolt:
    """A driver for our own queries; the user's run on connections of their own, that can be dropped."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._driver = self._connect((address.user, address.password))

    def _connect(self, user: tuple[str, str]) -> neo4j.Driver:
        # An unknown label, or a result let go half-read, is no matter for the terminal.
        logging.getLogger("neo4j").setLevel(logging.ERROR)
        return neo4j.GraphDatabase.driver(
            self._address.url,
            auth=user,
            connection_timeout=10,
            connection_acquisition_timeout=30,
            telemetry_disabled=True,
            user_agent="commitgraph",
        )

    def close(self) -> None:
        """Close all connections."""
        self._driver.close()

    def check(self) -> None:
        """Raise StoreUnreachable if the server does not answer or refuses the user."""
        try:
            with self._session(self._driver, neo4j.READ_ACCESS) as session:
                session.run("RETURN 1 AS one").consume()
        except AuthError as error:
            raise StoreUnreachable(
                f"{self._address.url} refuses the user {self._address.user!r} or its password; set "
                "NEO4J_USER and NEO4J_PASSWORD, or write them into the address."
            ) from error
        except (DriverError, Neo4jError, OSError) as error:
            raise StoreUnreachable(
                f"{self._address.url} does not answer; is the server running, and is the address right?"
            ) from error

    def _session(self, driver: neo4j.Driver, access: str, *, fetch: int = 1000) -> neo4j.Session:
        return driver.session(database=self._address.database, default_access_mode=access, fetch_size=fetch)

    def rows(self, cypher: str, parameters: Parameters | None = None) -> list[dict[str, object]]:
        """All rows of a query of ours."""
        return list(self.stream(cypher, parameters))

    def stream(self, cypher: str, parameters: Parameters | None = None) -> Iterator[dict[str, object]]:
        """The rows of a query of ours, one by one."""
        try:
            with self._session(self._driver, neo4j.READ_ACCESS) as session:
                result = session.run(_query(cypher), dict(parameters or {}))
                columns = result.keys()
                for record in result:
                    yield {column: plain(record[column]) for column in columns}
        except (DriverError, Neo4jError, OSError) as error:
            raise complaint(cast(Exception, error), cypher, seconds=COMMAND_SECONDS) from error

    def commands(self, statements: Iterable[str]) -> None:
        """Run changes of the schema, each a transaction of its own."""
        statement = ""
        try:
            with self._session(self._driver, neo4j.WRITE_ACCESS) as session:
                for statement in statements:
                    session.run(_query(statement)).consume()
        except (DriverError, Neo4jError, OSError) as error:
            raise complaint(cast(Exception, error), statement, seconds=COMMAND_SECONDS) from error

    def write(self, deed: Callable[[neo4j.Transaction], Result]) -> Result:
        """Run `deed` in one transaction, again if it met another; what it does must bear to be done twice."""
        deadline = time.monotonic() + RETRY_SECONDS
        pause = 0.05
        while True:
            try:
                with (
                    self._session(self._driver, neo4j.WRITE_ACCESS) as session,
                    session.begin_transaction() as tx,
                ):
                    done = deed(tx)
                    tx.commit()
                    return done
            except Neo4jError as error:
                if not error.is_retryable() or time.monotonic() > deadline:
                    raise complaint(error, "", seconds=COMMAND_SECONDS) from error
            except (DriverError, OSError) as error:
                raise complaint(cast(Exception, error), "", seconds=COMMAND_SECONDS) from error
            time.sleep(pause)
            pause = min(pause * 2, 1.0)

    def ask(self, cypher: str, parameters: Parameters, *, seconds: float, limit: int) -> Answer:
        """Run a query of the user: as the reader or in READ access, with both limits.

        A driver reads the rest of a result before it lets it go, and the embedded engine knows no time limit
        of one query. So the query gets a driver of its own, which is closed when its rows are enough or its
        time is up; then the engine is told to give the query up.
        """
        driver = self._connect(self._address.reader or (self._address.user, self._address.password))
        expired, ended = threading.Event(), threading.Event()
        timer = threading.Timer(seconds + GRACE, self._expire, (driver, cypher, seconds, expired, ended))
        timer.daemon = True
        timer.start()
        try:
            return self._ask(driver, neo4j.Query(_literal(cypher), timeout=seconds), parameters, limit)
        except (DriverError, Neo4jError, OSError, ValueError) as error:
            if expired.is_set() or is_timeout(error):
                raise timeout(seconds) from error
            raise complaint(error, cypher, seconds=seconds) from error
        except (BufferError, AttributeError, RuntimeError) as error:
            # A connection that another thread closes while it is read ends in the middle of the driver's own work.
            if expired.is_set():
                raise timeout(seconds) from error
            raise
        finally:
            ended.set()
            timer.cancel()
            driver.close()

    def _expire(
        self,
        driver: neo4j.Driver,
        cypher: str,
        seconds: float,
        expired: threading.Event,
        ended: threading.Event,
    ) -> None:
        """Stop a query whose time is up; its connection is closed under it only where it does not end by itself."""
        expired.set()
        if self._address.embedded:
            with contextlib.suppress(CommitGraphError):
                for row in self.rows("SHOW TRANSACTIONS"):
                    if _overdue(row, cypher, seconds):
                        self.rows(f"TERMINATE TRANSACTIONS '{row['transactionId']}'")
        if not ended.wait(GRACE):
            driver.close()

    def _ask(self, driver: neo4j.Driver, query: neo4j.Query, parameters: Parameters, limit: int) -> Answer:
        session = self._session(driver, neo4j.READ_ACCESS, fetch=min(limit + 1, 1000))
        try:
            result = session.run(query, dict(parameters))
            columns = tuple(result.keys())
            rows: list[dict[str, object]] = []
            for record in result:
                if len(rows) == limit:
                    driver.close()
                    return Answer(columns, tuple(rows), truncated=True)
                rows.append({column: plain(record[column]) for column in columns})
            return Answer(columns, tuple(rows))
        finally:
            with contextlib.suppress(DriverError, Neo4jError, OSError):
                session.close()

    def plan(self, cypher: str, parameters: Parameters) -> dict[str, Any]:
        """The plan that EXPLAIN gives, without running the query."""
        try:
            with self._session(self._driver, neo4j.READ_ACCESS) as session:
                summary = session.run(_query(f"EXPLAIN\n{cypher}"), dict(parameters)).consume()
                return summary.plan or {}
        except (DriverError, Neo4jError, OSError, ValueError) as error:
            raise complaint(error, cypher, seconds=COMMAND_SECONDS, lines_before=1) from error


def _literal(cypher: str) -> LiteralString:
    """The driver wants literals in the source; ours come from files and from the user, values as
    parameters."""
    return cypher


def _query(cypher: str) -> neo4j.Query:
    return neo4j.Query(_literal(cypher))


def _overdue(row: dict[str, object], cypher: str, seconds: float) -> bool:
    """Whether a running transaction is the reader's query that was given `seconds`."""
    took = row.get("elapsedTime")
    age = took["seconds"] if isinstance(took, dict) else 0.0
    same = row.get("username") == READER and str(row.get("currentQuery")).strip() == cypher.strip()
    return same and isinstance(age, float) and age >= seconds


def plain(value: Any) -> object:
    """A value of the driver as `Answer` describes it."""
    if isinstance(value, Node):
        properties = {key: plain(value[key]) for key in sorted(value.keys())}
        return {"id": properties.get("id"), "label": next(iter(value.labels), ""), "properties": properties}
    if isinstance(value, Relationship):
        properties = {key: plain(value[key]) for key in sorted(value.keys())}
        ends = [node.get("id") if node is not None else None for node in (value.start_node, value.end_node)]
        return {
            "id": properties.get("id"),
            "type": value.type,
            "source": ends[0],
            "target": ends[1],
            "properties": properties,
        }
    if isinstance(value, Path):
        return {"nodes": [plain(n) for n in value.nodes], "edges": [plain(e) for e in value.relationships]}
    if isinstance(value, Duration):
        return {
            "months": value.months,
            "days": value.days,
            "seconds": value.seconds + value.nanoseconds / 1e9,
        }
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return value.iso_format() if hasattr(value, "iso_format") else str(value)
