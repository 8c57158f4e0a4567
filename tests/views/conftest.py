"""A real store, the real application on a free port, a real Chromium whose requests and console are noted."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from graph.build import build
from graph.store import open_store
from tests.graph import town
from tests.views.hostile import hostile_report

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 60.0
"""Seconds for anything on a slow machine; every wait ends as soon as what it waits for is there."""

LOCATE = """id => {
  const host = [...document.querySelectorAll("*")].find(e => e.shadowRoot?.querySelector(".graph"));
  return globalThis.commitgraphEngine.value.explorerOf(host.shadowRoot).locate(id);
}"""


@pytest.fixture(scope="session")
def town_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a store with the made-up town and the hostile report, its engine running."""
    folder = tmp_path_factory.mktemp("views") / "store"
    with open_store(folder) as store:
        for facts in (*town.documents(), hostile_report()):
            store.put(build(facts), facts.outline.text)
        yield folder


@contextmanager
def served(root: Path, store: str) -> Iterator[str]:
    """The application's address while it runs on a store."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(
        command,
        cwd=root,
        env={**os.environ, "COMMITGRAPH_STORE": store, "PYTHONPATH": str(root)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _await(f"{address}/_stcore/health", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def _await(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "the application ended by itself"
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"the application did not answer within {PATIENCE:.0f} seconds")


@pytest.fixture(scope="session")
def address(root: Path, town_store: Path) -> Iterator[str]:
    """Where the application with the town's store answers."""
    with served(root, str(town_store)) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("needs Chromium, which is not installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@dataclass
class Window:
    """A browser window and what it did: requests that left this machine, complaints in the console."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def note_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, self.address.replace("http", "ws"), "data:", "blob:")):
            self.outside.append(request.url)

    def note_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def goto(self, query: str = "") -> None:
        """Open the application with a query, on Explore where it names no page."""
        page = "" if "page=" in query else "&page=explore"
        self.page.goto(f"{self.address}/?{query}{page}")

    def drawn(self) -> None:
        """Wait until the graph is on the canvas."""
        self.page.wait_for_selector(".canvas[data-drawn]")

    def press(self, node: str) -> None:
        """Click on a node of the graph."""
        place = self.page.evaluate(LOCATE, node)
        assert place is not None, f"{node} is not drawn"
        self.page.mouse.click(place["x"], place["y"])

    def marked(self) -> str:
        """The words that are marked in the text, once they are."""
        self.page.wait_for_selector("mark", state="attached")
        return "".join(self.page.locator("mark").all_inner_texts())

    def still(self) -> None:
        """Nothing left this machine, and the console is clean."""
        assert self.outside == []
        assert self.complaints == []


@contextmanager
def window(
    browser: Browser, address: str, *, width: int = 1280, height: int = 800, dark: bool = False
) -> Iterator[Window]:
    """A window of its own (no cookies, no cache of another)."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="zh-CN",
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    made = Window(page, address)
    page.on("request", made.note_request)
    page.on("console", made.note_console)
    page.on("pageerror", lambda error: made.complaints.append(str(error)))
    try:
        yield made
    finally:
        context.close()


@pytest.fixture
def shown(browser: Browser, address: str) -> Iterator[Window]:
    """A window on the town's store; afterwards it must have been still."""
    with window(browser, address) as made:
        yield made
        made.still()
