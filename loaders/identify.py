"""What a document is: its kind, whose it is, of which level and year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from graph.errors import NotADocument
from graph.model import Decisions, DocumentKind, Identity, Jurisdiction, Level, Text
from loaders import place
from loaders.extract.lexicon import any_of, lexicon
from loaders.outline.words import figures

OPENING = 3000
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
UNKNOWN = Jurisdiction("", "", "county")

KINDS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    ("report", re.compile(r"政府工作报告|政府报告")),
    ("progress", re.compile(r"进展(?:情况)?(?:表|通报|台账)|督查台账|完成情况(?:表|通报)")),
    (
        "division",
        re.compile(
            r"(?:任务|责任|工作|目标|部门|重点).{0,6}(?:分解|分工)|责任(?:表|清单|书)|(?:实事|项目|工程).{0,8}(?:清单|表|一览)"
            r"|责任单位|主办.{0,2}协办|惠民实事|行动计划|实施(?:方案|意见)|若干(?:政策|措施)"
        ),
    ),
)
"""Words of a title or file name → kind, in the order in which they are tried."""

DUTY = re.compile(
    r"责任(?:单位|部门)|牵头(?:单位|部门)?|主办(?:单位)?[:：]|协办|配合单位|按职责分工|分别负责|部门分工"
)
SALUTE = re.compile(
    r"各位(?:代表|委员)|现在.{0,20}代表.{0,30}(?:人民政府|国务院|管委会|管理委员会).{0,30}报告"
)
PLANS = re.compile(r"(?:工作回顾|工作(?:安排|任务|建议|部署)|重点工作|主要预期目标|今年(?:的)?政府工作)")


@dataclass(frozen=True, slots=True)
class _Found:
    place: Jurisdiction | None
    rule: str


def identify(
    text: Text,
    decisions: Decisions = Decisions(),  # noqa: B008
    *,
    kind: DocumentKind | None = None,
    place: str | None = None,
    year: int | None = None,
) -> Identity:
    """Kind, place, level, year and title of a document, with the rule by which each is known.

    What the caller says (`kind`, `place`, `year`) wins, then the user's decisions (`kind`, `place`, `year` about
    the text's SHA-256), then file name, title lines, opening words. The year of a report is that of its plan.
    Raises `NotADocument` where the text is neither a report nor a division and no kind was given.
    """
    told = {key: decisions.about(key, text.sha256) for key in ("kind", "place", "year")}
    said = {key: line.value.get(key) if line else None for key, line in told.items()}
    kind_rule = "given" if kind or said["kind"] else ""
    kind = kind or said["kind"]  # type: ignore[assignment]
    if not kind:
        kind, kind_rule = document_kind(text)
    wanted = year or (int(said["year"]) if said["year"] else None)
    when, year_rule = (wanted, "given") if wanted else document_year(text)
    area = place or (str(said["place"]) if said["place"] else None)
    where, place_rule = _given(area, when) if area else document_place(text, when)
    rules = {"kind": kind_rule, "place": place_rule, "year": year_rule}
    return Identity(kind, where, when, title(text), rules)


def _given(area: str, year: int) -> tuple[Jurisdiction, str]:
    found = place.resolve(area, year=year)
    return found or Jurisdiction(area, area, "county", (area,)), "given"


def document_kind(text: Text) -> tuple[DocumentKind, str]:
    """The kind of a document, or `NotADocument`.

    `kind.title`: the file's name or a title line says so. `kind.duties`: at least three clauses say who is
    responsible and nobody addresses a house. `kind.salutation`: the house is addressed, or heads of review and
    plan stand there.
    """
    content = text.content
    lines = [line.strip() for line in content[:OPENING].splitlines() if line.strip()][:12]
    titles = [PurePath(text.name).stem] + [line for line in lines if len(line) <= 60]
    salutes = len(SALUTE.findall(content[:OPENING])) + len(
        re.findall(r"(?:^|[\n　 。！”rn])各位(?:代表|委员)", content)
    )
    duties = len(DUTY.findall(content))
    reportish = salutes > 0 or len(set(PLANS.findall(content))) >= 3
    for name in titles:
        for kind, pattern in KINDS:
            if pattern.search(name):
                if kind == "report" and not reportish:
                    continue
                if kind == "division" and duties < 1 and len(content) > 1200:
                    continue
                return kind, "kind.title"
    if duties >= 3 and not salutes:
        return "division", "kind.duties"
    if salutes and (len(PLANS.findall(content)) >= 1 or salutes >= 3):
        return "report", "kind.salutation"
    if len(set(PLANS.findall(content))) >= 2 and re.search(r"全(?:省|市|区|县|州|国)", content):
        return "report", "kind.heads"
    raise NotADocument(
        f"{text.name}: this looks like neither a government work report nor a division of tasks;"
        " if it is one, say so with --kind report or --kind division."
    )


def document_year(text: Text) -> tuple[int, str]:
    """The year of the plan.

    `year.file-name`: 深圳市_2024_政府工作报告. `year.title`: 2024年政府工作报告. `year.head`: 二〇二四年工作安排.
    `year.date`: the meeting's date (in December the plan is next year's). `year.most`: the latest year that the
    text names at least three times. 0 where nothing tells.
    """
    stem = figures(PurePath(text.name).stem)
    content = figures(text.content)
    named = YEAR.findall(stem)
    if named:
        return int(named[-1]), "year.file-name"
    title_ = re.search(r"((?:19|20)\d\d)年.{0,12}政府工作报告", content[:OPENING])
    if title_:
        return int(title_[1]), "year.title"
    heads = re.findall(
        r"(?:^|[\n　 rn、）])((?:19|20)\d\d)年(?:的)?(?:政府|经济社会|经济|主要|重点|全市|全县|全区|全省)*(?:发展)?(?:工作|任务|目标|重点)(?!回顾)",
        content,
    )
    date = re.search(r"((?:19|20)\d\d)年(\d{1,2})月\d{1,2}日", content[:600])
    if heads:
        return max(int(y) for y in heads), "year.head"
    if date:
        return int(date[1]) + (int(date[2]) >= 12), "year.date"
    counts = {int(y): content.count(y + "年") for y in set(re.findall(r"((?:19|20)\d\d)年", content))}
    often = [y for y, n in counts.items() if n >= 3 and y <= 2060]
    if often:
        this = re.search(r"今年是.{0,40}", content)
        review = re.search(r"((?:19|20)\d\d)年.{0,10}(?:工作)?回顾", content)
        if review:
            return int(review[1]) + 1, "year.review-head"
        return max(y for y in often if this or True), "year.most"
    return (max(counts), "year.most") if counts else (0, "year.unknown")


def document_place(text: Text, year: int) -> tuple[Jurisdiction, str]:
    """The government whose document this is.

    `place.file-name`: names before the year in the file's name. `place.opening`: 我代表常州市人民政府, 在徐水县第…届
    人民代表大会, 云南省政府工作报告. `place.most-named`: the place of the right level (市人民政府, 全市) that the
    text names most. A place without a name is empty and warned of.
    """
    stem = re.split(r"[_\-—]?(?:19|20)\d\d|_政府工作报告|政府工作报告", PurePath(text.name).stem)[0]
    found = place.resolve(re.sub(r"[（(].*?[)）]", "", stem), year=year or None, near=text.content)
    if found:
        return found, "place.file-name"
    for name in _opening_names(text):
        found = place.resolve(name, year=year or None, near=text.content)
        if found:
            return found, "place.opening"
    level = _level(text.content)
    found = place.most_named(text.content, level=level, year=year or None)
    if found:
        return found, "place.most-named"
    return Jurisdiction("", "", level), "place.unknown"


NAMES = (
    re.compile(r"代表\s*([\u4e00-\u9fff]{2,22}?)(?:人民政府|政府|新区管委会|管委会|管理委员会)"),
    re.compile(r"(?:在|——|日)\s*([\u4e00-\u9fff]{2,22}?)第[一二三四五六七八九十百\d]+届人民代表大会"),
    re.compile(r"([\u4e00-\u9fff]{2,22}?)人民政府(?:代)?(?:省长|市长|县长|区长|州长|主席)"),
    re.compile(r"(?:^|[\s年])([\u4e00-\u9fff]{2,22}?)(?:人民)?政府工作报告", re.M),
    re.compile(r"([\u4e00-\u9fff]{2,22}?)(?:人民政府|政府)(?:办公室|办公厅)?关于"),
    re.compile(r"代表(国务院)"),
)


def _opening_names(text: Text) -> list[str]:
    opening = figures(text.content[:OPENING])
    opening = re.sub(r"(?:19|20)\d\d年", " ", opening)
    found = []
    for pattern in NAMES:
        found += [re.sub(r"^(?:关于|第|届|本|全)+", "", m[1]) for m in pattern.finditer(opening)]
    return [name for name in found if not re.fullmatch(r"[省市县区州旗]|各级.*|市委|我.*", name)]


def _level(content: str) -> Level:
    """The level from the government that speaks, else from 全市, 全县."""
    opening = content[:OPENING]
    speaker = re.search(r"代表\s*([省市县区州旗]|自治区|自治州)人民政府", opening)
    sizes: dict[str, Level] = {
        "省": "province",
        "自治区": "province",
        "市": "city",
        "州": "city",
        "自治州": "city",
    }
    if "代表国务院" in opening:
        return "national"
    if speaker:
        return sizes.get(speaker[1], "county")
    counts = {word: content.count("全" + word) for word in ("国", "省", "市", "州", "区", "县")}
    best = max(counts, key=lambda word: counts[word])
    return "national" if best == "国" else sizes.get(best, "county")


def title(text: Text) -> str:
    """The first line that calls itself a report or division, else the file's name without its suffix."""
    for line in text.content[:OPENING].splitlines()[:12]:
        words = re.sub(r"[\s　]+", "", line)
        if 5 <= len(words) <= 50 and any(pattern.search(words) for _, pattern in KINDS):
            return words
    return PurePath(text.name).stem


def zone(name: str) -> bool:
    """Whether a name is that of a functional zone.

    >>> zone("大鹏新区"), zone("钟楼区")
    (True, False)
    """
    return bool(re.search(any_of(lexicon("places")["zones"]) + "$", name))
