"""Who is who among agencies, and who would answer for what; all examples are our own."""

from __future__ import annotations

import pytest

from graph.build import build
from graph.model import Facts
from loaders.agencies import match, propose
from loaders.agencies.register import LEVELS, duties, register
from loaders.corpus import read_document

DISTRICT = "山西省太原市杏花岭区"
CITY = "山西省太原市"


@pytest.mark.parametrize(
    ("a", "b", "place"),
    [
        ("区发改局", "区发展和改革局", DISTRICT),
        ("教育局", "杏花岭区教育局", DISTRICT),
        ("市人社局", "太原市人力资源和社会保障局", CITY),
        ("区住建局（区人防办）", "区住房和城乡建设局", DISTRICT),
        ("区编办", "中共杏花岭区委机构编制委员会办公室", DISTRICT),
        ("团省委", "共青团山西省委员会", "山西省"),
        ("省税务局", "国家税务总局山西省税务局", "山西省"),
        ("太原高新区管委会", "太原高新技术产业开发区管理委员会", CITY),
        ("市场监管总局", "国家市场监督管理总局", "全国"),
        ("柏杨街道", "柏杨街道办事处", DISTRICT),
        ("市经促局", "市经济促进局", CITY),
    ],
)
def test_two_names_of_one_body(a: str, b: str, place: str) -> None:
    assert match(a, place, b, place).same
    assert match(b, place, a, place).same


@pytest.mark.parametrize(
    ("a", "place_a", "b", "place_b"),
    [
        ("区教育局", DISTRICT, "市教育局", DISTRICT),
        ("市教育局", CITY, "区教育局", DISTRICT),
        ("教育局", CITY, "教育局", DISTRICT),
        ("区教育局", DISTRICT, "区教育局", "山西省太原市迎泽区"),
        ("省财政厅", "山西省", "财政部", "全国"),
        ("区城管局", DISTRICT, "区城市更新局", DISTRICT),
        ("区统计局", DISTRICT, "区审计局", DISTRICT),
        ("区卫计局", DISTRICT, "区卫健局", DISTRICT),
        ("各街道办", DISTRICT, "柏杨街道办", DISTRICT),
        ("区教育局、区财政局", DISTRICT, "区教育局", DISTRICT),
        ("区委宣传部", DISTRICT, "区文旅局", DISTRICT),
    ],
)
def test_different_bodies_are_never_merged(a: str, place_a: str, b: str, place_b: str) -> None:
    assert not match(a, place_a, b, place_b).same
    assert not match(b, place_b, a, place_a).same


@pytest.mark.parametrize(
    ("words", "function"),
    [
        ("新建幼儿园3所，新增学位1200个", "教育"),
        ("改造老旧小区18个", "住房城乡建设"),
        ("新开公交线路6条", "交通运输"),
        ("建成高标准农田2万亩", "农业农村"),
        ("引进总投资10亿元以上招商项目4个", "投资促进"),
        ("为失业人员办职业技能培训50场", "人力资源社会保障"),
        ("排查危险化学品企业安全隐患", "应急管理"),
    ],
)
def test_duties_propose_who_would_lead(words: str, function: str) -> None:
    first = propose(words, "county")[0]
    assert first.function == function
    assert first.rule == "duty.register"
    assert first.words
    assert all(words[start:end] in duties()[function] for start, end in first.words)


def test_nothing_is_proposed_where_nothing_speaks_for_anybody() -> None:
    assert propose("全力以赴再上新台阶") == ()


def test_every_body_of_the_register_has_a_function_with_duties() -> None:
    for level in LEVELS:
        for body in register(level):
            assert duties().get(body.function), body


REPORT = (
    "杏花岭区2024年政府工作报告\n\n各位代表：\n\n今年重点做好以下工作。\n\n一、办好教育\n\n"
    "新建幼儿园3所，新增学位1200个。由区民政局牵头，建成养老中心2家。\n"
)


def facts() -> Facts:
    return read_document(REPORT.encode(), name="杏花岭区_2024.txt", place=DISTRICT, year=2024, kind="report")


def test_a_proposal_is_marked_as_one_and_stands_on_its_words() -> None:
    found = facts()
    text = found.outline.text
    proposals = [duty for one in found.commitments for duty in one.duties if duty.basis == "inferred"]
    assert {duty.body for duty in proposals if duty.lead} == {"区教育局"}
    for duty in proposals:
        assert duty.convention == "register"
        assert duty.score is not None
        assert text.quote(duty.span) in duties()[duty.function]


def test_what_the_document_says_leaves_no_room_for_a_proposal() -> None:
    found = facts()
    named = next(one for one in found.commitments if "养老中心" in found.outline.text.quote(one.span))
    assert [(duty.full, duty.lead, duty.basis) for duty in named.duties] == [("区民政局", True, "explicit")]


def test_a_named_body_and_a_proposed_one_are_one_node() -> None:
    content = "| 序号 | 内容 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 扩建小学2所 | 区发改局 |\n"
    division = read_document(content.encode(), name="a.md", place=DISTRICT, year=2024, kind="division")
    report = read_document(
        REPORT.replace("新建幼儿园3所，新增学位1200个", "固定资产投资增长8%").encode(),
        name="b.txt",
        place=DISTRICT,
        year=2024,
        kind="report",
    )
    bodies = [
        {
            node.id
            for node in build(one).nodes
            if node.label == "Agency" and "发展" in str(node.properties["name"])
        }
        for one in (division, report)
    ]
    assert bodies[0] == bodies[1] != set()
