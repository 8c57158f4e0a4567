"""Who leads and who supports: the parts of a task's clauses turned into duties.

The rules are those of the annotation guide for divisions: labels decide; beside a named lead whoever is
责任单位 or 负责 supports; several that share a task by 分工 all lead; of a plain list the first answers
(部门职责分工协调办法), which is our reading and marked so (`basis` is `default`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Basis, Convention, Duty, Text

from .bodies import STARS, Name, listed, names
from .parts import Piece


@dataclass(frozen=True, slots=True)
class Manner:
    """What holds for a whole document: of a list the first leads; how bodies of its own level begin."""

    first_leads: bool = False
    level: str = ""


FIRST = re.compile(
    r"(?:[列排](?:名|序)?在?(?:为|于)?(?:第一位?|首位?|前面|最前)[的者]?|第一个|首个|第一位|首位)(?:责任|承办)?(?:单位|部门)?"
    r"(?:，|,)?(?:均|即)?(?:为|是|负责|作为)(?:该项|该|本项|此项)?(?:工作|任务)?(?:的)?(?:总)?(?:牵头|第一责任|主办|主要责任|主责)"
)
"""The sentence that gives the lead to whoever stands first in each list of the document."""


def manner_of(content: str) -> Manner:
    """What a document says or shows of itself as a whole."""
    return Manner(bool(FIRST.search(content)), _level(content))


def _level(content: str) -> str:
    """How bodies of the document's own level begin: the level that most names of bodies carry."""
    counts = Counter(
        re.findall(
            r"(?<![\u4e00-\u9fff])(自治[区州县旗]|[省市区县州旗])[\u4e00-\u9fff]{1,12}(?:局|委|厅|办)(?![\u4e00-\u9fff])",
            content,
        )
    )
    return max(counts, key=lambda level: (counts[level], level)) if counts else ""


def duties(text: Text, parts: Sequence[Piece], place: Convention, manner: Manner) -> tuple[Duty, ...]:
    """The duties that the parts of one task's clauses give, in document order; a body has one part only."""
    content = text.content
    named: list[tuple[Piece, list[Name]]] = []
    for piece in parts:
        if piece.role != "person":
            before = [name for _, names_ in named for name in names_]
            spans = list(listed(content, piece.start, piece.end))
            named.append((piece, names(content, spans, before, manner.level)))
    led = any(piece.role == "lead" for piece, _ in named)
    found: list[Duty] = []
    for piece, names_ in named:
        list_ = [name for other, more in named if other.role == piece.role for name in more]
        for name in names_:
            lead, basis, convention = _part(piece, name, list_, led=led, manner=manner, place=place)
            if any(duty.full == name.full for duty in found):
                continue
            span, rule = text.span(name.start, name.end), f"duty.{piece.role}"
            found.append(Duty(span, name.name, name.full, lead, name.open, basis, convention, rule))
    return tuple(found)


def _part(
    piece: Piece, name: Name, names_: Sequence[Name], *, led: bool, manner: Manner, place: Convention
) -> tuple[bool, Basis, Convention]:
    """Whether a name leads, how that is known, and the convention; `names_` are all of its part."""
    if piece.role in {"plain", "share", "all"} and (marked := _marked(name, names_, place)):
        return marked
    if piece.role == "lead":
        return True, "explicit", place
    if piece.role == "support" or led:
        return False, "explicit", place
    if piece.role == "all" or all(one.open for one in names_):
        return True, "explicit", "all"
    if manner.first_leads:
        return name == names_[0], "explicit", "first-listed"
    if piece.role == "share":
        return True, "explicit", place
    return name == names_[0], "explicit" if len(names_) == 1 else "default", place


def _marked(name: Name, names_: Sequence[Name], place: Convention) -> tuple[bool, Basis, Convention] | None:
    """The part that marks beside some names of a list give; stars beside all are mere bullets."""
    marks = [one.mark for one in names_ if one.mark]
    if not marks:
        return None
    if marks[0] not in STARS:
        leads = {"牵头", "主办", "主责"}
        none = not leads.intersection(marks)
        return name.mark in leads or (none and not name.mark and name == names_[0]), "explicit", place
    if len(marks) == len(names_) and marks[0] not in "*＊":
        return None
    return name.mark != "", "explicit", "asterisk"
