"""What a document is: its kind, whose it is, of which level and year."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath

from graph.errors import NotADocument
from graph.model import Decisions, DocumentKind, Identity, Jurisdiction, Level, Text
from loaders import place
from loaders.outline.words import figures

OPENING = 3000
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")

KINDS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    (
        "division",
        re.compile(
            r"(?:任务|责任|工作|目标|部门|重点).{0,6}(?:分解|分工)|责任(?:表|清单|书)|(?:实事|项目|工程).{0,8}(?:清单|表|一览)"
            r"|责任单位|主办.{0,2}协办|惠民实事|行动计划|实施(?:方案|意见)|若干(?:政策|措施)"
        ),
    ),
    ("report", re.compile(r"政府工作报告|政府报告")),
    ("progress", re.compile(r"进展(?:情况)?(?:表|通报|台账)|督查台账|完成情况(?:表|通报)")),
)
"""Words of a title or file name → kind, in the order in which they are tried."""

DUTY = re.compile(
    r"责任(?:单位|部门)|牵头(?:单位|部门)?|主办(?:单位)?[:：]|协办|配合单位|按职责分工|分别负责|部门分工"
)
SALUTE = re.compile(
    r"位(?:代表|委员|主任)|[现下][在面].{0,20}代表.{0,30}(?:政府|国务院|管委会|管理委员会|行署).{0,30}报告"
)
HEADLIKE = re.compile(r"回顾|总结|工作|任务|目标|安排|重点|部署|建议")
PLANS = re.compile(r"(?:工作回顾|工作(?:安排|任务|建议|部署)|重点工作|主要预期目标|今年(?:的)?政府工作)")


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

    `kind.title`: the file's name or a title line says so. `kind.column`: a column is
    headed 责任单位, and nobody addresses a house. `kind.duties`: at least three clauses say who is
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
    reportish = salutes > 0 or len(set(PLANS.findall(content))) >= 3 or _public(content)
    if re.search(r"(?:^|[\s|])(?:牵头|责任|主办)(?:单位|部门)[\s|]", content) and not salutes:
        return "division", "kind.column"
    fits = {
        "report": reportish,
        "progress": True,
        "division": not salutes and (duties > 0 or len(content) < 1200),
    }
    for name in titles:
        for kind, pattern in KINDS:
            if pattern.search(name) and fits[kind]:
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


def _public(content: str) -> bool:
    """Whether the words are those of public business, as in old reports that address nobody: 15 in a thousand."""
    return len(re.findall("我国|人民|国家|经济|生产|发展|建设|社会|工作|政府", content)) * 66 > len(content)


def document_year(text: Text) -> tuple[int, str]:
    """The year of the plan.

    `year.file-name`: 深圳市_2024_政府工作报告. `year.title`: 2024年政府工作报告. `year.head`: the latest year that
    heads give, the year of a plan (二〇二四年工作安排) or the one behind a review (2023年工作回顾). `year.date`: the
    meeting's date (in December the plan is next year's). `year.most`: the latest year that the text names three
    times other than as an aim (到2030年), together with the year before it. 0 where nothing tells.
    """
    named = YEAR.findall(figures(PurePath(text.name).stem))
    if named:
        return int(named[-1]), "year.file-name"
    content = figures(text.content)
    title_ = re.search(r"((?:19|20)\d\d)年.{0,12}政府工作报告", content[:OPENING])
    if title_:
        return int(title_[1]), "year.title"
    counts = Counter(int(y) for y in re.findall(r"(?<![到至过于])((?:19|20)\d\d)年", content))
    often = [y for y, n in counts.items() if n >= 3 and counts[y - 1] >= 2]
    heads = [_head_year(line) for line in re.split(r"[\r\n。]|\\r|\\n", content) if len(line) <= 48]
    heads = [y for y in heads if 0 < y <= max(often, default=2100) + 1]
    if heads:
        return max(heads), "year.head"
    date = re.search(r"((?:19|20)\d\d)年(\d{1,2})月\d{1,2}日", content[:600])
    if date:
        return int(date[1]) + (int(date[2]) >= 12), "year.date"
    often = often or sorted(counts, key=lambda y: (counts[y], y))[-1:]
    return (max(often), "year.most") if often else (0, "year.unknown")


def _head_year(line: str) -> int:
    """The plan's year that a head tells of, or 0."""
    match = re.fullmatch(
        r"[\s　]*(?:[一二三四五六七八九十]+、|第.部分)?(.{0,24}?)((?:19|20)\d\d)年(.{0,24})[\s：:]*", line
    )
    if (
        not match
        or not HEADLIKE.search(match[3])
        or "，" in match[1]
        or re.search(r"[到至是]$", match[1])
        or "远景" in line
    ):
        return 0
    return int(match[2]) + bool(re.search("回顾|总结|情况", match[3]))


def document_place(text: Text, year: int) -> tuple[Jurisdiction, str]:
    """The government whose document this is.

    `place.file-name`: names at the head of the file's name. `place.opening`: 我代表常州市人民政府, 在徐水县第…届人民
    代表大会, 云南省政府工作报告. `place.most-named`: the place of the right kind (代表市人民政府, 全市) that the text
    names most. Where nothing tells, an area without a name.
    """
    found = _file_name(PurePath(text.name).stem, year, text.content)
    if found:
        return found, "place.file-name"
    if NATIONAL.search(text.content[:500]):
        return place.NATION, "place.opening"
    for name in _opening_names(text):
        found = place.resolve(name, year=year or None, near=text.content)
        if found and found.level == "county" and len(found.path) == 1:
            found = _above(found, text.content, year)
        if found:
            return found, "place.opening"
    tail = _tail(text.content)
    found = place.most_named(text.content, tails=tail, year=year or None)
    if found:
        return found, "place.most-named"
    return Jurisdiction("", "", LEVELS.get(tail[0], "county")), "place.unknown"


def _file_name(stem: str, year: int, near: str) -> Jurisdiction | None:
    """The longest run of words from the left that names a place (省_市区_…), brackets aside."""
    stem = re.sub(r"[（(].*?[)）]", "", figures(stem))
    words = [word for word in re.split(r"[_\-—\s]+|(?:19|20)\d\d年?|(?:人民)?政府", stem) if word]
    for size in range(min(3, len(words)), 0, -1):
        found = place.resolve("".join(words[:size]), year=year or None, near=near)
        if found:
            return found
    return None


def _above(zone: Jurisdiction, near: str, year: int) -> Jurisdiction:
    """A functional zone within the city that the text names most."""
    city = place.most_named(near, tails=("市",), year=year or None)
    if city is None:
        return zone
    path = (*city.path, zone.name)
    return Jurisdiction("".join(path), zone.name, "county", path)


NATIONAL = re.compile(r"代表国务院|国务院(?:办公厅)?关于|届全国人民代表大会|国务院总理")
NAMES = (
    re.compile(
        r"代表\s*([\u4e00-\u9fff]{2,22}?)(?:第?[一二三四五六七八九十]+届)?(?:人民政府|政府|新区管委会|管委会|管理委员会)"
    ),
    re.compile(r"(?:在|——|日)\s*([\u4e00-\u9fff]{2,22}?)第[一二三四五六七八九十百\d]+届人民代表大会"),
    re.compile(r"([\u4e00-\u9fff]{2,22}?)人民政府(?:代)?(?:省长|市长|县长|区长|州长|主席)"),
    re.compile(r"(?:^|[\s年])([\u4e00-\u9fff]{2,22}?)\s*(?:人民)?政府工作报告", re.M),
    re.compile(r"\A[#\s]*([\u4e00-\u9fff]{2,22}?)(?=\s.{0,24}(?:分解|分工|责任|实事|任务|清单))"),
    re.compile(r"([\u4e00-\u9fff]{2,22}?)(?:人民政府|政府)(?:办公室|办公厅)?关于"),
)
LEVELS: dict[str, Level] = {"省": "province", "自治区": "province", "市": "city", "州": "city", "盟": "city"}
TAILS = {
    "区": ("区",),
    "县": ("县", "旗"),
    "市": ("市",),
    "省": ("省",),
    "州": ("州",),
    "盟": ("盟",),
    "自治区": ("自治区",),
}


def _opening_names(text: Text) -> list[str]:
    opening = re.sub(r"(?:19|20)\d\d年", " ", figures(text.content[:OPENING]))
    found = []
    for pattern in NAMES:
        found += [re.sub(r"^(?:关于|第|届|本|全|在|日)+", "", m[1]) for m in pattern.finditer(opening)]
    return [name for name in found if not re.fullmatch(r"[省市县区州旗]|各级.*|市委|我.*|市人民", name)]


def _tail(content: str) -> tuple[str, ...]:
    """How names of the speaker's kind of area end, from 代表市人民政府, else from the commonest of 全市, 全县, 区委."""
    speaker = re.search(
        r"代表\s*(省|市|县|区|州|旗|盟|自治区|自治州)(?:人民政府|政府|行署)", content[:OPENING]
    )
    if speaker:
        return TAILS.get(speaker[1][-1] if speaker[1] == "自治州" else speaker[1], ("县", "旗"))
    counts = {
        word: content.count("全" + word) + content.count(word + "委") + content.count("我" + word)
        for word in ("省", "市", "州", "区", "县")
    }
    best = max(counts, key=lambda word: counts[word])
    lower = max(("县", "区"), key=lambda word: counts[word])
    return TAILS[lower if counts[lower] * 2 > counts[best] else best]


def title(text: Text) -> str:
    """The first line that calls itself a report or division, else the file's name without its suffix."""
    for line in text.content[:OPENING].splitlines()[:12]:
        words = re.sub(r"[\s　]+", "", line).lstrip("#")
        if 5 <= len(words) <= 50 and any(pattern.search(words) for _, pattern in KINDS):
            return words
    return PurePath(text.name).stem
