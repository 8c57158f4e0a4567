"""The heading of a flattened table: its titles, put together where line breaks cut them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .headings import DUTIES, kind
from .tokens import BREAKS, NUMBER, Token

MOST, LONGEST, PIECES = 30, 16, 5
"""Tokens of a heading, characters of a title, and tokens that a title may be broken into."""
WHOLE = re.compile(
    r"序号|编号|(?:类别|领域|备注|进度|投资|金额|电话)|(?:总|计划)?投资(?:额|规模)?(?:[（(].{1,4}[）)])?"
    r"|(?:第一)?(?:牵头|配合|责任|主办|协办|承办|参与|参加|实施|落实|协同|主管|主责)(?:责任|落实)?(?:单位|部门|主体)(?:及责任人)?"
    r"|(?:[省市县区]|[省市县区]?政府)?(?:分管|包保|牵头|责任|联系|主管)?(?:[省市县区]|[省市县区]?政府)?领导|(?:责任|负责|联系)人"
    r"|(?:项目|任务|事项|工作|实事|指标|目标|措施)(?:名称|内容|任务|目标|事项|项目|措施|要求|举措)?"
    r"|(?:主要|具体|工作|建设|项目|重点|年度|目标|实施|任务)(?:内容|目标|任务|工作|举措|措施|项目|事项|要求)"
    r"|(?:计划|预计)?完成(?:时限|时间|日期|期限|情况)|时间节点|时限|办理情况|工作进展"
)
"""Titles that are whole."""


def heading(tokens: Sequence[Token], at: int) -> list[list[Token]]:
    """The titles that begin at a 序号, each the tokens that it is broken into; empty where none do.

    Without a 序号 they have to be a line of their own, apart by tabulators or bars.
    """
    if tokens[at].words not in {"序号", "序", "编号"}:
        return _line(tokens, at)
    end = at
    while end < min(len(tokens), at + MOST) and len(tokens[end].words) <= LONGEST:
        if NUMBER.fullmatch(tokens[end].words):
            break
        end += 1
    ended = end < len(tokens) and NUMBER.fullmatch(tokens[end].words) is not None
    groups = _grouped(tokens[at:end])
    kinds = [kind(title(group)) for group in groups]
    # A title that says nothing to us (所属街道) is no hindrance where the first row's number ends the heading.
    known = all(kinds) or (ended and kinds.count("") <= 2)
    return groups if known and len(groups) > 2 and kinds.count("number") == 1 and _clear(kinds) else []


def title(group: Sequence[Token]) -> str:
    """The words of a title."""
    return "".join(token.words for token in group)


def _clear(kinds: Sequence[str]) -> bool:
    return bool(DUTIES.intersection(kinds)) and "task" in kinds


def _grouped(tokens: Sequence[Token]) -> list[list[Token]]:
    """Tokens put together to titles so that most of these are whole; tabulators and bars always part."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(tokens) + 1):
        options = []
        for first in range(max(0, end - PIECES), end):
            group = tokens[first:end]
            if all(token.before not in {"\t", "|"} for token in group[1:]):
                options.append((best[first][0] + _worth(title(group)), first))
        best.append(max(options))
    groups: list[list[Token]] = []
    end = len(tokens)
    while end:
        first = best[end][1]
        groups.insert(0, list(tokens[first:end]))
        end = first
    return groups


def _worth(words: str) -> float:
    """A whole title is worth one; others cost, so that two halves never win over the whole that they make."""
    if WHOLE.fullmatch(words):
        return 1.0
    return -0.7 if kind(words) and len(words) <= LONGEST else -1.5 - 0.2 * max(0, len(words) - 6)


def _line(tokens: Sequence[Token], at: int) -> list[list[Token]]:
    if at and tokens[at].before not in BREAKS:
        return []
    line = [tokens[at]]
    for token in tokens[at + 1 : at + 12]:
        if token.before in BREAKS:
            break
        line.append(token)
    apart = len(line) > 1 and all(
        token.before in {"\t", "|"} and len(token.words) <= 12 for token in line[1:]
    )
    kinds = [kind(token.words) for token in line]
    return [[token] for token in line] if apart and all(kinds) and _clear(kinds) else []
