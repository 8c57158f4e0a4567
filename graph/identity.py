"""Who is who: the ids of nodes, the jurisdictions above one, and whose an agency is.

An agency written 市教育局 in a district's document belongs to the city above, 教育局 or 区教育局 to the
district itself: names are never merged across levels.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Jurisdiction, Level

NATION = Jurisdiction("000000", "中国", "national")
"""The jurisdiction above the provinces, as `loaders.place` names it."""

UNPLACED, UNDATED = "unplaced", "undated"
"""Stand in an id for the place and the year of a document that names none."""

NATIONAL_WORDS: tuple[str, ...] = ("国家", "中央", "全国")
"""Words that open the name of a national body (国家发改委)."""

LEVEL_WORDS: tuple[str, ...] = (
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "省",
    "市",
    "州",
    "盟",
    "区",
    "县",
    "旗",
)
"""Words of a level that open the name of a body (区教育局), longest first."""

NO_LEVEL: tuple[str, ...] = ("市场", "市政", "市容", "市民", "区域", "县域", "省际", "州际")
"""Words that begin like a level's word and are none (市场监管局)."""

DEPARTMENT_ENDINGS: tuple[str, ...] = ("局", "委员会", "委", "办公室", "办", "厅", "政府", "法院", "检察院")
"""Endings of departments that every level has under the same name: 教育局 without a word needs one."""


@dataclass(frozen=True, slots=True)
class AgencyIdentity:
    """An agency's jurisdiction and canonical name; `level` is lower than its for 区X in a city."""

    jurisdiction: Jurisdiction
    name: str
    level: Level

    @property
    def id(self) -> str:
        """Id of the Agency node."""
        return named_id("Agency", self.jurisdiction.code, self.name)


def joined(name: str) -> str:
    """A name without the blanks and line ends that a page's layout put into it."""
    return "".join(name.split())


def named_id(label: str, code: str, name: str) -> str:
    """Id of a named thing or agency: jurisdiction + type + name."""
    return f"{code}/{label}/{name}"


def indicator_id(name: str) -> str:
    """Id of an Indicator: its canonical name."""
    return f"indicator/{name}"


def jurisdiction_id(code: str) -> str:
    """Id of a Jurisdiction: its code."""
    return f"jurisdiction/{code or UNPLACED}"


def document_id(code: str, year: int, kind: str) -> str:
    """Id of a Document: place code + year + kind, e.g. 320404-2024-report; words where one is not known."""
    return f"{code or UNPLACED}-{year or UNDATED}-{kind}"


def lineage(jurisdiction: Jurisdiction) -> tuple[Jurisdiction, ...]:
    """The jurisdiction and all above it, upward, the nation last.

    Codes of those above follow from the six digits (320404 → 320400 → 320000), or are the name path where the
    jurisdiction has no code.
    """
    if jurisdiction.level == "national":
        return (jurisdiction,)
    path = jurisdiction.path or (jurisdiction.name,)
    above = [_above(jurisdiction, path, depth) for depth in range(len(path) - 1, 0, -1)]
    return (jurisdiction, *above, NATION)


def _above(jurisdiction: Jurisdiction, path: tuple[str, ...], depth: int) -> Jurisdiction:
    names = path[:depth]
    level: Level = "province" if depth == 1 else "city"
    coded = jurisdiction.code.isdigit() and len(jurisdiction.code) == 6
    code = jurisdiction.code[: 2 * depth].ljust(6, "0") if coded else "".join(names)
    return Jurisdiction(code, names[-1], level, names)


def level_word(jurisdiction: Jurisdiction) -> str:
    """The word that its bodies' names open with: 区 for a district, 市 for a city, 国家 for the nation."""
    if jurisdiction.level == "national":
        return NATIONAL_WORDS[0]
    for word in LEVEL_WORDS:
        if jurisdiction.name.endswith(word):
            return word.removeprefix("自治") if word != "自治区" else word
    return ""


def agency(name: str, jurisdiction: Jurisdiction) -> AgencyIdentity:
    """Whose the agency `name` is when the document of `jurisdiction` writes it, and its canonical name.

    >>> district = Jurisdiction("320404", "钟楼区", "county", ("江苏省", "常州市", "钟楼区"))
    >>> agency("市教育局", district).jurisdiction.name, agency("教育局", district).name
    ('常州市', '区教育局')
    """
    name = joined(name)
    if name.startswith(NATIONAL_WORDS):
        return AgencyIdentity(NATION, name, "national")
    line = lineage(jurisdiction)
    for owner in line[:-1] if jurisdiction.level != "national" else ():
        rest = name.removeprefix(owner.name)
        if rest and rest != name:
            return AgencyIdentity(owner, _with_word(rest, owner), owner.level)
    word = _opening_word(name)
    if word is None:
        return AgencyIdentity(jurisdiction, _with_word(name, jurisdiction), jurisdiction.level)
    for owner in line:
        if _answers_to(owner, word, name):
            return AgencyIdentity(owner, level_word(owner) + name.removeprefix(word), owner.level)
    return AgencyIdentity(jurisdiction, name, _lower(word, jurisdiction.level))


def _with_word(name: str, owner: Jurisdiction) -> str:
    """The name with the word of its level, where it is one that every level has."""
    word = level_word(owner)
    return word + name if word and not name.startswith(word) and name.endswith(DEPARTMENT_ENDINGS) else name


def _opening_word(name: str) -> str | None:
    """The level's word that the name opens with; none for one that merely begins so (市场监管局)."""
    for word in LEVEL_WORDS:
        rest = name.removeprefix(word)
        if rest not in (name, "") and not name.startswith(NO_LEVEL):
            return word
    return None


def _answers_to(owner: Jurisdiction, word: str, name: str) -> bool:
    """Whether bodies of `owner` are called by `word`; 区 means an autonomous region only before a 厅."""
    if owner.level == "national":
        return False
    if word == "区" and owner.name.endswith("自治区"):
        return name.endswith("厅")
    return owner.name.endswith(word)


def _lower(word: str, level: Level) -> Level:
    """The level of a body whose word names none above: 区教育局 in a city's document is a district's."""
    if word in ("区", "县", "旗", "自治县", "自治旗"):
        return "county"
    return "city" if level in ("national", "province") and word in ("市", "州", "盟", "自治州") else level
