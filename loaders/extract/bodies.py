"""Names of bodies in a list: told apart, completed, classes marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.extract.lexicon import lexicon

LEVELS = "省市区县州盟旗镇乡"
LEVEL = re.compile("自治[区州县旗]|[省市区县州盟旗镇乡]")
"""How names of bodies begin that name the level of their government."""
SEPARATORS = re.compile(
    r"<br\s*/?>|[、，,；;／/\s]|(?<=[局厅委部办府])[及和与]|(?<=[门位区县市会行司院道镇团])[及和与](?=各|有关|相关|其他)"
)
UNIT = "(?:地级以上市|自治区|直辖市|街道|乡镇|[省市区县州盟旗镇乡])"
CLASSES = re.compile(
    rf"各{UNIT}(?:[、（(]+各?{UNIT})+[）)]?(?:人民政府|政府|办事处|管委会)?(?=[、，,；;）)\s。]|$)"
)
"""各州、市人民政府 is one name, commas and all."""
ETC = re.compile(r"等(?=(?:有关|相关)?(?:部门|单位|地区)|$)")
BLANK = re.compile(r"\s+")
STARS = "*＊★☆▲△◆※"
"""Marks that some documents set before or behind the names of those who lead."""
OWN_PART = re.compile(r"\s*[（(](牵头|主办|主责|配合|协办|协助|参与)(?:单位|部门)?[）)]$")
BARE = re.compile(r"^政府采购|^[\u4e00-\u9fff]{1,5}协会?$")
"""Bodies beside the departments whose names begin without a level as well."""
VERTICAL = re.compile(r"(?:大队|支队|分局)$")
"""Bodies that belong to one of a higher level and are called after their place."""


@dataclass(frozen=True, slots=True)
class Name:
    """A body as written (from `start` to `end` in the document), its full name, whether it is a class.

    `mark` is what is set beside the name to give it a part: a star, 牵头 or 配合 in brackets, or nothing.
    """

    start: int
    end: int
    name: str
    full: str
    open: bool
    mark: str = ""


def listed(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the names of a list stand; separators inside brackets part nothing, a bare 等 is left out."""
    at = start
    while at < end:
        stop, following = _stop(content, at, end)
        yield from _trimmed(content, at, stop)
        at = following


def _stop(content: str, at: int, end: int) -> tuple[int, int]:
    """Where the name that begins at `at` ends, and where the next one may begin."""
    whole = CLASSES.match(content, at, end)
    place = whole.end() if whole else at
    depth = 0
    while place < end:
        mark = content[place]
        if mark in "（([":
            depth += 1
        elif mark in "）)]":
            depth = max(0, depth - 1)
        elif not depth and (behind := _parts(content, at, place, end)):
            return place, behind
        place += 1
    return end, end


def _parts(content: str, at: int, place: int, end: int) -> int:
    """Behind the separator at `place` that ends the name, else 0; a blank ends a whole body only."""
    found = SEPARATORS.match(content, place, end)
    if found is None or (found[0].isspace() and not is_body(content[at:place])):
        return 0
    if found[0].isspace() and TAIL.match(content, found.end(), end):
        return 0
    return found.end()


TAIL = re.compile(
    "(?:管委会|办事处|办公室|管理局|监管局|分局|支队|中心|公司|集团|委员会|政府|人民政府|门|会|局|厅|办)(?=[、，；;\\s]|$)"
)
"""What only ends a name, where a line break stands before it."""


@cache
def _joined() -> re.Pattern[str]:
    """Between bodies whose separator was lost: a level, a department or a street behind an ending."""
    department = f"(?<=局)(?:{_pattern('roots').pattern})[\u4e00-\u9fff]{{0,8}}局$"
    levelled = "[省市区县][\u4e00-\u9fff]{2,10}[局委办署心司]"
    return re.compile(rf"(?<=[局委办署心])(?={levelled}|{department}|[\u4e00-\u9fff]{{2,3}}街道办?$)")


def _trimmed(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without the marks at its ends; names that lost the separator between them are parted."""
    while start < end and (content[start].isspace() or content[start] in "。．.:：、，,；;—-】〕]"):
        start += 1
    while end > start and (content[end - 1].isspace() or content[end - 1] in "。．.、，,；;【〔["):
        end -= 1
    if etc := ETC.search(content, start, end):
        yield from _trimmed(content, start, etc.start())
        start = etc.end()
    joined = _joined().search(content[:end], start)
    if joined and start < joined.start():
        yield from _trimmed(content, start, joined.start())
        start = joined.start()
    if start < end and content[start:end] not in NOTHING:
        yield start, end


NOTHING = {"部门", "单位", "地区"}
"""What is left of 等部门, which adds no name to those before it."""
NO_BODY = re.compile(
    r"(?:格局|布局|全局|大局|开局|结局|局部|全部|内部|外部|总部|干部|[东西南北中]部|城乡|资源社|上海|创办|主办|社会|机会|工会经费)$"
)
"""Words that end like bodies and are none."""


@cache
def _pattern(part: str) -> re.Pattern[str]:
    words = sorted(lexicon("agencies")[part]["words"], key=lambda word: (-len(word), word))
    return re.compile("|".join(words))


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(f"(?:{_pattern('endings').pattern})$")


def is_body(words: str) -> bool:
    """Whether words end as names of bodies do.

    >>> is_body("云山区住建局"), is_body("2024年底前")
    (True, False)
    """
    plain = re.sub(r"[（(\[][^（()）]*[）)\]]$", "", BLANK.sub("", words).strip(STARS))
    return 1 < len(plain) <= 32 and bool(_ending().search(plain)) and not NO_BODY.search(plain)


DEPARTMENT = re.compile(
    r"(?:局|厅|委|委员会|部|办|办公室|办公厅|政府|管委会|街道|街道办|街道办事处|署|税务|法院|检察院|行|联|会)$"
)


def is_department(words: str) -> bool:
    """Whether words are beyond doubt a body of government: a level, a department or a nation's body, an ending.

    >>> is_department("市财政局"), is_department("发改委"), is_department("云山广场管理部")
    (True, True, False)
    """
    plain = re.sub(r"[（(][^（()）]*[）)]$", "", BLANK.sub("", words).strip(STARS))
    begins = bool(LEVEL.match(plain) or _pattern("roots").match(plain) or _pattern("national").match(plain))
    return 2 < len(plain) <= 24 and begins and bool(DEPARTMENT.search(plain)) and is_body(plain)


def is_open(words: str) -> bool:
    """Whether words stand for a class of bodies (各街道, 有关部门, …成员单位).

    >>> is_open("各街道"), is_open("区教育局")
    (True, False)
    """
    return bool(re.match(r"各|有关|相关|其他|全[市区县省]各", words)) or bool(
        re.search(
            r"成员单位|主管部门|各部门|各(?:直属)?(?:单位|机构)|各有关|国有公司$|(?:有关|相关)(?:部门|单位|企业|镇街|街道|县区|科室)|各街|各镇",
            words,
        )
    )


CLASS = re.compile(
    r"(?:部门|单位|街道|办事处|政府|[省市县区旗镇乡]|地|县区|镇街|管委会|机构|企业|地区|园区)[)）]?$"
)
"""How the names of classes end that are whole (各县人民政府, not 各县人民政)."""


def names(
    content: str, spans: Sequence[tuple[int, int]], before: Sequence[Name] = (), level: str = ""
) -> list[Name]:
    """The names at `spans`, completed by those before them in the same task.

    `level` is how bodies of the document's own level begin (区 of 区教育局). A name without level takes it
    where one before it in the task has it (区发改局、住建局: 区住建局); a 大队 or 分局 takes the place of the
    one before (云山交通运输局、交警大队). 高新区、经开区管委会 share their tail.
    """
    found: list[Name] = []
    for first, last in spans:
        start, end, mark = _unmarked(content, first, last)
        name = content[start:end]
        plain = BLANK.sub("", name)
        full = plain if is_open(plain) else _full(plain, [*before, *found], level)
        found.append(Name(start, end, name, full, is_open(plain), mark))
    return [_tailed(name, found[at + 1 :]) for at, name in enumerate(found)]


def _unmarked(content: str, start: int, end: int) -> tuple[int, int, str]:
    """A name without the star or the bracket that gives it a part, and that mark."""
    if end - start > 1 and content[start] in STARS:
        return start + 1, end, content[start]
    if end - start > 1 and content[end - 1] in STARS:
        return start, end - 1, content[end - 1]
    part = OWN_PART.search(content[start:end])
    return (start, start + part.start(), part[1]) if part and part.start() else (start, end, "")


def _full(plain: str, before: Sequence[Name], level: str) -> str:
    if LEVEL.match(plain) or not (BARE.search(plain) or _pattern("roots").match(plain)):
        return plain
    for name in reversed(before):
        if level and name.full.startswith(level) and is_body(name.full):
            return level + plain
        place = _place(name) if VERTICAL.search(plain) else ""
        if place:
            return place + plain
    return plain


def _place(name: Name) -> str:
    """The place that a body's name begins with (云山 of 云山交通运输局); "" where it begins otherwise."""
    roots, national = _pattern("roots"), _pattern("national")
    if name.open or LEVEL.match(name.full) or roots.match(name.full) or national.match(name.full):
        return ""
    found = re.match(f"[\u4e00-\u9fff]{{2,3}}?(?={roots.pattern})", name.full)
    return found[0] if found else ""


def _tailed(name: Name, after: Sequence[Name]) -> Name:
    if (
        after
        and re.search(r"(?:经开区|高新区|开发区|新区|园区)$", name.full)
        and after[0].full.endswith("管委会")
    ):
        return Name(name.start, name.end, name.name, name.full + "管委会", name.open, name.mark)
    return name
