"""Processes of the life tests: the users of a store, its keeper and its engine."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]


@contextlib.contextmanager
def user(folder: Path, deed: str, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A process that uses the store; killed at the end if it is still there."""
    line = [sys.executable, "-m", "tests.store.life", str(folder), deed, *words]
    pipe = subprocess.PIPE
    process = subprocess.Popen(line, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def heard(process: subprocess.Popen[str], word: str) -> str:
    """Wait for the line of a process that begins with `word`."""
    assert process.stdout
    for line in process.stdout:
        if line.startswith(word):
            return line.strip()
    assert process.stderr
    raise AssertionError(f"never said {word!r}: {process.stderr.read()[-2000:]}")


def keepers(folder: Path) -> list[psutil.Process]:
    """The keepers of the folder's engine that live."""
    return _named("graph.store.keeper", str(folder))


def engines(folder: Path) -> list[psutil.Process]:
    """The engines of the folder that live."""
    return _named(f"@{folder / 'graph' / 'java.args'}")


def _named(*words: str) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            line = process.cmdline()
            if all(word in line for word in words) and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found


def gone(folder: Path, seconds: float = 20) -> bool:
    """Whether keeper and engine end by themselves."""
    return became(lambda: not keepers(folder) and not engines(folder), seconds)


def became(true: Callable[[], bool], seconds: float = 20) -> bool:
    """Whether something becomes true in time."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True
