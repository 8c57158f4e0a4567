"""Different leads, similar activity toward a similar goal or for the same people (GAO: overlap).

What two commitments are about is told by the words of duties that both hold (污水管网, 足球), which a frame of the whole
plan (a word that a fourth of its commitments hold) does not count among; how alike their sentences are adds to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from .finding import Finding, Kind
from .likeness import Likeness, Sentence, shared
from .parts import parts, score
from .promise import Promise, local, together

LEAST = 0.08
"""Cosine below which the words of two sentences say nothing."""
ABOUT = 4.0
"""So much have the topics that two commitments share to weigh: one plain word of two characters."""
ALONE = 7.0
"""And so much where their activities differ: a word of four characters, or two."""
FRAME = 0.25
WORKS = re.compile(
    r"完工|竣工|封顶|投入使用|建成开放|动工|开工|工程量|主体|工程(?:建设)?$|项目建设$|扩建|新建工程|改造工程"
)
MANY = re.compile(r"\d+(?:余)?[个项条座处所家片套公里]|全[区市县省]")


def similar_goal(likeness: Likeness) -> Iterator[Finding]:
    """Pairs about the same with different leads that do not work together already.

    None are: streets that do the same in their own areas, and two works on different sites.
    """
    best = {(a.owner, b.owner): (cosine, a, b) for cosine, a, b in likeness.alike(LEAST)}
    frame = _frame(likeness)
    for one, other in combinations(range(len(likeness.promises)), 2):
        a, b = likeness.promises[one], likeness.promises[other]
        topics = {word: a.topics[word] for word in a.topics.keys() & b.topics.keys() if word not in frame}
        about = sum(topics.values())
        least = ABOUT if parts(a.text, b.text, 0.0)["activity"] else ALONE
        if about < least or not apart(a, b) or two_sites(a.text, b.text):
            continue
        yield _finding(a, b, best.get((one, other)), topics)


def _finding(
    a: Promise, b: Promise, best: tuple[float, Sentence, Sentence] | None, topics: Mapping[str, float]
) -> Finding:
    cosine = best[0] if best else 0.0
    found = parts(a.text, b.text, max(cosine, min(1.0, sum(topics.values()) / 12)))
    kind: Kind = "duplicate" if cosine >= 0.75 and found["activity"] >= 0.75 else "similar_goal"
    spans = [
        ((a.start + x, a.start + x + len(word)), (b.start + y, b.start + y + len(word)))
        for word in sorted(topics)
        if (x := a.text.find(word)) >= 0 and (y := b.text.find(word)) >= 0
    ]
    if best:
        spans += shared(_words(a, best[1]), _words(b, best[2]), at=(best[1].start, best[2].start), least=3)
    return Finding(kind, score(found), found, (a, b), tuple(dict.fromkeys(spans)), _ask(a, b, kind))


def _frame(likeness: Likeness) -> frozenset[str]:
    """Words that a fourth of the commitments hold, and three at least."""
    counts = Counter(word for promise in likeness.promises for word in promise.topics)
    least = max(4, FRAME * len(likeness.promises))
    return frozenset(word for word, count in counts.items() if count >= least)


def apart(a: Promise, b: Promise) -> bool:
    """Whether different bodies answer, neither has a part in the other's task, and not each in its own area.

    A count of the whole area beside that of a street in it may hold it, even where one supports the other.
    """
    if not (a.lead and b.lead) or a.lead == b.lead or (local(a.lead) and local(b.lead)):
        return False
    if not together(a, b):
        return True
    counted = {number.indicator for number in a.numbers} & {number.indicator for number in b.numbers}
    return bool(counted) and local(a.lead) != local(b.lead)


def two_sites(a: str, b: str) -> bool:
    """Whether both are works on a site of their own (two schools, two slopes), neither a programme of many."""
    return all(WORKS.search(words) for words in (a, b)) and not any(MANY.search(words) for words in (a, b))


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
