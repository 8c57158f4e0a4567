"""Sections: which part of the report each block belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import PROMISING, Section, SectionKind, Span

from . import heads
from .blocks import Block
from .tense import tense
from .words import pattern


@dataclass(frozen=True, slots=True)
class Mark:
    """From block `index` on the text is of `kind`, by `rule`."""

    index: int
    kind: str
    rule: str


def sections(content: str, blocks: Sequence[Block], year: int) -> tuple[Section, ...]:
    """Sections that cover the whole text without gaps, in order.

    A document that prints the report several times (salutation again) is read copy by copy.
    """
    if not blocks:
        return (Section("front", Span(0, len(content)), "", "outline.empty"),)
    starts = [i for i, block in enumerate(blocks) if heads.salutation(content, block)]
    starts = [i for n, i in enumerate(starts) if n == 0 or i - starts[n - 1] > 2]
    marks: list[Mark] = []
    if not starts:
        marks = _opening(content, blocks, year)
        marks += _copy(content, blocks, marks[-1].index if marks else 0, len(blocks), year)
    for n, start in enumerate(starts):
        end = starts[n + 1] if n + 1 < len(starts) else len(blocks)
        if n == 0:
            marks.append(Mark(0, "front", "outline.front"))
        size = sum(b.size for b in blocks[start:end])
        if end < len(blocks) and size < 1500:
            marks.append(Mark(start, "front", "outline.preview"))
            continue
        marks.append(Mark(start, "front", "outline.salutation"))
        marks += _copy(content, blocks, start + 1, end, year)
    return _spans(content, blocks, marks)


def _opening(content: str, blocks: Sequence[Block], year: int) -> list[Mark]:
    """Title lines of a text without salutation; an excerpt may begin in the middle of the review."""
    at = 0
    for i, block in enumerate(blocks[:12]):
        if heads.part(content, block, year) or block.size > 60 or heads.vocative(content, block):
            break
        if (
            pattern("front", "title").search(block.title)
            or pattern("front", "furniture").search(block.title)
            or at
        ):
            at = i + 1
    return [Mark(0, "front", "outline.front")] * bool(at) + [Mark(at, "", "")] * bool(at)


def _copy(content: str, blocks: Sequence[Block], start: int, end: int, year: int) -> list[Mark]:
    """The marks of one printing of the report, from the first block behind the salutation."""
    if start >= end:
        return []
    close, tail = _closing(content, blocks, start, end, year)
    marks = _body(content, blocks, start, close, year)
    marks += _governance(content, blocks, marks, close)
    marks.sort(key=lambda mark: mark.index)
    if close < tail:
        marks.append(Mark(close, "closing", "outline.closing"))
    return marks + _tail(content, blocks, tail, end, year)


def _closing(content: str, blocks: Sequence[Block], start: int, end: int, year: int) -> tuple[int, int]:
    """Where the closing words begin, and where they end.

    `outline.closing`: the last paragraph that calls on the house (让我们…), from the address before it on.
    """
    seen, stop = 0, end
    for i in range(start, end):
        if seen and seen + 8 >= i and (_is_tail(content, blocks, i, year)):
            stop = i
            break
        if heads.call(content, blocks[i]) >= 2 or ("让我们" in content[blocks[i].start : blocks[i].end]):
            seen = i
    else:
        stop = _furniture(content, blocks, start, end)
    calls = [i for i in range(max(start, stop - 12), stop) if heads.call(content, blocks[i]) >= 1]
    if not calls:
        return stop, stop
    last = calls[-1]
    if sum(b.size for b in blocks[last:stop]) > 2500:
        return stop, stop
    first = last
    for i in range(last, max(start - 1, last - 6), -1):
        if blocks[last].end - blocks[i].start > 900:
            break
        if heads.vocative(content, blocks[i]):
            first = i
            break
    return first, stop


def _is_tail(content: str, blocks: Sequence[Block], index: int, year: int) -> bool:
    found = heads.tail(content, blocks, index, year)
    return bool(found) or heads.note(content, blocks[index])


def _furniture(content: str, blocks: Sequence[Block], start: int, end: int) -> int:
    """The end of the body where nothing but a web page's own words follows it."""
    half = blocks[start].start + (blocks[end - 1].end - blocks[start].start) // 2
    for i in range(start, end):
        words = content[blocks[i].start : blocks[i].start + 60]
        if blocks[i].start > half and blocks[i].size < 200 and pattern("front", "furniture").search(words):
            return i
    return end


def _tail(content: str, blocks: Sequence[Block], start: int, end: int, year: int) -> list[Mark]:
    """Glossary, annexes, furniture, closing words printed again."""
    marks: list[Mark] = []
    state = ""
    for i in range(start, end):
        block = blocks[i]
        found = heads.tail(content, blocks, i, year)
        if not found and heads.vocative(content, block) and heads.call(content, block) >= 2:
            found = ("closing", "outline.closing")
        if not found and state in {"", "closing"} and i > start - 1 and heads.note(content, block):
            found = ("glossary", "outline.note")
        if not found and state == "" and i == start:
            found = ("annex", "outline.behind")
        if found and state == "glossary" and found[0] == "annex" and block.mark:
            found = None
        if found and found[0] != state:
            marks.append(Mark(i, *found))
            state = found[0]
    return marks


def _body(content: str, blocks: Sequence[Block], start: int, end: int, year: int) -> list[Mark]:
    """Review, outlook, plan and governance by their heads; by tense where there are none."""
    found = _headed(content, blocks, start, end, year)
    kinds = {mark.kind for mark in found}
    if not found:
        return _by_tense(content, blocks, start, end)
    first = found[0]
    before: list[Mark] = []
    if first.index > start:
        words = content[blocks[start].start : blocks[first.index - 1].end]
        past = first.kind == "review" or blocks[first.index].number > 1 or tense(words) < 0
        before = [
            Mark(start, "review", "outline.before-head")
            if past
            else Mark(start, first.kind, "outline.before-head")
        ]
    if kinds <= {"review"}:
        turn = _by_tense(content, blocks, found[-1].index + 1, end)[1:]
        if (
            turn
            and blocks[end - 1].end - blocks[turn[0].index].start
            > (blocks[end - 1].end - blocks[start].start) // 8
        ):
            return before + found + turn
    return before + found


def _headed(content: str, blocks: Sequence[Block], start: int, end: int, year: int) -> list[Mark]:
    """The marks that heads set, walking through the body."""
    marks: list[Mark] = []
    state, rank, chapter = "", "", Block(0, 0, "", 0, 0, 0, "", False)
    ahead = _last_plan(content, blocks, start, end, year)
    for i in range(start, end):
        block = blocks[i]
        kind, rule = heads.part(content, block, year) or ("", "")
        if kind in {"review", "outlook"} and state in {"plan", "governance", *({"outlook"} & {kind})}:
            kind = ""
        if kind == "review" and state == "outlook":
            kind = ""
        if kind == "governance" and not _governing(content, blocks, i, end, state, ahead):
            kind = ""
        if not kind and state and block.mark == rank and rank in {"chapter", "part"}:
            kind, rule = _topical(content, blocks, i, end, state)
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


def _last_plan(content: str, blocks: Sequence[Block], start: int, end: int, year: int) -> int:
    """The index of the last head that opens a plan, or -1."""
    told = (
        i
        for i in range(end - 1, start - 1, -1)
        if (heads.part(content, blocks[i], year) or ("",))[0] == "plan"
    )
    return next(told, -1)


def _counts_on(head: Block, block: Block) -> bool:
    """Whether `block` is the next head of the same count."""
    return bool(block.mark) and block.mark == head.mark and block.number == head.number + 1


def _governing(content: str, blocks: Sequence[Block], index: int, end: int, state: str, ahead: int) -> bool:
    """Whether a head about the government opens a governance part.

    Only behind the review; an outlook that a plan follows keeps its own chapter about the government; in a count
    of heads it has to be the last but one at least (the chapter on the government closes the plan).
    """
    block = blocks[index]
    if state not in {"plan", "outlook", "governance"}:
        return False
    if block.mark not in {"", "part", "chapter"} and state == "outlook" and ahead > index:
        return False
    count, head = 0, block
    for i in range(index + 1, end):
        if _counts_on(head, blocks[i]):
            count, head = count + 1, blocks[i]
    return not block.mark or count <= 1


def _topical(content: str, blocks: Sequence[Block], index: int, end: int, state: str) -> tuple[str, str]:
    """A chapter of the rank of the parts whose head does not say which part it is.

    `outline.next-chapter`: behind the review where it speaks of what is to be done, behind governance always,
    behind an outlook where it speaks of this year. `outline.governance-chapter`: behind plan or outlook, where
    its first words name the government's own building (对政府自身建设提出新要求).
    """
    mark = blocks[index].mark
    stop = next((i for i in range(index + 1, end) if blocks[i].mark == mark), end)
    words = content[blocks[index].start : blocks[stop - 1].end]
    if state == "governance":
        return "plan", "outline.next-chapter"
    if state == "review":
        return ("plan", "outline.next-chapter") if tense(words) > 0 else ("", "")
    if "自身建设" in words[:200] and _dense(words):
        return "governance", "outline.governance-chapter"
    if state == "outlook" and re.search(r"20\d\d年全|今年|年的工作", words[:200]):
        return "plan", "outline.next-chapter"
    return "", ""


def _dense(words: str) -> bool:
    """Whether a stretch speaks of the government itself: three words at least, one in 120 characters."""
    found = len(pattern("governance", "words").findall(words))
    return found >= 3 and found * 120 >= len(words)


def _by_tense(content: str, blocks: Sequence[Block], start: int, end: int) -> list[Mark]:
    """`outline.tense`: one change point, where what was done before it and what is to be done after it is greatest."""
    if start >= end:
        return []
    scores = [tense(content[b.start : b.end]) * b.size - 0.1 * b.size for b in blocks[start:end]]
    total = sum(scores)
    best, at, before = total, start, 0.0
    for i, score in enumerate(scores):
        before += score
        if total - 2 * before > best:
            best, at = total - 2 * before, start + i + 1
    marks = [Mark(start, "review" if at > start else "plan", "outline.tense")]
    if start < at < end:
        marks.append(Mark(at, "plan", "outline.tense"))
    return marks


def _governance(content: str, blocks: Sequence[Block], marks: Sequence[Mark], end: int) -> list[Mark]:
    """`outline.governance-words`: an address late in the plan whose paragraphs speak of the government itself."""
    if any(mark.kind == "governance" for mark in marks):
        return []
    last = next((mark for mark in reversed(marks) if mark.kind in {"plan", "outlook"}), None)
    if last is None:
        return []
    begin = blocks[last.index].start
    late = begin + (blocks[end - 1].end - begin) * 0.6
    turns = [i for i in range(last.index, end) if _turns(content, blocks[i])]
    found: list[Mark] = []
    for n, i in enumerate(turns):
        stop = turns[n + 1] if n + 1 < len(turns) else end
        words = content[blocks[i].start : blocks[stop - 1].end]
        if blocks[i].start >= late and _dense(words):
            found.append(Mark(i, "governance", "outline.governance-words"))
            if stop < end:
                found.append(Mark(stop, last.kind, "outline.next-address"))
    return found


def _turns(content: str, block: Block) -> bool:
    """Whether a new thought begins here: an address, or a paragraph that opens with the government's own building."""
    opening = content[block.start : min(block.end, block.start + 24)]
    return heads.vocative(content, block) or (not block.mark and "自身建设" in opening)


def _spans(content: str, blocks: Sequence[Block], marks: Sequence[Mark]) -> tuple[Section, ...]:
    """Neighbours of one kind joined, the first one from 0, the last one to the end."""
    merged: list[Mark] = []
    for mark in marks:
        if mark.kind and not (merged and merged[-1].kind == mark.kind):
            merged.append(mark)
    if not merged:
        merged = [Mark(0, "plan", "outline.tense")]
    found = []
    for n, mark in enumerate(merged):
        start = blocks[mark.index].start if n else 0
        end = blocks[merged[n + 1].index].start if n + 1 < len(merged) else len(content)
        kind: SectionKind = mark.kind  # type: ignore[assignment]
        found.append(Section(kind, Span(start, end), blocks[mark.index].title[:60], mark.rule))
    return tuple(found)


def promising(kind: str) -> bool:
    """Whether a section of this kind holds commitments."""
    return kind in PROMISING
