"""Word documents (.docx): paragraphs and tables in reading order, generated numbers, text boxes, notes.

Headers, footers, comments, deleted words and tables of contents are left out; nothing outside the file is
fetched (a template or picture at an address stays where it is).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.oxml import parse_xml
from lxml.etree import XMLSyntaxError, _Element

from graph.errors import DamagedInput
from graph.model import Text

from .archive import opened
from .composition import Area, Composition
from .numbering import Numbering, W, numbering

ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
THROUGH = {
    f"{W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "r")
}
"""Elements that only wrap what is read."""
NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
NOTES_HEAD = "注释："
"""Opens the notes behind the text, as printed glossaries open, so that they read as one."""


def word(original: bytes, name: str) -> Text:
    """The words of a .docx file. Raises `DamagedInput` and `TooLarge`."""
    opened(original, name).close()
    try:
        document = docx.Document(io.BytesIO(original))
    except (KeyError, ValueError, BadZipFile, XMLSyntaxError, OSError) as error:
        raise DamagedInput(
            f"{name}: this is no readable Word document ({_first(error)}); save it anew as .docx or .txt."
        ) from None
    found = Composition(name)
    reading = Reading(document, found, numbering(_part(document, "numbering")), _styles(document))
    reading.body(document.element.body)
    reading.notes()
    return found.text()


def _first(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:80]


def _part(document: Document, kind: str) -> _Element | None:
    """The part of that kind (`numbering`, `footnotes`, …), parsed without entities, or None."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
            try:
                parsed: _Element = parse_xml(relation.target_part.blob)
            except XMLSyntaxError:
                return None
            return parsed
    return None


def _styles(document: Document) -> dict[str, _Element]:
    """Paragraph styles by their id."""
    return {style.get(f"{W}styleId") or "": style for style in document.styles.element.iter(f"{W}style")}


@dataclass(frozen=True, slots=True)
class Reading:
    """A walk through a document that writes into `found`."""

    document: Document
    found: Composition
    numbers: Numbering
    styles: dict[str, _Element]

    def body(self, container: _Element) -> None:
        """Writes paragraphs and tables below `container` in their order."""
        for element in _blocks(container):
            if element.tag == f"{W}p":
                for words in self.paragraphs(element):
                    self.found.paragraph(words)
            else:
                self.found.table(list(self.areas(element)))

    def notes(self) -> None:
        """Writes foot- and endnotes behind the text, one a paragraph."""
        notes = []
        for kind, tag in NOTES:
            part = _part(self.document, kind)
            for note in part.iter(f"{W}{tag}") if part is not None else ():
                words = "".join("".join(self.paragraphs(p)) for p in note.iter(f"{W}p")).strip()
                if words and note.get(f"{W}type") in {None, "normal"}:
                    notes.append(words)
        if notes:
            self.found.paragraph(NOTES_HEAD)
        for number, words in enumerate(notes, start=1):
            self.found.paragraph(f"{number}. {words}")

    def paragraphs(self, element: _Element) -> Iterator[str]:
        """A paragraph's own words, then those of each text box that is anchored in it."""
        style = self._style(element)
        if (style.get(f"{W}styleId") or "").upper().startswith("TOC") if style is not None else False:
            return
        words = "".join(_runs(element)).strip()
        yield (self._number(element, style) + words) if words else ""
        for box in _boxes(element):
            for inner in _blocks(box):
                if inner.tag == f"{W}p":
                    yield from self.paragraphs(inner)

    def _style(self, element: _Element) -> _Element | None:
        name = element.find(f"{W}pPr/{W}pStyle")
        return None if name is None else self.styles.get(name.get(f"{W}val") or "")

    def _number(self, element: _Element, style: _Element | None) -> str:
        """The generated number, from the paragraph itself or from its style or one that this is based on."""
        own = element.find(f"{W}pPr/{W}numPr")
        depth = None
        for _ in range(12):
            if own is not None:
                level, list_id = own.find(f"{W}ilvl"), own.find(f"{W}numId")
                depth = depth if depth is not None or level is None else int(level.get(f"{W}val") or 0)
                if list_id is not None:
                    return self.numbers.number(list_id.get(f"{W}val") or "", depth or 0)
            if style is None:
                return ""
            own = style.find(f"{W}pPr/{W}numPr")
            base = style.find(f"{W}basedOn")
            style = None if base is None else self.styles.get(base.get(f"{W}val") or "")
        return ""

    def areas(self, table: _Element) -> Iterator[Area]:
        """The cells of a table; one merged downwards counts for every row it covers."""
        open_: dict[int, Area] = {}
        rows = list(_wrapped(table, f"{W}tr"))
        for at, row in enumerate(rows, start=1):
            column = 1
            for cell in _wrapped(row, f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                columns = int(span.get(f"{W}val") or 1) if span is not None else 1
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                above = open_.pop(column, None)
                if merge is not None and merge.get(f"{W}val") != "restart" and above is not None:
                    open_[column] = Area(above.words, above.row, column, above.rows + 1, above.columns)
                else:
                    if above is not None:
                        yield above
                    open_[column] = Area(self._cell(cell), at, column, 1, columns)
                column += columns
        yield from open_.values()

    def _cell(self, cell: _Element) -> str:
        """The words of a cell, a line a paragraph; a table inside it gives its cells' words."""
        return "\n".join(
            words for p in cell.iter(f"{W}p") if not _in_box(p, cell) for words in self.paragraphs(p) if words
        )


def _blocks(container: _Element) -> Iterator[_Element]:
    """Paragraphs and tables of a container, through what only wraps them; tables of contents left out."""
    for element in container:
        if element.tag in {f"{W}p", f"{W}tbl"}:
            yield element
        elif element.tag == ALTERNATE:
            yield from _blocks(element[0])
        elif element.tag in THROUGH and not _contents(element):
            yield from _blocks(element)


def _contents(element: _Element) -> bool:
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _wrapped(container: _Element, tag: str) -> Iterator[_Element]:
    for element in container:
        if element.tag == tag:
            yield element
        elif element.tag in THROUGH:
            yield from _wrapped(element, tag)


def _runs(element: _Element) -> Iterator[str]:
    """The words of a paragraph's runs; text boxes are told apart, deleted words and field codes left out."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield " "
        elif child.tag in {f"{W}br", f"{W}cr"}:
            yield "\n" if child.get(f"{W}type") in {None, "textWrapping"} else ""
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag in THROUGH or child.tag == f"{W}fldSimple":
            yield from _runs(child)


def _boxes(element: _Element) -> Iterator[_Element]:
    """The text boxes anchored in a paragraph, each once: its drawing, not the fallback for old programs."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == ALTERNATE:
            yield from _boxes(child[0]) if len(child) else ()
        else:
            yield from _boxes(child)


def _in_box(element: _Element, limit: _Element) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not limit:
        if parent.tag == f"{W}txbxContent":
            return True
        parent = parent.getparent()
    return False
