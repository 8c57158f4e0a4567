"""A real Neo4j server for the tests, fetched by Maven once and kept in the user's cache. Never shipped."""

from __future__ import annotations

import contextlib
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest

VERSION = "5.26.12"
PASSWORD = "a-word-for-tests"
_POM = f"""<project><modelVersion>4.0.0</modelVersion>
<groupId>tests</groupId><artifactId>tests</artifactId><version>1</version>
<dependencies><dependency>
<groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{VERSION}</version>
</dependency></dependencies></project>
"""
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")


def _java() -> str:
    java, maven = shutil.which("java"), shutil.which("mvn")
    if not java or not maven:
        pytest.skip("a Neo4j server needs Maven and Java 17 or newer on the path")
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if not version or int(version[1]) < 17:
        pytest.skip(f"a Neo4j server needs Java 17 or newer; this one is {said.splitlines()[:1]}")
    return java


def _jars() -> Path:
    """The folder of the server's jars, fetched if they are not there."""
    cache = Path(platformdirs.user_cache_dir("commitgraph-tests", appauthor=False)) / f"neo4j-{VERSION}"
    if not (cache / "whole").exists():
        cache.mkdir(parents=True, exist_ok=True)
        (cache / "pom.xml").write_text(_POM, encoding="utf-8")
        line = ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib"]
        run = subprocess.run(line, cwd=cache, capture_output=True, text=True, check=False, timeout=280)
        if run.returncode:
            pytest.skip(f"Maven could not fetch Neo4j {VERSION}: {run.stdout.strip()[:200]}")
        (cache / "whole").touch()
    return cache / "lib"


@contextlib.contextmanager
def neo4j_server(home: Path) -> Iterator[str]:
    """A fresh Community server on a free port of 127.0.0.1; its address, with user and password."""
    java, jars = _java(), _jars()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").write_text(
        f"server.bolt.listen_address=127.0.0.1:{port}\nserver.http.enabled=false\n"
        "server.memory.heap.max_size=512m\nserver.memory.pagecache.size=64m\ndbms.usage_report.enabled=false\n",
        encoding="utf-8",
    )
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED]
    line = [java, "-Xmx512m", "-XX:+UseSerialGC", *opened, "-cp", f"{jars}/*"]
    places = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    admin = [*line, "org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password", PASSWORD]
    subprocess.run(admin, env=places, capture_output=True, check=True, timeout=60)
    entry = "org.neo4j.server.CommunityEntryPoint"
    with (home / "out.txt").open("w") as out:
        server = subprocess.Popen(
            [*line, entry, f"--home-dir={home}", f"--config-dir={home / 'conf'}"], stdout=out, stderr=out
        )
    try:
        _wait(port, server, home / "out.txt")
        yield f"bolt://neo4j:{PASSWORD}@127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


def _wait(port: int, server: subprocess.Popen[bytes], out: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    pytest.fail(f"Neo4j did not start: {out.read_text(encoding='utf-8')[-500:]}")
