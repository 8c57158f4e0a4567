"""The main way through the pages in a real Chromium, on a real store."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import Browser, expect

from tests.views.conftest import PATIENCE, Window, window

expect.set_options(timeout=PATIENCE * 1000)

DISTRICT = "990402-2024-report"
PROMISE = "引进链主企业3家"


def commitment(shown: Window, words: str) -> str:
    """The id of the drawn commitment with these words."""
    return str(
        shown.page.evaluate(
            """words => {
              const all = [...document.querySelectorAll("*")];
              const host = all.find(e => e.shadowRoot?.querySelector(".graph"));
              const { picture } = globalThis.commitgraphEngine.value.explorerOf(host.shadowRoot);
              return picture.dots.find(dot => dot.label === "Commitment" && dot.name === words).id;
            }""",
            words,
        )
    )


def query(address: str) -> dict[str, list[str]]:
    return parse_qs(urlparse(address).query)


def test_a_click_marks_the_sentence_and_the_address_shows_the_same_elsewhere(
    shown: Window, browser: Browser
) -> None:
    shown.goto()
    shown.drawn()
    node = commitment(shown, PROMISE)
    shown.press(node)
    assert shown.marked() == PROMISE
    expect(shown.page.locator(".card h2")).to_have_text(PROMISE)
    assert query(shown.page.url) == {
        "lang": ["zh"],
        "page": ["explore"],
        "doc": [DISTRICT],
        "node": [node],
    }
    with window(browser, shown.address) as second:
        second.page.goto(shown.page.url)
        assert second.marked() == PROMISE
        expect(second.page.locator(".card h2")).to_have_text(PROMISE)
        expect(second.page.locator(".canvas")).to_have_attribute("data-selected", node)
        second.still()


def test_opening_a_node_draws_its_neighbours_and_undo_takes_them_back(shown: Window) -> None:
    shown.goto(f"lang=zh&doc={DISTRICT}")
    shown.drawn()
    before = int(shown.page.locator(".canvas").get_attribute("data-drawn") or 0)
    shown.page.get_by_role("combobox", name="搜索本文件").fill("高新技术企业")
    shown.page.locator(".hits [role=option]", has_text="指标").click()
    shown.page.locator(".expand").click()
    expect(shown.page.locator(".canvas")).not_to_have_attribute("data-drawn", str(before))
    assert int(shown.page.locator(".canvas").get_attribute("data-drawn") or 0) > before
    expect(shown.page.locator(".card")).to_contain_text("云州市 2024")
    opened = shown.page.url
    assert "open" in query(opened)
    shown.page.get_by_role("button", name="撤销展开").click()
    expect(shown.page.locator(".canvas")).to_have_attribute("data-drawn", str(before))
    shown.page.wait_for_url(lambda address: "open" not in query(address))


def test_the_legend_hides_a_kind_and_the_address_keeps_it(shown: Window) -> None:
    shown.goto(f"lang=zh&doc={DISTRICT}")
    shown.drawn()
    chip = shown.page.locator(".chip", has_text="承诺 12")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "false")
    shown.page.wait_for_url(re.compile("hide=Commitment"))
    shown.page.get_by_role("button", name="全部显示").click()
    shown.page.wait_for_url(lambda address: "hide" not in query(address))


def test_the_language_changes_and_the_selection_stays(shown: Window) -> None:
    shown.goto(f"lang=zh&doc={DISTRICT}")
    shown.drawn()
    shown.press(commitment(shown, PROMISE))
    shown.marked()
    shown.page.get_by_text("English", exact=True).click()
    expect(shown.page.locator(".badge")).to_have_text("Commitment")
    expect(shown.page.locator(".card")).to_contain_text("sets target")
    assert shown.marked() == PROMISE
    assert query(shown.page.url)["lang"] == ["en"]
    assert shown.page.evaluate("document.documentElement.lang") == "en"


def test_back_returns_to_what_was_selected_before(shown: Window) -> None:
    shown.goto(f"lang=zh&doc={DISTRICT}")
    shown.drawn()
    shown.press(commitment(shown, PROMISE))
    shown.marked()
    shown.page.locator(".card .links .pick").first.click()
    expect(shown.page.locator(".badge")).to_have_text("指标")
    shown.page.get_by_role("button", name="返回上一个").click()
    expect(shown.page.locator(".card h2")).to_have_text(PROMISE)


def test_the_keyboard_alone_finds_selects_and_lists(shown: Window) -> None:
    shown.goto(f"lang=zh&doc={DISTRICT}")
    shown.drawn()
    canvas = shown.page.get_by_role("application")
    canvas.focus()
    shown.page.keyboard.press("ArrowDown")
    shown.page.keyboard.press("ArrowRight")
    shown.page.keyboard.press("Enter")
    expect(canvas).not_to_have_attribute("data-selected", "")
    assert shown.marked()
    shown.page.keyboard.press("Escape")
    expect(shown.page.locator("mark")).to_have_count(0)
    shown.page.get_by_role("button", name="列表").press("Enter")
    row = shown.page.locator(".row .pick", has_text=PROMISE)
    shown.page.locator(".row .pick").first.focus()
    for _ in range(40):
        if row.evaluate("pick => pick.matches(':focus')"):
            break
        shown.page.keyboard.press("ArrowDown")
    shown.page.keyboard.press("Enter")
    expect(shown.page.locator(".card h2")).to_have_text(PROMISE)
    expect(row).to_have_attribute("aria-current", "true")
    assert query(shown.page.url)["view"] == ["list"]


def test_the_picker_goes_to_another_place_and_document(shown: Window) -> None:
    shown.goto(f"lang=zh&doc={DISTRICT}")
    shown.drawn()
    shown.page.locator(".st-key-pick_place input").click()
    shown.page.get_by_role("option", name="云州市", exact=True).click()
    shown.page.wait_for_url(re.compile("doc=990400-2024-report"))
    expect(shown.page.locator(".texthead")).to_contain_text("云州市政府工作报告")


def test_a_filtered_table_opens_the_source_and_becomes_a_file(shown: Window) -> None:
    shown.goto(f"lang=zh&page=commitments&doc={DISTRICT}")
    shown.page.wait_for_selector("tbody tr")
    assert shown.page.locator("tbody tr").count() == 12
    shown.page.get_by_text("只看有数字指标的").click()
    expect(shown.page.locator("tbody tr")).to_have_count(5)
    shown.page.wait_for_url(re.compile("number=1"))
    shown.page.locator("tbody .pick", has_text=PROMISE).click()
    assert shown.marked() == PROMISE
    with shown.page.expect_download() as taken:
        shown.page.get_by_role("button", name="下载 CSV").click()
    data = Path(taken.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == 5
    assert PROMISE in [row["承诺"] for row in rows]
    with shown.page.expect_download() as taken:
        shown.page.get_by_role("button", name="下载 Excel").click()
    with zipfile.ZipFile(taken.value.path()) as book:
        assert book.read("xl/worksheets/sheet1.xml").count(b"<row ") == 6


def test_filters_in_an_address_are_set_when_it_opens(shown: Window) -> None:
    shown.goto(f"lang=zh&page=commitments&doc={DISTRICT}&strength=strive&words=示范区")
    shown.page.wait_for_selector("tbody tr")
    assert shown.page.locator("tbody tr").count() == 2
    expect(shown.page.get_by_role("textbox", name="在承诺中查找")).to_have_value("示范区")
    shown.page.get_by_role("button", name="清除筛选").click()
    expect(shown.page.locator("tbody tr")).to_have_count(12)


def test_from_one_page_to_the_other_in_the_same_document(shown: Window) -> None:
    shown.goto("lang=zh&doc=990402-2024-division")
    shown.drawn()
    shown.page.get_by_role("link", name="承诺清单").click()
    shown.page.wait_for_selector("tbody tr")
    assert query(shown.page.url)["doc"] == ["990402-2024-division"]
    expect(shown.page.locator("tbody")).to_contain_text("牵头 区教育局")


def test_on_a_phone_nothing_runs_out_of_the_side(browser: Browser, address: str) -> None:
    for page, ready in (("explore", ".canvas[data-drawn]"), ("commitments", "tbody tr")):
        with window(browser, address, width=390, height=844) as shown:
            shown.goto(f"lang=zh&page={page}&doc={DISTRICT}")
            shown.page.wait_for_selector(ready)
            assert shown.page.evaluate("document.documentElement.scrollWidth") <= 390
            shown.still()
