"""Take the README's picture anew from the running program: `python docs/pictures/take.py`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.first_graph import FLAGS, application, chromium
from benchmarks.load_sample import load_sample
from graph.store import open_store

PICTURE = Path(__file__).with_name("explore.png")
PRESS = """words => {
  const host = [...document.querySelectorAll("*")].find(e => e.shadowRoot?.querySelector(".graph"));
  const explorer = globalThis.commitgraphEngine.value.explorerOf(host.shadowRoot);
  const wanted = explorer.picture.dots.find(dot => dot.label === "Commitment" && dot.name.includes(words));
  explorer.choose(wanted.id);
}"""


def take(words: str) -> None:
    """Load the sample, select the commitment with these words and keep what a window of 1280 pixels shows."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        store = Path(folder) / "store"
        load_sample(store)
        with open_store(store), application(store) as address:
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
            page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="zh-CN")
            page.goto(f"{address}/?lang=zh&page=explore&doc=320404-2024-report")
            page.wait_for_selector(".canvas[data-drawn]")
            page.evaluate(PRESS, words)
            page.wait_for_selector("mark")
            page.wait_for_function("document.fonts.status === 'loaded'")
            page.screenshot(path=PICTURE)
            browser.close()


if __name__ == "__main__":
    take("大庙弄街区")
