"""Each noise and each layout of real files, in a small report of our own: what is read stays the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.errors import TooLarge
from graph.model import Facts
from loaders.corpus import read_document
from loaders.read import read

PAST = "过去一年，全区地区生产总值增长6.2%，建成学校2所，完成了老旧小区改造11个，获评省级先进，群众生活得到改善。"
ONE, TWO, THREE = (
    "新建公办学校3所，新增学位2400个。",
    "引进亿元以上项目15个，盘活闲置厂房4万平方米。",
    "改造老旧小区9个，开通公交线路6条。",
)
PROMISES = [
    "新建公办学校3所",
    "新增学位2400个",
    "引进亿元以上项目15个",
    "盘活闲置厂房4万平方米",
    "改造老旧小区9个",
    "开通公交线路6条",
]
OPENING = "各位代表：\n现在，我代表区人民政府向大会报告工作，请予审议。\n"
REPORT = f"""云山区政府工作报告
{OPENING}一、2023年工作回顾
{PAST}
二、2024年工作安排
（一）办好教育。{ONE}
（二）做强产业。{TWO}
（三）改善民生。{THREE}
各位代表！让我们更加紧密地团结起来，努力奋斗！
"""


def facts(content: str | bytes, name: str = "云山区_2024_政府工作报告.txt") -> Facts:
    original = content if isinstance(content, bytes) else content.encode()
    found = read_document(read(original, name=name), kind="report", place="江苏省常州市钟楼区", year=2024)
    for one in found.commitments:
        assert found.outline.text.content[one.span.start : one.span.end] == found.outline.text.quote(one.span)
    return found


def promises(found: Facts) -> list[str]:
    """The words of the commitments, line ends and blanks taken out."""
    return ["".join(found.outline.text.quote(one.span).split()) for one in found.commitments]


def measures(found: Facts) -> list[str]:
    return [measure.title for measure in found.outline.measures]


@pytest.mark.parametrize(
    "original",
    [
        REPORT.encode("utf-8-sig"),
        REPORT.encode("utf-16"),
        REPORT.encode("gb18030"),
        REPORT.replace("\n", "\r\n").encode(),
        REPORT.replace("\n", "\\r\\n").encode(),
        REPORT.replace("\n（", "\n\u3000\u3000（").encode(),
        REPORT.replace("\n（", "\n&nbsp;&nbsp;（").encode(),
        REPORT.replace("各位代表：", "\ue5e5\ue5e5各位代表：").encode(),
    ],
    ids=["mark", "utf-16", "gb18030", "windows", "spelt-out", "ideographic", "nbsp", "private-use"],
)
def test_encodings_and_blanks_change_no_promise(original: bytes) -> None:
    assert promises(facts(original)) == PROMISES


def test_lines_broken_inside_sentences_are_joined() -> None:
    measures = "".join(
        f"（{numeral}）办好实事。{(ONE + TWO + THREE) * 2}\n" for numeral in "一二三四五六七八九十"
    )
    long = REPORT[: REPORT.index("（一）")] + measures + REPORT[REPORT.index("各位代表！") :]
    wrapped = "\n".join(
        line[at : at + 24] for line in long.splitlines() for at in range(0, max(1, len(line)), 24)
    )
    assert promises(facts(wrapped)) == PROMISES * 20


def test_full_width_figures_keep_their_values() -> None:
    wide = REPORT.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    values = [target.value for one in facts(wide).commitments for target in one.targets]
    assert values == [3, 2400, 15, 40000, 9, 6]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("（一）办好教育。", "（二）做强产业。", "（三）改善民生。"),
        ("1.办好教育。", "2.做强产业。", "3.改善民生。"),
        ("1、办好教育。", "2、做强产业。", "3、改善民生。"),
        ("第一，办好教育。", "第二，做强产业。", "第三，改善民生。"),
        ("一是办好教育。", "二是做强产业。", "三是改善民生。"),
        ("——办好教育。", "——做强产业。", "——改善民生。"),
        ("①办好教育。", "②做强产业。", "③改善民生。"),
        ("（一）办好教育\n", "（二）做强产业\n", "（三）改善民生\n"),
        ("", "", ""),
    ],
    ids=["brackets", "point", "comma", "ordinal", "yishi", "dash", "circle", "line", "none"],
)
def test_every_kind_of_numbering_leaves_the_promises_alone(first: str, second: str, third: str) -> None:
    made = (
        REPORT.replace("（一）办好教育。", first)
        .replace("（二）做强产业。", second)
        .replace("（三）改善民生。", third)
    )
    assert promises(facts(made)) == PROMISES


def test_a_report_on_a_term_promises_what_lies_ahead() -> None:
    made = f"""云山区政府工作报告
{OPENING}一、过去五年工作回顾
{PAST}
二、今后五年的奋斗目标
到2029年，全区地区生产总值突破500亿元。
三、2024年重点工作
（一）办好教育。{ONE}
（二）做强产业。{TWO}
（三）改善民生。{THREE}
"""
    found = facts(made)
    assert [one for one in promises(found) if one in PROMISES] == PROMISES
    assert not any("6.2%" in one for one in promises(found))
    assert {one.section for one in found.commitments} <= {"plan", "outlook"}


def test_a_plan_announced_first_and_numbered_again_is_one_plan() -> None:
    made = f"""云山区政府工作报告
{OPENING}2023年工作回顾
一、经济稳步发展
{PAST}
2024年工作安排
主要目标：地区生产总值增长6%。
一、办好教育
{ONE}
二、做强产业
{TWO}
三、改善民生
{THREE}
"""
    found = facts(made)
    assert [one for one in promises(found) if one in PROMISES] == PROMISES
    assert [pillar.ordinal for pillar in found.outline.pillars if pillar.section == "plan"] == [1, 2, 3]


def test_government_itself_as_the_last_pillar_is_read() -> None:
    made = REPORT.replace("各位代表！让", "（四）建设服务型政府。新增政务服务事项20项。\n各位代表！让")
    assert [one for one in promises(facts(made)) if one not in PROMISES] == ["新增政务服务事项20项"]


def test_a_glossary_printed_twice_holds_no_promise() -> None:
    glossary = (
        "名词解释\n1.共享工厂：指建成20个以上共用车间的厂房。\n2.云上课堂：指开通500门以上课程的平台。\n"
    )
    assert promises(facts(f"{REPORT}\n{glossary}\n{glossary}")) == PROMISES


def test_the_marks_of_notes_are_no_part_of_a_promise() -> None:
    assert promises(facts(REPORT.replace("学校3所，", "学校3所[1]，"))) == PROMISES


def test_a_text_of_two_hundred_megabytes_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
        file.seek(0, os.SEEK_END)
    with pytest.raises(TooLarge, match=r"a\.txt: .*MB"):
        read(path)
