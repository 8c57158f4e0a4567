"""serve: one address on this machine only, a port that is taken, and nothing left behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from commands.serve import free_port
from graph.errors import PortInUse
from tests.cli.conftest import environment


@contextmanager
def serving(root: Path, store: Path, *words: str) -> Generator[subprocess.Popen[bytes], None, None]:
    """A running `commitgraph serve`, ended whatever happens."""
    process = subprocess.Popen(
        [sys.executable, str(root / "cli.py"), "serve", "--no-browser", *words],
        env=environment(root, store),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def address(process: subprocess.Popen[bytes]) -> str:
    """The address that the program prints once its pages answer."""
    assert process.stderr is not None
    for line in process.stderr:
        found = re.search(rb"http://127\.0\.0\.1:\d+", line)
        if found:
            return found[0].decode()
    raise AssertionError("serve ended without an address")


def test_serve_answers_at_127_0_0_1_only_and_ends_when_told(root: Path, place: Path) -> None:
    port = free_port(None)
    with serving(root, place, "--port", str(port)) as process:
        where = address(process)
        assert where == f"http://127.0.0.1:{port}"
        with urllib.request.urlopen(where, timeout=20) as page:
            assert page.status == 200
        listening = {
            connection.laddr.ip
            for connection in psutil.Process(process.pid).net_connections("tcp")
            if connection.status == psutil.CONN_LISTEN
        }
        assert listening == {"127.0.0.1"}
        process.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGINT)
        assert process.wait(timeout=20) is not None
        assert process.stdout is not None
        assert b"mail" not in process.stdout.read()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_port_that_is_taken_is_one_sentence(root: Path, place: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortInUse):
            free_port(port)
        with serving(root, place, "--port", str(port)) as process:
            assert process.wait(timeout=60) == 1
            assert process.stderr is not None
            [sentence] = process.stderr.read().decode().splitlines()
            assert sentence.startswith(f"The port {port} of 127.0.0.1 is taken")


def test_the_engine_goes_with_a_page_that_was_killed(root: Path, tmp_path: Path) -> None:
    with serving(root, tmp_path / "alone") as process:
        address(process)
        process.kill()
        process.wait(timeout=20)
    for _ in range(150):
        left = [
            found.pid
            for found in psutil.process_iter(["cmdline"])
            if str(tmp_path) in " ".join(found.info["cmdline"] or [])
        ]
        if not left:
            return
        time.sleep(0.2)
    raise AssertionError(f"processes of the store are left: {left}")
