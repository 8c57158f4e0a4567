"""The canonical name of an indicator, from `data/lexicon/indicators.toml`.

Takes `全省规上工业增加值` to 规模以上工业增加值 and `R&D比重` to 研发经费投入强度; leaves what it does not
know as it is, without quotation marks. What is not supported: words in another order.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from loaders.extract.lexicon import lexicon


@cache
def _variants() -> dict[str, str]:
    table: dict[str, list[str]] = lexicon("indicators")["variants"]
    return {folded(variant): name for name, variants in table.items() for variant in [name, *variants]}


def folded(words: str) -> str:
    """Compatibility forms made plain, blanks and quotation marks dropped, Latin letters upper case."""
    plain = unicodedata.normalize("NFKC", words).upper()
    return "".join(c for c in plain if not c.isspace() and c not in "“”\"'‘’")


def canonical(indicator: str) -> str:
    """The name under which an indicator is one node."""
    words = folded(indicator)
    for prefix in lexicon("indicators")["scopes"]["prefixes"]:
        if words.startswith(prefix) and len(words) > len(prefix) + 1:
            words = words[len(prefix) :]
            break
    return _variants().get(words, words or indicator)
