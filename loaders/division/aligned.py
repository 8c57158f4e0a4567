"""Flattened tables put together again: the cells of a row dealt to the columns that the heading names.

A table pasted as text keeps its cells in order and loses which column each is in: cells apart by tabulators,
blanks, bars or line breaks, empty ones gone, long ones broken. A row is what stands from one number to the next;
of all ways to deal its pieces to the columns in order the best is taken, by what a piece looks like (a body, a
person, a date, words) and by how it is set off from the piece before. The dealing is the usual alignment by
dynamic programming (Needleman and Wunsch, J. Mol. Biol. 48, 1970), with columns for one of the two sequences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from graph.model import Text
from loaders.extract.bodies import LEVELS, is_body, is_department, is_open, listed

from .grids import BRIEF, Grid, Place
from .headings import DUTIES, kind

APART = re.compile(r"[\s\u3000|]+")
NUMBER = re.compile(r"(\d{1,3})[.．、]?")
NAME = re.compile(r"[\u4e00-\u9fff]{1,4}(?:[、，][\u4e00-\u9fff]{2,4})*")
NOTE = re.compile(r"附[件表]|注[：:]|备注[：:]|说明[：:]")
CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]")
PARTS = {"号", "单位", "部门", "领导", "时限", "时间", "名称", "内容", "目标", "任务", "事项", "措施", "人"}
"""How headings go on on the next line: 牵头, then 单位."""

FITS: dict[str, dict[str, float]] = {
    "number": {"number": 3},
    "task": {"words": 3, "name": 1, "brief": -0.5, "number": -1, "body": -2, "none": -2},
    "duty": {"body": 3, "none": 1, "name": -1, "words": -4, "brief": -4, "number": -5},
    "person": {"name": 2.5, "none": 1, "brief": -3, "words": -4, "body": -4, "number": -4},
    "aside": {"brief": 2, "none": 1, "number": 0.5, "words": -0.5, "name": 0, "body": -3},
}
"""How well a piece of a look (inner key) fits a column (outer key)."""
EMPTY = {"number": 6.0, "task": 3.0, "lead": 1.5, "plain": 1.5, "support": 0.5, "person": 1.0}
"""What it costs to leave a column empty; 0.7 for any other."""
SAME = {" ": 0.3, "\n": 0.5, "\t": 2.5, "|": 4.0}
"""What it costs to put a piece into the cell of the piece before, by what parts the two."""
WORST = float("-inf")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a flattened table; `before` is what parts it from the one before."""

    start: int
    end: int
    words: str
    before: str
    look: str = ""


def aligned(text: Text) -> list[Grid]:
    """The flattened tables of a text; nothing where a heading is not clear or its rows do not fit."""
    tokens = _tokens(text.content)
    heads = [(at, head) for at in range(len(tokens)) if (head := _heading(tokens, at))]
    found = []
    stops = [*(at for at, _ in heads), len(tokens)][1:]
    for (at, head), stop in zip(heads, stops, strict=True):
        first = at + sum(len(group) for group in head)
        rows = _rows(tokens[first:stop], [_title(group) for group in head])
        if rows:
            columns = tuple((group[0].start, group[-1].end) for group in head)
            found.append(Grid(columns, tuple(rows)))
    return found


def _tokens(content: str) -> list[Token]:
    found, at, gap = [], 0, ""
    for match in [*APART.finditer(content), None]:
        stop = match.start() if match else len(content)
        if at < stop:
            before = next((mark for mark in "|\t\n" if mark in gap.replace("\r", "\n")), " ")
            found.append(Token(at, stop, content[at:stop], before))
        at, gap = (match.end(), match[0]) if match else (stop, "")
    return found


def _looked(tokens: Sequence[Token]) -> list[Token]:
    """Tokens with their looks; the beginning of a body that goes on on the next line looks like one."""
    found: list[Token] = []
    goes_on = False
    for token, after in zip(tokens, [*tokens[1:], None], strict=False):
        ends, goes_on = goes_on, after is not None and _broken(token.words, after)
        look = "body" if goes_on or ends else _look(token.words)
        found.append(replace(token, look=look))
    return found


def _broken(words: str, after: Token) -> bool:
    """Whether words and the next line are one body: 区教 and 育局, not 教育提升 and 教育局."""
    if after.before != "\n" or not re.fullmatch("[\u4e00-\u9fff、，]{1,14}", words) or _look(words) == "body":
        return False
    whole = after.words[0] in LEVELS or (words[0] not in LEVELS and is_department(after.words))
    return (
        not whole
        and is_department(re.split("[、，]", words + after.words)[-1])
        and _look(words + after.words) == "body"
    )


def _title(group: Sequence[Token]) -> str:
    return "".join(token.words for token in group)


def _heading(tokens: Sequence[Token], at: int) -> list[list[Token]]:
    """The titles that begin at a 序号, each the tokens that it is broken into; empty where none do.

    Without a 序号 they have to be a line of their own, apart by tabulators or bars.
    """
    if tokens[at].words not in {"序号", "序", "编号"}:
        return _line_heading(tokens, at)
    groups: list[list[Token]] = []
    ended = False
    for token in tokens[at : at + 24]:
        ended = NUMBER.fullmatch(token.words) is not None
        if ended or len(token.words) > 16:
            break
        if groups and token.before in " \n" and token.words in PARTS and len(_title(groups[-1])) <= 4:
            groups[-1].append(token)
        else:
            groups.append([token])
    kinds = [kind(_title(group)) for group in groups]
    # A title that says nothing to us (所属街道) is no hindrance where the first row's number ends the heading.
    known = all(kinds) or (ended and kinds.count("") <= 2)
    clear = known and DUTIES.intersection(kinds) and "task" in kinds and kinds.count("number") == 1
    return groups if clear and len(groups) >= 3 else []


def _line_heading(tokens: Sequence[Token], at: int) -> list[list[Token]]:
    if at and tokens[at].before != "\n":
        return []
    line = [tokens[at]]
    for token in tokens[at + 1 : at + 12]:
        if token.before == "\n":
            break
        line.append(token)
    apart = len(line) > 1 and all(token.before in "\t|" and len(token.words) <= 12 for token in line[1:])
    kinds = [kind(token.words) for token in line]
    clear = apart and all(kinds) and DUTIES.intersection(kinds) and "task" in kinds
    return [[token] for token in line] if clear else []


def _rows(tokens: Sequence[Token], titles: Sequence[str]) -> list[tuple[Place, ...]]:
    """The rows behind a heading, each with a place a column; none where too few of them fit."""
    kinds = [kind(title) for title in titles]
    starts = _starts(tokens) if "number" in kinds else _lines(tokens)
    if not starts:
        return []
    rows, good = [], 0
    longest = max([b - a for a, b in pairwise(starts)], default=len(titles) + 4)
    for at, stop in zip(starts, [*starts[1:], min(len(tokens), starts[-1] + longest + 2)], strict=True):
        score, cells = _dealt(_looked(_body(tokens[at:stop], titles)), kinds)
        held = [cells[column][1] > cells[column][0] for column, name in enumerate(kinds) if name in DUTIES]
        good += score > 0 and any(held)
        rows.append(tuple(cells))
    return rows if good >= 0.75 * len(rows) else []


def _starts(tokens: Sequence[Token]) -> list[int]:
    """Where rows begin: numbers that follow one another, each before words; a chapter may begin at 1 again."""
    found: list[int] = []
    expected = 0
    for at in range(len(tokens) - 2):
        match = NUMBER.fullmatch(tokens[at].words)
        if match is None or NUMBER.fullmatch(tokens[at + 1].words):
            continue
        value = int(match[1])
        anew = value == 1 and (_look(tokens[at - 1].words) in {"body", "name"} or _chapter(tokens[at - 1]))
        if not found or (at - found[-1] > 2 and (value == expected or anew)):
            found.append(at)
            expected = value + 1
    return found


def _lines(tokens: Sequence[Token]) -> list[int]:
    """Where rows begin that have no number: at each line with a tabulator or bar, as long as such lines follow."""
    begins = [at for at, token in enumerate(tokens) if at == 0 or token.before == "\n"]
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


@cache
def _look(words: str) -> str:
    """What a piece looks like: a number, none (/), body, brief (a date, a sum), name of a person, or words."""
    if NUMBER.fullmatch(words):
        return "number"
    if not re.search(r"[\u4e00-\u9fffA-Za-z0-9]", words) or words == "无":
        return "none"
    spans = [*listed(words, 0, len(words))]
    if spans and all(is_body(words[a:b]) or is_open(words[a:b]) for a, b in spans) and len(words) < 120:
        return "body" if "。" not in words and not re.search(r"\d", words) else "words"
    if BRIEF.fullmatch(words):
        return "brief"
    return "name" if NAME.fullmatch(words) else "words"


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
            score = 0.0
            for last in range(first, size + 1):
                if last == first:
                    value = best[first] - EMPTY.get(column, 0.7)
                else:
                    score += _fit(tokens[last - 1], column, column_first=last - 1 == first)
                    value = best[first] + score
                if value > following[last]:
                    following[last], origin[last] = value, first
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


def _fit(token: Token, column: str, *, column_first: bool) -> float:
    outer = "duty" if column in DUTIES else column if column in FITS else "aside"
    fit = FITS[outer].get(token.look, -6.0)
    if column_first:
        return fit
    # A body more in the lead than needed goes to the column behind it.
    return fit - SAME[token.before] - (0.1 if column in {"lead", "plain"} else 0.0)


def _left_over(tokens: Sequence[Token]) -> float:
    if tokens and _chapter(tokens[0]):
        return 0.0
    return float(len(tokens))
