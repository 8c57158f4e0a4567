"""The tables of a web page, kept with their merged cells while the main text is looked for.

What finds a page's main text forgets how far a cell reaches down, and in a short page the table altogether. So each
table stands as one paragraph behind a mark of ours meanwhile, and is put back by that mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from .composition import Area

MARK = re.compile(r"⟦table (\d+)⟧")
MOST_ROWS, MOST_COLUMNS, MOST_COVERED = 500, 50, 100_000
"""A cell is not believed to reach farther, nor all cells of a table together."""
LAYOUT = 1_500
"""A cell of so many characters holds a page's text: its table only lays the page out."""
LINKED = 0.5
"""A table whose words are links by more than this share is a menu."""
SOURCE_BREAK = re.compile(r"\s*\n\s*")
BREAKS = frozenset({"br", "p", "div", "li", "tr"})


Tables = tuple[list[Area], ...]


def set_aside(tree: html.HtmlElement) -> Tables:
    """Replaces the page's data tables by a marked paragraph of their words; the tables, by the marks' numbers."""
    found: list[list[Area]] = []
    for table in tree.xpath("//table[not(.//table)]"):
        areas = list(_areas(table))
        if not _holds_data(table, areas):
            continue
        paragraph = html.Element("p")
        words = "，".join(area.words.replace("\n", "，") for area in areas if area.words)
        paragraph.text = f"⟦table {len(found)}⟧{words}"
        paragraph.tail = table.tail
        table.getparent().replace(table, paragraph)
        found.append(areas)
    return tuple(found)


def put_back(words: str, tables: Tables) -> list[Area] | None:
    """The table that a paragraph stands for, or None."""
    mark = MARK.match(words)
    return tables[int(mark[1])] if mark and int(mark[1]) < len(tables) else None


def _holds_data(table: html.HtmlElement, areas: list[Area]) -> bool:
    """Whether a table is no menu and no frame for a page's text."""
    size = sum(len(area.words) for area in areas)
    linked = sum(len(link.text_content()) for link in table.xpath(".//a"))
    return (
        table.getparent() is not None
        and len({area.row for area in areas if area.words}) > 1
        and len({area.column for area in areas if area.words}) > 1
        and max(len(area.words) for area in areas) < LAYOUT
        and linked <= LINKED * size
    )


def _areas(table: html.HtmlElement) -> Iterator[Area]:
    """The cells of a table; one that reaches down or across leaves no room for others there."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.xpath(".//tr"), start=1):
        column = 1
        for cell in line.xpath("./td|./th"):
            while (row, column) in taken:
                column += 1
            down, across = _reach(cell, "rowspan", MOST_ROWS), _reach(cell, "colspan", MOST_COLUMNS)
            if len(taken) > MOST_COVERED:
                down = across = 1
            taken |= {(row + i, column + k) for i in range(down) for k in range(across)}
            yield Area(_words(cell), row, column, down, across)
            column += across


def _reach(cell: html.HtmlElement, name: str, most: int) -> int:
    said = (cell.get(name) or "1").strip()
    return min(max(int(said), 1), most) if said.isdecimal() else 1


def _words(cell: html.HtmlElement) -> str:
    """A cell's words, a line for each of its paragraphs."""
    return "\n".join(line for line in map(clean, "".join(_pieces(cell)).split("\n")) if line)


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
        return
    yield "\n" if element.tag in BREAKS else ""
    yield SOURCE_BREAK.sub(" ", element.text or "")
    for child in element:
        yield from _pieces(child)
        yield "\n" if child.tag in BREAKS else ""
        yield SOURCE_BREAK.sub(" ", child.tail or "")


def clean(words: str) -> str:
    """Words without the blanks of the page's source, but for those between letters or figures."""
    words = re.sub(r"(?<![!-~])[ \t\r\xa0]+|[ \t\r\xa0]+(?![!-~])", "", words)
    return words.strip("\u3000 ")
