"""Targets: the checkable numbers, grades and full coverages of a clause.

`quantities` finds the numbers, `indicators` says what each one measures (or that it is none), this module
puts the two together: kind, comparator, shared values (A、B各1家; 分别增长7%、8%以上), deadline, canonical
name. The rules are those of the annotation guide's "A target" and "Settled cases".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from graph.model import Span, Target, TargetKind
from loaders.extract.canonical import canonical
from loaders.extract.indicators import Candidate, choose, without_verb
from loaders.extract.lexicon import any_of, lexicon
from loaders.extract.quantities import Quantity, quantities

BLANK = re.compile(r"\s+|(?:—|－|-)\s*\d+\s*(?:—|－|-)\s")
DATES = re.compile(
    r"到?20\d\d年(?:底|末)?(?:前)?|(?:\d{1,2}月(?:底|末|份)?(?:之?前)?)|年[内底末]前?|[上下]半年|[一二三四]季度(?:末|前)?"
)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    lists = lexicon("quantities")
    change = lists["change"]
    return {
        "increase": re.compile(any_of(change["increase"])),
        "decrease": re.compile(any_of(change["decrease"])),
        "nominal": re.compile(any_of(change["nominal"]) + "$"),
        "reach": re.compile(any_of(lists["level"]["reach"])),
        "level": re.compile(any_of(lists["level"]["nouns"]) + "$"),
        "none": re.compile(any_of(lists["coverage"]["none"])),
    }


def kind(indicator: str, between: str, q: Quantity) -> TargetKind:
    """Count, level, increase, decrease or grade, from the unit and the words round the number.

    `between` are the words from the indicator's end to the number.
    """
    words = _words()
    if isinstance(q.value, str):
        return "grade"
    if q.rule == "target.coverage":
        return "level"
    if q.rule == "target.first-ever":
        return "count"
    if q.rule == "target.doubling":
        return "increase"
    if q.unit == "个百分点":
        return "decrease" if words["decrease"].search(between) and "高于" not in between else "increase"
    if q.unit in ("%", "‰"):
        if re.search(r"(?:到|至|达)\W*$|达到|保持在|稳定在", between):
            return "level"
        if words["decrease"].search(between) or indicator.endswith("降幅"):
            return "decrease"
        if words["increase"].search(between) or words["nominal"].search(indicator):
            return "increase"
        return "level"
    if re.search(r"(?:比|较)\S{0,8}(?:增加|多增|增长)\W*$", between):
        return "increase"
    if re.search(r"(?:比|较)\S{0,8}(?:减少|下降)\W*$", between):
        return "decrease"
    if words["reach"].search(between) or re.search(r"(?:总)?数$", indicator):
        return "level"
    money_or_measure = q.unit not in lexicon("quantities")["units"]["count"]
    if words["level"].search(indicator) and (money_or_measure or re.search("量$|率$|人口$", indicator)):
        return "level"
    return "count"


def clean(words: str) -> str:
    """An indicator without line breaks, blanks and page numbers."""
    return BLANK.sub("", words)


def members(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """The members of a list "A、B和C" as stretches, marks inside quotation marks and brackets left alone."""
    depth, cuts = 0, [start]
    for i in range(start, end):
        c = content[i]
        depth += (c in "“（(《") - (c in "”）)》")
        if depth == 0 and (c == "、" or (c in "和与及" and i - cuts[-1] > 3 and end - i > 4)):
            cuts.append(i + 1)
    cuts.append(end + 1)
    return [(a, b - 1) for a, b in pairwise(cuts) if b - 1 > a]


def targets(content: str, start: int, end: int) -> tuple[Target, ...]:
    """The targets of the clause `start`–`end` of a document, in order; offsets are the document's."""
    found: list[Target] = []
    numbers = [q for q in quantities(content, start, end) if not _cleared(content, q)]
    at = 0
    while at < len(numbers):
        if found and repeats(content, found[-1].span.end, numbers[at], found[-1].unit):
            found.append(_again(found[-1], numbers[at]))
            at += 1
            continue
        run = _run(content, start, numbers, at)
        reading = choose(content, start, end, run[0])
        at += len(run)
        if reading.side != "none":
            found += _targets_of(content, start, _shared(content, reading, run[0]), run)
    when = _deadline(content, start, end)
    return tuple(replace(t, deadline=when) for t in found)


def repeats(content: str, after: int, q: Quantity, unit: str) -> bool:
    """Whether nothing but verbs stands between a target that ends at `after` and a number of the same unit.

    The number then measures what the one before it did: 公共住房开工4000套，建成3000套.
    """
    return q.unit == unit and bool(_bare().fullmatch(content, after, q.start))


@cache
def _bare() -> re.Pattern[str]:
    verbs = lexicon("delivery")["verbs"]
    words = any_of([*verbs["deliver"], *verbs["adverbs"], *verbs["reach"]])
    return re.compile(rf"[，、,]\s*{words}+")


def _again(before: Target, q: Quantity) -> Target:
    """The target of a number that measures what the one before it did; its quote begins with that one's.

    A verb at the indicator's end is that of the number before: 项目开工30个、竣工20个.
    """
    indicator = without_verb(before.indicator)
    return replace(
        before,
        span=Span(before.span.start, q.end),
        indicator=indicator,
        canonical=canonical(indicator),
        op=q.op,
        value=q.value,
        high=q.high,
        rule=q.rule,
    )


def _shared(content: str, reading: Candidate, q: Quantity) -> Candidate:
    """The reading with its stretch mended where a predicate is shared.

    Before 分别, 各 and 均 the indicator takes in all members of its list.
    """
    start = reading.start
    if reading.side != "before":
        return reading
    if re.search(r"分别|[各均]", content[reading.end : q.start]):
        low = content.rfind("，", 0, start) + 1
        while start > low and content[start - 1] in "、和与及":
            until = replace(q, start=start - 1)
            earlier = choose(content, low, start - 1, until)
            if earlier.side != "before" or earlier.end < start - 1:
                break
            start = earlier.start
    return replace(reading, start=start)


def _cleared(content: str, q: Quantity) -> bool:
    return bool(_words()["none"].match(content, max(0, q.start - 2)))


def _run(content: str, start: int, numbers: Sequence[Quantity], at: int) -> list[Quantity]:
    """The numbers that share one predicate: where 分别 stands before `at`, all that follow in a list."""
    first = numbers[at]
    if "分别" not in content[max(start, first.start - 12) : first.start]:
        return [first]
    run = [first]
    for q in numbers[at + 1 :]:
        if (
            content[run[-1].end : q.start].strip() not in ("、", "和", "，", ",", "及", "与")
            or q.unit != first.unit
        ):
            break
        run.append(q)
    return run


def _targets_of(content: str, low: int, reading: Candidate, run: Sequence[Quantity]) -> Iterator[Target]:
    first = _at_least(content, low, run[0]) if reading.side == "behind" else run[0]
    between = content[reading.end : first.start] if reading.side == "before" else _tail(content, first)
    if reading.side == "before" and len(run) > 1:
        yield from _paired(content, reading, run, between)
        return
    stretches = [(reading.start, reading.end)]
    shared = reading.side == "before" and re.search(r"[各均]", between)
    parts = members(content, reading.start, reading.end) if reading.side == "before" else []
    if shared or _same_heads(content, parts, between):
        stretches = parts
    for a, b in stretches:
        quote = (min(a, first.start), max(first.end, b)) if reading.side == "behind" else (a, first.end)
        yield _target(content, (a, b), quote, first, between)


def _same_heads(content: str, parts: Sequence[tuple[int, int]], between: str) -> bool:
    """Two indicators joined by 和 before one rate (工业投资和技改投资增长7%): both end in the same head."""
    if len(parts) != 2 or not re.search("增长|下降", between):
        return False
    heads = {content[b - 2 : b] for _, b in parts}
    return len(heads) == 1 and content[parts[0][1]] in "和与及"


def _paired(content: str, reading: Candidate, run: Sequence[Quantity], between: str) -> Iterator[Target]:
    """A、B分别达到18家、25家: numbers go with members in order, the last comparator covers all."""
    parts = members(content, reading.start, reading.end)
    last = run[-1].op
    for i, q in enumerate(run):
        a, b = parts[i] if len(parts) == len(run) else (reading.start, reading.end)
        if b - a < 4:
            b = reading.end
        op = last if q.op == "=" else q.op
        yield _target(content, (a, b), (a, q.end), replace(q, op=op), between)


def _tail(content: str, q: Quantity) -> str:
    """For an indicator behind its number: 的增长 right after it tells the kind."""
    return content[q.end : q.end + 4] if q.unit in ("%", "个百分点") else ""


def _at_least(content: str, low: int, q: Quantity) -> Quantity:
    """至少建成1家: the comparator stands before the verb."""
    near = content[max(low, q.start - 8) : q.start]
    m = re.search(r"(?:至少|不少于)(?=[^，。；、]*$)", near)
    return replace(q, op=">=", start=q.start - len(near) + m.start()) if m and q.op == "=" else q


def _target(
    content: str, indicator: tuple[int, int], quote: tuple[int, int], q: Quantity, between: str
) -> Target:
    words = clean(content[indicator[0] : indicator[1]])
    op = q.op
    least = re.search(r"至少|不少于|不低于", between)
    if op == "=" and least:
        op = ">="
    return Target(
        span=Span(*quote),
        indicator=words,
        canonical=canonical(words),
        op=op,
        value=q.value,
        high=q.high,
        unit=q.unit,
        kind=kind(words, between, q),
        rule=q.rule,
    )


def _deadline(content: str, start: int, end: int) -> str | None:
    """The words that say by when (6月底前, 到2027年, 年内), or None."""
    m = DATES.search(content, start, end)
    return clean(m.group()) if m and not re.match(r"[个多]", content[m.end() : m.end() + 1]) else None
