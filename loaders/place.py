"""Places: from a name, short or full, to the government's area with its level, code and path.

The divisions of GB/T 2260 come from python-stdnum (`cn/loc`), which lists every province, prefecture and county
since 1980 with its years, so 清苑县 and 清苑区 are both known. Functional zones (新区, 开发区) have no code; their
code is their path of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from stdnum import numdb

from graph.model import Jurisdiction, Level
from loaders.extract.lexicon import any_of, lexicon

NATION = Jurisdiction("000000", "中国", "national")

SPELL = re.compile(r"(?:\[(\d*)-(\d*)\])?(.+)")
GAPS = re.compile(r"[\s_\-—·,，、/\\]+")


@dataclass(frozen=True, slots=True)
class Division:
    """A line of GB/T 2260: `short` is the name without its generic tail, `since`/`until` years or None."""

    code: str
    name: str
    short: str
    level: Level
    since: int | None
    until: int | None

    def held(self, year: int | None) -> bool:
        """Whether the name was in force in `year` (any year where None)."""
        return year is None or (self.since or 0) <= year <= (self.until or 9999)


@cache
def divisions() -> tuple[Division, ...]:
    """All divisions, old and new, in order of code and year."""
    found = []
    for _, province, _, of_province, below in numdb.get("cn/loc").prefixes:
        for _, tail, _, of_county, _ in below:
            names = of_county["county"] if tail != "0000" else of_province["province"]
            for spell in names.split(","):
                match = SPELL.fullmatch(spell.strip())
                if match:
                    since, until, name = match.groups()
                    found.append(_division(province + tail, name, since, until))
    return tuple(sorted((d for d in found if d.name not in NO_NAMES), key=lambda d: (d.code, d.since or 0)))


NO_NAMES = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖县级行政单位"})
"""Lines of the standard that head a group and name no place."""


def _division(code: str, name: str, since: str | None, until: str | None) -> Division:
    level: Level = "province" if code[2:] == "0000" else "city" if code[4:] == "00" else "county"
    years = (int(since) if since else None, int(until) if until else None)
    return Division(code, name, short_name(name), level, *years)


def short_name(name: str) -> str:
    """The name without its generic tail, at least two characters: 江苏省 → 江苏, 黔西南布依族苗族自治州 → 黔西南.

    >>> short_name("内蒙古自治区"), short_name("易县")
    ('内蒙古', '易县')
    """
    words = lexicon("places")
    tail = any_of(words["tails"])
    people = any_of(words["peoples"])
    cut = re.sub(rf"(?:{people})*{tail}$", "", name)
    return cut if len(cut) >= 2 else name


@cache
def _index() -> dict[str, tuple[Division, ...]]:
    """Full and short names → divisions of that name."""
    found: dict[str, list[Division]] = {}
    for division in divisions():
        for name in {division.name, division.short, division.short + division.name[-1]}:
            found.setdefault(name, []).append(division)
    return {name: tuple(lines) for name, lines in found.items()}


def named(name: str, *, level: Level | None = None, year: int | None = None) -> tuple[Division, ...]:
    """The divisions called `name` (full or short), those in force in `year` if there are any."""
    found = [d for d in _index().get(name, ()) if level in (None, d.level)]
    valid = [d for d in found if d.held(year)]
    return tuple(_latest(valid or found))


def _latest(found: Iterable[Division]) -> Iterator[Division]:
    """One line a code: the last one."""
    yield from {d.code: d for d in found}.values()


def resolve(words: str, *, year: int | None = None, near: str = "") -> Jurisdiction | None:
    """The area that `words` name (江苏省常州市钟楼区, 广东_深圳市光明区, 常州市, 国务院, 深圳市大鹏新区), or None.

    Several counties share a name; without a parent in `words` the one whose parent `near` (a document's text)
    names most is taken, and None where nothing tells them apart.
    """
    name = GAPS.sub("", words)
    if not name:
        return None
    if re.fullmatch(any_of(lexicon("places")["nation"]), name):
        return NATION
    chain, rest = _chain(name, year)
    if rest:
        return _zone(chain, rest)
    if not chain:
        return None
    options = chain[-1]
    best = _nearest(options, near)
    return jurisdiction(best, year) if best else None


def _chain(name: str, year: int | None) -> tuple[list[tuple[Division, ...]], str]:
    """Divisions named one after the other from the left, each within the one before; and what is left over."""
    chain: list[tuple[Division, ...]] = []
    while name:
        step = _step(name, chain[-1] if chain else (), year)
        if not step:
            break
        chain.append(step[0])
        name = step[1]
    return chain, name


def _step(
    name: str, above: tuple[Division, ...], year: int | None
) -> tuple[tuple[Division, ...], str] | None:
    """The longest division name at the left end of `name` that lies within one of `above`."""
    for size in range(min(len(name), 16), 1, -1):
        found = named(name[:size], year=year)
        if above:
            found = tuple(d for d in found if any(_within(d, parent) for parent in above))
        if found and (size == len(name) or _ends(found, name[:size], name[size:])):
            return found, name[size:]
    return None


def _ends(found: tuple[Division, ...], name: str, rest: str) -> bool:
    """A short name inside a longer one is no name: 南山 in 南山区 is tried as 南山区 first; 大鹏 in 大鹏新区 never."""
    whole = any(d.name == name for d in found)
    return whole or not re.match(any_of([*lexicon("places")["zones"], *lexicon("places")["tails"]]), rest)


def _within(division: Division, parent: Division) -> bool:
    if parent.level == division.level or division.code == parent.code:
        return False
    size = 2 if parent.level == "province" else 4
    return parent.level != "county" and division.code[:size] == parent.code[:size]


def _zone(chain: list[tuple[Division, ...]], rest: str) -> Jurisdiction | None:
    """A functional zone: no code, its path of names instead."""
    tail = any_of(lexicon("places")["zones"])
    if not re.fullmatch(rf"[\u4e00-\u9fff]{{1,12}}{tail}", rest):
        return None
    above = jurisdiction(chain[-1][-1], None).path if chain else ()
    path = (*above, rest)
    return Jurisdiction("".join(path), rest, "county", path)


def _nearest(options: tuple[Division, ...], near: str) -> Division | None:
    if len({d.code for d in options}) == 1:
        return options[-1]
    highest = [d for d in options if d.level == "province"] or [d for d in options if d.level == "city"]
    if len(highest) == 1:
        return highest[0]
    counts = {d.code: sum(near.count(short_name(n)) for n in _parents(d, None)) for d in options}
    best = max(counts.values())
    first = [d for d in options if counts[d.code] == best]
    return first[0] if best and len(first) == 1 else None


def _parents(division: Division, year: int | None) -> list[str]:
    """Names above a division, the province first."""
    names: list[str] = []
    for code, level in ((division.code[:2] + "0000", "province"), (division.code[:4] + "00", "city")):
        if code != division.code and code not in names:
            lines = [d for d in _by_code().get(code, ()) if d.level == level]
            valid = [d for d in lines if d.held(year)] or lines
            names += [valid[-1].name] if valid else []
    return names


@cache
def _by_code() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for division in divisions():
        found.setdefault(division.code, []).append(division)
    return {code: tuple(lines) for code, lines in found.items()}


def jurisdiction(division: Division, year: int | None = None) -> Jurisdiction:
    """The area of a division, with the names above it as they were in `year`."""
    path = (*_parents(division, year), division.name)
    return Jurisdiction(division.code, division.name, division.level, path)


def most_named(text: str, *, tails: tuple[str, ...], year: int | None = None) -> Jurisdiction | None:
    """The place whose name ends in one of `tails` that a text names most often (five times at least).

    Cities of prefecture rank go before those of county rank unless the text names these twice as often.
    """
    counts = {
        d: text.count(d.short)
        for d in divisions()
        if d.name.endswith(tails) and d.held(year) and len(d.short) > 1 and d.short in text
    }
    ranked = sorted(counts, key=lambda d: (-counts[d] * (1 if d.level == "county" else 2), d.code))
    if "市" not in tails:
        ranked = sorted(counts, key=lambda d: (-counts[d], d.code))
    if not ranked or counts[ranked[0]] < 5:
        return None
    return jurisdiction(ranked[0], year)
