"""What is review, what is plan, and where chapters begin: each layout and noise with a report of our own."""

from __future__ import annotations

import pytest

from graph.model import Decision, Decisions, Outline
from loaders.identify import identify
from loaders.outline import outline
from loaders.read import read

PAST = "过去一年，全区地区生产总值增长6.2%，建成学校2所，完成了老旧小区改造11个，获评省级先进，群众生活得到改善。"
PAST_TWO = (
    "一年来，我们坚持项目为王，开工建设了12个重大项目，累计完成投资90亿元，同比增长8%，取得了明显成效。"
)
PLAN = "新建公办学校3所，新增学位2400个。改造老旧小区9个，力争年内全部完工。加快建设云山东站枢纽，推进青塘大桥扩建。"
PLAN_TWO = "培育专精特新企业20家。引进亿元以上项目15个，加快推进智能化改造，努力提升产业能级。"
OPENING = "各位代表：\n现在，由我代表区人民政府报告工作，请予审议。\n"


def made(content: str, name: str = "云山区_2024_政府工作报告.txt") -> Outline:
    text = read(content.encode(), name=name)
    found = outline(text, identity=identify(text, kind="report", place="江苏省常州市钟楼区", year=2024))
    assert found.sections[0].span.start == 0
    assert found.sections[-1].span.end == len(content)
    for one, other in zip(found.sections, found.sections[1:], strict=False):
        assert one.span.end == other.span.start
    return found


def kind_of(found: Outline, words: str) -> str:
    """The section in which some words stand."""
    at = found.text.content.index(words)
    return next(s.kind for s in found.sections if s.span.start <= at < s.span.end)


CHAPTERED = f"""云山区政府工作报告

{OPENING}
一、2023年工作回顾

{PAST}

{PAST_TWO}

二、2024年工作安排

（一）办好教育。{PLAN}

（二）做强产业。{PLAN_TWO}

三、加强政府自身建设

坚持依法行政，推进政务公开，全年政府系统一般性支出压减5%，建设人民满意的服务型政府。

各位代表！让我们更加紧密地团结起来，努力奋斗！
"""


def test_review_plan_governance_and_closing_are_told_apart() -> None:
    found = made(CHAPTERED)
    assert kind_of(found, PAST) == "review"
    assert kind_of(found, PAST_TWO) == "review"
    assert kind_of(found, PLAN) == "plan"
    assert kind_of(found, "坚持依法行政") == "governance"
    assert kind_of(found, "让我们更加紧密") == "closing"
    assert kind_of(found, "现在，由我代表") == "front"


def test_sub_chapters_of_the_plan_are_its_pillars() -> None:
    found = made(CHAPTERED)
    assert [(pillar.ordinal, pillar.title) for pillar in found.pillars if pillar.section == "plan"] == [
        (1, "办好教育"),
        (2, "做强产业"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、过去一年工作回顾", "二、今年工作安排"),
        ("一、二〇二三年工作回顾", "二、二〇二四年重点工作"),
        ("第一部分 2023年工作总结", "第二部分 2024年主要任务"),
        ("2023年政府工作", "2024年工作打算"),
        ("（一）２０２３年工作回顾", "（二）２０２４年工作安排"),
    ],
)
def test_heads_in_many_spellings(first: str, second: str) -> None:
    found = made(f"云山区政府工作报告\n{OPENING}{first}\n{PAST}\n{PAST_TWO}\n{second}\n{PLAN}\n{PLAN_TWO}\n")
    assert kind_of(found, PAST) == "review"
    assert kind_of(found, PLAN) == "plan"


def test_a_report_without_heads_turns_where_its_words_do() -> None:
    found = made(
        f"云山区政府工作报告\n{OPENING}{PAST}\n{PAST_TWO}\n今年，我们要重点抓好以下工作：\n{PLAN}\n{PLAN_TWO}\n"
    )
    assert kind_of(found, PAST) == "review"
    assert kind_of(found, PLAN) == "plan"


def test_numbers_that_begin_again_in_each_part_are_pillars_of_the_plan_only() -> None:
    parts = "".join(
        f"{mark}、{title}\n{words}\n"
        for mark, title, words in (("一", "教育", PLAN), ("二", "产业", PLAN_TWO))
    )
    found = made(
        f"云山区政府工作报告\n{OPENING}第一部分 2023年工作回顾\n一、经济稳步发展\n{PAST}\n二、民生改善\n{PAST_TWO}\n"
        f"第二部分 2024年工作安排\n{parts}"
    )
    assert [pillar.title for pillar in found.pillars if pillar.section == "plan"] == ["教育", "产业"]
    assert kind_of(found, PAST_TWO) == "review"


def test_a_glossary_behind_the_text_holds_no_promise() -> None:
    found = made(
        CHAPTERED
        + "\n名词解释\n1.专精特新企业：指专业化、精细化、特色化、新颖化的企业。\n2.双减：减轻作业负担和培训负担。\n"
    )
    assert kind_of(found, "指专业化") == "glossary"
    assert not any(paragraph.section == "glossary" for paragraph in found.paragraphs)


def test_an_annex_of_livelihood_projects_holds_promises() -> None:
    found = made(CHAPTERED + "\n附件\n2024年民生实事项目清单\n1.新建幼儿园5所。\n2.新开公交线路6条。\n")
    assert kind_of(found, "新开公交线路6条") == "annex"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\\r\\n"),
        lambda text: text.replace("\n（", "\n　　（").replace("\n各位", "\n&nbsp;&nbsp;各位"),
        lambda text: text.replace("2023", "２０２３").replace("2024", "２０２４"),
    ],
    ids=["windows", "spelt-out", "blanks", "full-width"],
)
def test_noise_of_real_files_changes_nothing(change: object) -> None:
    found = made(change(CHAPTERED))  # type: ignore[operator]
    assert kind_of(found, "老旧小区改造11个") == "review"
    assert kind_of(found, "新增学位2400个") == "plan"


def test_page_furniture_before_the_report_is_front() -> None:
    found = made(
        "首页 > 政务公开 > 工作报告\n发布时间：2024-02-01 来源：区政府办 字号：大 中 小\n" + CHAPTERED
    )
    assert kind_of(found, "发布时间") == "front"
    assert kind_of(found, PAST) == "review"


def test_measures_are_lead_phrases_and_lie_outside_what_may_hold_promises() -> None:
    found = made(CHAPTERED.replace("（二）做强产业。", "（二）做强产业\n\n壮大企业梯队。"))
    assert "壮大企业梯队" in [measure.title for measure in found.measures]
    for paragraph in found.paragraphs:
        assert "壮大企业梯队" not in found.text.quote(paragraph.span)


def test_the_user_corrects_a_section() -> None:
    text = read(CHAPTERED.encode(), name="a.txt")
    start = CHAPTERED.index("二、2024年工作安排")
    line = Decision(
        "1", "2024-01-01T00:00:00+00:00", "section", text.sha256, {"start": start, "section": "review"}
    )
    decisions = Decisions((line,))
    found = outline(
        text, decisions, identity=identify(text, decisions, kind="report", place="钟楼区", year=2024)
    )
    assert kind_of(found, PLAN) == "review"
    assert not any(paragraph.section == "plan" for paragraph in found.paragraphs)


def test_what_nothing_tells_is_named() -> None:
    plan = "各位代表：\n一、过去工作回顾\n建成学校3所。\n二、下一步工作安排\n新建公园5个，改造道路8条。\n"
    undated = outline(read(plan.encode(), name="云山区政府工作报告.txt"))
    assert any("--year" in warning for warning in undated.warnings)
    assert not any("--year" in warning for warning in made(plan).warnings)
