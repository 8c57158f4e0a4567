"""Measures and paragraphs: lead phrases, sub-headings, and the running text that may hold commitments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

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
    walk = _Walk(content, pillars, year)
    for section in sections:
        if section.kind not in PROMISING:
            walk.left_out.append(LeftOut(section.span, section.kind, section.rule))
            continue
        inside = [b for b in blocks if section.span.start <= b.start < section.span.end]
        walk.section(section, inside)
    return Parts(tuple(walk.measures), tuple(walk.paragraphs), tuple(walk.left_out))


class _Walk:
    """Keeps the pillar and measure that are open while blocks go by."""

    def __init__(self, content: str, pillars: Sequence[Pillar], year: int) -> None:
        self.content = content
        self.pillars = {pillar.span.start: pillar for pillar in pillars}
        self.counted = sorted(p.span.start for p in pillars if p.rule != "outline.governance-chapter")
        self.year = year
        self.pillar = 0
        self.head: int | None = None
        self.measures: list[Measure] = []
        self.paragraphs: list[Paragraph] = []
        self.left_out: list[LeftOut] = []

    def section(self, section: Section, blocks: Sequence[Block]) -> None:
        """Read one section's blocks."""
        self.head = None
        if section.kind in {"annex", "outlook"} or (
            section.kind == "plan" and not self._goes_on(section.span.start)
        ):
            self.pillar = 0
        for n, block in enumerate(blocks):
            pillar = self.pillars.get(block.start)
            if pillar:
                self.pillar, self.head = pillar.ordinal, None
            elif self._beyond(section, block):
                self.pillar, self.head = 0, None
            if block.alone and self._is_head(block, n + 1 < len(blocks), bool(pillar)):
                self._announce(block, section.kind, pillar)
            else:
                self._running(block, section, self._horizon(section))

    def _beyond(self, section: Section, block: Block) -> bool:
        """An address behind the last pillar that opens no chapter of its own leaves the pillars: 各位代表！…"""
        headed = section.kind == "governance" and section.rule != "outline.governance-words"
        addressed = heads.vocative(self.content, block) or section.rule == "outline.governance-words"
        return addressed and not headed and not self._goes_on(block.start)

    def _goes_on(self, start: int) -> bool:
        """Whether the count of pillars goes on behind `start` (and does not begin again)."""
        ahead = next((at for at in self.counted if at > start), None)
        return ahead is not None and self.pillars[ahead].ordinal > self.pillar

    def _announce(self, block: Block, kind: SectionKind, pillar: Pillar | None) -> None:
        """A head: left out, and unless it is a pillar's or a part's, the measure of what follows."""
        rule = "outline.pillar" if pillar else "outline.head"
        self.left_out.append(LeftOut(Span(block.start, block.end), "head", rule))
        opens = heads.part(self.content, block, self.year) or heads.vocative(self.content, block)
        if not pillar and not opens and not ANNOUNCES.search(block.title):
            self.head = self._measure(block.body, block.head, kind, "outline.sub-head")

    def _is_head(self, block: Block, more: bool, pillar: bool) -> bool:
        """A line that only announces: no full stop at its end, or a pillar, or an address."""
        last = self.content[block.end - 1]
        if pillar or (heads.vocative(self.content, block) and block.size < 16):
            return True
        return more and block.end - block.body <= 40 and last not in "。！；;"

    def _running(self, block: Block, section: Section, horizon: int | None) -> None:
        """Running text: its lead phrase, if it has one, becomes the measure of the rest; leads inside cut it."""
        start, measure, kind = block.body, self.head, section.kind
        lead = None if section.rule == "outline.governance-words" else self._lead(block)
        if lead:
            measure = self._measure(block.body, lead, kind, "outline.lead")
            self.left_out.append(LeftOut(Span(block.start, lead), "head", "outline.lead"))
            start = lead + 1
        for left, right in inner_leads(self.content, start, block.end):
            self._paragraph(start, left, kind, measure, horizon)
            measure = self._measure(left, right, kind, "outline.inner-lead")
            self.left_out.append(LeftOut(Span(left, right), "head", "outline.inner-lead"))
            start = right + 1
        self._paragraph(start, block.end, kind, measure, horizon)

    def _paragraph(
        self, start: int, end: int, kind: SectionKind, measure: int | None, horizon: int | None
    ) -> None:
        start, end = _trim(self.content, start, end)
        if start < end:
            self.paragraphs.append(Paragraph(Span(start, end), kind, self.pillar, measure, horizon))

    def _lead(self, block: Block) -> int | None:
        """Where the lead phrase ends, or None.

        `outline.lead`: a first sentence (to 。 or ：) of 4 to 32 characters without a figure, with text behind it.
        Not taken: an address, what only announces (主要预期目标是：), a paragraph of one sentence.
        """
        words = self.content[block.body : block.head]
        if block.alone or block.head >= block.end - 8 or not 4 <= len(clean(words)) <= LEAD:
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


def inner_leads(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """Lead phrases inside a pillar's paragraph that runs on without a line break (`outline.inner-lead`).

    A sentence of 5 to 16 characters without comma or figure, a longer one behind it, at least three in a
    paragraph of 450 characters: 推进消费升级。稳步扩大汽车消费，…。扩大有效投资。… In a shorter paragraph such a
    sentence is a promise like the others.
    """
    found: list[tuple[int, int]] = []
    if end - start < 450:
        return found
    ends = list(sentences(content, start, end))
    for (left, right), (after, stop) in pairwise(ends):
        words = clean(content[left : right - 1])
        long = len(clean(content[after:stop])) >= 20
        if 5 <= len(words) <= 16 and long and not re.search(r"[，,、：:\d]", words):
            found.append((_trim(content, left, right)[0], right - 1))
    return found if len(found) >= 3 else []


def sentences(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches up to and with 。！？；."""
    at = start
    for match in END.finditer(content, start, end):
        yield at, match.end()
        at = match.end()
    if at < end:
        yield at, end
