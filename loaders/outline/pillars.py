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
    if not {"plan", "outlook"} & set(kinds):
        return ()
    inside = [i for i, kind in enumerate(kinds) if kind in wanted]
    best = _best(_series(content, blocks, inside, year))
    if best is None:
        return _lines(content, blocks, [i for i in inside if kinds[i] != "governance"], kinds, year)
    return tuple(
        Pillar(blocks[i].number, blocks[i].title, _span(blocks[i]), kinds[i], "outline.pillar")
        for i in best.members
    )


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
) -> tuple[Pillar, ...]:
    """Unnumbered headings on lines of their own: three at least, with running text under each."""
    found = [
        i
        for n, i in enumerate(inside)
        if blocks[i].alone
        and not blocks[i].mark
        and 6 <= len(blocks[i].title) <= 36
        and content[blocks[i].end - 1] not in "。！：:；"
        and not heads.vocative(content, blocks[i])
        and not heads.part(content, blocks[i], year)
        and n + 1 < len(inside)
        and blocks[inside[n + 1]].size > 60
    ]
    if len(found) < 3:
        return ()
    return tuple(
        Pillar(n, blocks[i].title, _span(blocks[i]), kinds[i], "outline.pillar-line")
        for n, i in enumerate(found, start=1)
    )
