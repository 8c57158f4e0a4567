"""How alike two commitments are in their words: pairs of characters, the rarer the weightier.

Cosine of vectors of character pairs weighed by inverse document frequency (Salton and Buckley 1988) over the
commitments that are compared; compared are the sentences of each, since one sentence of a long task may overlap.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .promise import Place, Promise

SENTENCE = re.compile(r"[^。；！\n]+")
WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z]+")
GENERAL = re.compile(
    "推进|推动|加快|加强|建设|完成|实施|开展|组织|提升|提高|完善|健全|建立|构建|"
    "打造|促进|深化|强化|优化|落实|做好|支持|鼓励|引导|培育|发展|工作|工程|项目|"
    "服务|体系|机制|平台|全面|积极|大力|进一步|重点|新增|新建|改造|推广|应用|管理|"
    "能力|水平|全市|全区|全省|全县|以上|左右|争取|力争|不断|持续|着力|相关|有关|"
    "开工|启动|建成"
)
"""Words of every plan, which make nothing alike."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a commitment: whose, where it stands, and the weights of its pairs of characters."""

    owner: int
    start: int
    end: int
    weights: dict[str, float]
    norm: float


@dataclass(frozen=True)
class Likeness:
    """The sentences of a set of commitments, ready to be compared."""

    promises: Sequence[Promise]

    @cached_property
    def rarity(self) -> dict[str, float]:
        """Inverse document frequency of each pair of characters."""
        counts = Counter(pair for promise in self.promises for pair in set(pairs(promise.text)))
        total = len(self.promises) + 1
        return {pair: math.log(total / count) + 0.2 for pair, count in counts.items()}

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences of eight characters or more."""
        found = []
        for owner, promise in enumerate(self.promises):
            for match in SENTENCE.finditer(promise.text):
                counts = Counter(pairs(match[0]))
                weights = {pair: (1 + math.log(n)) * self.rarity[pair] for pair, n in counts.items()}
                norm = math.sqrt(sum(weight * weight for weight in weights.values()))
                if len(match[0]) >= 6 and norm:
                    start = promise.start + match.start()
                    found.append(Sentence(owner, start, promise.start + match.end(), weights, norm))
        return found

    @cached_property
    def holders(self) -> dict[str, list[int]]:
        """Which sentences hold a pair of characters."""
        found: dict[str, list[int]] = {}
        for at, sentence in enumerate(self.sentences):
            for pair in sentence.weights:
                found.setdefault(pair, []).append(at)
        return found

    def alike(self, least: float) -> list[tuple[float, Sentence, Sentence]]:
        """Pairs of sentences of two commitments whose cosine is `least` or more, the best of each two commitments."""
        best: dict[tuple[int, int], tuple[float, Sentence, Sentence]] = {}
        for at, sentence in enumerate(self.sentences):
            dots: Counter[int] = Counter()
            for pair, weight in sentence.weights.items():
                for other in self.holders[pair]:
                    if other > at:
                        dots[other] += weight * self.sentences[other].weights[pair]  # type: ignore[assignment]
            for other, dot in dots.items():
                mate = self.sentences[other]
                score = dot / (sentence.norm * mate.norm)
                key = (sentence.owner, mate.owner)
                if sentence.owner != mate.owner and score >= least and score > best.get(key, (0.0,))[0]:
                    best[key] = (score, sentence, mate)
        return sorted(best.values(), key=lambda entry: (-entry[0], entry[1].start, entry[2].start))


def pairs(words: str) -> list[str]:
    """The pairs of neighbouring characters of each run of writing, words of every plan and figures left out."""
    words = GENERAL.sub(" ", words)
    return [run[at : at + 2] for run in WORDS.findall(words) for at in range(len(run) - 1)]


def shared(a: str, b: str, *, at: tuple[int, int] = (0, 0), least: int = 2) -> list[tuple[Place, Place]]:
    """Stretches of characters that both hold, longest first, none inside another; offsets from `at`."""
    found: list[tuple[Place, Place]] = []
    taken = [False] * len(a)
    for size in range(min(len(a), len(b), 24), least - 1, -1):
        for first in range(len(a) - size + 1):
            piece = a[first : first + size]
            if any(taken[first : first + size]) or not re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9“”]+", piece):
                continue
            if GENERAL.fullmatch(piece) or (second := b.find(piece)) < 0:
                continue
            taken[first : first + size] = [True] * size
            found.append(((at[0] + first, at[0] + first + size), (at[1] + second, at[1] + second + size)))
    return found
