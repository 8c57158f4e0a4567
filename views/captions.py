"""Short captions for drawn nodes. Chinese has no spaces to wrap at, so the lines are broken here."""

from __future__ import annotations

import re
import unicodedata

_NO_START = frozenset("，。、；：！？）】》”’…·%％,.;:!?)]}—")
_NO_END = frozenset("（【《“‘([{")
_PIECE = re.compile(r"[A-Za-z0-9&+.\-/%]+|\s+|.", re.DOTALL)
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


def plain(text: str) -> str:
    """The text on one line, without characters that draw nothing or turn the writing's direction."""
    kept = (" " if char.isspace() else char for char in text)
    return re.sub(r" +", " ", "".join(c for c in kept if unicodedata.category(c) not in _INVISIBLE)).strip()


def width(text: str) -> float:
    """The drawn width in Chinese characters: a narrow character counts half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def shortened(text: str, limit: int) -> str:
    """At most `limit` Chinese characters' width, an ellipsis where something was cut."""
    text = plain(text)
    if width(text) <= limit:
        return text
    kept = ""
    for char in text:
        if width(kept) + width(char) > limit - 1:
            break
        kept += char
    return kept.rstrip() + "…"


def broken(text: str, *, per_line: int = 9, lines: int = 3) -> str:
    """The text in lines of about `per_line` Chinese characters, at most `lines` of them.

    A line may grow by one for a mark that must not begin the next; Latin words and numbers stay whole unless
    one alone is longer than a line.
    """
    rows: list[str] = [""]
    for piece in _pieces(shortened(text, per_line * lines), per_line):
        full = width(rows[-1]) + width(piece) > per_line
        if full and rows[-1] and not _clings(piece, rows[-1], per_line):
            rows.append("")
        if rows[-1] or not piece.isspace():
            rows[-1] += piece
    return "\n".join(_fitted([row.strip() for row in rows if row.strip()], lines))


def _pieces(text: str, per_line: int) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        long = width(piece) > per_line
        pieces += list(piece) if long else [piece]
    return pieces


def _clings(piece: str, row: str, per_line: int) -> bool:
    return piece[0] in _NO_START and width(row) + width(piece) <= per_line + 1


def _fitted(rows: list[str], lines: int) -> list[str]:
    for index, row in enumerate(rows[:-1]):
        if len(row) > 1 and row[-1] in _NO_END:
            rows[index], rows[index + 1] = row[:-1], row[-1] + rows[index + 1]
    if len(rows) <= lines:
        return rows
    return [*rows[: lines - 1], rows[lines - 1].rstrip("…") + "…"]
