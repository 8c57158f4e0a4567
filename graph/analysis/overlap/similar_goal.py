"""Different leads, similar activity toward a similar goal or for the same people (GAO: overlap)."""

from __future__ import annotations

from collections.abc import Iterator

from .finding import Finding, Kind
from .likeness import Likeness, Sentence, shared
from .parts import parts, score
from .promise import Promise, local, together

LEAST = 0.2
"""Cosine below which two sentences are no candidates."""


def similar_goal(likeness: Likeness) -> Iterator[Finding]:
    """Pairs of commitments whose best sentences are alike. Streets that do the same in their own areas are none."""
    for cosine, first, second in likeness.alike(LEAST):
        a, b = likeness.promises[first.owner], likeness.promises[second.owner]
        if not apart(a, b):
            continue
        found = parts(_words(a, first), _words(b, second), cosine)
        spans = tuple(shared(_words(a, first), _words(b, second), at=(first.start, second.start)))
        kind: Kind = "duplicate" if found["object"] >= 0.75 and found["activity"] >= 0.75 else "similar_goal"
        yield Finding(kind, score(found), found, (a, b), spans, _ask(a, b, kind))


def apart(a: Promise, b: Promise) -> bool:
    """Whether different bodies answer, neither has a part in the other's task, and not each in its own area."""
    return (
        bool(a.lead and b.lead)
        and a.lead != b.lead
        and not together(a, b)
        and not (local(a.lead) and local(b.lead))
    )


def _words(promise: Promise, sentence: Sentence) -> str:
    return promise.text[sentence.start - promise.start : sentence.end - promise.start]


def _ask(a: Promise, b: Promise, kind: str) -> tuple[str, str]:
    if kind == "duplicate":
        return (
            f"问{a.lead}、{b.lead}：是同一件事吗？若是，只留一个牵头部门。",
            f"Ask {a.lead} and {b.lead}: is it one and the same? If so, leave one lead.",
        )
    return (
        f"问{a.lead}、{b.lead}：对象、资金和考核是否重复？谁统筹？",
        f"Ask {a.lead} and {b.lead}: do recipients, money or checks coincide, and who coordinates?",
    )
