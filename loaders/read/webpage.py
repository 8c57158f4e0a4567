"""Web pages (.html, .htm, .xhtml): the main text by trafilatura, tables as cells.

Menus, side bars, watermarks, recommendations and the page's foot are left out, and a preview that repeats the
opening. Nothing that the page points to is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import trafilatura
from lxml import html
from lxml.etree import LxmlError, _Element

from graph.errors import EmptyInput, NotText, WrongEncoding
from graph.model import Text

from .composition import Area, Composition
from .text import decode
from .webtables import Tables, clean, put_back, set_aside

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
CHINESE = re.compile("[\u4e00-\u9fff]")
LEAST = 0.4
"""Main text with a smaller share of the page's Chinese characters has lost the report: all is then taken."""
LARGE = 20 * 1024 * 1024
BLANKS = re.compile(r"[\s\u3000]+")


def webpage(original: bytes, name: str) -> Text:
    """The words of a saved web page. Raises `NotText` where they cannot be found, `EmptyInput`."""
    if len(original) > LARGE:
        raise NotText(f"{name}: a web page of {len(original) // 1024**2} MB is none; save its text as .txt.")
    source, encoding = _decoded(original, name)
    tree = _tree(source)
    if tree is None:
        raise EmptyInput(f"{name}: the page holds no words; save it anew when it has loaded.")
    tables = set_aside(tree)
    body = _main(tree)
    found = Composition(name)
    blocks = list(_blocks(body, tables)) if body is not None else []
    for words in _without_preview(blocks):
        if isinstance(words, str):
            found.paragraph(words)
        else:
            found.table(words)
    if not found.length:
        raise EmptyInput(f"{name}: no main text was found in this page; save its text as .txt and try again.")
    text = found.text()
    return Text(text.content, name, "", encoding=encoding, cells=text.cells)


def _decoded(original: bytes, name: str) -> tuple[str, str]:
    """By the encoding that the page names, else as any text file."""
    named = CHARSET.search(original[:4096])
    label = named[1].decode("ascii").lower() if named else ""
    if label in {"gb2312", "gbk", "gb18030", "utf-8", "utf8", "big5"}:
        label = "gb18030" if label.startswith("gb") else label
        try:
            return original.decode(label), label.replace("utf8", "utf-8")
        except UnicodeDecodeError:
            pass
    try:
        return decode(original, name)
    except WrongEncoding:
        return original.decode(label or "utf-8", errors="replace"), label or "utf-8"


def _tree(source: str) -> html.HtmlElement | None:
    try:
        # A declaration in a decoded page contradicts it; lxml refuses such strings.
        return html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    except (LxmlError, ValueError):
        return None


def _main(tree: html.HtmlElement) -> _Element | None:
    """The page's main text as trafilatura marks it up; with less care where too little was left."""
    all_ = len(CHINESE.findall(" ".join(tree.xpath("//body//text()[not(parent::script or parent::style)]"))))
    best: _Element | None = None
    for recall in (False, True):
        document = trafilatura.bare_extraction(
            html.fromstring(html.tostring(tree, encoding="unicode")),
            include_comments=False,
            include_tables=True,
            favor_recall=recall,
        )
        body = getattr(document, "body", None)
        if body is None:
            continue
        if best is None or _size(body) > 1.2 * _size(best):
            best = body
        if _size(best) >= LEAST * all_:
            break
    return best


def _size(body: _Element) -> int:
    return len(CHINESE.findall("".join(str(words) for words in body.itertext())))


Block = str | list[Area]


def _blocks(body: _Element, tables: Tables) -> Iterator[Block]:
    """Paragraphs and tables in their order; a table that was not set aside is running text."""
    for element in body:
        if element.tag == "table":
            for cell in element.iter("cell"):
                yield from _lines(cell, tables)
        elif element.tag in {"list", "quote", "div"}:
            yield from _loose(element)
            yield from _blocks(element, tables)
        else:
            yield from _lines(element, tables)
        if element.tail and element.tail.strip():
            yield clean(element.tail)


def _lines(element: _Element, tables: Tables) -> Iterator[Block]:
    for line in _words(element).split("\n"):
        yield put_back(line, tables) or line


def _loose(element: _Element) -> Iterator[str]:
    if element.text and element.text.strip():
        yield clean(element.text)


def _words(element: _Element) -> str:
    """An element's words on one line, but for line breaks that the page itself sets."""
    pieces = [element.text or ""]
    for child in element:
        pieces.append("\n" if child.tag == "lb" else _words(child))
        if child.tag in {"p", "item"}:
            pieces.append("\n")
        pieces.append(child.tail or "")
    return "\n".join(clean(line) for line in "".join(pieces).split("\n"))


def _without_preview(blocks: Sequence[Block]) -> Iterator[Block]:
    """All but those of the first blocks that repeat how the text behind them begins."""
    plain = [BLANKS.sub("", block) if isinstance(block, str) else "" for block in blocks]
    for at, block in enumerate(blocks):
        opening = plain[at].rstrip("….。[]（）()详细查看更多全文")
        behind = "".join(plain[at + 1 : at + 40])
        if at < 6 and len(opening) >= 20 and opening in behind:
            continue
        yield block
