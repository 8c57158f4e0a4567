"""The bundled engine: where its wheel is, its command, its users.

ArcadeDB is run as a program of its own; nothing of it is imported here. Passwords reach it as hashes in a
file of mode 600, and its settings in a file that its command line only names.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import os
import platform
import re
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path

from graph.errors import EngineMissing, UsageError
from graph.store.folder import Folder, write_private

DATABASE = "graph"
ADMIN = "root"
READER = "reader"

HEAP = "512m"
"""-Xmx of the engine; 20,000 commitments with 160,000 edges were loaded with it."""

COMMAND_SECONDS = 600
"""When the engine itself gives any command up; a query of the user has a limit of its own (`Bolt.ask`)."""

_ITERATIONS = 1024
"""Rounds of PBKDF2. The passwords are 192 random bits of one server's life: guessing is hopeless at any
number."""

_GROUPS = {
    "admin": {
        "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
        "types": {"*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}},
    },
    "reader": {"access": [], "types": {"*": {"access": ["readRecord"]}}},
    "*": {"access": [], "types": {"*": {"access": []}}},
}


@dataclass(frozen=True, slots=True)
class Engine:
    """The two things of the wheel that are used: its Java and its jars."""

    java: Path
    jars: Path


def find_engine() -> Engine:
    """The installed engine; EngineMissing, with this system's name, where there is none."""
    spec = importlib.util.find_spec("arcadedb_embedded")
    for place in (spec.submodule_search_locations or []) if spec else []:
        java = Path(place) / "jre" / "bin" / ("java.exe" if sys.platform == "win32" else "java")
        jars = Path(place) / "jars"
        if java.is_file() and jars.is_dir():
            return Engine(java, jars)
    raise EngineMissing(
        f"There is no embedded engine for {_system()} in this installation; reading documents (extract, "
        "outline, overlaps) and a store on a Neo4j server (--store neo4j://…) work without it."
    )


def _system() -> str:
    libc = " ".join(platform.libc_ver()).strip() if sys.platform == "linux" else ""
    words = (platform.system(), platform.machine(), libc or "", f"Python {platform.python_version()}")
    return " ".join(word for word in words if word)


def heap_size(heap: str | None) -> str:
    """The engine's -Xmx: the argument, else COMMITGRAPH_HEAP, else 512m. UsageError if it is no such size."""
    size = heap or os.environ.get("COMMITGRAPH_HEAP") or HEAP
    if not re.fullmatch(r"[1-9]\d*[mMgG]", size):
        raise UsageError(f"{size} is no size of the engine's memory; write it as 512m or 2g.")
    return size


@dataclass(frozen=True, slots=True)
class Passwords:
    """What the two users of one server's life log in with."""

    admin: str
    reader: str


def write_users(folder: Folder) -> Passwords:
    """Give the engine its users and groups, with fresh passwords."""
    passwords = Passwords(secrets.token_urlsafe(24), secrets.token_urlsafe(24))
    config = folder.graph / "config"
    config.mkdir(mode=0o700, exist_ok=True)
    users = (
        {"name": ADMIN, "password": _hash(passwords.admin), "databases": {"*": ["admin"]}},
        {"name": READER, "password": _hash(passwords.reader), "databases": {DATABASE: [READER]}},
    )
    write_private(config / "server-users.jsonl", "".join(json.dumps(user) + "\n" for user in users))
    groups = {name: {"resultSetLimit": -1, "readTimeout": -1, **rights} for name, rights in _GROUPS.items()}
    document = {"databases": {"*": {"groups": groups}}, "version": 2}
    write_private(config / "server-groups.json", json.dumps(document, indent=1) + "\n")
    return passwords


def _hash(password: str) -> str:
    """A password as the engine's user file holds it."""
    salt = base64.b64encode(secrets.token_bytes(32)).decode("ascii")
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), _ITERATIONS, 32)
    return f"PBKDF2WithHmacSHA256${_ITERATIONS}${salt}${base64.b64encode(digest).decode('ascii')}"


def command(engine: Engine, folder: Folder, *, heap: str, bolt: int, http: int) -> list[str]:
    """The engine's command line; writes its argument file into the folder."""
    settings = {
        "server.rootPath": str(folder.graph),
        "server.databaseDirectory": str(folder.graph / "databases"),
        "server.defaultDatabases": f"{DATABASE}[]",
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": str(http),
        "bolt.host": "127.0.0.1",
        "bolt.port": str(bolt),
        "command.timeout": str(COMMAND_SECONDS * 1000),
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
        "txWalFlush": "1",  # a commit survives a power cut, not only a kill
    }
    lines = [
        "-Xms64m",
        f"-Xmx{heap}",
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",  # else every user of the machine finds a file on it in the temporary folder
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.awt.headless=true",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--add-modules=jdk.incubator.vector",
        *(f"-Darcadedb.{name}={value}" for name, value in settings.items()),
        "-cp",
        str(engine.jars / "*"),
        "com.arcadedb.server.ArcadeDBServer",
    ]
    write_private(folder.arguments, "".join(f"{_quoted(line)}\n" for line in lines))
    return [str(engine.java), f"@{folder.arguments}"]


def _quoted(argument: str) -> str:
    """An argument as Java's argument files want it."""
    return '"' + argument.replace("\\", "\\\\").replace('"', '\\"') + '"'
