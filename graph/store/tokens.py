"""A Cypher text's words, for the checks before a query of the user is run."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)|(?P<quoted>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`)"""
    r"""|(?P<word>\$?[^\W\d]\w*)|(?P<number>\d[\w.]*)|(?P<mark>=~|.)""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, quoted text or mark of a query, and where it stands."""

    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """The word in small letters, or the mark; empty for a quoted text or a number."""
        return self.text.lower() if self.kind in {"word", "mark"} else ""


def tokens(cypher: str) -> list[Token]:
    """The tokens of a query without spaces and comments."""
    return [
        Token(found.lastgroup or "mark", found[0], found.start())
        for found in _TOKEN.finditer(cypher)
        if found.lastgroup != "space"
    ]


def place(cypher: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    before = cypher[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
