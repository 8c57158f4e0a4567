"""Past or future: a light score of a stretch, for parts that no head announces."""

from __future__ import annotations

import math
import re

from loaders.extract.lexicon import weights


def tense(words: str) -> float:
    """From -1 (tells what was done) to 1 (tells what is to be done); 0 where nothing tells.

    A logistic model over characters and pairs of characters, figures as 0 (`data/weights/tense.json`, made by
    `training/tense.py`). On 60 documents kept back it tells 96 % of paragraphs right; word lists told 87 %.

    >>> tense("力争新增企业十家以上，年内建成三所学校。") > 0 > tense("去年完成投资九亿元，同比增长9%，取得了进步。")
    True
    """
    model = weights("tense")
    if not model:
        return 0.0
    known: dict[str, float] = model["cues"]
    score = float(model["bias"]) + sum(known[cue] for cue in sorted(cues(words)) if cue in known)
    return math.tanh(score / 2)


def cues(words: str) -> frozenset[str]:
    """The characters and pairs of neighbours of a stretch, blanks out, each figure as 0."""
    words = re.sub(r"\d+(?:\.\d+)?", "0", re.sub(r"\s", "", words))
    return frozenset(words) | {words[i : i + 2] for i in range(len(words) - 1)}
