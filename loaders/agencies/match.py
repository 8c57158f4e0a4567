"""Whether two names mean one body at one level of one jurisdiction.

Nothing is ever merged across levels or jurisdictions; a successor by reform is another body, a list of bodies none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.identity import level_word, lineage
from graph.model import Jurisdiction, Level
from loaders.extract.bodies import is_open
from loaders.place import named, resolve, short_name

from .register import LEVELS, register

BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
LEVEL = re.compile(r"(自治区|自治州|自治县|[省市州盟区县旗])(?=[\u4e00-\u9fff]{2,})")
NOT_LEVEL = re.compile(r"市场|市政(?!府|协)|市容|市民|区域|县域|州际|省际")
SAME_WORDS: tuple[tuple[str, str], ...] = (
    ("中国共产党", "中共"),
    ("委员会", "委"),
    ("办事处", "办"),
    ("办公室", "办"),
    ("办公厅", "办"),
    ("人民政府", "政府"),
    ("管理委", "管委会"),
    ("高新技术产业开发区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("国家高新区", "高新区"),
    ("国家经开区", "经开区"),
    ("人民检察院", "检察院"),
    ("高级人民法院", "高院"),
    ("中级人民法院", "中院"),
    ("人民法院", "法院"),
    ("中国科学院", "中科院"),
    ("事务管理局", "事务局"),
    ("合作社联合社", "合作社"),
    ("人民银行", "人行"),
    ("营业管理部", "营管部"),
    ("监督管理", "监管"),
    ("联合会", "联"),
    ("有限公司", "公司"),
    ("和", ""),
    ("与", ""),
)
"""Long and short forms of the words that names are made of."""

STREET = re.compile(r"(街道|镇|乡)(?:办|政府)?$")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two names are one body, how sure (0 to 1) and why."""

    same: bool
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a body belongs: the path of its area, its level, and its name without both."""

    area: tuple[str, ...]
    level: Level
    base: str


def match(a: str, place_a: str, b: str, place_b: str) -> Judgement:
    """Judges two names by the jurisdictions of the documents in which they stand (江苏省常州市钟楼区, 全国)."""
    if any(is_open(name) or "、" in name for name in (a, b)):
        return Judgement(False, 1.0, "a class of bodies is not one body")
    one, two = seat(a, place_a), seat(b, place_b)
    if one.area != two.area:
        return Judgement(False, 1.0, "different levels or jurisdictions")
    if one.base == two.base:
        return Judgement(True, 1.0, "the same name")
    known_one, known_two = _known(one), _known(two)
    if known_one and known_one == known_two:
        return Judgement(True, 0.95, "names of one body in the register")
    if known_one and known_two:
        return Judgement(False, 0.95, "two bodies of the register")
    if abbreviates(*sorted((one.base, two.base), key=len)):
        return Judgement(True, 0.8, "one name shortens the other")
    return Judgement(False, 0.7, "different names")


@cache
def seat(name: str, place: str) -> Seat:
    """Whose the body is that a document of a place names so, and its name without place and level."""
    words = _turned(re.sub(r"\s", "", BRACKETED.sub("", name)))
    area = _path(place)
    inner, words = _named_area(words, area)
    if inner is not None:
        area = inner
    elif re.match(r"国家|中央|全国|国务院|中华全国", words) or (words.startswith("中国") and not area):
        area = ()
    elif (level := LEVEL.match(words)) and not NOT_LEVEL.match(words):
        area = _above(area, level[1])
        words = words[level.end() :]
    area, words = _branch(words, area)
    base = _unplaced(_base(words), area)
    street = STREET.search(base)
    if street and len(base) > len(street[0]):
        return Seat((*area, base[: street.start()] + street[1]), "county", "政府")
    return Seat(area, _level(area), base)


@cache
def _path(place: str) -> tuple[str, ...]:
    if place in {"", "全国", "中国", "国务院", "中央"}:
        return ()
    found = resolve(place)
    if found is not None and found.level != "national":
        return found.path or (found.name,)
    return tuple(re.findall(r"[\u4e00-\u9fff]{1,8}?(?:自治区|自治州|省|市|州|盟|区|县|旗)", place)) or (
        place,
    )


def _named_area(words: str, area: tuple[str, ...]) -> tuple[tuple[str, ...] | None, str]:
    """The area that a name itself begins with (深圳市宝安区…), and the rest of the name."""
    found: tuple[str, ...] | None = None
    for depth, name in enumerate(area, start=1):
        rest = words.removeprefix(name)
        if rest != words and rest:
            found, words = area[:depth], rest
    while below := re.match(r"([\u4e00-\u9fff]{2,6}?(?:区|县|市|旗))(?=[\u4e00-\u9fff]{2,})", words):
        within = [division for division in named(below[1]) if found or division.name == below[1]]
        if not within or NOT_LEVEL.match(below[1][-1:] + words[below.end() :]):
            break
        base = found if found is not None else area
        parent = base if len(base) < 3 else base[:2]
        found = (*parent, below[1]) if not (base and base[-1] == below[1]) else base
        words = words[below.end() :]
    return found, words


def _above(area: tuple[str, ...], word: str) -> tuple[str, ...]:
    """The area of a path that a level's word means: 市 in a district's document is the city above."""
    for depth in range(len(area), 0, -1):
        if area[depth - 1].endswith(word) or (word == "区" and area[depth - 1].endswith("新区")):
            return area[:depth]
    return (*area, f"?{word}")


def _level(area: tuple[str, ...]) -> Level:
    return ("national", "province", "city", "county")[min(len(area), 3)]


def _unplaced(base: str, area: tuple[str, ...]) -> str:
    """Without the short name of its own area before it: 云山 of 云山经开区管委会 in 云山市."""
    short = short_name(area[-1]) if area else ""
    rest = base.removeprefix(short) if len(short) >= 2 else base
    return rest if len(rest) >= 3 else base


TURNED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^中共(?=.{3,})"), ""),
    (re.compile(r"^共青团(.*?)委(?:员会)?$"), r"\1团委"),
    (
        re.compile(r"^(?:中国)?(证|银|保|银保)(?:券|行|险|行保险)?监(?:督管理委员)?会(.{2,8}?)监管局$"),
        r"\2\1监局",
    ),
    (re.compile(r"^团([省市区县])委$"), r"\1团委"),
    (re.compile(r"^中国人民政治协商会议(.*?)委员会$"), r"\1政协"),
    (re.compile(r"^中国国际贸易促进委员会(.*?)委员会$"), r"\1贸促会"),
    (re.compile(r"人民代表大会常务委员会$"), "人大常委会"),
    (re.compile(r"^国家税务总局(?=.+税务局$)"), ""),
    (
        re.compile(
            r"^(?:国家)?(金融|矿山安全|外汇)(?:监督管理|监察|管理|监管)?总?局(.{2,8}?)(?:监管|监察)?(分?局)$"
        ),
        r"\2\1监管\3",
    ),
)
"""Full names that carry their place inside or behind them, turned so that it stands before."""


def _turned(words: str) -> str:
    for pattern, better in TURNED:
        words = pattern.sub(better, words)
    return words


BRANCH = re.compile(
    r"^(?:公安局)?([\u4e00-\u9fff]{2,3}?)(?:区|县|市)?(公安分局|交警大队|消防救援大队|消防大队|分局)$"
)


def _branch(words: str, area: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The police and its like in a district: a body of its own there, however its name puts the place."""
    found = BRANCH.match(words)
    if found is None:
        return area, words
    kind = "公安分局" if words.startswith("公安局") else found[2]
    for ending in ("区", "县", "市", "旗"):
        name = found[1] + ending
        if area and area[-1] == name:
            return area, kind
        if len(area) >= 2 and any(division.name == name for division in named(name)):
            return (*area[:2], name), kind
    return area, words


def _base(words: str) -> str:
    words = re.sub(r"^(?:人民)?政府(?=[\u4e00-\u9fff]{3,})", "", words)
    for long, short in SAME_WORDS:
        words = words.replace(long, short)
    return re.sub(r"^(?:国家|中国|中共)(?=[\u4e00-\u9fff]{3,})", "", words)


@cache
def _bases(level: Level) -> dict[str, str]:
    """Base of every name of a level → the full name of its body."""
    names = {name: body for body in register(level) for name in body.names}
    if level == "national":
        # Plates of central bodies are settled; elsewhere a plate may be a body of its own in another place.
        names |= {plate: body for body in register(level) for plate in body.plates}
    return {_base(name): body.name for name, body in sorted(names.items())}


def _known(found: Seat) -> str | None:
    level = found.level
    return _bases(level).get(found.base) or (_bases("county").get(found.base) if level == "city" else None)


def abbreviates(short: str, long: str) -> bool:
    """Whether a short name is made of the first and further characters of a long one, with the same ending.

    >>> abbreviates("经促局", "经济促进局"), abbreviates("城管局", "城市更新局")
    (True, False)
    """
    if len(short) < 3 or short[0] != long[0] or short[-1] != long[-1] or len(long) < len(short) + 2:
        return False
    if long.startswith(short[:-1]):
        # 林业局 and 林业草原局: a department that took over another one, no short form.
        return False
    rest = iter(long)
    return all(mark in rest for mark in short)


def canonical(full: str, place: Jurisdiction) -> tuple[str, str]:
    """The register's name for a body that a document of `place` names, with the word of its level, and its function.

    ("区发展和改革局", "发展改革") for 区发改局; empty where the register does not know the body.
    """
    found = seat(full, "".join(place.path) or "全国")
    name = _known(found)
    if name is None:
        return "", ""
    function = next((body.function for level in LEVELS for body in register(level) if body.name == name), "")
    if not found.area:
        return name, function
    owner = next((area for area in lineage(place) if tuple(area.path) == found.area), None)
    return (level_word(owner) + name if owner else "", function)
