"""Targets in the words of the screen's language."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import Property
from views.selection import Language

_SIGNS = {"=": "", ">": "> ", ">=": "≥ ", "~": "≈ ", "<=": "≤ ", "<": "< "}
_WAN, _YI = 10_000, 100_000_000


def number(value: float | int, language: Language) -> str:
    """A number as people write it: with 万 and 亿 in Chinese where that is exact, else with separators."""
    if language == "zh":
        for size, name in ((_YI, "亿"), (_WAN, "万")):
            scaled = value / size
            if abs(scaled) >= 1 and scaled == round(scaled, 4):
                return _digits(scaled) + name
    return _digits(value)


def _digits(value: float | int) -> str:
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def target(held: Mapping[str, Property], language: Language) -> str:
    """The promised value of a SETS_TARGET edge: sign, number or range, unit (`≥ 150 家`, `10%–12%`)."""
    value, high, unit = held.get("value"), held.get("high"), str(held.get("unit") or "")
    if not isinstance(value, int | float) or isinstance(value, bool):
        return str(value or "")
    said = number(value, language) + unit
    if isinstance(high, int | float) and held.get("op") == "-":
        return f"{number(value, language)}–{number(high, language)}{unit}"
    return _SIGNS.get(str(held.get("op")), "") + said
