"""The pages beside Explore and Commitments: the main way of each in a real Chromium, on the bundled documents."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from graph.intake import admissions, admit
from graph.store import open_store
from loaders.corpus import read_document, read_documents
from tests.views.conftest import PATIENCE, Window, served, window

expect.set_options(timeout=PATIENCE * 1000)

DISTRICT = "320404-2024-report"
DIVISION = "320404-2021-division"


OVERLAPPING = """# 杏花岭区2024年重点工作任务分解

| 序号 | 工作任务 | 牵头单位 | 配合单位 |
| --- | --- | --- | --- |
| 1 | 开展家政人员职业技能培训500人次 | 区人社局 | |
| 2 | 开展退役士兵职业技能培训 | 区退役军人局 | |
| 3 | 建设智慧停车场3座 | 区城管局、区公安局 | 各街道 |
"""


@pytest.fixture(scope="module")
def sample(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address and folder of a store of its own with the bundled documents and a division that overlaps."""
    folder = tmp_path_factory.mktemp("sample") / "store"
    with open_store(folder) as store:
        facts = [one.facts for one in read_documents([root / "data" / "sample"]) if one.facts]
        place = "山西省太原市杏花岭区"
        facts.append(
            read_document(OVERLAPPING.encode(), name="分工.md", kind="division", place=place, year=2024)
        )
        admit(store, admissions([], facts))
        with served(root, str(folder)) as address:
            yield address, folder


@pytest.fixture
def open_(browser: Browser, sample: tuple[str, Path]) -> Iterator[Window]:
    """A window on the bundled documents; afterwards it must have been still."""
    with window(browser, sample[0]) as made:
        yield made
        made.still()


def test_the_overview_counts_and_leads_to_what_it_counts(open_: Window) -> None:
    open_.page.goto(f"{open_.address}/?lang=zh")
    expect(open_.page.locator(".glance h1")).to_have_text("常州市钟楼区2024年政府工作报告")
    expect(open_.page.locator(".glance").first).to_contain_text("总的要求")
    expect(open_.page.locator(".glance table tr")).to_have_count(7)
    open_.page.get_by_role("link", name=re.compile("数字指标")).click()
    expect(open_.page.locator("p.count")).to_have_text(re.compile(r"^\d+ / \d+ 条承诺$"))
    expect(open_.page).to_have_url(re.compile("page=commitments.*number=1"))


def test_a_proposal_is_confirmed_and_taken_back(open_: Window) -> None:
    open_.goto(f"lang=zh&page=agencies&doc={DISTRICT}")
    open_.page.get_by_role("button", name="区教育局", exact=True).click()
    panel = open_.page.locator(".st-key-agency_panel")
    expect(panel).to_contain_text("按职责推断的建议（不是文件写的）")
    expect(panel).to_contain_text("依据：职责里有")
    panel.get_by_role("button", name="确认").first.click()
    expect(panel).to_contain_text("文件写明牵头 (1)")
    expect(panel).to_contain_text("已由您确认")
    panel.get_by_role("button", name=re.compile("^撤销")).first.click()
    expect(panel).not_to_contain_text("已由您确认")


def test_a_refused_proposal_is_gone_until_it_is_taken_back(open_: Window, sample: tuple[str, Path]) -> None:
    open_.goto(f"lang=en&page=agencies&doc={DISTRICT}")
    open_.page.get_by_role("button", name="区民政局", exact=True).click()
    panel = open_.page.locator(".st-key-agency_panel")
    expect(panel.locator(".proposal").first).to_be_visible()
    expect(open_.page.locator("[data-test-script-state='notRunning']")).to_be_visible()
    before = panel.locator(".proposal").count()
    panel.get_by_role("button", name="Refuse").first.click()
    expect(panel.locator(".proposal")).to_have_count(before - 1)
    open_.page.get_by_text("Proposals that you refused (1)").click()
    open_.page.get_by_role("button", name=re.compile("^Undo")).first.click()
    expect(panel.locator(".proposal")).to_have_count(before)


def test_a_finding_shows_both_sentences_and_keeps_what_the_user_says_of_it(open_: Window) -> None:
    open_.goto("lang=zh&page=overlaps&doc=140107-2024-division&kind=similar_goal")
    expect(open_.page.locator("p.count")).to_contain_text("1 处发现；另有 1 条已约定")
    expect(open_.page.locator(".finding mark").first).to_be_visible()
    first = open_.page.locator("[class*='st-key-overlap_']", has=open_.page.locator(".finding")).first
    expect(first.locator("blockquote").first).to_be_visible()
    expect(first).to_contain_text("该问谁、问什么")
    first.get_by_role("button", name="属实").click()
    expect(first).to_contain_text("已标为：属实")
    first.get_by_role("button", name="撤销标记").click()
    expect(first.get_by_role("button", name="已协商")).to_be_visible()


def test_a_saved_question_and_one_of_ones_own(open_: Window) -> None:
    open_.goto(f"lang=zh&page=cypher&doc={DIVISION}&q=agencies")
    expect(open_.page.locator("thead")).to_contain_text("部门")
    expect(open_.page.locator("tbody")).to_contain_text("区教育局")
    with open_.page.expect_download() as taken:
        open_.page.get_by_role("button", name="下载 CSV").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"\xef\xbb\xbf")
    own = "MATCH (c:Commitment)-[l:LED_BY]->(a:Agency) RETURN c, l, a LIMIT 5"
    open_.goto(f"lang=zh&page=cypher&cypher={own}")
    expect(open_.page.locator("tbody tr")).to_have_count(5)
    open_.page.get_by_role("tab", name="图").click()
    open_.drawn()


@pytest.mark.parametrize(
    ("cypher", "said"),
    [
        ("MATCH (n) DETACH DELETE n", "refused"),
        ("MATCH (n) RETURN n.", "line 1"),
        ("MATCH (n) RETURN n.section AS a, (count(n.text)) IS NULL AS b", "line 1"),
    ],
)
def test_a_query_that_cannot_be_says_why(open_: Window, cypher: str, said: str) -> None:
    open_.goto(f"lang=en&page=cypher&cypher={cypher}")
    expect(open_.page.locator("[data-testid='stAlert']")).to_contain_text(said)
    assert "Traceback" not in open_.page.content()


REPORT = """梅溪县2023年政府工作报告

各位代表：

一、2022年工作回顾

过去一年，建成学校3所，修复道路20公里。

二、2023年工作安排

（一）办好民生实事

办好教育。新建幼儿园2所。改造老旧小区5个，新增停车位300个。

谢谢大家。
"""


def test_a_report_is_looked_at_corrected_loaded_and_removed(
    open_: Window, sample: tuple[str, Path], tmp_path: Path
) -> None:
    file = tmp_path / "报告.txt"
    file.write_text(REPORT, encoding="utf-8")
    open_.goto("lang=zh&page=documents")
    open_.page.locator("input[type=file]").set_input_files(str(file))
    expect(open_.page.get_by_text("读到的内容（还没有保存）")).to_be_visible()
    expect(open_.page.locator("p.part").filter(has_text="2022年工作回顾")).to_be_visible()
    place = open_.page.get_by_role("textbox", name="地区")
    place.fill("山西省太原市杏花岭区")
    place.press("Enter")
    expect(open_.page.get_by_text(re.compile("^3 条承诺"))).to_be_visible()
    expect(open_.page.locator("[data-testid='stStatusWidget']")).to_have_count(0)
    with open_store(sample[1]) as store:
        assert len(store.documents()) == 4
    open_.page.get_by_role("button", name="载入图谱").click()
    held = open_.page.locator("[class*='st-key-held_140107-2023-report']")
    expect(held).to_contain_text("梅溪县2023年政府工作报告")
    with open_store(sample[1]) as store:
        places = {one.value.get("place") for one in store.decisions().lines if one.kind == "place"}
    assert places == {"山西省太原市杏花岭区"}
    held.get_by_role("button", name="重新读取").click()
    expect(held).to_contain_text("3 条承诺")
    held.get_by_role("button", name="移除").click()
    open_.page.locator("[data-testid='stPopoverBody']").get_by_role("button", name="移除").click()
    expect(held).to_have_count(0)


def test_a_file_that_is_none_is_one_sentence(open_: Window, tmp_path: Path) -> None:
    file = tmp_path / "空.txt"
    file.write_text("\n", encoding="utf-8")
    open_.goto("lang=zh&page=documents")
    open_.page.locator("input[type=file]").set_input_files(str(file))
    expect(open_.page.locator("[data-testid='stAlert']")).to_contain_text(
        "空.txt: the file holds no characters"
    )


def test_a_zip_file_is_looked_at_one_by_one_or_loaded_whole(open_: Window, tmp_path: Path) -> None:
    path = tmp_path / "两县.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for town in ("阳曲县", "娄烦县"):
            report = (
                f"{town}2024年政府工作报告\n各位代表：\n一、2024年工作安排\n（一）改善出行。修缮石桥3座。\n"
            )
            archive.writestr(f"报告/{town}2024年政府工作报告.txt", report)
        archive.writestr("报告/坏.docx", b"no document")
    open_.goto("lang=zh&page=documents")
    open_.page.locator("input[type=file]").set_input_files(str(path))
    expect(open_.page.get_by_text("压缩包里的文件（3 份）")).to_be_visible()
    expect(open_.page.get_by_text("坏.docx").first).to_be_visible()
    open_.page.get_by_role("button", name="全部载入").click()
    expect(open_.page.get_by_text("已载入 2 份文件。")).to_be_visible()
    expect(open_.page.get_by_test_id("stAlert").filter(has_text="坏.docx").first).to_be_visible()
    for town in ("阳曲县", "娄烦县"):
        expect(open_.page.get_by_text(f"{town}2024年政府工作报告").first).to_be_visible()
    assert "Traceback" not in open_.page.content()


def test_the_text_is_marked_and_a_click_selects_everywhere(open_: Window) -> None:
    open_.goto(f"lang=zh&page=source&doc={DISTRICT}")
    words = open_.page.locator(".text .run", has_text="推进")
    words.first.click()
    expect(open_.page.locator(".text mark").first).to_be_visible()
    expect(open_.page.locator(".card h2")).to_contain_text("推进")
    assert "node=" in open_.page.url
    open_.page.get_by_role("button", name="引用").click()
    expect(open_.page.get_by_text(re.compile("SHA-256 [0-9a-f]{64}")).first).to_be_visible()
    open_.page.keyboard.press("Escape")
    open_.page.get_by_role("link", name="承诺清单").click()
    expect(open_.page).to_have_url(re.compile("page=commitments"))


def test_a_row_with_a_long_id_is_not_higher_than_the_window(open_: Window) -> None:
    open_.page.set_viewport_size({"width": 1280, "height": 900})
    open_.goto(f"lang=en&page=cypher&doc={DISTRICT}&q=numbers")
    row = open_.page.locator("tbody tr")
    expect(row.first).to_be_visible()
    assert max(one.bounding_box()["height"] for one in row.all()[:5]) < 250  # type: ignore[index]


def test_what_was_left_out_is_shown_with_its_reason(open_: Window) -> None:
    open_.goto("lang=zh&page=source&doc=320400-2024-report&left=1")
    out = open_.page.locator(".text .run[title^='略去']")
    expect(out.first).to_be_visible()
    assert "略去：往年工作" in {one.get_attribute("title") for one in out.all()}


def test_the_text_says_why_it_was_read_so(open_: Window) -> None:
    open_.goto(f"lang=zh&page=source&doc={DISTRICT}")
    open_.page.locator(".text .run", has_text="推进").first.click()
    open_.page.get_by_text("为什么这样读").click()
    why = open_.page.locator(".why")
    expect(why).to_contain_text("clause.weighed")
    expect(why.locator("ol li").first).to_contain_text("+")
    open_.goto(f"lang=en&page=source&doc={DISTRICT}&left=1")
    open_.page.locator(".text .run[title^='left out']").first.click()
    expect(open_.page.locator(".why")).to_contain_text("Left out")
    expect(open_.page.locator(".why")).to_contain_text("Title lines")
    open_.still()


def test_help_speaks_both_languages(open_: Window) -> None:
    open_.goto("lang=zh&page=help")
    expect(open_.page.locator(".st-key-help")).to_contain_text("怎么看一条建议")
    open_.goto("lang=en&page=help")
    expect(open_.page.locator(".st-key-help")).to_contain_text("How to read a proposal")
