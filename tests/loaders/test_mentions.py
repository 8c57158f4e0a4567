"""Named things as a reader of the guide would take them; all sentences are our own."""

from __future__ import annotations

import pytest

from graph.model import Identity, Jurisdiction, Mention, Outline, Span, Text
from loaders.extract.mentions import canonical_name, mentions
from loaders.extract.names_view import view
from loaders.extract.names_words import words_of
from loaders.extract.roles import role


def outline_of(content: str, *, place: str = "青溪县") -> Outline:
    identity = Identity("report", Jurisdiction(place, place, "county"), 2024, "政府工作报告")
    return Outline(Text(content, "r.txt", "0"), identity, (), (), (), ())


def read(sentence: str, *, place: str = "青溪县") -> tuple[Mention, ...]:
    outline = outline_of(sentence, place=place)
    (found,) = mentions(outline, [Span(0, len(sentence))])
    for mention in found:
        assert canonical_name(outline.text.quote(mention.span)) == mention.name
    return found


def pairs(sentence: str) -> list[tuple[str, str]]:
    return [(sentence[m.span.start : m.span.end], m.type) for m in read(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新增高新技术企业8家", [("高新技术企业", "Designation")]),
        ("全面推行河长制", [("河长制", "Programme")]),
        ("深化“一网通办”改革", [("“一网通办”改革", "Programme")]),
        ("开工建设柳塘大桥", [("柳塘大桥", "Project")]),
        ("加快建设云岭至石门高速公路", [("云岭至石门高速公路", "Project")]),
        ("争创国家森林城市", [("国家森林城市", "Designation")]),
        ("办好第三届桃花文化旅游节", [("第三届桃花文化旅游节", "Event")]),
        ("实施农村供水提质三年行动", [("农村供水提质三年行动", "Programme")]),
    ],
)
def test_one_name(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    ["提高行政效能", "支持企业扩大生产", "改造一批老旧小区", "一般公共预算收入增长5%", "过好“紧日子”"],
)
def test_nothing_named(sentence: str) -> None:
    assert read(sentence) == ()


def test_members_of_a_list_are_single_names() -> None:
    found = pairs("加快建设南湖大道、柳塘大桥、云岭水库等项目")
    assert [quote for quote, _ in found] == ["南湖大道", "柳塘大桥", "云岭水库"]
    assert {kind for _, kind in found} == {"Project"}


def test_a_name_broken_over_lines_keeps_the_break_in_its_span_but_not_in_its_name() -> None:
    sentence = "新增高新技\n术企业8家"
    (mention,) = read(sentence)
    assert sentence[mention.span.start : mention.span.end] == "高新技\n术企业"
    assert mention.name == "高新技术企业"


def test_the_own_area_is_not_marked() -> None:
    assert all(m.name not in ("青溪", "青溪县") for m in read("推动青溪县与苏州市合作"))


def test_one_tuple_for_each_clause_in_order() -> None:
    content = "新增高新技术企业8家，加强作风建设。全面推行河长制。"
    outline = outline_of(content)
    cut = content.index("，"), content.index("。")
    found = mentions(outline, [Span(0, cut[0]), Span(cut[0] + 1, cut[1]), Span(cut[1] + 1, len(content) - 1)])
    assert [len(f) for f in found] == [1, 0, 1]


def test_no_clause_no_mention() -> None:
    assert mentions(outline_of("任意文字"), []) == ()


def test_the_same_twice() -> None:
    sentence = "支持晨光科技园创建国家级孵化器，推进南湖大道改造"
    assert read(sentence) == read(sentence)


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("“智慧助老”", "智慧助老"),
        ("“双招双引”攻坚行动", "“双招双引”攻坚行动"),
        ("Ａ区（二期）", "A区(二期)"),
        ("南湖\n大道", "南湖大道"),
    ],
)
def test_canonical_name(quote: str, name: str) -> None:
    assert canonical_name(quote) == name


@pytest.mark.parametrize(
    ("kind", "before", "after", "expected"),
    [
        ("Park", "依托", "发展电子信息产业", "carrier"),
        ("Park", "以", "为载体引进企业", "carrier"),
        ("Institution", "深化与", "合作", "partner"),
        ("Place", "主动融入", "", "partner"),
        ("Place", "在", "新建泵站", "site"),
        ("Project", "建成", "", "object"),
        ("Programme", "深入实施", "", "object"),
        ("Enterprise", "支持", "做大做强", "object"),
    ],
)
def test_role(kind: str, before: str, after: str, expected: str) -> None:
    assert role(kind, before, after) == expected  # type: ignore[arg-type]


def test_the_view_closes_gaps_and_keeps_places() -> None:
    shown = view("前文。甲 乙\n丙。", 3, 8)
    assert shown.words[shown.first : shown.last] == "甲乙丙。"[: shown.last - shown.first]
    assert shown.places[shown.first] == 3


def test_words_cover_the_text() -> None:
    text = "持续推进高质量发展"
    parts = words_of(text)
    assert "".join(text[a:b] for a, b in parts) == text
    assert (0, 2) in parts
