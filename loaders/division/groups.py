"""Tasks grouped under the body that answers for them: 一、区发改局牵头（3项）, then the tasks.

The heading may be a label on a line of its own (牵头单位：区发改局), which stands above its tasks here and
below them elsewhere: where the last such line has tasks behind it and the first none before it, it stands above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import Text
from loaders.extract.bodies import is_body, is_department, is_open, listed
from loaders.extract.duties import Manner, duties
from loaders.extract.parts import COLON, LABEL, Piece, pieces
from loaders.outline.blocks import Block

from .task import Task

COUNT = re.compile(r"[（(](?:共|计)?\s*\d+\s*[项件个条](?:任务)?[）)]$")
BY = re.compile(r"(?:承担|负责|牵头)?(?:负责|落实|办理|实施)?(?:的)?(?:重点)?(?:工作)?(?:任务|事项|项目)?$")
MARGIN = "。；，、;,.:： \t\r\n\u3000"
LEAST = 2
"""So many headings that are nothing but bodies make a document a grouped one."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that names bodies: its block's place in the list of blocks, and who has which part."""

    at: int
    last: int
    pieces: tuple[Piece, ...]


def tasks(text: Text, blocks: Sequence[Block], manner: Manner) -> Iterator[Task]:
    """The tasks of a document that is grouped under bodies; none of any other document."""
    content = text.content
    found = _headings(content, blocks)
    if len(found) < LEAST or not _above(blocks, found):
        return
    for heading, following in zip(found, [*found[1:], None], strict=True):
        given = duties(text, heading.pieces, "grouped", manner)
        stop = following.at if following else len(blocks)
        mark = next((block.mark for block in blocks[heading.last + 1 : stop] if block.mark), None)
        for block in blocks[heading.last + 1 : stop]:
            end = block.end
            while end > block.body and content[end - 1] in MARGIN:
                end -= 1
            if given and block.mark == mark and mark and end - block.body >= 4:
                yield Task(block.body, end, given, "division.grouped")


def _headings(content: str, blocks: Sequence[Block]) -> list[Heading]:
    """Headings in order; labels on lines that follow one another are one."""
    found: list[Heading] = []
    for at, block in enumerate(blocks):
        parts = _label(content, block) or _bodies(content, block)
        if not parts:
            continue
        if found and found[-1].last == at - 1:
            found[-1] = Heading(found[-1].at, at, (*found[-1].pieces, *parts))
        else:
            found.append(Heading(at, at, parts))
    return found


def _label(content: str, block: Block) -> tuple[Piece, ...]:
    """牵头单位：区发改局 as a line."""
    match = LABEL.match(content, block.body, block.end)
    if match is None or COLON.match(content, match.end(), block.end) is None:
        return ()
    return pieces(content, block.body, block.end)


def _bodies(content: str, block: Block) -> tuple[Piece, ...]:
    """一、区发改局、区财政局牵头（3项） as a heading with a number."""
    if not block.alone or not block.mark:
        return ()
    end = block.end
    while end > block.body and content[end - 1] in MARGIN:
        end -= 1
    count = COUNT.search(content[block.body : end])
    end = block.body + count.start() if count else end
    verb = BY.search(content, block.body, end)
    stop = verb.start() if verb else end
    names = [content[a:b] for a, b in listed(content, block.body, stop)]
    if not names or not is_department(names[0]) or not all(is_body(n) or is_open(n) for n in names):
        return ()
    return (Piece("share", block.body, stop, False),)


def _above(blocks: Sequence[Block], found: Sequence[Heading]) -> bool:
    """Whether the headings stand above their tasks: a numbered paragraph behind the last, none like it before."""
    behind = [block.mark for block in blocks[found[-1].last + 1 :] if block.mark]
    if not behind or behind[0] == blocks[found[0].at].mark:
        return False
    first = blocks[found[0].at]
    before = [block for block in blocks[: found[0].at] if block.mark == behind[0]]
    if before and (not first.mark or before[-1] is blocks[found[0].at - 1]):
        return False
    return all(
        blocks[heading.last + 1].mark == behind[0] for heading in found if heading.last + 1 < len(blocks)
    )
