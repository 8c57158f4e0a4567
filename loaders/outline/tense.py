"""Past or future: a light score of a stretch by general words, for parts that no head announces."""

from __future__ import annotations

from .words import pattern


def tense(words: str) -> float:
    """From -1 (all done) to 1 (all to be done), 0 where nothing tells.

    The verbs of plans stand in reviews too (推进, 加强), so a result word weighs twice.

    >>> tense("力争新增企业十家以上，年内建成三所学校。") > 0 > tense("去年完成投资九亿元，同比增长9%，取得了进步。")
    True
    """
    past = 2 * len(pattern("tense", "past").findall(words))
    future = len(pattern("tense", "future").findall(words))
    return (future - past) / (future + past) if future + past else 0.0
