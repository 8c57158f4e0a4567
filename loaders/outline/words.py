"""The outline's word lists (`data/lexicon/outline.toml`) as patterns."""

from __future__ import annotations

import re
from functools import cache

from loaders.extract.lexicon import lexicon

CHINESE_YEAR = re.compile("[一二][九〇○零][〇○零一二三四五六七八九]{2}(?=年)")


@cache
def pattern(table: str, key: str, year: int = 0) -> re.Pattern[str]:
    """Any entry of a list; YEAR and PAST become the years of a report of `year`."""
    entries = "|".join(f"(?:{entry})" for entry in lexicon("outline")[table][key])
    years = entries.replace("YEAR", str(year) if year else r"20\d\d")
    return re.compile(years.replace("PAST", str(year - 1) if year else r"20\d\d"))


def figures(words: str) -> str:
    """Years in ASCII figures, so that one pattern knows all spellings: 二〇二四年, ２０２４年, 1 9 9 8 年.

    >>> figures("二〇二四年工作"), figures("１９９１年"), figures("关于1 9 9 8 年")
    ('2024年工作', '1991年', '关于1998年')
    """
    words = words.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    words = re.sub(r"(?<=\d)\s+(?=\d|年)", "", words)
    return CHINESE_YEAR.sub(
        lambda m: m[0].translate(str.maketrans("〇○零一二三四五六七八九", "000123456789")), words
    )
