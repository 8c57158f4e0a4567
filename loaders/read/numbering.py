"""The numbers that Word generates for paragraphs: they are no text in the file and are counted here.

After ECMA-376 part 1, 17.9: a paragraph's number follows from its list (`w:num`), its level and the
paragraphs of that list before it; `w:lvlText` says how it is written (`%1、`, `（%2）`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is counted and written."""

    start: int
    form: str
    words: str
    suffix: str
    decimal: bool


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    levels: Mapping[str, Mapping[int, Level]]
    lists: Mapping[str, str]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    restarts: Mapping[str, Mapping[int, int]] = field(default_factory=dict)

    def number(self, list_id: str, depth: int) -> str:
        """The number of a list's next paragraph at a level (0 to 8), with the blank behind it, or ""."""
        kind = self.lists.get(list_id, "")
        levels = self.levels.get(kind, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self.counts.setdefault(kind, {})
        if list_id not in self.begun:
            self.begun.add(list_id)
            for at, start in self.restarts.get(list_id, {}).items():
                counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for below in [at for at in counts if at > depth]:
            del counts[below]
        if level.form in {"bullet", "none"}:
            return ""
        words = re.sub(
            r"%([1-9])", lambda match: self._written(levels, counts, int(match[1]) - 1, level), level.words
        )
        return words + level.suffix if words else ""

    def _written(self, levels: Mapping[int, Level], counts: Mapping[int, int], at: int, own: Level) -> str:
        level = levels.get(at)
        count = counts.get(at, level.start if level else 1)
        return written(count, "decimal" if own.decimal or level is None else level.form)


def numbering(part: _Element | None) -> Numbering:
    """The lists that `word/numbering.xml` defines; none without that part."""
    if part is None:
        return Numbering({}, {})
    levels = {
        _value(kind, "abstractNumId"): {
            int(_value(level, "ilvl")): _level(level) for level in kind.iter(f"{W}lvl")
        }
        for kind in part.iter(f"{W}abstractNum")
    }
    lists: dict[str, str] = {}
    restarts: dict[str, dict[int, int]] = {}
    for number in part.findall(f"{W}num"):
        list_id = _value(number, "numId")
        lists[list_id] = _child(number, "abstractNumId")
        for override in number.findall(f"{W}lvlOverride"):
            start = _child(override, "startOverride")
            if start:
                restarts.setdefault(list_id, {})[int(_value(override, "ilvl"))] = int(start)
    return Numbering(levels, lists, restarts=restarts)


def _level(level: _Element) -> Level:
    suffix = _child(level, "suff") or "tab"
    return Level(
        start=int(_child(level, "start") or 1),
        form=_child(level, "numFmt") or "decimal",
        words=_child(level, "lvlText"),
        suffix="" if suffix == "nothing" else " ",
        decimal=level.find(f"{W}isLgl") is not None,
    )


def _child(element: _Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else _value(found, "val")


def _value(element: _Element, name: str) -> str:
    return element.get(f"{W}{name}") or ""


def chinese(count: int) -> str:
    """A number up to 99 in Chinese numerals, larger ones in figures.

    >>> chinese(3), chinese(10), chinese(21)
    ('三', '十', '二十一')
    """
    if not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones else "")


def roman(count: int) -> str:
    """A number in Roman numerals, upper case."""
    steps = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    found = ""
    for size, words in steps:
        found += words * (count // size)
        count %= size
    return found


FORMS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": chinese,
    "ideographDigital": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "decimalEnclosedCircle": lambda n: chr(0x245F + n) if 0 < n <= 20 else str(n),
    "decimalEnclosedCircleChinese": lambda n: chr(0x245F + n) if 0 < n <= 20 else str(n),
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "decimalFullWidth": lambda n: str(n).translate({ord("0") + i: ord("０") + i for i in range(10)}),
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": lambda n: chr(ord("a") + (n - 1) % 26),
    "upperLetter": lambda n: chr(ord("A") + (n - 1) % 26),
    "lowerRoman": lambda n: roman(n).lower(),
    "upperRoman": roman,
}


def written(count: int, form: str) -> str:
    """A number in one of Word's forms (`ST_NumberFormat`); an unknown form in figures."""
    return FORMS.get(form, str)(count)
