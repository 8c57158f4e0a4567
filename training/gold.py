"""The annotated reports: their text, what of it was annotated, and the commitments in it as offsets.

The annotation is a folder beside the checkout: `gold/regions.json` lists the reports with the stretches that
were annotated (`plan`), and `gold/<name>.jsonl` holds one commitment a line with quotes but no offsets; the
offsets are found here the same way as the scoring script finds them. Only what lies in a `plan` region may be
learnt from: the rest of a report's plan was not annotated, so silence there means nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from graph.errors import InputError, MissingInput

Half = Literal["develop", "check"]
Region = tuple[int, int]

TRIM = " \t\r\n\u3000,，。；;、:："
"""What is no part of a commitment at its ends."""


@dataclass(frozen=True, slots=True)
class GoldTarget:
    """A target as annotated; `start` and `end` are those of its quote."""

    start: int
    end: int
    indicator: str
    op: str
    value: float | int | str
    high: float | int | None
    unit: str
    kind: str


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A named thing as annotated; `types` begins with the annotator's first choice."""

    start: int
    end: int
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldCommitment:
    """A commitment as annotated, trimmed of closing marks."""

    start: int
    end: int
    strength: str
    pillar: int | None
    measure: str | None
    targets: tuple[GoldTarget, ...]
    entities: tuple[GoldEntity, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedReport:
    """A report with its annotation. `content` is the decoded file without its byte order mark.

    `plan` are the annotated regions, `review` the regions that hold no commitment; `records` are the lines of
    the annotation as they stand, for the scoring script.
    """

    name: str
    half: Half
    path: Path
    content: str
    plan: tuple[Region, ...]
    review: tuple[Region, ...]
    commitments: tuple[GoldCommitment, ...]
    records: tuple[dict[str, Any], ...]

    def commitments_in(self, region: Region) -> tuple[GoldCommitment, ...]:
        """The commitments that begin inside a region."""
        return tuple(c for c in self.commitments if region[0] <= c.start < region[1])


def shared_folder(folder: Path | None = None) -> Path:
    """The folder that holds `gold` and `corpus`: as given, from COMMITGRAPH_SHARED, or beside the checkout.

    Raises MissingInput where there is no annotation in it.
    """
    beside = Path(__file__).resolve().parents[2] / "shared"
    chosen = folder or Path(os.environ.get("COMMITGRAPH_SHARED") or beside)
    if not (chosen / "gold" / "regions.json").is_file():
        raise MissingInput(
            f"No annotated reports in {chosen}: it needs gold/regions.json. "
            "Name the folder with COMMITGRAPH_SHARED or --shared."
        )
    return chosen


def annotated_reports(
    folder: Path | None = None, *, half: Half | None = None, names: Iterable[str] | None = None
) -> tuple[AnnotatedReport, ...]:
    """All annotated reports in the order of their names; of one `half` or some `names` only, where given."""
    shared = shared_folder(folder)
    regions = json.loads((shared / "gold" / "regions.json").read_text(encoding="utf-8"))
    wanted = set(regions if names is None else names)
    return tuple(
        _report(shared, name, region)
        for name, region in sorted(regions.items())
        if name in wanted and half in (None, region["half"])
    )


def _report(shared: Path, name: str, region: dict[str, Any]) -> AnnotatedReport:
    path = (shared / "corpus" / region["file"]).resolve()
    with path.open(encoding="utf-8-sig", newline="") as file:
        content = file.read()
    lines = (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    records = tuple(json.loads(line) for line in lines if line.strip())
    plan = tuple((start, end) for start, end in region["plan"])
    return AnnotatedReport(
        name=name,
        half=region["half"],
        path=path,
        content=content,
        plan=plan,
        review=tuple((start, end) for start, end in region["review"]),
        commitments=_commitments(content, records, plan),
        records=records,
    )


def _commitments(
    content: str, records: Sequence[dict[str, Any]], plan: Sequence[Region]
) -> tuple[GoldCommitment, ...]:
    found = []
    cursor = 0
    for record in records:
        start = _place(content, record["text"], cursor, plan)
        cursor = start + len(record["text"])
        targets = tuple(_target(content, item, start, cursor) for item in record.get("targets", []))
        entities = tuple(_entity(content, item, start, cursor) for item in record.get("entities", []))
        trimmed_start, trimmed_end = trimmed(content, start, cursor)
        found.append(
            GoldCommitment(
                start=trimmed_start,
                end=trimmed_end,
                strength=record.get("strength", "firm"),
                pillar=record.get("pillar"),
                measure=record.get("measure"),
                targets=targets,
                entities=entities,
            )
        )
    return tuple(found)


def trimmed(content: str, start: int, end: int) -> Region:
    """A stretch without the marks and blanks at its ends."""
    while start < end and content[start] in TRIM:
        start += 1
    while end > start and content[end - 1] in TRIM:
        end -= 1
    return start, end


def _place(content: str, words: str, after: int, plan: Sequence[Region]) -> int:
    """The first place of `words` from `after` on that lies inside a region."""
    at = content.find(words, after)
    while at >= 0 and plan and not any(r[0] <= at and at + len(words) <= r[1] for r in plan):
        at = content.find(words, at + 1)
    if at < 0:
        raise InputError(f"An annotated commitment does not stand in its document: {words[:40]}")
    return at


def _quote(content: str, item: dict[str, Any], start: int, end: int) -> Region:
    at = start - 1
    for _ in range(item.get("nth", 1)):
        at = content.find(item["quote"], at + 1, end)
        if at < 0:
            raise InputError(f"An annotated quote does not stand in its commitment: {item['quote'][:40]}")
    return at, at + len(item["quote"])


def _target(content: str, item: dict[str, Any], start: int, end: int) -> GoldTarget:
    place = _quote(content, item, start, end)
    return GoldTarget(
        start=place[0],
        end=place[1],
        indicator=item.get("indicator") or "",
        op=item.get("op", "="),
        value=item["value"],
        high=item.get("high"),
        unit=item.get("unit") or "",
        kind=item.get("kind", "count"),
    )


def _entity(content: str, item: dict[str, Any], start: int, end: int) -> GoldEntity:
    place = _quote(content, item, start, end)
    return GoldEntity(start=place[0], end=place[1], types=(item["type"], *item.get("also", [])))


def folds(reports: Sequence[AnnotatedReport], count: int = 8) -> tuple[tuple[AnnotatedReport, ...], ...]:
    """The reports dealt out into `count` groups, neighbours into different ones."""
    return tuple(tuple(reports[i::count]) for i in range(count))
