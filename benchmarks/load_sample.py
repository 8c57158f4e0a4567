"""Seconds of `commitgraph load --sample` on an empty store, the engine's start included."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from graph.store.folder import prepare
from graph.store.lock import FileLock

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (sys.executable, "-c", "import sys; from cli import main; sys.exit(main())")
AIM = 10.0


def load_sample(store: Path) -> float:
    """Load the sample into a new store, in a process of its own; seconds."""
    start = time.perf_counter()
    subprocess.run(
        [*COMMAND, "load", "--sample", "--store", str(store)],
        cwd=ROOT,
        env={**os.environ, "COMMITGRAPH_LINGER": "0.1"},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - start


def measure(runs: int) -> list[float]:
    """One figure a run, each on a store of its own that the engine has left before the next begins."""
    figures = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            store = Path(folder) / "store"
            figures.append(load_sample(store))
            with FileLock(prepare(store).lock("keeper"), seconds=60):
                pass
    return figures
