"""Bodies that a report itself gives a part, and the lists of names that all documents share. Our own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import Duty, Text
from loaders.corpus import read_document
from loaders.extract.bodies import is_body, is_department, is_open, listed
from loaders.extract.duties import Manner, duties, manner_of
from loaders.extract.parts import pieces

REPORT = """云山区2024年政府工作报告
——2024年1月10日在云山区第五届人民代表大会第四次会议上
区长 王某

各位代表：
现在，我代表区人民政府向大会报告工作，请予审议。
一、2023年工作回顾
过去一年，全区生产总值增长6%，新建学校2所，新增学位1800个，就业稳定，民生改善。
二、2024年工作安排
今年的主要目标是：地区生产总值增长6%以上。
（一）办好教育
{sentence}
（二）加强政府自身建设
坚持依法行政，严格执行重大决策程序。
谢谢大家！
"""


def explicit(sentence: str) -> list[tuple[str, bool, str]]:
    """Names, whether they lead, and the convention, of all bodies that the report names itself."""
    found = read_document(REPORT.format(sentence=sentence).encode(), name="云山区_2024.txt", kind="report")
    text = found.outline.text
    named: list[Duty] = []
    for commitment in found.commitments:
        for duty in commitment.duties:
            if duty.basis != "inferred":
                assert text.quote(duty.span) == duty.name
                named.append(duty)
    return [(duty.full, duty.lead, duty.convention) for duty in named]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("由区教育局牵头，新建公办学校3所。", [("区教育局", True, "named")]),
        (
            "新建公办学校3所（区教育局牵头，区住建局、财政局配合）。",
            [
                ("区教育局", True, "brackets"),
                ("区住建局", False, "brackets"),
                ("区财政局", False, "brackets"),
            ],
        ),
        (
            "新建公办学校3所。（责任单位：区教育局、各街道）",
            [("区教育局", True, "brackets"), ("各街道", False, "brackets")],
        ),
        (
            "新建公办学校3所。\n牵头单位：区教育局\n配合单位：各街道",
            [("区教育局", True, "following-line"), ("各街道", False, "following-line")],
        ),
    ],
)
def test_a_report_may_say_itself_who_leads(sentence: str, expected: list[tuple[str, bool, str]]) -> None:
    assert explicit(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "新建公办学校3所，由企业负责运营。",
        "新建公办学校3所，建设省级示范校（云山）。",
        "新建公办学校3所，压实单位负责人的责任。",
        "扩建云山大学附属学校（一期），新增学位2400个（含幼儿园600个）。",
    ],
)
def test_who_is_no_body_of_government_answers_for_nothing(sentence: str) -> None:
    assert explicit(sentence) == []


def test_a_line_that_only_says_who_acts_is_no_promise() -> None:
    content = REPORT.format(sentence="新建公办学校3所。\n主办单位：区教育局、区住建局，各街道")
    found = read_document(content.encode(), name="云山区_2024.txt", kind="report")
    words = [found.outline.text.quote(commitment.span) for commitment in found.commitments]
    assert not [quote for quote in words if "区住建局" in quote]


def test_the_foot_of_a_page_leads_nothing() -> None:
    content = REPORT.format(sentence="新建公办学校3所。") + "\n主办：云山区人民政府办公室\n"
    found = read_document(content.encode(), name="云山区_2024.txt", kind="report")
    assert all(duty.basis == "inferred" for c in found.commitments for duty in c.duties)


def test_brackets_speak_of_all_promises_before_them() -> None:
    sentence = "新建公办学校3所，新增学位2400个（区教育局负责）。新建口袋公园6个（区城管局负责）。"
    found = explicit(sentence)
    assert [name for name, _, _ in found] == ["区教育局", "区教育局", "区城管局"]


def completed(names: str, level: str = "区") -> list[str]:
    content = f"责任单位：{names}"
    found = duties(Text(content, "a", ""), pieces(content, 0, len(content)), "brackets", Manner(level=level))
    return [duty.full for duty in found]


@pytest.mark.parametrize(
    ("names", "full"),
    [
        ("区发改局、住建局", ["区发改局", "区住建局"]),
        ("住建局、区发改局", ["住建局", "区发改局"]),
        ("区发改局、市财政局、城管局", ["区发改局", "市财政局", "区城管局"]),
        ("区发改局、云东街道、云山城投公司、团区委", ["区发改局", "云东街道", "云山城投公司", "团区委"]),
        ("云山交通运输局、交警大队", ["云山交通运输局", "云山交警大队"]),
        ("云山经开区、云东高新区管委会", ["云山经开区管委会", "云东高新区管委会"]),
        ("区教育局、财政局等有关部门", ["区教育局", "区财政局", "有关部门"]),
        ("区教育局、财政局等", ["区教育局", "区财政局"]),
        ("区教育局，各县（市、区）人民政府", ["区教育局", "各县（市、区）人民政府"]),
    ],
)
def test_a_short_name_takes_the_level_of_one_before_it(names: str, full: list[str]) -> None:
    assert completed(names) == full


def test_the_level_is_that_of_most_names_of_the_document() -> None:
    assert (
        manner_of("（自治区发展改革委、财政厅负责）（自治区教育厅牵头，云山市教育局配合）").level == "自治区"
    )
    assert manner_of("（市教育局、区财政局、市住建局、市民政局）").level == "市"
    assert completed("自治区发展改革委、财政厅", level="自治区") == ["自治区发展改革委", "自治区财政厅"]


def test_no_level_is_added_where_the_document_has_none() -> None:
    content = "1. 学校（教育部牵头，财政部、发展改革委配合）。\n2. 医院（卫生健康委牵头）。"
    assert manner_of(content).level == ""
    assert completed("教育部、财政部、发展改革委", level="") == ["教育部", "财政部", "发展改革委"]


def test_each_body_has_one_part_in_a_task() -> None:
    content = "区教育局牵头，区教育局、区财政局配合"
    found = duties(Text(content, "a", ""), pieces(content, 0, len(content)), "brackets", Manner())
    assert [(duty.full, duty.lead) for duty in found] == [("区教育局", True), ("区财政局", False)]


def test_a_list_is_parted_at_its_separators_only() -> None:
    content = "区教育局（区教育督导室、招生办）、区住房和城乡建设局及各街道/区税务局"
    assert [content[a:b] for a, b in listed(content, 0, len(content))] == [
        "区教育局（区教育督导室、招生办）",
        "区住房和城乡建设局",
        "各街道",
        "区税务局",
    ]


@pytest.mark.parametrize("words", ["区住建局", "云东街道", "财政部", "云山海关", "团区委"])
def test_bodies_are_known_by_their_endings(words: str) -> None:
    assert is_body(words)


@pytest.mark.parametrize("words", ["2024年底前", "发展新格局", "云山以东", "产业布局", "全部"])
def test_other_words_are_no_bodies(words: str) -> None:
    assert not is_body(words)


def test_only_departments_are_believed_without_a_label() -> None:
    assert is_department("区住建局")
    assert is_department("发展改革委")
    assert not is_department("云山广场管理部")
    assert not is_department("本部")


@pytest.mark.parametrize("words", ["各街道", "有关部门", "市直有关单位", "区老龄委成员单位", "市国有公司"])
def test_classes_are_told_from_bodies(words: str) -> None:
    assert is_open(words)
    assert not is_open("区教育局")


def test_real_reports_name_few_bodies_and_real_ones(shared: Path) -> None:
    for file in sorted((shared / "corpus" / "county").glob("*.txt"))[::40]:
        for commitment in read_document(file, kind="report").commitments:
            for duty in commitment.duties:
                assert duty.basis == "inferred" or is_body(duty.full) or is_open(duty.full)
