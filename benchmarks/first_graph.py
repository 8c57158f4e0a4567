"""Seconds from the request to the drawn graph, in a Chromium started for it, with the sample loaded.

Twice for each start of the application: what its first visitor waits for, and what the next one does.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Playwright, sync_playwright

from benchmarks.load_sample import ROOT, load_sample
from graph.store import open_store

AIM = 3.0
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


def measure(runs: int) -> dict[str, list[float]]:
    """Figures of the first and of the next visitor, one of each a run."""
    figures: dict[str, list[float]] = {"first visitor": [], "next visitor": []}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = Path(folder) / "store"
        load_sample(store)
        with open_store(store):
            for _ in range(runs):
                with application(store) as address:
                    for visitor in figures.values():
                        visitor.append(visit(playwright, address))
    return figures


def chromium() -> str | None:
    """The browser that the system has, or None."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for path in map(shutil.which, names) if path), None)


def visit(playwright: Playwright, address: str) -> float:
    """Seconds from the request to the drawn graph, in a browser of its own."""
    browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
    page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    start = time.perf_counter()
    page.goto(f"{address}/?page=explore", wait_until="commit")
    page.wait_for_selector(".canvas[data-drawn]", timeout=60_000)
    taken = time.perf_counter() - start
    browser.close()
    return taken


@contextmanager
def application(store: Path) -> Iterator[str]:
    """The application on a store, in a process of its own, once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, "COMMITGRAPH_STORE": str(store)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _await(f"{address}/_stcore/health")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def _await(address: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit("The application did not answer within a minute.")
