"""What stands in a page's place: an empty store, a broken one, names that would be markup, old addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from graph.store import open_store
from tests.views.conftest import PATIENCE, Window, served, window
from tests.views.hostile import EMOJI, FORMULA, IMAGE, SCRIPT

expect.set_options(timeout=PATIENCE * 1000)

HOSTILE = "990403-2020-report"


def test_an_empty_store_offers_the_sample_and_loads_it(browser: Browser, root: Path, tmp_path: Path) -> None:
    with (
        open_store(tmp_path / "store"),
        served(root, str(tmp_path / "store")) as address,
        window(browser, address) as shown,
    ):
        shown.goto("lang=en&page=overview")
        expect(shown.page.locator(".st-key-frame_empty")).to_contain_text("There is no document")
        shown.page.get_by_role("button", name="Load the bundled sample").click()
        expect(shown.page.locator(".glance h1")).to_contain_text("常州市钟楼区2024年政府工作报告")
        shown.still()


def test_a_store_that_cannot_be_opened_is_one_sentence(browser: Browser, root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with served(root, str(tmp_path / "file")) as address, window(browser, address) as shown:
        shown.goto("lang=zh")
        said = shown.page.locator(".st-key-frame_error")
        expect(said).to_contain_text("图谱暂时打不开")
        expect(said).to_contain_text(str(tmp_path / "file"))
        assert "Traceback" not in shown.page.content()
        expect(said.get_by_role("button", name="再试一次")).to_be_visible()
        shown.still()


def test_hostile_names_are_text_in_the_graph_and_the_panel(shown: Window) -> None:
    shown.goto(f"lang=zh&doc={HOSTILE}")
    shown.drawn()
    shown.page.get_by_role("button", name="列表").click()
    rows = shown.page.locator(".list")
    for name in (f"推进{IMAGE}项目", f"引进{SCRIPT}3家", f"办好{EMOJI}"):
        expect(rows).to_contain_text(name)
    rows.locator(".pick", has_text=f"推进{IMAGE}项目").first.click()
    assert shown.marked() == f"推进{IMAGE}项目"
    expect(shown.page.locator(".card h2")).to_have_text(f"推进{IMAGE}项目")
    expect(shown.page.locator(".card")).to_contain_text(f"{SCRIPT}举措")
    rows.locator(".pick", has_text="长长长").first.click()
    expect(shown.page.locator(".card h2")).to_contain_text("长长长")
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert shown.page.evaluate("globalThis.hit") is None


def test_hostile_names_are_text_in_the_table_and_the_picker(shown: Window) -> None:
    shown.goto(f"lang=zh&page=commitments&doc={HOSTILE}")
    shown.page.wait_for_selector("tbody tr")
    for name in (f"推进{IMAGE}项目", FORMULA, f"引进{SCRIPT}3家"):
        expect(shown.page.locator("tbody")).to_contain_text(name)
    expect(shown.page.locator(".st-key-pick_place input")).to_have_value(f"{IMAGE}区")
    with shown.page.expect_download() as taken:
        shown.page.get_by_role("button", name="下载 CSV").click()
    lines = Path(taken.value.path()).read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK" in lines and ",=HYPERLINK" not in lines and ',"=HYPERLINK' not in lines
    assert shown.page.evaluate("globalThis.hit") is None


PAGES = {
    "overview": ".glance",
    "agencies": ".st-key-frame_head",
    "overlaps": "p.count",
    "source": ".text p",
    "cypher": "p.limits",
    "documents": "[data-testid='stFileUploaderDropzone']",
    "help": ".st-key-help table",
}
"""The pages beside Explore and Commitments, and what tells that each has drawn."""


@pytest.mark.parametrize("page", sorted(PAGES))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_names_are_text_on_every_page(shown: Window, page: str, language: str) -> None:
    shown.goto(f"lang={language}&page={page}&doc={HOSTILE}")
    shown.page.wait_for_selector(PAGES[page])
    shown.page.wait_for_timeout(300)
    assert shown.page.evaluate("globalThis.hit") is None
    assert shown.page.locator("img[src='x']").count() == 0
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("page", sorted(PAGES))
def test_no_page_is_wider_than_a_telephone(browser: Browser, address: str, page: str) -> None:
    with window(browser, address, width=390, height=844) as shown:
        shown.goto(f"lang=zh&page={page}")
        shown.page.wait_for_selector(PAGES[page])
        shown.page.wait_for_timeout(300)
        assert shown.page.evaluate("document.documentElement.scrollWidth") <= 390
        shown.still()


def test_an_address_of_something_gone_shows_what_there_is(shown: Window) -> None:
    shown.goto("lang=en&page=nowhere&doc=000000-1999-report")
    expect(shown.page.locator(".glance h1")).to_contain_text("青塘区政府工作报告")
    shown.goto("lang=en&page=explore&doc=000000-1999-report&node=nothing&open=nothing")
    shown.drawn()
    expect(shown.page.get_by_text("is not in the store").first).to_be_visible()
    expect(shown.page.locator(".texthead")).to_contain_text("青塘区政府工作报告")


def test_no_serious_barrier_for_assistive_technology(browser: Browser, address: str) -> None:
    for dark in (False, True):
        for page, ready in (("explore", ".canvas[data-drawn]"), ("commitments", "tbody tr"), *PAGES.items()):
            with window(browser, address, dark=dark) as shown:
                shown.goto(f"lang=zh&page={page}&node=990402-2024-report/commitment/91")
                shown.page.wait_for_selector(ready)
                found = Axe().run(shown.page).response["violations"]
                serious = [one for one in found if one["impact"] in ("serious", "critical")]
                told = [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in serious]
                assert told == []
