"""The source page of a document that knows pages shows the page with the place framed."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from graph.intake import admissions, admit
from graph.store import open_store
from loaders.corpus import read_document
from tests.views.conftest import PATIENCE, served, window

expect.set_options(timeout=PATIENCE * 1000)

REPORT = """
<h1>太原市杏花岭区2024年政府工作报告</h1>
<p>各位代表：</p><p>现在，我代表区人民政府报告工作，请予审议。</p>
<p>一、2023年工作回顾</p><p>过去一年，修缮石桥2座。</p>
<p>二、2024年工作安排</p><p>（一）便利出行。建设智慧停车场3座。</p>
<p>（二）疏浚河道。疏浚北涧河5公里。</p>
"""


def test_the_page_is_shown_with_the_place_framed(browser: Browser, root: Path, tmp_path: Path) -> None:
    sheet = browser.new_page()
    sheet.set_content(REPORT)
    printed = sheet.pdf()
    sheet.close()
    with open_store(tmp_path / "store") as store:
        facts = read_document(printed, name="杏花岭区2024年政府工作报告.pdf", place="山西省太原市杏花岭区")
        admit(store, admissions([], [facts]))
        with (
            served(root, str(tmp_path / "store")) as address,
            window(browser, address) as shown,
        ):
            shown.goto(f"lang=zh&page=source&doc={store.documents()[0]['id']}")
            shown.page.locator(".text .run", has_text="疏浚").first.click()
            shown.page.get_by_text("显示印出的这一页").click()
            picture = shown.page.get_by_test_id("stImage")
            expect(picture).to_contain_text("第1页，框出的是所选的地方")
            expect(picture.locator("img")).to_be_visible()
            shown.still()
