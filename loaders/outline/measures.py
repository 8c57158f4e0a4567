"""Measures and paragraphs: lead phrases, sub-headings, and the running text that may hold commitments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import PROMISING, LeftOut, Measure, Paragraph, Pillar, Section, SectionKind, Span

from . import heads
from .blocks import END, Block, clean

LEAD = 32
"""Longest lead phrase, in characters."""

ANNOUNCES = re.compile(r"(?:是|为|如下|要求|目标|以下.*|几项工作|方面.*工作)$")
"""A first sentence that announces what follows and names no measure: 主要预期目标是：, 重点做好以下工作："""

HORIZON = re.compile(r"(?:到|至)(20\d\d)年")


@dataclass(frozen=True, slots=True)
class Parts:
    """What lies in the promising sections."""

    measures: tuple[Measure, ...]
    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[LeftOut, ...]


def parts(
    content: str, blocks: Sequence[Block], sections: Sequence[Section], pillars: Sequence[Pillar], year: int
) -> Parts:
    """Measures, paragraphs, and the stretches left out (heads, lead phrases, sections that promise nothing)."""
    walk = _Walk(content, {p.span.start: p for p in pillars}, year)
    for section in sections:
        if section.kind not in PROMISING:
            walk.left_out.append(LeftOut(section.span, section.kind, section.rule))
            continue
        inside = [b for b in blocks if section.span.start <= b.start < section.span.end]
        walk.section(section, inside)
    return Parts(tuple(walk.measures), tuple(walk.paragraphs), tuple(walk.left_out))


class _Walk:
    """Keeps the pillar and measure that are open while blocks go by."""

    def __init__(self, content: str, pillars: dict[int, Pillar], year: int) -> None:
        self.content = content
        self.pillars = pillars
        self.year = year
        self.pillar = 0
        self.head: int | None = None
        self.measures: list[Measure] = []
        self.paragraphs: list[Paragraph] = []
        self.left_out: list[LeftOut] = []

    def section(self, section: Section, blocks: Sequence[Block]) -> None:
        """Read one section's blocks."""
        self.head = None
        horizon = self._horizon(section)
        for n, block in enumerate(blocks):
            pillar = self.pillars.get(block.start)
            if pillar:
                self.pillar, self.head = pillar.ordinal, None
            if block.alone and self._is_head(block, n + 1 < len(blocks), bool(pillar)):
                reason = "outline.pillar" if pillar else "outline.head"
                self.left_out.append(LeftOut(Span(block.start, block.end), "head", reason))
                if (
                    not pillar
                    and not heads.part(self.content, block, self.year)
                    and not heads.vocative(self.content, block)
                ):
                    self.head = self._measure(block.body, block.head, section.kind, "outline.sub-head")
                continue
            self._running(block, section.kind, horizon)

    def _is_head(self, block: Block, more: bool, pillar: bool) -> bool:
        """A line that only announces: no full stop at its end, or a pillar, or an address."""
        last = self.content[block.end - 1]
        if pillar or heads.vocative(self.content, block):
            return True
        return more and block.end - block.body <= 40 and last not in "。！；;"

    def _running(self, block: Block, kind: SectionKind, horizon: int | None) -> None:
        """Running text: its lead phrase, if it has one, becomes the measure of the rest."""
        start, measure = block.body, self.head
        lead = self._lead(block)
        if lead:
            measure = self._measure(block.body, lead, kind, "outline.lead")
            self.left_out.append(LeftOut(Span(block.start, lead), "head", "outline.lead"))
            start = lead + 1
        start, end = _trim(self.content, start, block.end)
        if start < end:
            self.paragraphs.append(Paragraph(Span(start, end), kind, self.pillar, measure, horizon))

    def _lead(self, block: Block) -> int | None:
        """Where the lead phrase ends: a first sentence (。 or ：) that is short, without a figure, with text behind it."""
        words = self.content[block.body : block.head]
        if block.alone or block.head >= block.end - 8 or len(clean(words)) > LEAD or len(clean(words)) < 4:
            return None
        if re.search(r"\d", words) and not re.search(r"[“”]", words):
            return None
        if heads.vocative(self.content, block) or ANNOUNCES.search(clean(words)):
            return None
        return block.head

    def _measure(self, start: int, end: int, kind: SectionKind, rule: str) -> int:
        title = clean(self.content[start:end])
        self.measures.append(Measure(title, Span(start, end), self.pillar, kind, rule))
        return len(self.measures) - 1

    def _horizon(self, section: Section) -> int | None:
        if section.kind != "outlook":
            return None
        years = [int(y) for y in HORIZON.findall(self.content[section.span.start : section.span.end])]
        ahead = [y for y in years if self.year <= y <= self.year + 40]
        return max(set(ahead), key=ahead.count) if ahead else self.year + 4


def _trim(content: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (content[start].isspace() or content[start] in "，,。；;、:："):
        start += 1
    while end > start and content[end - 1].isspace():
        end -= 1
    return start, end


def sentences(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches up to and with 。！？；."""
    at = start
    for match in END.finditer(content, start, end):
        yield at, match.end()
        at = match.end()
    if at < end:
        yield at, end
