"""Tasks in prose and lists: the words, then in brackets or behind a label who does them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extract.bodies import is_body, is_open
from loaders.extract.brackets import OPEN, bracketed, closing
from loaders.extract.duties import FIRST
from loaders.extract.parts import ASIDE, COLON, LABEL, Clause, Piece, pieces
from loaders.outline.blocks import Block

from . import bare

FIELD = re.compile(
    r"(?:(?:政府)?工作报告|报告|年度|工作|总体|主要|具体|建设|项目|任务|重点|推进|落实|实施|改革)?"
    r"(?:目标|内容|任务|措施|举措|事项|要求|工作)(?:任务|措施|分解|清单|要点)?\s*[:：]"
)
"""Labels of the words themselves, which stay out of the task."""
BEFORE_LABEL = "【〔["
"""【责任单位】A: a label in brackets of its own."""
MARGIN = "。；，、;,.:： \t\r\n\u3000"


def clauses(content: str, blocks: Sequence[Block]) -> list[Clause]:
    """The agency clauses of a document, in order; labels on lines that follow one another are one clause."""
    found: list[Clause] = []
    for at, block in enumerate(blocks):
        if found and block.end <= found[-1].end:
            continue
        label = _label_line(content, block, blocks[at + 1] if at + 1 < len(blocks) else None)
        if label:
            if (
                found
                and found[-1].place == "following-line"
                and not content[found[-1].end : block.start].strip()
            ):
                label = Clause(
                    found[-1].start, label.end, (*found[-1].pieces, *label.pieces), "following-line"
                )
                found.pop()
            found.append(label)
            continue
        bracketed = _adjoined(content, _bracketed(content, block))
        found += bracketed
        since = found[-1].end if found else 0
        tail = _tail(content, block, since)
        if tail is None and not bracketed:
            tail = bare.line(content, block) if found or _task_above(blocks, at) else None
            tail = tail or bare.tail(content, block, since)
        if tail:
            found.append(tail)
    return [
        clause
        for clause in found
        if any(piece.role != "person" for piece in clause.pieces) and not _footer(content, clause)
    ]


FOOTER = re.compile(r"ICP|备案|版权所有|网站标识码|公网安备|网站地图|技术支持")
"""What stands round the line of a page's foot that says who keeps the site (主办：…)."""


def _footer(content: str, clause: Clause) -> bool:
    near = content[max(0, clause.start - 100) : clause.end + 100]
    return clause.place == "following-line" and bool(FOOTER.search(near))


def _task_above(blocks: Sequence[Block], at: int) -> bool:
    """Whether the paragraph above is a numbered one: a task may stand there."""
    return at > 0 and blocks[at - 1].mark != ""


def _label_line(content: str, block: Block, below: Block | None = None) -> Clause | None:
    """A paragraph that begins with a label: 责任单位：… The names may stand on the line below it."""
    first = block.body + (content[block.body] in BEFORE_LABEL)
    match = LABEL.match(content, first, block.end)
    colon = match and COLON.match(content, match.end(), block.end)
    if match is None or colon is None:
        return None
    if colon.end() >= block.end and below:
        block = replace(block, end=below.end)
    parts = pieces(content, first, _whole(content, first, block.end))
    if not parts and match.lastgroup == "person":
        parts = (Piece("person", match.end(), block.end, True),)
    return Clause(block.start, block.end, parts, "following-line") if parts else None


def _tail(content: str, block: Block, since: int) -> Clause | None:
    """A label without brackets behind the words of the same paragraph."""
    for match in LABEL.finditer(content, max(block.body, since), block.end):
        before = content[max(block.body, match.start() - 1) : match.start()]
        if (
            before
            and before in "。；;. \u3000\t" + BEFORE_LABEL
            and COLON.match(content, match.end(), block.end)
        ):
            parts = pieces(content, match.start(), block.end)
            if parts:
                start = match.start() - (before in BEFORE_LABEL)
                return Clause(start, block.end, parts, "following-line")
    return None


def _bracketed(content: str, block: Block) -> Iterator[Clause]:
    """Clauses in brackets of any kind, the last perhaps cut off by the end of the file."""
    since = block.start
    for clause in bracketed(content, block.start, block.end, _inside):
        yield clause
        since = clause.end
    opened = max(content.rfind(mark, since, block.end) for mark in OPEN)
    if opened >= 0 and not closing(content, opened, block.end):
        parts = _cut(content, opened + 1, block.end)
        if parts:
            yield Clause(opened, block.end, parts, "brackets")


def _adjoined(content: str, clauses: Iterator[Clause]) -> list[Clause]:
    """Clauses in order, those with nothing between them as one: （A牵头）（B配合）."""
    found: list[Clause] = []
    for clause in clauses:
        if found and not content[found[-1].end : clause.start].strip():
            before = found.pop()
            clause = Clause(before.start, clause.end, (*before.pieces, *clause.pieces), clause.place)
        found.append(clause)
    return found


def _inside(content: str, start: int, end: int) -> tuple[Piece, ...]:
    """What a bracket says; one that says how to read all lists of the document says nothing of its own."""
    if FIRST.search(content, start, end):
        return ()
    return pieces(content, start, end) or bare.inside(content, start, end)


def _cut(content: str, start: int, end: int) -> tuple[Piece, ...]:
    """Brackets that the end of the file cuts off, where the lead is whole."""
    return pieces(content, start, _whole(content, start, end)) if not content[end:].strip() else ()


def _whole(content: str, start: int, end: int) -> int:
    """Where the last whole name of a clause ends that the end of the file may have cut."""
    if content[end:].strip() or content[end - 1] in "。；）)】":
        return end
    last = max(content.rfind(mark, start, end) for mark in "、，,；;：:")
    return end if last < 0 or is_body(content[last + 1 : end]) or is_open(content[last + 1 : end]) else last


def task(content: str, blocks: Sequence[Block], clause: Clause, since: int) -> tuple[int, int] | None:
    """Where the words stand that a clause is about: behind the number or the clause before (`since`).

    Headings, labels of fields (年度目标：) and the marks round the words are left out.
    """
    own = next((at for at, block in enumerate(blocks) if block.start <= clause.start < block.end), None)
    if own is None:
        return None
    start = max(blocks[own].body, since)
    if content[start : clause.start].strip(MARGIN) == "":
        start = _above(content, blocks, own, since)
    field = FIELD.match(content, start)
    start, end = field.end() if field else start, clause.start
    while start < end and content[start] in MARGIN:
        start += 1
    while end > start and content[end - 1] in MARGIN:
        end -= 1
    return (start, end) if end - start >= 4 else None


def _above(content: str, blocks: Sequence[Block], own: int, since: int) -> int:
    """Where the words above a clause that has a paragraph of its own begin."""
    start = blocks[own].start
    for at in range(own - 1, max(-1, own - 7), -1):
        block = blocks[at]
        if block.start < since or _label_line(content, block) or ASIDE.match(content, block.start):
            continue_ = block.start >= since
            if not continue_:
                break
            continue
        field = FIELD.match(content, block.body)
        if block.alone and not field and start < blocks[own].start:
            break
        start = block.body
        above = blocks[at - 1] if at else None
        if block.mark or (above and above.alone and not FIELD.match(content, above.body)):
            break
    return start
