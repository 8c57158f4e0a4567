"""Pillars: the numbered chapters of the plan (of the outlook, where there is no plan)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.model import Pillar, Section, SectionKind, Span

from . import heads
from .blocks import Block

RANKS: Mapping[str, int] = {
    "part": 0,
    "chapter": 1,
    "paren": 2,
    "ordinal": 3,
    "digit": 4,
    "item": 4,
    "paren-digit": 5,
}
"""Usual ranks of marks, the highest first (一、 over （一） over 1.); a mark that is missing here numbers nothing."""


@dataclass(frozen=True, slots=True)
class Series:
    """Heads of one mark counted on: block indexes, and how many characters their chapters hold."""

    mark: str
    members: tuple[int, ...]
    reach: int


def pillars(
    content: str, blocks: Sequence[Block], sections: Sequence[Section], year: int
) -> tuple[Pillar, ...]:
    """The pillars in document order; their ordinals are the numbers that stand in the text.

    `outline.pillar`: of all series of numbered heads in the plan that whose chapters hold most of its text; among
    equals the highest mark. Heads that announce a part of the report (2024年工作安排) are no pillars, a numbered
    governance chapter that counts on is one. `outline.pillar-line`: lines without number, where nothing is
    numbered, counted from 1.
    """
    kinds = [_kind(block, sections) for block in blocks]
    wanted = {"plan", "governance"} if "plan" in kinds else {"outlook", "governance"}
    found: list[Pillar] = []
    for inside in _runs(kinds, wanted):
        best = _best(_series(content, blocks, inside, year))
        if best is None:
            found += _lines(content, blocks, inside, kinds, year)
            continue
        counted = [
            Pillar(blocks[i].number, blocks[i].title, _span(blocks[i]), kinds[i], "outline.pillar")
            for i in best.members
        ]
        found += counted + _chapter(blocks, sections, counted, inside)
    return tuple(found)


def _runs(kinds: Sequence[SectionKind], wanted: set[str]) -> list[list[int]]:
    """Block indexes of the plans: one run a printing of the report, a front part lies between two."""
    runs: list[list[int]] = [[]]
    for i, kind in enumerate(kinds):
        if kind in wanted:
            runs[-1].append(i)
        elif kind in {"front", "review", "closing"} and runs[-1] and "front" in kinds[runs[-1][-1] : i + 1]:
            runs.append([])
    return [run for run in runs if any(kinds[i] != "governance" for i in run)]


def _chapter(
    blocks: Sequence[Block], sections: Sequence[Section], found: Sequence[Pillar], inside: Sequence[int]
) -> list[Pillar]:
    """`outline.governance-chapter`: a chapter about the government outside the count is the pillar after the last.

    Only where a head opens it and it stands behind all pillars. So 政府自身建设 hangs in the graph like the others.
    """
    last = found[-1]
    opened = {
        s.span.start for s in sections if s.kind == "governance" and s.rule != "outline.governance-words"
    }
    for head in (blocks[i] for i in inside):
        if head.start in opened and head.alone and head.start > last.span.start:
            span = _span(head)
            return [Pillar(last.ordinal + 1, head.title, span, "governance", "outline.governance-chapter")]
    return []


def _kind(block: Block, sections: Sequence[Section]) -> SectionKind:
    return next((s.kind for s in sections if s.span.start <= block.start < s.span.end), "front")


def _span(block: Block) -> Span:
    return Span(block.start, block.head)


def _series(content: str, blocks: Sequence[Block], inside: Sequence[int], year: int) -> list[Series]:
    open_: dict[str, list[int]] = {}
    done: list[tuple[str, list[int]]] = []
    for i in inside:
        block = blocks[i]
        told = heads.part(content, block, year)
        if told and told[0] != "governance" and block.mark != "paren":
            for mark in list(open_):
                if RANKS[mark] >= 1 and mark != block.mark:
                    done.append((mark, open_.pop(mark)))
            continue
        if block.mark not in RANKS or block.size < 4:
            continue
        running = open_.get(block.mark)
        if running and block.number == blocks[running[-1]].number + 1:
            running.append(i)
            continue
        if running:
            done.append((block.mark, running))
        open_[block.mark] = [i]
    done += list(open_.items())
    return [
        Series(mark, tuple(members), _reach(blocks, inside, mark, members))
        for mark, members in done
        if len(members) >= 2
    ]


def _reach(blocks: Sequence[Block], inside: Sequence[int], mark: str, members: Sequence[int]) -> int:
    """Characters from the first head to the end of the last chapter: the next head of the same or a higher rank."""
    stop = next(
        (i for i in inside if i > members[-1] and RANKS.get(blocks[i].mark, 9) <= RANKS[mark]), inside[-1] + 1
    )
    return sum(blocks[i].size for i in inside if members[0] <= i < stop)


def _best(series: Sequence[Series]) -> Series | None:
    if not series:
        return None
    most = max(s.reach for s in series)
    wide = [s for s in series if s.reach >= 0.7 * most]
    return min(wide, key=lambda s: (RANKS[s.mark], -s.reach))


def _lines(
    content: str, blocks: Sequence[Block], inside: Sequence[int], kinds: Sequence[SectionKind], year: int
) -> list[Pillar]:
    """Unnumbered headings on lines of their own: three at least, with running text under each."""
    found = [
        blocks[i]
        for n, i in enumerate(inside[:-1])
        if _line(content, blocks[i], year) and kinds[i] != "governance" and blocks[inside[n + 1]].size > 60
    ]
    if len(found) < 3:
        return []
    numbered = enumerate(found, start=1)
    kind = kinds[inside[0]]
    return [Pillar(n, block.title, _span(block), kind, "outline.pillar-line") for n, block in numbered]


def _line(content: str, block: Block, year: int) -> bool:
    """Whether a block is a heading without number: 6 to 36 characters, no closing mark, no part's head."""
    bare = block.alone and not block.mark and 6 <= len(block.title) <= 36
    closed = content[block.end - 1] in "。！：:；"
    return bare and not closed and not heads.vocative(content, block) and not heads.part(content, block, year)
