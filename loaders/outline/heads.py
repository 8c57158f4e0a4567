"""What a block's head announces: a part of the report, told by the words of `data/lexicon/outline.toml`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import Block
from .words import figures, pattern

SHORT = 42
"""Longest head of a part, in characters: the longest seen has 37 (two aims in one head)."""

LONG = 56
"""Longest head of a governance chapter that is numbered as the last pillar, in characters."""

NOTE = re.compile(
    r"[\[［〔【(（]\s*(?:注)?\s*[\d１-９]{1,3}\s*[\]］〕】)）]|[\d１-９]{1,3}\s*[.．、:：](?!\d)|注[:：]|[①-⑳*★]"
)


def part(content: str, block: Block, year: int) -> tuple[str, str] | None:
    """Section kind and rule of a head that opens a part of the report, or None.

    `outline.review-head`, `outline.outlook-head`, `outline.plan-head`: a numbered chapter (一、, 第一部分) or a
    line of its own of at most 42 characters that says so: 二、二〇二四年工作安排. Not taken: （一） heads, a
    sentence, the chapters of the plan themselves. `outline.governance-head`: a head of any rank about the
    government itself; only what stands behind the review counts (`sections`).
    """
    title = figures(block.title)
    if not title or len(title) > LONG or pattern("front", "title").search(title):
        return None
    if len(title) <= SHORT and block.mark in {"", "part", "chapter"} and (block.alone or block.mark):
        for kind in ("review", "outlook", "plan"):
            found = pattern("heads", kind, year).search(title)
            if found and not (kind == "plan" and pattern("heads", "governance").search(title)):
                return kind, f"outline.{kind}-head"
    ranked = block.mark in {"part", "chapter", "paren", "ordinal"}
    line = not block.mark and block.alone and len(title) <= 30 and content[block.end - 1] not in "。！；"
    if (ranked or line) and pattern("heads", "governance").search(title):
        return "governance", "outline.governance-head"
    return None


def tail(content: str, blocks: Sequence[Block], index: int, year: int) -> tuple[str, str] | None:
    """Section kind and rule of a head behind the closing words, or None.

    `outline.glossary-head` (名词解释), `outline.annex-head` (附件2, 民生实事项目); a bare 附件一 takes its kind from
    the title on the next lines; an annex that tells what was done (完成情况, last year's 实事) is review:
    `outline.annex-done`. `outline.note`: notes without a head. `outline.furniture`: what a web page puts there.
    """
    block = blocks[index]
    words = content[block.start : min(block.end, block.start + 60)]
    title = figures(block.title)
    if pattern("front", "furniture").search(words) and block.size < 200:
        return "front", "outline.furniture"
    if not block.alone or block.size > SHORT:
        return None
    bare = re.fullmatch(
        r"附(?:件|表|录|注)?\s*[一二三四五六七八九十\d]{0,2}\s*[:：]?", content[block.start : block.end]
    )
    if bare:
        for other in blocks[index + 1 : index + 3]:
            kind = _annex(figures(other.title), year)
            if kind:
                return kind
        return "annex", "outline.annex-head"
    return _annex(title, year) if block.mark in {"", "chapter", "part"} else None


def _annex(title: str, year: int) -> tuple[str, str] | None:
    if len(title) > SHORT:
        return None
    if pattern("heads", "glossary").search(title):
        return "glossary", "outline.glossary-head"
    done = pattern("heads", "done", year).search(title)
    if (done and pattern("heads", "annex", year).search(title)) or (done and "情况" in title):
        return "review", "outline.annex-done"
    if pattern("heads", "annex", year).search(title):
        return "annex", "outline.annex-head"
    return None


def vocative(content: str, block: Block) -> bool:
    """Whether the block begins by addressing the house (各位代表！)."""
    return bool(pattern("front", "vocative").match(content, block.start, block.end))


def salutation(content: str, block: Block) -> bool:
    """Whether the speaker begins here: 现在，我代表市人民政府，向大会报告工作，请予审议."""
    words = re.sub(r"\s", "", content[block.start : min(block.end, block.start + 160)])
    strong = re.search(
        r"我.{0,12}代表.{0,24}(?:政府|国务院|管委会|管理委员会|行署).{0,24}(?:报告|汇报)", words
    )
    return bool(strong) or len(pattern("front", "salutation").findall(words)) >= 2


def call(content: str, block: Block) -> int:
    """How many calls of closing words the block holds (让我们, 团结在…周围, 而努力奋斗)."""
    return len(pattern("closing", "call").findall(re.sub(r"\s", "", content[block.start : block.end])))


def note(content: str, block: Block) -> bool:
    """Whether the block looks like a note of a glossary: [1]…, 1．…, 注：."""
    return bool(NOTE.match(content, block.start, block.end))
