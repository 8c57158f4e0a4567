"""The parts of a clause that says who does it: “牵头单位：…；配合单位：…” or “…牵头，…配合”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graph.model import Convention

from .bodies import CLASS, is_body, is_open, listed

Role = Literal["lead", "support", "plain", "all", "person", "share"]
"""`plain`: a list without more; `all`: 按职责分工; `share`: “A、B负责”; `person`: a leader, no body."""

LABEL = re.compile(
    r"(?P<person>(?:分管|包保|责任|牵头|联系|协管|主管)?(?:负责|责任|市|区|县|省|政府)*(?:分管|包保|牵头)?(?:市|区|县|省|政府)*领导(?:同志)?|(?:责任|负责|联系)人)|"
    r"(?P<lead>(?:第一|主要)?牵头(?:负责|责任|主办|实施|落实)?(?:单位|部门|责任单位)?|主办(?:责任)?(?:单位|部门)?|主责(?:单位|部门)|领衔(?:单位|部门)|第一责任(?:单位|部门))|"
    r"(?P<support>(?:主要)?(?:配合|协办|协助|协同|参加|参与|协作)(?:责任|落实|实施)?(?:单位|部门)?|支持(?:单位|部门)|其他责任(?:单位|部门))|"
    r"(?P<plain>(?:责任|承办|实施|落实|主管|承担|负责|完成)(?:单位|部门|主体)|(?:部门|任务|职责|责任)分工|(?:责任|负责)(?=\s*[:：]))"
)
COLON = re.compile(
    r"\s*[:：]\s*|[】〕\]]\s*[:：]?\s*|(?:(?<=单位)|(?<=部门))为(?=[\u4e00-\u9fff])"
    r"|(?:(?<=单位)|(?<=部门))[ \t\u3000]+(?=[\u4e00-\u9fff*★])(?!\S{0,6}(?:单位|部门|领导|时限|备注|时间|人)(?:\s|$))"
)
"""What stands behind a label: a colon, a bracket that closes, 为, or a gap alone behind 单位 and 部门.

No gap counts between headings of columns."""
ASIDE = re.compile(
    r"\s*(?:完成时限|完成时间|完成日期|时间节点|时限|期限|进度安排|资金来源|总?投资|备注|联系(?:人|电话))\s*[:：]"
)
"""Labels beside those of the bodies, whose words name nobody."""
DATED = re.compile(
    r"\s*(?:20\d\d年|\d{1,2}月|年底|年内|全年|长期|持续|按[时期]|[上下]半年|第?[一二三四]季度).{0,16}"
)
"""By when, where it stands beside the bodies."""
SHARED = "(?:按照|按|依)?(?:各自)?(?:职责|责任|职能)?"
VERB = re.compile(
    rf"(?P<lead>(?:{SHARED}分工)?(?:负责)?(?:共同|联合|具体|分别|分头)?(?:牵头|主办|主责)(?:负责|落实|实施|推进|办理)?"
    r"|统筹(?:协调|推进|负责)?|负总责|为(?:牵头|主办|责任)(?:单位|部门))$|"
    r"(?P<support>(?:积极)?(?:配合|协办|协助|协同|参与|参加)(?:落实|实施|推进|负责|做好)?|为(?:配合|协办)(?:单位|部门))$|"
    rf"(?P<all>(?:等)?(?:有关部门|相关部门)?{SHARED}(?:分工|分别|分头|各自)(?:抓好|做好)?(?:负责|落实|实施|推进)?"
    r"|(?:按照|按)(?:各自)?(?:职责|职能)(?:负责|落实))$|"
    r"(?P<share>(?:具体)?(?:共同)?(?:负责|落实|实施|承办|组织实施))$"
)
WITH = "会同"
"""A会同B: A leads, B supports."""
PIECE = re.compile(r"[，；,;。\n]|<br\s*/?>")
ROLES: tuple[Role, ...] = ("person", "lead", "support", "plain", "all", "share")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a clause: a role and where the names of those who have it stand."""

    role: Role
    start: int
    end: int
    labelled: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """Who does a task, as one place says it (from `start` to `end`, brackets and labels included)."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    place: Convention


def pieces(content: str, start: int, end: int) -> tuple[Piece, ...]:
    """The parts of a clause in order; empty where the words give nobody a part.

    A part without label or verb goes with the next that has a verb (“A，B牵头”), else with the one before.
    """
    found: list[Piece] = []
    loose: list[tuple[int, int]] = []
    for first, last in _parts(content, start, end):
        if ASIDE.match(content, first, last) or DATED.fullmatch(content, first, last):
            continue
        piece = _labelled(content, first, last) or _verbal(content, first, last)
        if piece is None:
            loose.append((first, last))
            continue
        if not piece.labelled and loose and all(is_body(content[a:b]) for a, b in loose):
            piece = Piece(piece.role, loose[0][0], piece.end, False)
        elif found and loose:
            found.append(_after(found[-1], loose))
        loose = []
        found += _joint(content, piece)
    if found and loose:
        found.append(_after(found[-1], loose))
    named = [piece for piece in found if piece.role == "person" or _named(content, piece)]
    return tuple(named) if any(piece.role != "person" for piece in named) else ()


def _after(before: Piece, loose: list[tuple[int, int]]) -> Piece:
    """Names that no verb follows: they go on with a label's list, behind “A牵头，” they support."""
    role: Role = "support" if before.role == "lead" and not before.labelled else before.role
    return Piece(role, loose[0][0], loose[-1][1], before.labelled)


def _joint(content: str, piece: Piece) -> Iterator[Piece]:
    """A part as it is, or the two that 会同 makes of it."""
    at = content.find(WITH, piece.start, piece.end)
    if at < 0 or piece.role == "person":
        yield piece
        return
    if at > piece.start:
        yield Piece("lead", piece.start, at, piece.labelled)
    yield Piece("support", at + len(WITH), piece.end, piece.labelled)


def _parts(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between commas and the like outside brackets, cut before each label."""
    depth, first, at = 0, start, start
    while at < end:
        mark = content[at]
        depth += (mark in "（([") - (mark in "）)]")
        label = LABEL.match(content, at, end) if depth <= 0 else None
        if depth <= 0 and (aside := ASIDE.match(content, at, end)):
            if first < at:
                yield first, at
            first, at = at, aside.end()
            continue
        if label and COLON.match(content, label.end(), end):
            if first < at:
                yield first, at
            first, at = at, label.end()
            continue
        comma = PIECE.match(content, at, end) or _behind_verb(content, first, at)
        if depth <= 0 and comma and not _broken(content, first, comma):
            if first < at:
                yield first, at
            first, at = comma.end(), comma.end()
            continue
        at += 1
    if first < end:
        yield first, end


AND = re.compile("、")


def _broken(content: str, first: int, comma: re.Match[str]) -> bool:
    """Whether a line break stands inside a name, or before its verb, and parts nothing."""
    if comma[0] != "\n":
        return False
    following = re.match("[^，。；、\n]*", content[comma.end() :])
    if following and VERB.match(following[0]):
        return True
    *_, last = re.split("[、，；]", content[first : comma.start()].strip())
    said = VERB.search(last)
    return not (is_body(last) or (is_open(last) and CLASS.search(last)) or said)


def _behind_verb(content: str, first: int, at: int) -> re.Match[str] | None:
    """A 、 that parts no names but two parts: “A牵头、B配合”."""
    comma = AND.match(content, at)
    return comma if comma and re.search("(?:牵头|主办|主责|配合|协办|协助)$", content[first:at]) else None


def _labelled(content: str, start: int, end: int) -> Piece | None:
    """“牵头单位：A、B”."""
    while start < end and content[start].isspace():
        start += 1
    match = LABEL.match(content, start, end)
    colon = COLON.match(content, match.end(), end) if match else None
    if match is None or colon is None:
        return None
    role = next(role for role in ROLES if role in match.re.groupindex and match[role])
    inner = _verbal(content, colon.end(), end)
    if inner and role == "plain":
        return Piece(inner.role, inner.start, inner.end, False)
    return Piece(role, colon.end(), inner.start + (inner.end - inner.start) if inner else end, True)


def _verbal(content: str, start: int, end: int) -> Piece | None:
    """“A、B牵头”; a leading 由 is left out, a line break inside the verb (配 and 合) makes no difference."""
    while end > start and (content[end - 1].isspace() or content[end - 1] in "。．."):
        end -= 1
    places = [place for place in range(start, end) if content[place] not in "\r\n"]
    match = VERB.search("".join(content[place] for place in places))
    if match is None:
        return None
    role = next(role for role in ROLES if role in match.re.groupindex and match[role])
    first = start + 1 if content.startswith("由", start) else start
    stop = places[match.start()]
    if role == "all" and re.search(r"(?:有关|相关)(?:部门|单位)", match[0]):
        stop += match[0].index("部门") + 2 if "部门" in match[0] else 0
    return Piece(role, first, stop, False)


def _named(content: str, piece: Piece) -> bool:
    """Whether at least one body or class of bodies stands in a part."""
    return any(
        is_body(content[a:b]) or is_open(content[a:b]) for a, b in listed(content, piece.start, piece.end)
    )
