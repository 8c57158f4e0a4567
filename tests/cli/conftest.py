"""The program as a user runs it: a process of its own, in a folder with made-up documents."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Protocol

import pytest

from graph.store import open_store
from tests.graph import town

OF_DISTRICT = ("--place", "青塘区", "--year", "2024")


class Program(Protocol):
    """Runs `commitgraph` with some words; `env` adds to the environment."""

    def __call__(
        self, *words: object, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """The ended process with what it printed."""


def environment(root: Path, store: Path, more: dict[str, str] | None = None) -> dict[str, str]:
    """The environment of a run: its store, and no other's."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("COMMITGRAPH_", "NEO4J_"))}
    return {**kept, "COMMITGRAPH_STORE": str(store), "PYTHONPATH": str(root), **(more or {})}


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the town's documents, one of them in GB18030 with Windows' line ends."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "青塘.txt").write_text(town.DISTRICT_REPORT, encoding="utf-8")
    windows = town.CITY_REPORT.replace("\n", "\r\n")
    (folder / "云州.txt").write_bytes(windows.encode("gb18030"))
    (folder / "任务分解表.md").write_text(town.DIVISION, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return folder


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path, None, None]:
    """A store's folder whose engine stays up for all tests, so that a run only joins it."""
    folder = tmp_path_factory.mktemp("cli") / "store"
    with open_store(folder):
        yield folder


@pytest.fixture(scope="session")
def commitgraph(root: Path, desk: Path, place: Path) -> Program:
    """The program."""

    def run(*words: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, str(root / "cli.py"), *map(str, words)],
            cwd=desk,
            env=environment(root, place, env),
            capture_output=True,
            timeout=120,
        )

    return run
