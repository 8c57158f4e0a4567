"""What a user waits for on the pages, with ever more in the store: `python -m benchmarks.pages [--runs N] [--store DIR]`.

Stores of about 200, 5,000 and 50,000 commitments are made from the corpus in the folder `shared` beside the
repository (or from the bundled sample alone, where that is missing). In each, the longest report is opened in a
Chromium of its own: until the graph is drawn, from a click to the marked sentence, from *Expand* to the drawn
neighbours, from a filter to the filtered table, from one page to the next. Seconds, median and 95th percentile.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.first_graph import FLAGS, application, chromium
from benchmarks.load_sample import COMMAND, ROOT
from graph.store import open_store

SIZES = (200, 5_000, 50_000)
AIMS = {"first content": 3.0, "click": 0.3, "expand": 0.5, "filter": 0.5, "page change": 1.0}
CORPUS = ROOT.parent / "shared" / "corpus"
EXPLORER = """() => {
  const host = [...document.querySelectorAll("*")].find(e => e.shadowRoot?.querySelector(".graph"));
  return globalThis.commitgraphEngine.value.explorerOf(host.shadowRoot);
}"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--runs", type=int, default=10, help="runs of each (default 10)")
    parser.add_argument("--store", type=Path, help="measure this store alone")
    wanted = parser.parse_args()
    print(f"{os.cpu_count()} cores; seconds, median (95th percentile) of {wanted.runs} runs")
    print(f"{'commitments':>12}  " + "  ".join(f"{f'{name} (aim {aim})':<26}" for name, aim in AIMS.items()))
    if wanted.store:
        told(wanted.store, wanted.runs)
        return
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            fill(Path(folder) / "store", size)
            told(Path(folder) / "store", wanted.runs)


def fill(store: Path, size: int) -> None:
    """Load reports of the corpus until there are about as many commitments; the sample's own for the least."""
    subprocess.run(
        [*COMMAND, "load", "--sample", "--store", str(store)], cwd=ROOT, stdout=subprocess.DEVNULL, check=True
    )
    files = sorted(CORPUS.glob("county/*.txt")) + sorted(CORPUS.glob("city/*.txt"))
    held, at = count(store), 0
    while held + 200 < size and at < len(files):
        step = max(1, (size - held) // 500)
        subprocess.run(
            [*COMMAND, "load", *map(str, files[at : at + step]), "--store", str(store)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        held, at = count(store), at + step


def count(store: Path) -> int:
    """Commitments in a store."""
    with open_store(store) as held:
        return int(str(held.rows("MATCH (c:Commitment) RETURN count(c) AS n")[0]["n"]))


def told(store: Path, runs: int) -> None:
    """Measure one store and print its line."""
    figures = measure(store, runs)
    cells = [f"{f'{median(held):.2f} ({high(held):.2f})':<26}" for held in figures.values()]
    print(f"{count(store):>12,}  " + "  ".join(cells), flush=True)


def high(figures: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(figures)[max(0, math.ceil(0.95 * len(figures)) - 1)]


def measure(store: Path, runs: int) -> dict[str, list[float]]:
    """Figures of each act; the application is up and has shown a page once."""
    figures: dict[str, list[float]] = {name: [] for name in AIMS}
    with open_store(store) as held, sync_playwright() as playwright, application(store) as address:
        rows = held.rows(
            "MATCH (c:Commitment) RETURN c.document AS id, count(*) AS n ORDER BY n DESC, id LIMIT 1"
        )
        start = f"{address}/?lang=zh&page=explore&doc={quote(str(rows[0]['id']))}"
        for run in range(runs + 1):
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
            page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
            page.set_default_timeout(60_000)
            for name, seconds in acts(page, start):
                if run:
                    figures[name].append(seconds)
            browser.close()
    return figures


def acts(page: Page, start: str) -> Iterator[tuple[str, float]]:
    """One visitor's acts with their seconds."""
    begun = time.perf_counter()
    page.goto(start, wait_until="commit")
    page.wait_for_selector(".canvas[data-drawn]")
    yield "first content", time.perf_counter() - begun
    page.wait_for_selector(".text p")
    chosen = page.evaluate(f"() => ({EXPLORER})().picture.dots.find(d => d.hidden > 0)?.id")
    place = page.evaluate(f"id => ({EXPLORER})().locate(id)", chosen)
    begun = time.perf_counter()
    page.mouse.click(place["x"], place["y"])
    page.wait_for_selector("mark", state="attached")
    yield "click", time.perf_counter() - begun
    drawn = page.locator(".canvas").get_attribute("data-drawn")
    begun = time.perf_counter()
    page.locator(".expand").click()
    expect(page.locator(".canvas")).not_to_have_attribute("data-drawn", str(drawn))
    yield "expand", time.perf_counter() - begun
    begun = time.perf_counter()
    page.locator(".st-key-frame_link_commitments a").click()
    page.wait_for_selector("tbody tr")
    yield "page change", time.perf_counter() - begun
    before = page.locator("p.count").first.inner_text()
    field = page.locator(".st-key-table_filters .stTextInput input")
    begun = time.perf_counter()
    field.fill("建设")
    field.press("Enter")
    expect(page.locator("p.count").first).not_to_have_text(re.compile("^" + re.escape(before) + "$"))
    yield "filter", time.perf_counter() - begun


if __name__ == "__main__":
    main()
