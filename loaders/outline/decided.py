"""The user's decisions about sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from graph.model import Decisions, Section, SectionKind, Span, Text


def decided(sections: Sequence[Section], text: Text, decisions: Decisions) -> tuple[Section, ...]:
    """Sections with the user's corrections on top, the later ones over the earlier.

    A decision of kind `section` has the document's SHA-256 as subject and the value `{"start", "end", "section"}`;
    without `end` it reaches to the end of the section in which it starts.
    """
    found = list(sections)
    for line in decisions.lines:
        kind = line.value.get("section")
        start = line.value.get("start")
        if line.kind != "section" or line.subject != text.sha256 or not isinstance(start, int):
            continue
        if kind in get_args(SectionKind):
            end = line.value.get("end")
            whole = next((s.span.end for s in found if s.span.start <= start < s.span.end), start)
            stop = min(end if isinstance(end, int) else whole, len(text.content))
            found = _put(found, Section(cast(SectionKind, kind), Span(start, stop), "", "decision"))
    return tuple(_joined(found))


def _put(sections: Sequence[Section], new: Section) -> list[Section]:
    """`new` laid over the others, which keep what sticks out of it."""
    found = []
    for old in sections:
        for start, end in (
            (old.span.start, min(old.span.end, new.span.start)),
            (max(old.span.start, new.span.end), old.span.end),
        ):
            if start < end:
                found.append(Section(old.kind, Span(start, end), old.title, old.rule))
    return sorted([*found, new], key=lambda section: section.span.start)


def _joined(sections: Sequence[Section]) -> list[Section]:
    found: list[Section] = []
    for section in sections:
        if found and found[-1].kind == section.kind:
            found[-1] = Section(
                section.kind, Span(found[-1].span.start, section.span.end), found[-1].title, found[-1].rule
            )
        else:
            found.append(section)
    return found
