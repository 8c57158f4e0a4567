"""Take the pictures of docs/tour.md anew from the running program: `python docs/pictures/tour.py`."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.first_graph import FLAGS, application, chromium
from benchmarks.load_sample import load_sample
from graph.store import open_store

FOLDER = Path(__file__).parent / "tour"
TOUR = Path(__file__).parents[1] / "tour.md"
DISTRICT = "320404-2024-report"
WIDTHS = (390, 1280, 1920)
PAGES: tuple[tuple[str, str, str], ...] = (
    ("overview", "", "What the document promises at a glance; each figure leads to what it counts."),
    ("explore", "", "The report as a graph; a click marks the sentence in the text beside it."),
    ("commitments", "", "Every commitment as a row with filters, to take away as CSV or Excel."),
    (
        "agencies",
        f"&node={DISTRICT.split('-')[0]}/Agency/区教育局",
        "What an agency leads, supports and is proposed for.",
    ),
    ("overlaps", "", "Possible overlaps: both sentences, what they share, what to ask whom."),
    ("source", "", "The whole text with all that was read from it marked."),
    ("cypher", "&q=numbers", "Saved questions and one's own, as table, graph and CSV."),
    ("documents", "", "A file is looked at and corrected before it is kept."),
    ("help", "", "What the words mean, and what the program cannot know."),
)


def take(browser: Browser, address: str, *, width: int, dark: bool) -> None:
    """One picture a page at a width, on a light or dark ground, in 64 colours."""
    context = browser.new_context(
        viewport={"width": width, "height": 844 if width < 700 else 900 if width < 1500 else 1080},
        locale="zh-CN",
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    for name, more, _ in PAGES:
        page.goto(f"{address}/?lang={'en' if dark else 'zh'}&page={name}&doc={DISTRICT}{more}")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(2500)
        with Image.open(io.BytesIO(page.screenshot())) as picture:
            small = picture.convert("RGB").quantize(64, dither=Image.Dither.NONE)
            small.save(FOLDER / f"{name}-{width}{'-dark' if dark else ''}.png", optimize=True)
    context.close()


def tour() -> str:
    """The page that shows all pictures."""
    lines = [
        "# A tour of the pages",
        "",
        "Taken from the running program by `python docs/pictures/tour.py`.",
        "",
    ]
    for name, _, sentence in PAGES:
        lines += [f"## {name.capitalize()}", "", sentence, ""]
        lines += [f"![{name}](pictures/tour/{name}-1280.png)", ""]
        others = [
            (width, dark) for dark in (False, True) for width in WIDTHS if (width, dark) != (1280, False)
        ]
        links = (
            f"[{width}{' dark, in English' if dark else ''}](pictures/tour/{name}-{width}{'-dark' if dark else ''}.png)"
            for width, dark in others
        )
        lines += ["At other widths: " + " · ".join(links), ""]
    return "\n".join(lines)


def main() -> None:
    """Load the sample, take all pictures, write the page."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        store = Path(folder) / "store"
        load_sample(store)
        with open_store(store), application(store) as address:
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
            for width in WIDTHS:
                for dark in (False, True):
                    take(browser, address, width=width, dark=dark)
            browser.close()
    TOUR.write_text(tour(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
