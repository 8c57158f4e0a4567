"""Every element that was read or annotated, with whether it is right: the errors, the rules' precision, the flips.

Looked at are commitments, targets and names of the annotated stretches, and the sections of whole documents. A
commitment is right where both its ends are, a target where an annotated one has its value, comparator and unit and
touches its words, a name where both its ends and its type are, a section where its kind is and its start within three
characters.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from graph.model import Commitment, Facts, Outline
from loaders.corpus import read_document
from training.gold import AnnotatedReport, GoldTarget, shared_folder
from training.mentions import TYPES

State = Literal["right", "wrong", "missed"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One element: `kind` is clause, target or the type of a name; `rule` is empty where it was missed."""

    report: str
    kind: str
    start: int
    end: int
    rule: str
    state: State
    mark: str
    """The first eight digits of the SHA-256 of its words, which are not kept themselves."""

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What tells it from others."""
        return self.report, self.kind, self.start, self.end


def verdicts(report: AnnotatedReport, facts: Facts) -> list[Verdict]:
    """All verdicts of a report, in document order."""
    read = [c for c in facts.commitments if any(a <= c.span.start < b for a, b in report.plan)]
    found = [*_clauses(report, read), *_targets(report, read), *_names(report, read)]
    return sorted(found, key=lambda one: (one.start, one.end, one.kind))


def _verdict(report: AnnotatedReport, kind: str, start: int, end: int, rule: str, state: State) -> Verdict:
    mark = hashlib.sha256(report.content[start:end].encode()).hexdigest()[:8]
    return Verdict(report.name, kind, start, end, rule, state, mark)


def _clauses(report: AnnotatedReport, read: Sequence[Commitment]) -> Iterator[Verdict]:
    gold = {(c.start, c.end) for c in report.commitments}
    taken = {(c.span.start, c.span.end): c.rule for c in read}
    for (start, end), rule in taken.items():
        yield _verdict(report, "clause", start, end, rule, "right" if (start, end) in gold else "wrong")
    for start, end in gold - taken.keys():
        yield _verdict(report, "clause", start, end, "", "missed")


def _targets(report: AnnotatedReport, read: Sequence[Commitment]) -> Iterator[Verdict]:
    free = [target for c in report.commitments for target in c.targets]
    for target in (target for c in read for target in c.targets):
        start, end = target.span.start, target.span.end
        same = next((t for t in free if t.start < end and start < t.end and _same(t, target)), None)
        if same is not None:
            free.remove(same)
        yield _verdict(report, "target", start, end, target.rule, "right" if same else "wrong")
    for missed in free:
        yield _verdict(report, "target", missed.start, missed.end, "", "missed")


def _same(gold: GoldTarget, found: object) -> bool:
    return all(getattr(gold, name) == getattr(found, name) for name in ("op", "value", "unit"))


def _names(report: AnnotatedReport, read: Sequence[Commitment]) -> Iterator[Verdict]:
    gold = {(e.start, e.end): e.types for c in report.commitments for e in c.entities if e.types[0] in TYPES}
    taken = {(m.span.start, m.span.end): m for c in read for m in c.mentions if m.type in TYPES}
    for (start, end), mention in taken.items():
        right = mention.type in gold.get((start, end), ())
        yield _verdict(report, mention.type, start, end, mention.rule, "right" if right else "wrong")
    for (start, end), types in gold.items():
        if (start, end) not in taken or taken[start, end].type not in types:
            yield _verdict(report, types[0], start, end, "", "missed")


NEAR = 3


def sections(folder: Path | None = None) -> list[Verdict]:
    """The verdicts on the sections of the documents in `gold/outline.jsonl`; a section's words are its first 40."""
    found = []
    for gold, outline in outlines(folder):
        content = outline.text.content
        free = [(one["start"], one["end"], one["section"]) for one in gold["sections"]]
        for section in outline.sections:
            start, end = section.span.start, section.span.end
            same = next((g for g in free if g[2] == section.kind and abs(g[0] - start) <= NEAR), None)
            if same is not None:
                free.remove(same)
            found.append(
                _section(gold["file"], content, start, end, section.rule, "right" if same else "wrong")
            )
        found += [_section(gold["file"], content, start, end, "", "missed") for start, end, _ in free]
    return found


def _section(file: str, content: str, start: int, end: int, rule: str, state: State) -> Verdict:
    mark = hashlib.sha256(content[start : start + 40].encode()).hexdigest()[:8]
    return Verdict(file, "section", start, end, rule, state, mark)


@lru_cache(maxsize=1)
def outlines(folder: Path | None = None) -> tuple[tuple[dict[str, Any], Outline], ...]:
    """The documents of `gold/outline.jsonl` that are at hand: the annotation, the outline as it is read (once)."""
    shared = shared_folder(folder)
    lines = (shared / "gold" / "outline.jsonl").read_text(encoding="utf-8").splitlines()
    found = [(gold, shared / "corpus" / gold["file"]) for gold in map(json.loads, lines)]
    return tuple((gold, read_document(path).outline) for gold, path in found if path.is_file())


Counts = Mapping[str, tuple[int, int]]


def by_rule(found: Iterable[Verdict]) -> Counts:
    """For every rule how many elements it took, and how many of them are right."""
    taken, right = Counter[str](), Counter[str]()
    for one in found:
        if one.rule:
            taken[one.rule] += 1
            right[one.rule] += one.state == "right"
    return {rule: (taken[rule], right[rule]) for rule in sorted(taken)}


def by_section_rule(folder: Path | None = None) -> Counts:
    """For every rule that told a section how many characters it took, and how many are in the right section.

    Stands on the whole documents of `gold/outline.jsonl`; no weights were learnt from these sections.
    """
    taken, right = Counter[str](), Counter[str]()
    for gold, outline in outlines(folder):
        for section in outline.sections:
            span = section.span
            taken[section.rule] += span.end - span.start
            right[section.rule] += sum(
                max(0, min(span.end, one["end"]) - max(span.start, one["start"]))
                for one in gold["sections"]
                if one["section"] == section.kind
            )
    return {rule: (taken[rule], right[rule]) for rule in sorted(taken)}


def by_kind(found: Iterable[Verdict]) -> Mapping[str, tuple[int, int, int]]:
    """For every kind the numbers of right, wrong and missed elements."""
    counts: dict[str, Counter[str]] = {}
    for one in found:
        counts.setdefault(one.kind, Counter())[one.state] += 1
    return {kind: (n["right"], n["wrong"], n["missed"]) for kind, n in sorted(counts.items())}


def errors(reports: Sequence[AnnotatedReport], found: Iterable[Verdict]) -> Iterator[str]:
    """The errors with their place and words, for whoever wants to know what to improve; printed, never kept."""
    contents = {report.name: report.content for report in reports}
    for one in found:
        if one.state != "right":
            whole = contents.get(one.report, "")  # a section is told by its place alone
            words = whole[one.start : one.end].replace("\n", "⏎")
            yield f"{one.report}:{one.start}–{one.end}\t{one.state}\t{one.kind}\t{one.rule}\t{words}"


def frozen(found: Iterable[Verdict]) -> str:
    """The verdicts as the lines of a file that a later run is compared with: place and mark, no words."""
    lines = sorted(f"{v.report}\t{v.kind}\t{v.start}\t{v.end}\t{v.state}\t{v.mark}" for v in found)
    return "# report\tkind\tstart\tend\tstate\tmark\n" + "\n".join(lines) + "\n"


def thaw(path: Path) -> dict[tuple[str, str, int, int], State]:
    """The states that a frozen file holds."""
    states: dict[tuple[str, str, int, int], State] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            report, kind, start, end, state, _ = line.split("\t")
            states[report, kind, int(start), int(end)] = state  # type: ignore[assignment]
    return states


def flips(before: Mapping[tuple[str, str, int, int], State], found: Sequence[Verdict]) -> Iterator[str]:
    """What was right and is no more, what is right now and was not, and what is taken wrongly for the first time."""
    now = {one.key: one.state for one in found}
    for key in sorted(before.keys() | now.keys()):
        old, new = before.get(key, "absent"), now.get(key, "absent")
        if old != new and "right" in (old, new):
            report, kind, start, end = key
            yield f"{'+' if new == 'right' else '-'} {report}:{start}–{end} {kind}: {old} → {new}"
