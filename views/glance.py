"""A document at a glance: what the overview shows, without Streamlit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Property
from graph.schema import NAMED
from views.excerpt import Excerpt, name_of
from views.promises import Promise
from views.whole_text import parts

GUIDING = re.compile(r"(?:总体要求|总的要求|指导思想|工作思路|以习近平新时代)[^\n]{20,}")


@dataclass(frozen=True, slots=True)
class PillarCount:
    """A pillar with how much it promises."""

    id: str
    title: str
    commitments: int
    numbers: int


@dataclass(frozen=True, slots=True)
class Glance:
    """`past` and `total` are characters; `kinds` are (label, how many things), most first."""

    guiding: str
    headline: tuple[Promise, ...]
    pillars: tuple[PillarCount, ...]
    commitments: int
    numbers: int
    past: int
    total: int
    no_lead: int
    several: int
    vague: int
    kinds: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...]

    @property
    def share(self) -> int:
        """Percent of the text that is past."""
        return round(100 * self.past / self.total) if self.total else 0


def glance(
    document: Mapping[str, Property], text: str, rows: tuple[Promise, ...], excerpt: Excerpt
) -> Glance:
    """What stands out in a document, from its rows and its part of the graph."""
    sections = parts(document, "sections")
    led = [
        [name for name, kind, proposed in row.agencies if kind == "LED_BY" and not proposed] for row in rows
    ]
    warnings = document.get("warnings")
    return Glance(
        _guiding(text, sections),
        tuple(
            row for row in rows if not row.measure and _ordinal(excerpt, row.pillar_id) == 0 and row.targets
        )[:12],
        _pillars(rows),
        len(rows),
        sum(len(row.targets) for row in rows),
        sum(part["end"] - part["start"] for part in sections if part["kind"] == "review"),
        len(text),
        sum(not names for names in led),
        sum(len(names) > 1 for names in led),
        sum(not row.targets and not re.search(r"\d+月|年内|年底|季度", row.text) for row in rows),
        _kinds(excerpt),
        tuple(str(one) for one in warnings) if isinstance(warnings, tuple | list) else (),
    )


def _guiding(text: str, sections: list[dict[str, object]]) -> str:
    """The sentence that says what the year's work follows, shortened."""
    for part in sections:
        start, end = part["start"], part["end"]
        if part["kind"] in ("plan", "outlook") and isinstance(start, int) and isinstance(end, int):
            found = GUIDING.search(text, start, min(end, start + 4000))
            if found:
                line = text[text.rfind("\n", 0, found.start()) + 1 : found.end()].strip()
                return line if len(line) <= 260 else line[:260] + "……"
    return ""


def _ordinal(excerpt: Excerpt, pillar: str) -> object:
    node = excerpt.nodes.get(pillar)
    return node.properties.get("ordinal") if node else None


def _pillars(rows: tuple[Promise, ...]) -> tuple[PillarCount, ...]:
    titles = {row.pillar_id: row.pillar for row in rows if row.pillar_id}
    return tuple(
        PillarCount(
            pillar,
            title,
            sum(row.pillar_id == pillar for row in rows),
            sum(len(row.targets) for row in rows if row.pillar_id == pillar),
        )
        for pillar, title in titles.items()
    )


def _kinds(excerpt: Excerpt) -> tuple[tuple[str, int], ...]:
    counts = Counter(node.label for node in excerpt.nodes.values() if node.label in NAMED and name_of(node))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
