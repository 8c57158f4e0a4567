"""A small made-up town: a city, a district of it, their reports of one year, and the district's division.

`documents()` gives the facts that a reader of these three texts would find. Every test of the graph, the
saved queries and the exports stands on them, on either engine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.model import (
    Commitment,
    Comparator,
    Convention,
    DocumentKind,
    Duty,
    Facts,
    Identity,
    Jurisdiction,
    LeftOut,
    Measure,
    Mention,
    MentionType,
    Outline,
    Paragraph,
    Pillar,
    Role,
    Section,
    SectionKind,
    Span,
    Strength,
    Target,
    TargetKind,
    Text,
)

CITY = Jurisdiction("990400", "云州市", "city", ("东江省", "云州市"))
DISTRICT = Jurisdiction("990402", "青塘区", "county", ("东江省", "云州市", "青塘区"))

DISTRICT_REPORT = """青塘区政府工作报告（2024）
各位代表：
一、过去一年
建成口袋公园9个。
二、今年的目标
地区生产总值增长6%左右，新增就业8000人以上。
一、做强产业
（一）青塘智造园提升。推动青塘智造园扩建，引进链主企业3家，新增高新技术企业20家以上。
（二）招商。支持海明电子上市。争创省级营商环境示范区。
二、民生改善
新建幼儿园2所，由区教育局牵头。办好青塘灯会，探索社区食堂新办法。
依托青塘智造园建设公共实训基地，争创省级营商环境示范区取得进展。
"""

CITY_REPORT = """云州市政府工作报告（2024）
今年，地区生产总值增长5.5%以上。
一、产业强市
支持青塘智造园申报国家级园区，市教育局建设职业学校。新增高新技术企业300家。
"""

DIVISION = """青塘区2024年民生实事任务分解表
事项|牵头单位|配合单位
新建幼儿园2所|区教育局|区住建局、市教育局
改造老旧小区12个|区住建局|各街道
青塘智造园雨污分流|区水利局、区住建局|
"""


@dataclass(frozen=True, slots=True)
class Number:
    """A target by its words."""

    quote: str
    indicator: str
    op: Comparator
    value: float | int | str
    unit: str
    kind: TargetKind


@dataclass(frozen=True, slots=True)
class Thing:
    """A mention by its words."""

    name: str
    type: MentionType
    role: Role = "object"


@dataclass(frozen=True, slots=True)
class Body:
    """A duty by its words."""

    name: str
    convention: Convention
    lead: bool = True
    open: bool = False


@dataclass(slots=True)
class Reading:
    """Finds words in a text, one after the other, and makes the pieces of a Facts from them."""

    content: str
    cursor: int = 0

    def find(self, words: str, *, inside: Span | None = None) -> Span:
        start = self.content.index(words, inside.start if inside else self.cursor)
        return Span(start, start + len(words))

    def next(self, words: str) -> Span:
        span = self.find(words)
        self.cursor = span.end
        return span

    def promise(
        self,
        words: str,
        *,
        pillar: int = 0,
        measure: int | None = None,
        strength: Strength = "firm",
        action: str | None = None,
        numbers: Sequence[Number] = (),
        things: Sequence[Thing] = (),
        bodies: Sequence[Body] = (),
        section: SectionKind = "plan",
    ) -> Commitment:
        span = self.next(words)
        return Commitment(
            span=span,
            section=section,
            pillar=pillar,
            measure=measure,
            strength=strength,
            action=action,
            year=2024,
            horizon=None,
            rule="clause-test",
            targets=tuple(self.target(number, span) for number in numbers),
            mentions=tuple(
                Mention(self.find(t.name, inside=span), t.name, t.type, t.role, "mention-test")
                for t in things
            ),
            duties=tuple(self.duty(body, span) for body in bodies),
        )

    def target(self, number: Number, inside: Span) -> Target:
        span = self.find(number.quote, inside=inside)
        return Target(
            span=span,
            indicator=number.indicator,
            canonical=number.indicator,
            op=number.op,
            value=number.value,
            high=None,
            unit=number.unit,
            kind=number.kind,
            rule="target-test",
        )

    def duty(self, body: Body, inside: Span) -> Duty:
        span = self.find(body.name, inside=inside)
        return Duty(
            span, body.name, body.name, body.lead, body.open, "explicit", body.convention, "duty-test"
        )


def text_of(content: str, name: str) -> Text:
    """A Text of some characters."""
    original = content.encode()
    return Text(content, name, hashlib.sha256(original).hexdigest(), original)


def sections(content: str, *cuts: tuple[str, SectionKind]) -> tuple[Section, ...]:
    """Sections that begin at the given words, in order, and cover the text."""
    starts = [content.index(words) for words, _ in cuts]
    edges = [*starts, len(content)]
    return tuple(
        Section(kind, Span(start, end), words, "section-test")
        for (words, kind), (start, end) in zip(cuts, pairwise(edges), strict=True)
    )


def _facts(
    text: Text,
    identity: tuple[DocumentKind, Jurisdiction, str],
    parts: tuple[Section, ...],
    pillars: tuple[Pillar, ...],
    measures: tuple[Measure, ...],
    commitments: tuple[Commitment, ...],
    left_out: tuple[LeftOut, ...] = (),
) -> Facts:
    kind, place, title = identity
    paragraphs = tuple(Paragraph(c.span, c.section, c.pillar, c.measure) for c in commitments)
    outline = Outline(text, Identity(kind, place, 2024, title), parts, pillars, measures, paragraphs)
    return Facts(outline, commitments, left_out)


def district_report() -> Facts:
    """The district's report: seven pillar-0 to pillar-2 promises, one thing of the past left out."""
    text = text_of(DISTRICT_REPORT, "青塘.txt")
    read = Reading(text.content)
    past = read.next("建成口袋公园9个。")
    growth = read.promise(
        "地区生产总值增长6%左右", numbers=[Number("6%左右", "地区生产总值", "~", 6, "%", "increase")]
    )
    work = read.promise(
        "新增就业8000人以上", action="新增", numbers=[Number("8000人以上", "就业", ">=", 8000, "人", "count")]
    )
    first = Pillar(1, "做强产业", read.next("一、做强产业"), "plan", "pillar-test")
    park = Measure("青塘智造园提升", read.next("青塘智造园提升"), 1, "plan", "measure-test")
    zone = Thing("青塘智造园", "Park")
    industry = (
        read.promise("推动青塘智造园扩建", pillar=1, measure=0, action="推动", things=[zone]),
        read.promise(
            "引进链主企业3家",
            pillar=1,
            measure=0,
            action="引进",
            numbers=[Number("3家", "链主企业", "=", 3, "家", "count")],
        ),
        read.promise(
            "新增高新技术企业20家以上",
            pillar=1,
            measure=0,
            action="新增",
            numbers=[Number("20家以上", "高新技术企业", ">=", 20, "家", "count")],
        ),
    )
    hunt = Measure("招商", read.next("招商"), 1, "plan", "measure-test")
    title = Thing("省级营商环境示范区", "Designation")
    hunting = (
        read.promise(
            "支持海明电子上市",
            pillar=1,
            measure=1,
            strength="support",
            action="支持",
            things=[Thing("海明电子", "Enterprise")],
        ),
        read.promise(
            "争创省级营商环境示范区", pillar=1, measure=1, strength="strive", action="争创", things=[title]
        ),
    )
    second = Pillar(2, "民生改善", read.next("二、民生改善"), "plan", "pillar-test")
    life = (
        read.promise(
            "新建幼儿园2所，由区教育局牵头",
            pillar=2,
            action="新建",
            numbers=[Number("2所", "幼儿园", "=", 2, "所", "count")],
            bodies=[Body("区教育局", "named")],
        ),
        read.promise("办好青塘灯会", pillar=2, action="办好", things=[Thing("青塘灯会", "Event")]),
        read.promise("探索社区食堂新办法", pillar=2, strength="explore", action="探索"),
        read.promise(
            "依托青塘智造园建设公共实训基地",
            pillar=2,
            action="建设",
            things=[Thing("青塘智造园", "Park", "carrier")],
        ),
        read.promise("争创省级营商环境示范区取得进展", pillar=2, strength="strive", things=[title]),
    )
    parts = sections(
        text.content, ("青塘区政府工作报告", "front"), ("一、过去一年", "review"), ("二、今年的目标", "plan")
    )
    identity: tuple[DocumentKind, Jurisdiction, str] = ("report", DISTRICT, "青塘区政府工作报告（2024）")
    left = (LeftOut(past, "review", "section-review"),)
    promises = (growth, work, *industry, *hunting, *life)
    return _facts(text, identity, parts, (first, second), (park, hunt), promises, left)


def city_report() -> Facts:
    """The city's report: the same indicators at the level above, and a body of the same name."""
    text = text_of(CITY_REPORT, "云州.txt")
    read = Reading(text.content)
    growth = read.promise(
        "地区生产总值增长5.5%以上", numbers=[Number("5.5%以上", "地区生产总值", ">=", 5.5, "%", "increase")]
    )
    first = Pillar(1, "产业强市", read.next("一、产业强市"), "plan", "pillar-test")
    promises = (
        growth,
        read.promise(
            "支持青塘智造园申报国家级园区",
            pillar=1,
            strength="support",
            action="支持",
            things=[Thing("青塘智造园", "Park")],
        ),
        read.promise("市教育局建设职业学校", pillar=1, action="建设", bodies=[Body("市教育局", "named")]),
        read.promise(
            "新增高新技术企业300家",
            pillar=1,
            action="新增",
            numbers=[Number("300家", "高新技术企业", "=", 300, "家", "count")],
        ),
    )
    parts = sections(text.content, ("云州市政府工作报告", "front"), ("今年，", "plan"))
    identity: tuple[DocumentKind, Jurisdiction, str] = ("report", CITY, "云州市政府工作报告（2024）")
    return _facts(text, identity, parts, (first,), (), promises)


def division() -> Facts:
    """The district's division: a table of lead and supporting bodies, one of them the city's."""
    text = text_of(DIVISION, "青塘民生实事.md")
    read = Reading(text.content)
    support = {"lead": False}
    promises = (
        read.promise(
            "新建幼儿园2所",
            action="新建",
            numbers=[Number("2所", "幼儿园", "=", 2, "所", "count")],
            bodies=[
                Body("区教育局", "column"),
                Body("区住建局", "column", **support),
                Body("市教育局", "column", **support),
            ],
        ),
        read.promise(
            "改造老旧小区12个",
            action="改造",
            numbers=[Number("12个", "老旧小区", "=", 12, "个", "count")],
            bodies=[Body("区住建局", "column"), Body("各街道", "column", lead=False, open=True)],
        ),
        read.promise(
            "青塘智造园雨污分流",
            things=[Thing("青塘智造园", "Park", "site")],
            bodies=[Body("区水利局", "column"), Body("区住建局", "column")],
        ),
    )
    parts = sections(text.content, ("青塘区2024年", "plan"))
    identity: tuple[DocumentKind, Jurisdiction, str] = (
        "division",
        DISTRICT,
        "青塘区2024年民生实事任务分解表",
    )
    return _facts(text, identity, parts, (), (), promises)


def documents() -> tuple[Facts, ...]:
    """The three documents, in the order in which they are loaded."""
    return district_report(), city_report(), division()
