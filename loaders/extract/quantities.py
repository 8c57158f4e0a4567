"""Numbers with a unit, as written: 3000家以上, 4-5个, 超60亿元, 6%左右, 九成, 三分之二.

Length never changes here: a quantity knows the characters that it stands on.
Source of the forms: GB/T 15835-2011. Values: 万 and 亿 are multiplied out, percent stays percent, a fraction
is its percentage to four places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.model import Comparator
from loaders.extract.lexicon import any_of, lexicon

WIDE = str.maketrans("０１２３４５６７８９．％／", "0123456789.%/")
"""Full-width digits and marks, one character for one."""

CHINESE = "零〇一二两三四五六七八九十百千"
DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SCALE = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. `start`–`end` take in the comparators, `number`–`number_end` digits and unit.

    `unit` is the base unit as written, without 万 or 亿; `value` and `high` are multiplied out.
    """

    start: int
    end: int
    number: int
    number_end: int
    value: float | int | str
    high: float | int | None
    unit: str
    op: Comparator
    rule: str


@cache
def pattern() -> re.Pattern[str]:
    """One pattern for comparator, number, multiplier, unit and comparator."""
    lists = lexicon("quantities")
    before = any_of(w for words in lists["comparators"]["before"].values() for w in words)
    # a hard wrap may stand inside a comparator: 左⏎右
    after = (
        "(?:"
        + "|".join(
            r"[\r\n]*".join(w)
            for w in sorted(
                (w for words in lists["comparators"]["after"].values() for w in words), key=lambda w: -len(w)
            )
        )
        + ")"
    )
    spread = any_of(w for words in lists["spread"].values() for w in words)
    units = lists["units"]
    multiplier = any_of(lists["multipliers"])
    bracket = r"(?:[（(][\u4e00-\u9fff]{1,3}[)）])?"
    unit = any_of(units["count"] + units["measure"] + units["money"])
    per = (
        r"(?:/(?:立方米|平方米|平方公里|公里|万人|人|月|日|年|天|周|小时|分钟|秒|次|床|亩|公顷|户|千人|升))?"
    )
    number = rf"(?:\d+(?:,\d{{3}})+|\d+)(?:\.\d+)?|[{CHINESE}]+"
    people = rf"[\u4e00-\u9fff]{{0,8}}?{any_of(units['people'])}"
    blank = r"[ \t\r\n\u3000]*"
    return re.compile(
        rf"(?P<before>{before}{blank})?"
        rf"(?P<low>{number})"
        rf"(?:(?P<low_by>{multiplier})?(?:%|{unit})?{blank}(?:-|—|－|–|~|～|至|到)+{blank}(?P<high>{number}))?"
        rf"(?P<by>{multiplier}|千(?!瓦|米|克))?(?P<spread>{spread})?{blank}"
        rf"(?P<unit>个百分点|百分点|%|‰|{unit}{bracket}{per}|(?=投资|{people}))"
        rf"(?P<spread2>{spread}(?!个|家|项))?"
        rf"(?:{blank}(?P<after>{after}))?"
    )


def chinese_number(words: str) -> int | None:
    """The value of a Chinese numeral below ten thousand: 一百零五 → 105, 两 → 2; None where it is none."""
    total, digit = 0, 0
    if not any(c in SCALE for c in words):
        if len(words) == 1:
            return DIGIT.get(words)
        return int("".join(str(DIGIT[c]) for c in words)) if all(c in DIGIT for c in words) else None
    for c in words:
        if c in DIGIT:
            digit = DIGIT[c]
        else:
            total += (digit or (1 if c == "十" and not total else digit or 1)) * SCALE[c]
            digit = 0
    return total + digit


def plain(value: float) -> float | int:
    """An integer where the number is whole."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def amount(words: str, by: str | None) -> float | int | None:
    """The number that digits or Chinese numerals name, times its multiplier."""
    multipliers: dict[str, int] = lexicon("quantities")["multipliers"]
    base = float(words.replace(",", "")) if words[0].isdigit() else chinese_number(words)
    if base is None:
        return None
    return plain(base * (multipliers.get(by, 1000 if by == "千" else 1) if by else 1))


def comparator(before: str | None, after: str | None, spread: str | None, ranged: bool) -> Comparator:
    """The comparator of a number from the words round it; the last one wins (控制在5.5%左右 is about)."""
    lists = lexicon("quantities")["comparators"]
    after = re.sub(r"\s", "", after or "")
    if ranged:
        return "-"
    for side, words in (("after", after), ("before", (before or "").strip())):
        for op, known in lists[side].items():
            if words and words in known:
                found: Comparator = op
                return found
    return ">" if spread else "="


TENTHS = re.compile(
    r"(?P<n>[一二两三四五六七八九])成(?P<half>半)?(?P<after>以上|左右|以内)?(?!都|为|了|功|效|果|立|员|长)"
)
FRACTION = re.compile(
    r"(?P<below>[二三四五六七八九十])分之(?P<above>[一二两三四五六七八九])(?P<after>以上|左右|以内)?"
)
PERCENT = re.compile(
    rf"(?P<before>不低于|不少于|不超过|超过|低于|高于|至少)?百分之(?P<n>[{CHINESE}]+)(?P<after>以上|左右|以内)?"
)
DOUBLING = re.compile(r"翻(?P<n>[一两二三])番")


def fractions(content: str, start: int, end: int) -> Iterator[Quantity]:
    """九成 (90 %), 三分之二 (66.6667 %), 百分之二 (2 %), 翻一番 (an increase of 100 %)."""
    for m in PERCENT.finditer(content, start, end):
        hundredths = chinese_number(m["n"])
        if hundredths is not None:
            op = comparator(m["before"], m["after"], None, False)
            number = m.end("before") if m["before"] else m.start()
            yield Quantity(
                m.start(), m.end(), number, m.end("n"), hundredths, None, "%", op, "target.percent"
            )
    for m in TENTHS.finditer(content, start, end):
        value = DIGIT[m["n"]] * 10 + (5 if m["half"] else 0)
        op = comparator(None, m["after"], None, False)
        yield Quantity(m.start(), m.end(), m.start(), m.end(), value, None, "%", op, "target.tenths")
    for m in FRACTION.finditer(content, start, end):
        below = chinese_number(m["below"])
        value2 = plain(round(DIGIT[m["above"]] / below * 100, 4)) if below else 0
        op = comparator(None, m["after"], None, False)
        yield Quantity(m.start(), m.end(), m.start(), m.end(), value2, None, "%", op, "target.fraction")
    for m in DOUBLING.finditer(content, start, end):
        value3 = 2 ** DIGIT[m["n"]] * 100 - 100
        yield Quantity(m.start(), m.end(), m.start(), m.end(), value3, None, "%", "=", "target.doubling")


@cache
def _states() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lists = lexicon("quantities")
    full = re.compile(f"(?<!非){any_of(lists['coverage']['full'])}")
    first = re.compile(any_of(lists["coverage"]["breakthrough"]))
    grade = lists["grades"]
    rank = re.compile(
        rf"(?P<rank>{grade['scopes']}(?:综合|高质量|发展)?“?{any_of(grade['ranks'])}”?)|"
        rf"(?:达到|达|优于|保持|稳定在|为|至|到|水)(?P<class>{grade['water']})(?P<after>及以上|或以上|以上)?(?![人型项企别似同])"
    )
    return full, first, rank


def states(content: str, start: int, end: int) -> Iterator[Quantity]:
    """What is checkable without a number: full coverage (100 %), a first one ever (> 0), a grade (II类)."""
    full, first, rank = _states()
    for m in full.finditer(content, start, end):
        yield Quantity(m.start(), m.end(), m.start(), m.end(), 100, None, "%", "=", "target.coverage")
    for m in first.finditer(content, start, end):
        yield Quantity(m.start(), m.end(), m.start(), m.end(), 0, None, "", ">", "target.first-ever")
    for m in rank.finditer(content, start, end):
        group = "rank" if m["rank"] else "class"
        op = comparator(None, m["after"], None, False)
        yield Quantity(
            m.start(group), m.end(), m.start(group), m.end(group), m[group], None, "", op, "target.grade"
        )


@lru_cache(maxsize=4)
def widened(content: str) -> str:
    """The text with full-width digits and marks made plain, of the same length."""
    return content.translate(WIDE)


def quantities(content: str, start: int, end: int) -> list[Quantity]:
    """All quantities between two offsets, in order; quantities never overlap."""
    window = widened(content)
    found = [q for m in pattern().finditer(window, start, end) if (q := _quantity(window, m))]
    found += list(fractions(window, start, end))
    found += list(states(content, start, end))
    found.sort(key=lambda q: (q.start, -q.end))
    kept: list[Quantity] = []
    for q in found:
        if not kept or q.start >= kept[-1].end:
            kept.append(q)
    return kept


def _quantity(window: str, m: re.Match[str]) -> Quantity | None:
    """The quantity that a match of `pattern` gives, or None for ordinals, years, versions and names."""
    low_start = m.start("low")
    left = window[low_start - 1] if low_start else ""
    if left and (left == "第" or left in ".·-—+/" or (left.isascii() and left.isalpha())) and not m["before"]:
        return None
    if m["unit"] == "" and not m["by"]:
        return None
    ranged = m["high"] is not None
    high_by = m["by"]
    low = amount(m["low"], m["low_by"] or (high_by if ranged else m["by"]))
    high = amount(m["high"], high_by) if ranged else None
    if low is None or (ranged and high is None):
        return None
    unit = re.sub(r"\s", "", m["unit"]) or ("元" if window.startswith("投资", m.end("unit")) else "人")
    if unit == "百分点":
        unit = "个百分点"
    if unit == "年" and not ranged and low >= 1900:
        return None
    op = comparator(m["before"], m["after"], m["spread"] or m["spread2"], ranged)
    rule = "target.range" if ranged else "target.number"
    return Quantity(m.start(), m.end(), low_start, m.end("unit"), low, high, unit, op, rule)
