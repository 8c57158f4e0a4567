"""Where a server listens and who we are there."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from graph.errors import UsageError

SCHEMES: tuple[str, ...] = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


@dataclass(frozen=True, slots=True)
class Address:
    """A Bolt address with its user; `reader` is a user and password without the right to write, if there is
    one."""

    url: str
    database: str
    user: str
    password: str = field(repr=False)
    reader: tuple[str, str] | None = field(repr=False, default=None)

    @property
    def embedded(self) -> bool:
        """Whether the server is our own, which has a user that may only read."""
        return self.reader is not None


def is_address(where: str) -> bool:
    """Whether `where` is a server's address and not a folder."""
    return "://" in where


def parse_address(where: str) -> Address:
    """`neo4j://user:password@host:7687/database`; user and password may come from the environment instead.

    COMMITGRAPH_USER and COMMITGRAPH_PASSWORD come before NEO4J_USER (or NEO4J_USERNAME) and NEO4J_PASSWORD;
    what the address itself says comes first. The database is `neo4j` where none is named. UsageError for
    another scheme.
    """
    parts = urlsplit(where)
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise UsageError(
            f"{parts.scheme}:// is no store; --store takes a folder or an address that begins with one of "
            + ", ".join(f"{scheme}://" for scheme in SCHEMES)
            + "."
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    try:
        port = parts.port or 7687
    except ValueError as error:
        raise UsageError(f"The port of {parts.scheme}://{host} is no number from 1 to 65535.") from error
    return Address(
        url=f"{parts.scheme}://{host}:{port}",
        database=unquote(parts.path.strip("/")) or "neo4j",
        user=unquote(parts.username or "")
        or _first("COMMITGRAPH_USER", "NEO4J_USER", "NEO4J_USERNAME")
        or "neo4j",
        password=unquote(parts.password or "") or _first("COMMITGRAPH_PASSWORD", "NEO4J_PASSWORD"),
    )


def _first(*names: str) -> str:
    return next((os.environ[name] for name in names if os.environ.get(name)), "")
