"""Tables whose cells run into one another: 序号项目名称主要内容牵头单位配合单位1增加…。王某教育局经开区各街道2…

Nothing parts the cells but what they hold: a row opens with the next number, and behind the words' last stop
come a person, where the heading has a column of them, and the bodies, told apart by how their names end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.model import Text
from loaders.extract.bodies import is_department

from .grids import Grid, Place

HEAD = re.compile(
    r"序\s?号[\u4e00-\u9fff、（）()\s]{2,40}?(?P<first>(?:牵头|主办|责任|承办|落实)(?:责任)?(?:单位|部门))"
    r"(?P<second>(?:配合|协办|协同|参与|责任|参加)(?:单位|部门))?(?:备注)?\s*(?=\d|[\u4e00-\u9fff])"
)
PERSONS = re.compile("领导|责任人|负责人")
BODY = re.compile(
    r"各(?:有关|相关|成员)?(?:街道(?:办事处|办)?|镇(?:街道?)?|乡镇|县区|区县|[市县区]|部门|单位)(?:人民政府|政府)?"
    r"|(?:有关|相关)(?:部门|单位)|经开区|高新区|开发区"
    r"|(?!推进|建设|完成|新建|改造|提升|实施|打造|加强|开展|加快|推动|落实|启动|新增|建成|优化|完善|支持)"
    r"[\u4e00-\u9fff]{1,9}?(?:街道办事处|街道办|街道|管委会|委员会|开发区|经开区|高新区|新区|园区?|公司|集团|中心"
    r"|办公室|人民政府|政府|法院|检察院|分局|大队|支队|[局委办厅部署镇乡])(?:[（(][^（）()]{1,24}[）)])?"
)
STOP = re.compile("[。；;]\\s*")
ENDED = re.compile("[。；;]\\s*|(?=[省市区县][\u4e00-\u9fff]{2,9}[局委办厅])")
MARGIN = "。；，、;,. \t\r\n\u3000"
COMMA = re.compile("[、，\\s]+")
MOST = 12
"""Bodies in a cell; more are a misreading."""


def runon(text: Text) -> list[Grid]:
    """The run-together table of a text, with a column of its own for each body of a row; none where none is."""
    content = text.content
    heads = list(HEAD.finditer(content))
    if not heads or not re.match(r"\d", content[heads[0].end() :]):
        return []
    head = heads[0]
    persons = PERSONS.search(head[0]) is not None
    rows = list(_rows(content, [*(other.span() for other in heads)], persons=persons))
    if len(rows) < 2:
        return []
    others = head.span("second") if head["second"] else head.span("first")
    empty = (head.start(), head.start())
    columns = (head.span("first"), *[others] * (MOST - 1))
    return [Grid((empty, *columns), tuple((place, *bodies) for place, bodies in rows))]


def _rows(content: str, heads: Sequence[Place], *, persons: bool) -> Iterator[tuple[Place, list[Place]]]:
    """The words of each row and its bodies."""
    start, expected = heads[0][1], 1
    for stop, bodies in _clauses(content, start, persons=persons):
        if stop < start:
            continue
        for head in heads:
            start = head[1] if start <= head[0] < stop else start
        first, expected = _opened(content, start, stop, expected)
        last = stop
        while last > first and content[last - 1] in MARGIN:
            last -= 1
        if last - first >= 4:
            yield (first, last), bodies
        start = bodies[-1][1]


def _opened(content: str, start: int, stop: int, expected: int) -> tuple[int, int]:
    """Behind the row's number where one opens it (a row of the one before has none), and the next number."""
    while start < stop and content[start] in MARGIN:
        start += 1
    if content.startswith(str(expected), start):
        return start + len(str(expected)), expected + 1
    inner = re.compile(rf"(?<=[。；;）)]){expected}(?=[\u4e00-\u9fff])").search(content, start, stop)
    if inner:
        return inner.end(), expected + 1
    return start, expected


def _clauses(content: str, start: int, *, persons: bool) -> Iterator[tuple[int, list[Place]]]:
    """Where words end, and the bodies behind them: at a stop, else at a body with its level (区教育局)."""
    for mark in (STOP if persons else ENDED).finditer(content, start):
        # A person's name has two or three characters; the body must begin where it ends.
        for width in (2, 3, 4) if persons else (0,):
            bodies = _bodies(content, mark.end() + width)
            if bodies and is_department(content[slice(*bodies[0])]):
                yield mark.end(), bodies
                break


def _bodies(content: str, at: int) -> list[Place]:
    found: list[Place] = []
    while len(found) < MOST and (match := BODY.match(content, at)):
        found.append(match.span())
        comma = COMMA.match(content, match.end())
        at = comma.end() if comma else match.end()
    return found
