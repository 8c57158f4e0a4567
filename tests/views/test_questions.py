"""Explore's questions in a real Chromium on the made-up town: needs, a way, two agencies, files to hand on."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import networkx
import pytest
from playwright.sync_api import Browser, expect

from graph.store import open_store
from tests.views.conftest import PATIENCE, Window
from tests.views.hostile import IMAGE, SCRIPT
from views.asked import needs, pair, way
from views.excerpt import find, name_of

expect.set_options(timeout=PATIENCE * 1000)

DISTRICT, HOSTILE = "990402-2024-report", "990403-2020-report"


def ask(question: str, first: str = "", second: str = "", *, language: str = "zh") -> str:
    asked = {"lang": language, "doc": DISTRICT, "ask": question, "from": first, "to": second}
    return urlencode({name: value for name, value in asked.items() if value})


@pytest.fixture(scope="module")
def ids(town_store: Path) -> dict[str, str]:
    """Ids by name of what the documents name; where city and district share one, the district's."""
    with open_store(town_store) as store:
        rows = store.rows("MATCH (a) WHERE a.name IS NOT NULL RETURN a.id AS id, a.name AS name ORDER BY id")
        return {str(row["name"]): str(row["id"]) for row in rows}


def test_the_needs_of_a_park_stand_on_either_side(town_store: Path, ids: dict[str, str]) -> None:
    with open_store(town_store) as store:
        park = find(store, ids["青塘智造园"])
        assert park is not None
        found = needs(store, park)
    needing = {name_of(found.excerpt.nodes[one]) for one, at in found.columns.items() if at < 0}
    assert "推动青塘智造园扩建" in needing
    assert found.columns[park.id] == 0


def test_a_way_joins_two_things_by_the_commitments_that_name_both(
    town_store: Path, ids: dict[str, str]
) -> None:
    with open_store(town_store) as store:
        park, school = find(store, ids["青塘智造园"]), find(store, ids["幼儿园"])
        assert park is not None and school is not None
        found = way(store, park, school)
    ends = [one for one, at in found.columns.items() if at in (0, max(found.columns.values()))]
    assert ends == [park.id, school.id]
    steps = [(found.columns[e.source], found.columns[e.target]) for e in found.excerpt.edges]
    assert all(abs(one - other) == 1 for one, other in steps)


def test_two_agencies_share_what_one_leads_and_the_other_supports(
    town_store: Path, ids: dict[str, str]
) -> None:
    with open_store(town_store) as store:
        schools = find(store, ids["区教育局"])
        rows = store.rows("MATCH (a:Agency) WHERE a.name STARTS WITH '区住' RETURN a.id AS id")
        works = find(store, str(rows[0]["id"]))
        assert schools is not None and works is not None
        both = pair(store, schools, works)
    assert [name_of(both.answer.excerpt.nodes[one]) for one in both.comparison.together] == ["新建幼儿园2所"]
    assert both.answer.columns[schools.id] == 0


def test_the_questions_are_asked_by_hand(shown: Window, ids: dict[str, str]) -> None:
    shown.goto(f"lang=zh&doc={DISTRICT}&node={ids['青塘智造园']}")
    shown.drawn()
    bar = shown.page.locator(".st-key-explore_questions")
    bar.get_by_text("上下游").click()
    expect(shown.page.locator(".asked")).to_contain_text("“青塘智造园”")
    expect(shown.page.locator(".canvas")).to_have_attribute("data-drawn", "3")
    bar.get_by_text("两者之间").click()
    expect(shown.page.locator(".asked")).to_contain_text("选两个事物")
    bar.locator("input").last.fill("幼儿园")
    shown.page.get_by_role("option", name="幼儿园 · 指标").first.click()
    expect(shown.page.locator(".asked")).to_contain_text("步")
    bar.get_by_text("两个部门").click()
    bar.get_by_text("全貌").click()
    expect(shown.page.locator(".asked")).to_have_count(0)
    shown.drawn()


def test_an_address_asks_the_same_question_in_english(shown: Window, ids: dict[str, str]) -> None:
    shown.goto(ask("two", ids["区教育局"], ids["市教育局"], language="en"))
    expect(shown.page.locator(".asked table")).to_contain_text("区教育局")
    expect(shown.page.locator(".asked")).to_contain_text("that both have a part in")


def test_what_cannot_be_answered_is_one_sentence(shown: Window, ids: dict[str, str]) -> None:
    shown.goto(ask("way", ids["青塘智造园"], ids["青塘智造园"]))
    expect(shown.page.locator(".asked")).to_contain_text("两次选的是同一个")
    shown.goto(ask("way", "nothing/at/all", "nor/this"))
    expect(shown.page.locator(".asked")).to_contain_text("选两个事物")


@pytest.mark.parametrize("document", [DISTRICT, HOSTILE])
def test_the_shared_page_opens_alone_and_holds_every_name_as_text(
    shown: Window, browser: Browser, tmp_path: Path, document: str
) -> None:
    shown.goto(f"lang=zh&doc={document}")
    shown.drawn()
    with shown.page.expect_download() as taken:
        shown.page.get_by_role("button", name="分享网页").click()
    file = tmp_path / "shared.html"
    taken.value.save_as(file)
    page = browser.new_page(locale="zh-CN")
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    page.wait_for_selector("#mynetwork canvas")
    assert (asked, said) == ([file.as_uri()], [])
    assert page.evaluate("globalThis.hit") is None
    page.locator("summary").click()
    if document == HOSTILE:
        expect(page.locator("details")).to_contain_text(f"推进{IMAGE}项目")
        expect(page.locator("details")).to_contain_text(f"引进{SCRIPT}3家")
        assert page.title() == f"{IMAGE}区政府工作报告"
    else:
        expect(page.locator("details")).to_contain_text("新建幼儿园2所")
        assert page.evaluate("network.body.nodeIndices.length") == page.locator("details li").count()
    page.close()


@pytest.mark.parametrize("document", [DISTRICT, HOSTILE])
def test_the_graphml_of_what_is_drawn_is_read_by_others(shown: Window, tmp_path: Path, document: str) -> None:
    shown.goto(f"lang=en&doc={document}")
    shown.drawn()
    drawn = int(shown.page.locator(".canvas").get_attribute("data-drawn") or 0)
    with shown.page.expect_download() as taken:
        shown.page.get_by_role("button", name="GraphML").click()
    file = tmp_path / "drawn.graphml"
    taken.value.save_as(file)
    assert len(networkx.read_graphml(file)) == drawn
