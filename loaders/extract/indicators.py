"""Where the indicator of a number begins and ends, and whether the number is a target at all.

A number's indicator stands before it (托位600个) or behind it (3处口袋公园). Every place where it could begin
or end is a candidate, and so is "no target" (a threshold, a name's number); a log-linear model over plain cues
picks one. The weights were trained on annotated reports by `python -m training` and hold general verbs,
classes of words and single characters only, no names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.extract.clauses_words import read
from loaders.extract.lexicon import any_of, lexicon, weights
from loaders.extract.quantities import Quantity

Side = Literal["before", "behind", "none"]
STOP = "。；;！!？?，,：:"
MARKS = STOP + "、（）()“”‘’《》\n\r "
REACH = 48
"""The farthest that an indicator begins before its number, in characters."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a number: on which side its indicator stands and its stretch; `none` has none."""

    side: Side
    start: int
    end: int
    cues: tuple[str, ...]


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str], frozenset[str]]:
    words = lexicon("delivery")["verbs"]
    ends = re.compile(f"(?:{any_of(words['deliver'])})$")
    reach = re.compile(f"(?:{any_of(words['reach'])})+$")
    return ends, reach, frozenset(words["deliver"]), frozenset(words["adverbs"])


def trimmed_end(content: str, start: int, end: int) -> int:
    """The end of an indicator before its number: words of reaching (达到, 增长, 稳定在) are taken off."""
    _, reach, _, _ = _verbs()
    low = max(start, end - 12)
    m = reach.search(content[low:end].rstrip())
    stripped = low + m.start() if m else low + len(content[low:end].rstrip())
    return stripped if stripped > start else end


def without_verb(words: str) -> str:
    """An indicator without the delivery verb at its end (项目开工), but for one that little else is left of."""
    ends, _, _, _ = _verbs()
    left = ends.sub("", words)
    return left if len(left) > 1 else words


def _bucket(n: int) -> str:
    for limit in (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32):
        if n <= limit:
            return str(limit)
    return "long"


def _ends_verb(content: str, low: int, at: int) -> str:
    """The longest delivery verb that ends at `at`, or an empty string."""
    _, _, deliver, adverbs = _verbs()
    for size in (4, 3, 2, 1):
        if at - size >= low:
            word = content[at - size : at]
            if word in deliver:
                return "verb"
            if word in adverbs:
                return "adverb"
    return ""


def _verb_before(content: str, low: int, at: int) -> str:
    """The delivery verb that ends at `at`, as written; an empty string where none does."""
    _, _, deliver, _ = _verbs()
    return next(
        (w for size in (4, 3, 2, 1) if at - size >= low and (w := content[at - size : at]) in deliver), ""
    )


def _starts_verb(content: str, at: int, high: int) -> bool:
    _, _, deliver, _ = _verbs()
    return any(content[at : at + size] in deliver for size in (4, 3, 2) if at + size <= high)


def _shape(content: str, at: int, low: int, high: int) -> str:
    if not low <= at < high:
        return "^"
    c = content[at]
    if c in MARKS:
        return c
    if c.isdigit():
        return "9"
    return "a" if c.isascii() else "x"


def _unit_class(unit: str) -> str:
    units = lexicon("quantities")["units"]
    if unit in ("%", "‰"):
        return "percent"
    if unit == "个百分点":
        return "points"
    if unit in units["money"]:
        return "money"
    if unit in units["qualifying"]:
        return "qualifying"
    if unit == "":
        return "bare"
    return "measure" if unit.split("/")[0] in units["measure"] else "count"


def _surroundings(content: str, low: int, high: int, q: Quantity) -> tuple[str, ...]:
    """Cues of the number itself: unit, comparator, what stands right before and behind it."""
    behind = _shape(content, q.end, low, high)
    before = _shape(content, q.start - 1, low, high)
    unit = _unit_class(q.unit)
    verb = _ends_verb(content, low, q.start)
    after2 = content[q.end : min(high, q.end + 2)]
    chinese = content[q.number] not in "0123456789０１２３４５６７８９"
    later = bool(re.match(r"[^，。；、]{0,16}[0-9]", content[q.end : min(high, q.end + 20)]))
    quoted = content.count("“", low, q.start) > content.count("”", low, q.start)
    return (
        f"unit={unit}",
        f"op={q.op}",
        f"behind={behind}",
        f"before={before}",
        f"verb={verb}",
        f"cn={chinese}",
        f"quoted={quoted}",
        f"unit,behind={unit},{behind}",
        f"before,behind={before},{behind}",
        f"verb,behind={verb},{behind}",
        f"unit,cn={unit},{chinese}",
        f"unit,verb={unit},{verb}",
        f"later={later}",
        f"unit,later={unit},{later}",
        f"unit,a1={unit},{after2[:1]}",
        f"b1={content[q.start - 1] if q.start > low else '^'}",
        f"a1={after2[:1] or '$'}",
    )


def candidates(content: str, low: int, high: int, q: Quantity) -> list[Candidate]:
    """All readings of the number `q` in the clause `low`–`high`, each with its cues."""
    around = _surroundings(content, low, high, q)
    found = [Candidate("none", q.start, q.start, tuple(f"none|{c}" for c in around))]
    found += _before(content, low, q, around)
    found += _behind(content, high, q, around)
    return found


def _before(content: str, low: int, q: Quantity, around: tuple[str, ...]) -> Iterator[Candidate]:
    for start in range(q.start - 1, max(low, q.start - REACH) - 1, -1):
        if content[start] in "，,。；;、：:）)”》 \n\r" or content[start - 1 : start + 1].isdigit():
            continue
        end = trimmed_end(content, start, q.start)
        words = content[start:end]
        if "。" in words or "；" in words:
            break
        if content.count("”", start, end) != content.count("“", start, end):
            continue
        cues = _cues(content, start, end, low)
        yield Candidate("before", start, end, tuple(f"before|{c}" for c in (*around, *cues)))


def _behind(content: str, high: int, q: Quantity, around: tuple[str, ...]) -> Iterator[Candidate]:
    for end in range(q.end + 1, min(high, q.end + REACH) + 1):
        if content[end - 1] in STOP:
            break
        if content[end - 1] in "、（(“《 \n\r":
            continue
        if content.count("“", q.end, end) > content.count("”", q.end, end):
            continue
        if content.count("（", q.end, end) > content.count("）", q.end, end):
            continue
        cues = _tail_cues(content, q.end, end, high)
        yield Candidate("behind", q.end, end, tuple(f"behind|{c}" for c in (*around, *cues)))


def _crosses(words: str) -> bool:
    """Whether the words run over another number with its unit and a pause behind it."""
    return bool(re.search(r"\d[\d.万亿]*[^\d、，]{1,4}(?:以上|左右|以内)?[、，和]", words))


def _cues(content: str, start: int, end: int, low: int) -> tuple[str, ...]:
    words = content[start:end]
    left = _shape(content, start - 1, low, end)
    verb = _ends_verb(content, low, start)
    word = _verb_before(content, low, start)
    inside = [
        i
        for i in range(start + 1, end - 1)
        if _starts_verb(content, i, end) and _ends_verb(content, start, i) == ""
    ]
    comma = any(c in "，,：:" for c in words)
    pause = words.count("、")
    number = bool(re.search(r"\d", words))
    return (
        f"left={left}",
        f"lverb={verb}",
        f"lword={word}",
        f"left,lverb={left},{verb}",
        f"sverb={_starts_verb(content, start, end)}",
        f"lverb,sverb={verb},{_starts_verb(content, start, end)}",
        f"inside={min(len(inside), 3)}",
        f"comma={comma}",
        f"pause={min(pause, 3)}",
        f"left,pause={left},{min(pause, 3)}",
        f"lverb,pause={verb},{min(pause, 3)}",
        f"left,others={left},{'等' in words}",
        f"lverb,others={verb},{'等' in words},{min(pause, 1)}",
        f"digit={number}",
        f"left,digit={left},{number}",
        f"crosses={_crosses(words)}",
        f"len={_bucket(len(words))}",
        f"l1={content[start - 1] if start > low else '^'}",
        f"f1={content[start]}",
        f"e1={words[-1:]}",
        f"e2={'verb' if _ends_verb(content, start, end) else ''}",
        f"bigram={content[start - 1] if start > low else '^'}{content[start]}",
        f"l2={content[max(low, start - 2) : start]}",
        f"f2={content[start : start + 2]}",
        f"e2={words[-2:]}",
        *_opening(content, start, low),
    )


def _opening(content: str, start: int, low: int) -> Iterator[str]:
    """How the words between the last mark and the indicator read: nothing but adverbs and verbs, or more."""
    mark = next((i + 1 for i in range(start - 1, low - 1, -1) if content[i] in STOP + "、"), low)
    reading = read(content[mark : start + 12])
    behind = start - (mark + reading.verb_at + len(reading.verb))
    if not reading.verb:
        place = "none"
    elif behind == len(reading.second):
        place = "all"
    elif behind == 0:
        place = "first"
    else:
        place = "near" if 0 < behind < 4 else "far"
    yield f"rest={reading.opening},{place}"
    yield f"verb={reading.verb},{behind == 0}"
    yield f"mark={content[mark - 1] if mark > low else '^'},{start == mark}"


def _tail_cues(content: str, start: int, end: int, high: int) -> tuple[str, ...]:
    words = content[start:end]
    right = _shape(content, end, start, high)
    return (
        f"right={right}",
        f"verb={_starts_verb(content, end, high)}",
        f"everb={'verb' if _ends_verb(content, start, end) else ''}",
        f"comma={any(c in '，,' for c in words)}",
        f"pause={min(words.count('、'), 3)}",
        f"right,pause={right},{min(words.count('、'), 3)}",
        f"digit={bool(re.search('[0-9]', words))}",
        f"len={_bucket(len(words))}",
        f"e1={content[end - 1]}",
        f"r1={content[end] if end < high else '$'}",
        f"of={content[end - 1] == '的'}",
        f"of inside={'的' in words}",
        f"verb inside={sum(_starts_verb(content, i, end) for i in range(start + 1, end - 1)) > 0}",
        f"right,verb={right},{_starts_verb(content, end, high)}",
        f"e1,right={content[end - 1]},{right}",
        f"e2={words[-2:]}",
        f"r2={content[end : min(high, end + 2)]}",
        f"e1r1={content[end - 1]}{content[end] if end < high else '$'}",
        f"f2={words[:2]}",
    )


def choose(content: str, low: int, high: int, q: Quantity) -> Candidate:
    """The likeliest reading of a number by the trained weights; ties go to the shorter candidate."""
    table: dict[str, float] = weights("targets").get("indicator", {})
    return max(
        candidates(content, low, high, q),
        key=lambda c: (sum(table.get(cue, 0.0) for cue in c.cues), -(c.end - c.start)),
    )
