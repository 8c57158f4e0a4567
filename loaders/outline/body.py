"""The body of a report: review, outlook, plan, governance, by their heads, else by wording."""

from __future__ import annotations

import re

from . import heads
from .blocks import Block
from .marks import Copy, Mark, dense
from .words import figures, pattern

RANKED = {"part", "chapter"}
NOTHING = Block(0, 0, "", 0, 0, 0, "", False)


def body(copy: Copy, start: int, end: int) -> list[Mark]:
    """The marks from block `start` to `end`, in order, the first one at `start`."""
    if start >= end:
        return []
    found = _headed(copy, start, end)
    found = _before(copy, start, found) + found if found else _turned(copy, start, end)
    if not any(mark.kind in {"plan", "outlook"} for mark in found):
        found = _unannounced(copy, found, end)
    found += _governance(copy, found, end)
    return sorted(found, key=lambda mark: mark.index)


def _before(copy: Copy, start: int, found: list[Mark]) -> list[Mark]:
    """`outline.before-head`: what stands before the first head is review, unless that is a plan's and it looks ahead."""
    first = found[0]
    if first.index == start:
        return []
    counted_on = copy.blocks[first.index].number > 1
    past = first.kind == "review" or counted_on or copy.tense(start, first.index) < 0
    return [Mark(start, "review" if past else first.kind, "outline.before-head")]


def _headed(copy: Copy, start: int, end: int) -> list[Mark]:
    """The marks that heads set, walking through the body."""
    marks: list[Mark] = []
    state, rank, chapter = "", "", NOTHING
    told = [heads.part(copy.content, block, copy.year) for block in copy.blocks[start:end]]
    ahead = max((start + n for n, part in enumerate(told) if part and part[0] == "plan"), default=-1)
    for i in range(start, end):
        block = copy.blocks[i]
        kind, rule = _allowed(copy, (i, start, end), told[i - start], state, ahead)
        if not kind and block.mark == rank and rank in RANKED:
            kind, rule = _topical(copy, i, end, state)
        if not kind and not state and block.mark in RANKED and block.number == 1:
            kind, rule = _first(copy, i, end)
        if not kind and state == "governance" and _counts_on(chapter, block):
            kind, rule = "plan", "outline.next-chapter"
        if not kind:
            continue
        if kind == "governance" and state != "governance":
            chapter = block
        elif kind != "governance":
            rank = block.mark
        if kind != state:
            marks.append(Mark(i, kind, rule))
            state = kind
    return marks


def _allowed(
    copy: Copy, place: tuple[int, int, int], told: tuple[str, str] | None, state: str, ahead: int
) -> tuple[str, str]:
    """What a head says, where it may say it: nothing turns back to the review or, from the plan, to the outlook.

    A head of outlook and plan at once (“十五五”时期目标和2026年重点工作) is the plan's where no other follows.
    """
    index = place[0]
    kind, rule = told or ("", "")
    both = pattern("heads", "plan", copy.year).search(figures(copy.blocks[index].title))
    if kind == "outlook" and ahead < index and both:
        kind, rule = "plan", "outline.plan-head"
    back = {"review": {"plan", "governance", "outlook"}, "outlook": {"plan", "governance"}}
    if state in back.get(kind, set()):
        return "", ""
    if kind == "governance" and not _governing(copy, place, state, ahead):
        return "", ""
    return kind, rule


def _counts_on(head: Block, block: Block) -> bool:
    """Whether `block` is the next head of the same count."""
    return bool(block.mark) and block.mark == head.mark and block.number == head.number + 1


def _governing(copy: Copy, place: tuple[int, int, int], state: str, ahead: int) -> bool:
    """Whether a head about the government opens a governance part.

    Behind the review only, or as a chapter late in a body whose plan has no head; an outlook that a plan follows
    keeps its own item about the government; in a count of heads it is the last but one at least, for the chapter
    on the government closes the plan.
    """
    index, start, end = place
    block = copy.blocks[index]
    if state == "review":
        late = copy.size(start, index) > 0.6 * copy.size(start, end)
        return late and block.mark in RANKED and dense(copy.words(index, end))
    if not state:
        return False
    if block.mark not in {"", *RANKED} and state == "outlook" and ahead > index:
        return False
    count, head = 0, block
    for other in copy.blocks[index + 1 : end]:
        if _counts_on(head, other):
            count, head = count + 1, other
    return not block.mark or count <= 1


def _chapter(copy: Copy, index: int, end: int) -> int:
    """Where a chapter ends: at the next head of its mark."""
    mark = copy.blocks[index].mark
    return next((i for i in range(index + 1, end) if copy.blocks[i].mark == mark), end)


def _topical(copy: Copy, index: int, end: int, state: str) -> tuple[str, str]:
    """A chapter of the rank of the parts whose head does not say which part it is.

    `outline.next-chapter`: behind the review where it speaks of what is to be done, behind governance always,
    behind an outlook where it speaks of this year. `outline.governance-chapter`: behind plan or outlook, where
    its head or its first words name the government and its text is about it (增强政府落实力).
    """
    stop = _chapter(copy, index, end)
    words = copy.words(index, stop)
    if state == "governance":
        return "plan", "outline.next-chapter"
    if state == "review":
        return ("plan", "outline.next-chapter") if copy.tense(index, stop) > 0 else ("", "")
    named = "自身建设" in words[:200] or pattern("governance", "heads").search(copy.blocks[index].title)
    if state in {"plan", "outlook"} and named and dense(words):
        return "governance", "outline.governance-chapter"
    if state == "outlook" and re.search(r"20\d\d年全|今年|年的工作", words[:200]):
        return "plan", "outline.next-chapter"
    return "", ""


def _first(copy: Copy, index: int, end: int) -> tuple[str, str]:
    """`outline.first-chapter`: chapter one without a telling head is review where its text looks back."""
    past = copy.tense(index, _chapter(copy, index, end)) < 0
    return ("review", "outline.first-chapter") if past else ("", "")


def _unannounced(copy: Copy, found: list[Mark], end: int) -> list[Mark]:
    """A plan that no head opens: sought by its wording behind the review, before governance."""
    stop = next((mark.index for mark in found if mark.kind == "governance"), end)
    last = max(mark.index for mark in found if mark.index < stop)
    turn = [mark for mark in _turned(copy, last + 1, stop) if mark.index > last + 1]
    if turn and copy.size(turn[0].index, end) * 8 > copy.size(found[0].index, end):
        return sorted(found + turn, key=lambda mark: mark.index)
    return found


def _turned(copy: Copy, start: int, end: int) -> list[Mark]:
    """Review and plan without heads.

    `outline.turn`: the plan begins where a paragraph opens with this year (今年是…, 主要预期目标); of several the one
    that best parts what was done from what is to be done; the heading line before it belongs to it.
    `outline.tense`: without such a paragraph the best parting itself.
    """
    if start >= end:
        return []
    scores = [copy.tense(i, i + 1) * copy.blocks[i].size for i in range(start, end)]
    cues = pattern("turn", "cues", copy.year)
    turns = [i for i in range(start + 1, end) if cues.search(figures(copy.opening(i)))]
    rule = "outline.turn" if turns else "outline.tense"
    at, best, before = start, sum(scores), 0.0
    for i in range(start, end):
        gain = sum(scores) - 2 * before
        if gain > best and (i in turns or not turns):
            at, best = i, gain
        before += scores[i - start]
    if -sum(scores) > best and not turns:
        at = end
    while at > start + 1 and turns and _heading(copy, at - 1):
        at -= 1
    marks = [Mark(start, "review" if at > start else "plan", rule)]
    return [*marks, Mark(at, "plan", rule)] if start < at < end else marks


def _heading(copy: Copy, index: int) -> bool:
    """A short line without a closing mark."""
    block = copy.blocks[index]
    return block.alone and block.size <= 36 and copy.content[block.end - 1] not in "。！；："


def _governance(copy: Copy, marks: list[Mark], end: int) -> list[Mark]:
    """Governance that no head of its own announces, late in the plan.

    `outline.governance-last`: the last counted chapter, whose head names the government, its style or its duty
    and whose text is about it. `outline.governance-words`: an address, or a paragraph that opens with 自身建设,
    whose text is about the government.
    """
    last = next((mark for mark in reversed(marks) if mark.kind in {"plan", "outlook"}), None)
    if last is None or any(mark.kind == "governance" for mark in marks):
        return []
    late = copy.blocks[last.index].start + copy.size(last.index, end) * 0.6
    counted = [i for i in range(last.index, end) if copy.blocks[i].mark in {"chapter", "paren", "ordinal"}]
    if counted:
        head = copy.blocks[counted[-1]]
        named = len(head.title) <= 42 and pattern("governance", "heads").search(head.title)
        if named and head.start > late and dense(copy.words(counted[-1], end)):
            return [Mark(counted[-1], "governance", "outline.governance-last")]
    turns = [i for i in range(last.index, end) if _turns(copy, i)]
    found: list[Mark] = []
    for i, stop in zip(turns, [*turns, end][1:], strict=True):
        if copy.blocks[i].start >= late and dense(copy.words(i, stop)):
            found.append(Mark(i, "governance", "outline.governance-words"))
            found += [Mark(stop, last.kind, "outline.next-address")] * (stop < end)
    return found


def _turns(copy: Copy, index: int) -> bool:
    """Whether a new thought begins here: an address, or a paragraph that opens with the government's building."""
    block = copy.blocks[index]
    return heads.vocative(copy.content, block) or (not block.mark and "自身建设" in copy.opening(index, 24))
