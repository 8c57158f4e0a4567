"""Flattened tables put together again: the cells of a row dealt to the columns that the heading names.

A table pasted as text keeps its cells in order and loses which column each is in: cells apart by tabulators,
blanks, bars or line breaks, empty ones gone, long ones broken. A row is what stands from one number to the next;
of all ways to deal its pieces to the columns in order the best is taken, by what a piece looks like (a body, a
person, a date, words) and by how it is set off from the piece before. The dealing is the usual alignment by
dynamic programming (Needleman and Wunsch, J. Mol. Biol. 48, 1970), with columns for one of the two sequences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.model import Text

from .grids import Grid, Place
from .headings import DUTIES, kind
from .titles import heading, title
from .tokens import BREAKS, EMPTY_LINE, NUMBER, Token, cut, look_of, run

NOTE = re.compile(
    r"附[件表]|注[：:]|备注[：:]|说明[：:]|(?:主办|承办|来源|编辑|责任编辑|抄送)[：:]|版权所有|网站"
)
CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]")
PARTS = {"号", "单位", "部门", "领导", "时限", "时间", "名称", "内容", "目标", "任务", "事项", "措施", "人"}
FITS: dict[str, dict[str, float]] = {
    "number": {"number": 3},
    "task": {"words": 3, "name": 1, "brief": -0.5, "number": -1, "body": -2, "list": -2, "none": -2},
    "duty": {"body": 3, "none": 1, "list": -1, "name": -1, "words": -4, "brief": -4, "number": -5},
    "person": {"name": 2.5, "none": 1, "brief": -3, "words": -4, "body": -4, "number": -4},
    "": {"words": 1, "name": 1, "brief": 1, "number": 0.5, "none": 1, "body": 2},
    "aside": {"brief": 2, "none": 1, "number": 0.5, "words": -0.5, "name": 0, "body": -3},
}
"""How well a piece of a look (inner key) fits a column (outer key)."""
EMPTY = {"number": 6.0, "task": 3.0, "lead": 1.5, "plain": 1.5, "support": 0.5, "person": 1.0}
"""What it costs to leave a column empty; 0.7 for any other."""
SAME = {" ": 0.3, "\n": 0.5, EMPTY_LINE: 0.5, "\t": 2.5, "|": 4.0}
"""What it costs to put a piece into the cell of the piece before, by what parts the two."""
LIST_GOES_ON = 2.0
"""What it costs to end a cell of bodies behind a 、."""
WORST = float("-inf")


def aligned(text: Text) -> list[Grid]:
    """The flattened tables of a text; nothing where a heading is not clear or its rows do not fit."""
    tokens = cut(text.content)
    heads = [(at, head) for at in range(len(tokens)) if (head := heading(tokens, at))]
    found = []
    stops = [*(at for at, _ in heads), len(tokens)][1:]
    for (at, head), stop in zip(heads, stops, strict=True):
        first = at + sum(len(group) for group in head)
        rows = _rows(tokens[first:stop], [title(group) for group in head])
        if rows:
            columns = tuple((group[0].start, group[-1].end) for group in head)
            found.append(Grid(columns, tuple(rows)))
    return found


def _rows(tokens: Sequence[Token], titles: Sequence[str]) -> list[tuple[Place, ...]]:
    """The rows behind a heading, each with a place a column; none where too few of them fit."""
    kinds = [kind(title) for title in titles]
    starts = _starts(tokens) if "number" in kinds else _lines(tokens)
    if not starts:
        return []
    rows, good = [], 0
    longest = max([b - a for a, b in pairwise(starts)], default=len(titles) + 4)
    last = _last(tokens, starts[-1], min(len(tokens), starts[-1] + longest + 2))
    if any(token.before == EMPTY_LINE for token in tokens[starts[0] + 1 : starts[-1]]):
        last = min(len(tokens), starts[-1] + longest + 2)
    for at, stop in zip(starts, [*starts[1:], last], strict=True):
        score, cells = _dealt(_body(tokens[at:stop], titles), kinds)
        held = [cells[column][1] > cells[column][0] for column, name in enumerate(kinds) if name in DUTIES]
        good += score > 0 and any(held)
        rows.append(tuple(cells))
    return rows if good >= 0.75 * len(rows) else []


def _last(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Where the last row ends: at an empty line, in a table that has none inside."""
    return next((at for at in range(start + 1, stop) if tokens[at].before == EMPTY_LINE), stop)


def _starts(tokens: Sequence[Token]) -> list[int]:
    """Where rows begin: numbers that follow one another, each before words; a chapter may begin at 1 again."""
    found: list[int] = []
    expected = 0
    for at in range(len(tokens) - 2):
        match = NUMBER.fullmatch(tokens[at].words)
        if match is None or NUMBER.fullmatch(tokens[at + 1].words):
            continue
        value = int(match[1])
        anew = value == 1 and (look_of(tokens[at - 1].words) in {"body", "name"} or _chapter(tokens[at - 1]))
        if not found or (at - found[-1] > 2 and (value == expected or anew)):
            found.append(at)
            expected = value + 1
    return found


def _lines(tokens: Sequence[Token]) -> list[int]:
    """Where rows begin that have no number: at each line with a tabulator or bar, as long as such lines follow."""
    begins = [at for at, token in enumerate(tokens) if at == 0 or token.before in BREAKS]
    found = []
    for at, stop in zip(begins, [*begins[1:], len(tokens)], strict=True):
        if stop - at < 2 or any(token.before == " " for token in tokens[at + 1 : stop]):
            break
        found.append(at)
    return found


def _chapter(token: Token) -> bool:
    return CHAPTER.match(token.words) is not None


def _body(tokens: Sequence[Token], titles: Sequence[str]) -> list[Token]:
    """A row without what follows it: a note, or the heading again on the next page."""
    for at in range(1, len(tokens)):
        repeated = tokens[at].words in {titles[0], titles[0][:1]} and any(
            token.words in titles or token.words in PARTS for token in tokens[at + 1 : at + 3]
        )
        if repeated or NOTE.match(tokens[at].words):
            return list(tokens[:at])
    return list(tokens)


def _dealt(tokens: Sequence[Token], kinds: Sequence[str]) -> tuple[float, list[Place]]:
    """The best way to deal tokens to columns in order: its score and a place a column (empty: no length).

    Tokens behind the last column are left over where a chapter begins there; else they cost one each.
    """
    size = len(tokens)
    best = [0.0] + [WORST] * size
    came: list[list[int]] = []
    for column in kinds:
        following, origin = [WORST] * (size + 1), [0] * (size + 1)
        for first in range(size + 1):
            if best[first] == WORST:
                continue
            for last, score in enumerate(_scores(tokens[first:], column), start=first):
                if best[first] + score > following[last]:
                    following[last], origin[last] = best[first] + score, first
        best = following
        came.append(origin)
    ends = [best[at] - _left_over(tokens[at:]) for at in range(size + 1)]
    stop = max(range(size + 1), key=lambda at: (ends[at], at))
    score = ends[stop]
    cells: list[Place] = []
    for origin in reversed(came):
        first = origin[stop]
        cells.append((tokens[first].start, tokens[stop - 1].end) if first < stop else (0, 0))
        stop = first
    return score, cells[::-1]


def _scores(tokens: Sequence[Token], column: str) -> Iterator[float]:
    """What it is worth to give a column no token, the first, the first two, and so on."""
    yield -EMPTY.get(column, 0.7)
    outer = "duty" if column in DUTIES else column if column in FITS else "aside"
    # A body more in the lead than needed goes to the column behind it.
    more = 0.1 if column in {"lead", "plain"} else 0.0
    score = whole = 0.0
    for at, token in enumerate(tokens):
        cost = SAME[token.before] + more if at else 0.0
        score += FITS[outer].get(token.look, -6.0) - cost
        whole += FITS["duty"]["body"] - cost
        worth = max(score, whole) if outer == "duty" and at and run(tokens[: at + 1]) else score
        yield worth - (LIST_GOES_ON if outer == "duty" and token.words[-1] in "、，" else 0.0)


def _left_over(tokens: Sequence[Token]) -> float:
    if tokens and _chapter(tokens[0]):
        return 0.0
    return float(len(tokens))
