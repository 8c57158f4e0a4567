"""Many people and programs on one store: sessions do not mix, and an open page survives a rebuild."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from graph.build import build
from graph.store import Store, open_store
from tests.graph import town
from tests.views.conftest import PATIENCE, served, window

expect.set_options(timeout=PATIENCE * 1000)

DISTRICT, CITY = "990402-2024-report", "990400-2024-report"


@pytest.fixture
def own(root: Path, tmp_path: Path) -> Iterator[tuple[Store, str]]:
    """A store of the test's own with the made-up town, and the application on it."""
    with open_store(tmp_path / "store") as store:
        for facts in town.documents():
            store.put(build(facts), facts.outline.text)
        with served(root, str(tmp_path / "store")) as address:
            yield store, address


def test_twenty_sessions_at_once_keep_their_own_language_document_and_selection(
    browser: Browser, own: tuple[Store, str]
) -> None:
    store, address = own
    rows = store.rows(
        "MATCH (c:Commitment) RETURN c.id AS id, c.document AS document, c.text AS text ORDER BY id"
    )
    wanted = [rows[at % len(rows)] for at in range(20)]
    with ExitStack() as open_windows:
        shown = [open_windows.enter_context(window(browser, address)) for _ in wanted]
        for at, (one, row) in enumerate(zip(shown, wanted, strict=True)):
            language = "en" if at % 2 else "zh"
            one.goto(f"lang={language}&page=explore&doc={row['document']}&node={row['id']}")
        for at, (one, row) in enumerate(zip(shown, wanted, strict=True)):
            expect(one.page.locator(".card h2")).to_have_text(str(row["text"]))
            expect(one.page.locator(".badge")).to_have_text("Commitment" if at % 2 else "承诺")
        for one in shown[::2]:
            one.page.get_by_text("English", exact=True).click()
        for one, row in zip(shown, wanted, strict=True):
            expect(one.page.locator(".badge")).to_have_text("Commitment")
            expect(one.page.locator(".card h2")).to_have_text(str(row["text"]))
            assert str(row["document"]) in one.page.url
            one.still()


def test_an_open_page_survives_a_rebuild_and_says_so(browser: Browser, own: tuple[Store, str]) -> None:
    store, address = own
    facts = town.documents()
    with window(browser, address) as shown:
        shown.goto(f"lang=zh&page=commitments&doc={DISTRICT}")
        shown.page.wait_for_selector("tbody tr")
        before = shown.page.locator("tbody tr").count()
        with store.rebuilding():
            store.clear()
            expect(shown.page.locator(".st-key-frame_rebuilding")).to_contain_text("图谱正在重建")
            for one in facts:
                store.put(build(one), one.outline.text)
        expect(shown.page.locator("[data-testid=stToast]")).to_contain_text("刚刚在别处更新过")
        shown.page.wait_for_selector("tbody tr")
        assert shown.page.locator("tbody tr").count() == before
        assert DISTRICT in shown.page.url
        shown.still()


def test_a_page_shows_what_another_program_removed(browser: Browser, own: tuple[Store, str]) -> None:
    store, address = own
    with window(browser, address) as shown:
        shown.goto(f"lang=en&page=overview&doc={CITY}")
        expect(shown.page.locator(".glance h1")).to_contain_text("云州市")
        store.remove(CITY)
        expect(shown.page.locator(".glance h1")).to_contain_text("青塘区")
        expect(shown.page.get_by_text("changed elsewhere")).to_be_visible()
        shown.still()


def test_ones_own_change_is_no_news(browser: Browser, own: tuple[Store, str]) -> None:
    _, address = own
    with window(browser, address) as shown:
        shown.goto(f"lang=en&page=documents&doc={CITY}")
        held = shown.page.locator(f".st-key-held_{CITY}")
        held.get_by_role("button", name="Remove").click()
        shown.page.locator("[data-testid=stPopoverBody]").get_by_role("button", name="Remove").click()
        expect(held).to_have_count(0)
        shown.page.wait_for_timeout(7000)
        expect(shown.page.get_by_text("changed elsewhere")).to_have_count(0)
        shown.still()
