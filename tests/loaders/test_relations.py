"""Relations that a commitment's words state, and what is none; all sentences are our own."""

from __future__ import annotations

import pytest

from graph.build import build
from graph.model import Mention, MentionType, Role, Span, Text
from loaders.corpus import read_document
from loaders.extract.relations import relations

Name = tuple[str, MentionType, Role]


def read(words: str, *names: Name) -> list[tuple[str, str, str, str]]:
    """Kind, source, target and the words of every relation."""
    text = Text(words, "a.txt", "0")
    mentions = [
        Mention(Span(words.index(name), words.index(name) + len(name)), name, kind, role, "test")
        for name, kind, role in names
    ]
    return [
        (one.kind, one.source.name if one.source else "", one.target.name, text.quote(one.span))
        for one in relations(text, Span(0, len(words)), mentions)
    ]


@pytest.mark.parametrize(
    ("words", "name", "quote"),
    [
        ("全力争创国家级生态示范区", ("国家级生态示范区", "Designation", "object"), "争创国家级生态示范区"),
        ("积极融入江海联动战略", ("江海联动战略", "Programme", "partner"), "融入江海联动战略"),
        ("建设云山港区，支撑“双港驱动”战略", ("“双港驱动”战略", "Programme", "object"), "支撑“双港驱动”战略"),
        (
            "创建书香城市和全国文明城市",
            ("全国文明城市", "Designation", "object"),
            "创建书香城市和全国文明城市",
        ),
    ],
)
def test_what_a_commitment_serves(words: str, name: Name, quote: str) -> None:
    assert read(words, name) == [("SERVES", "", name[0], quote)]


@pytest.mark.parametrize(
    ("words", "name", "quote"),
    [
        ("依托青塘智造园建设实训基地", ("青塘智造园", "Park", "carrier"), "依托青塘智造园"),
        ("用好用足综保区、云山口岸政策", ("云山口岸", "Institution", "carrier"), "用好用足综保区、云山口岸"),
        ("以云山书会为载体推广阅读", ("云山书会", "Event", "carrier"), "以云山书会为载体"),
    ],
)
def test_what_a_commitment_rests_on(words: str, name: Name, quote: str) -> None:
    assert read(words, name) == [("RELIES_ON", "", name[0], quote)]


def test_a_firm_carries_a_project_out() -> None:
    firm: Name = ("海明电子", "Enterprise", "partner")
    project: Name = ("梅溪新基地项目", "Project", "object")
    assert read("加快海明电子梅溪新基地项目建设", firm, project) == [
        ("UNDERTAKEN_BY", "梅溪新基地项目", "海明电子", "海明电子梅溪新基地项目")
    ]
    assert read("推进梅溪新基地项目，由海明电子投资建设", firm, project)[0][:3] == (
        "UNDERTAKEN_BY",
        "梅溪新基地项目",
        "海明电子",
    )


def test_a_thing_stands_in_a_place() -> None:
    place: Name = ("柏杨镇", "Place", "site")
    park: Name = ("光电产业园", "Park", "object")
    assert read("在柏杨镇建设光电产业园", place, park) == [
        ("LOCATED_IN", "光电产业园", "柏杨镇", "柏杨镇建设光电产业园")
    ]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("完善服务平台和云链贷模式", [("云链贷模式", "Programme", "object")]),
        ("推进碳捕集与利用、深地二期", [("深地二期", "Project", "carrier")]),
        ("实施百园提质行动", [("百园提质行动", "Programme", "object")]),
        (
            "引进海明电子、推进云山桥项目",
            [("海明电子", "Enterprise", "object"), ("云山桥项目", "Project", "object")],
        ),
        ("整治柏杨镇环境，建设光电产业园", [("柏杨镇", "Place", "object"), ("光电产业园", "Park", "object")]),
    ],
)
def test_what_only_stands_side_by_side_is_no_relation(words: str, names: list[Name]) -> None:
    assert read(words, *names) == []


def test_relations_are_edges_that_stand_on_their_words() -> None:
    content = (
        "云山区2024年政府工作报告\n\n各位代表：\n\n一、2024年工作安排\n\n（一）做强产业\n\n"
        "壮大载体。依托青塘智造产业园建设实训中心，争创国家级经济技术开发区，新建标准厂房12万平方米。\n"
    )
    facts = read_document(
        content.encode(), name="a.txt", place="江苏省常州市钟楼区", year=2024, kind="report"
    )
    edges = [edge for edge in build(facts).edges if edge.type in ("SERVES", "RELIES_ON")]
    assert {edge.type for edge in edges} == {"SERVES", "RELIES_ON"}
    for edge in edges:
        start, end = edge.properties["start"], edge.properties["end"]
        assert isinstance(start, int) and isinstance(end, int)
        assert content[start:end] == edge.properties["quote"]
        assert str(edge.properties["rule"]).startswith("relation.")


@pytest.mark.parametrize("words", ["打造面向青塘湾的国际光伏产业园", "建设辐射青塘湾的国际光伏产业园"])
def test_a_thing_does_not_stand_where_it_only_turns_to(words: str) -> None:
    names: list[Name] = [("青塘湾", "Place", "beneficiary"), ("国际光伏产业园", "Park", "object")]
    assert not [one for one in read(words, *names) if one[0] == "LOCATED_IN"]
