"""Clauses that say who does a task without a label: a list of bodies alone, or a sentence at the end.

“（市发展改革委、市财政局）”, “——市教育局牵头，市住建局配合”, and the same on a line of its own. As nothing but the
names tells such a clause, every name has to be a body of government or a class of them.
"""

from __future__ import annotations

import re

from loaders.extract.bodies import CLASS, STARS, is_body, is_department, is_open, listed
from loaders.extract.parts import DATED, Clause, Piece, pieces
from loaders.outline.blocks import Block

CLOSED = re.compile(r"\s*(?:[。；;，]|$|\d{1,3}[.．、]|[一二三四五六七八九十]{1,3}、|[①-⑳])", re.M)
TAIL = re.compile(r"(?:——|[。；]|—|[ \t\u3000]{2,})\s*(?=(?:由)?[^。；\s][^。；]{1,160}(?:[。；]\s*)?\Z)")
DATE = re.compile(r"[\s\u3000]*(?:20\d\d|[二2][〇○零0])[^\n]{0,8}年")
"""Who signed a document stands above its date."""
VERBS = re.compile("牵头|主办|负责|配合|协办|协助|落实|分工")


def inside(content: str, start: int, end: int) -> tuple[Piece, ...]:
    """What brackets hold that close a sentence and name nothing but bodies."""
    comma = max(content.rfind(mark, start, end) for mark in "，,；;")
    if comma > start and DATED.fullmatch(content, comma + 1, end):
        end, close = comma, end
    else:
        close = end
    if not CLOSED.match(content, close + 1) or not _bodies(content, start, end):
        return ()
    return (Piece("plain", start, end, True),)


def _certain(name: str) -> bool:
    return is_department(name) or (is_open(name) and bool(CLASS.search(name)))


def _bodies(content: str, start: int, end: int) -> bool:
    """Whether a stretch lists bodies and nothing else, the first of them beyond doubt."""
    found = [content[a:b].strip(STARS) for a, b in listed(content, start, end)]
    if not found or not _certain(found[0]):
        return False
    return all(is_body(name) or _certain(name) for name in found)


def line(content: str, block: Block) -> Clause | None:
    """A paragraph that is nothing but such a clause."""
    if block.mark or block.end - block.start > 240 or content[block.end - 1] in "：:":
        return None
    if DATE.match(content, block.end):
        return None
    return _said(content, block.start, block.end) or _alone(content, block)


def _alone(content: str, block: Block) -> Clause | None:
    if content[block.end - 1] in "，、" or not _bodies(content, block.start, block.end):
        return None
    piece = Piece("plain", block.start, block.end, True)
    return Clause(block.start, block.end, (piece,), "following-line")


def tail(content: str, block: Block, since: int) -> Clause | None:
    """Such a clause behind the last stop, dash or gap of a paragraph that has more words."""
    start = max(block.body, since)
    found = list(TAIL.finditer(content[: block.end], start))
    if not found or not content[start : found[-1].start()].strip("。；，、 \t\u3000"):
        return None
    dash = found[-1][0].startswith("—")
    clause = _said(content, found[-1].end(), block.end)
    if clause is None and dash and _bodies(content, found[-1].end(), block.end):
        piece = Piece("plain", found[-1].end(), block.end, True)
        clause = Clause(found[-1].end(), block.end, (piece,), "following-line")
    if clause and dash:
        return Clause(found[-1].start(), clause.end, clause.pieces, clause.place)
    return clause


def _said(content: str, start: int, end: int) -> Clause | None:
    """“由A牵头，B配合”, every name of it a body."""
    if not VERBS.search(content, start, end):
        return None
    parts = pieces(content, start, end)
    named = [content[a:b] for piece in parts for a, b in listed(content, piece.start, piece.end)]
    if not parts or not all(is_body(name) or is_open(name) for name in named):
        return None
    whole = sum(piece.end - piece.start for piece in parts) * 2 > end - start
    return Clause(start, end, parts, "following-line") if whole and _certain(named[0]) else None
