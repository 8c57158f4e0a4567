"""PDF files: characters by PDFium, ruled tables by pdfplumber, pictures of text by recognition.

PDFium also reads files whose cross-reference table is broken; both libraries are under permissive licences.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from graph.errors import EmptyInput, TooLarge
from graph.model import Text

from . import recognition
from .composition import Composition
from .grids import grids
from .marks import Mark, rows
from .pages import Page, compose
from .pdfium import opened

PAGES = 1500
"""More pages than any report has; a book, or a bomb, is told so at once."""
SCARCE = 15
"""A page of fewer characters that holds a picture is taken for a scan."""
RULES = 4
"""From so many thin lines on a page may hold a table."""


def pdf(original: bytes, name: str) -> Text:
    """The words of a PDF file; a page that is a picture is recognised where the `ocr` extra is installed.

    Raises `DamagedInput`, `TooLarge`, `EmptyInput`, `ReaderMissing` where all pages are pictures without it.
    """
    found = Composition(name)
    with opened(original, name) as document:
        if len(document) > PAGES:
            raise TooLarge(
                f"{name}: {len(document):,} pages are more than are read ({PAGES:,}); give a part."
            )
        scans = [n for n in range(len(document)) if _scanned(document[n])]
        recognised = recognition.recognised(document, scans, name, found) if scans else {}
        pages = [recognised.get(n) or _page(document, n, original) for n in range(len(document))]
    compose(pages, found)
    if not found.length:
        raise EmptyInput(f"{name}: no page holds any words; check that this is the right file.")
    return found.text()


def _scanned(page: pdfium.PdfPage) -> bool:
    textpage = page.get_textpage()
    if textpage.count_chars() >= SCARCE:
        return False
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _page(document: pdfium.PdfDocument, index: int, original: bytes) -> Page:
    """The rows and tables of the page at `index` (from 0)."""
    page = document[index]
    width, height = page.get_size()
    marks = list(_marks(page))
    tables = grids(original, index, marks) if _ruled(page) else ()
    free = [mark for mark in marks if not any(_inside(mark, grid.box) for grid in tables)]
    return Page(tuple(rows(free, index + 1)), tables, width / height)


def _inside(mark: Mark, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    return left <= (mark.left + mark.right) / 2 <= right and top <= mark.middle <= bottom


def _ruled(page: pdfium.PdfPage) -> bool:
    """Whether thin lines run both ways on a page."""
    along = down = 0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        along += right - left > 20
        down += top - bottom > 8
    return along >= RULES and down >= RULES


def _marks(page: pdfium.PdfPage) -> Iterator[Mark]:
    """The characters of a page in the order of printing, what PDFium adds between them left out."""
    width, height = page.get_size()
    textpage = page.get_textpage()
    edges = [ctypes.c_double() for _ in range(4)]
    box = raw.FS_RECTF()
    for at in range(textpage.count_chars()):
        words = chr(raw.FPDFText_GetUnicode(textpage, at))
        if words in "\r\n\x00\x02\ufffe" or words.isspace():
            continue
        left, right, bottom, top = edges
        raw.FPDFText_GetCharBox(textpage, at, left, right, bottom, top)
        raw.FPDFText_GetLooseCharBox(textpage, at, box)
        size = float(raw.FPDFText_GetFontSize(textpage, at)) / height
        low, high = (box.bottom, box.top) if box.top > box.bottom else (bottom.value, top.value)
        size = size if 0.004 < size < 0.2 else (high - low) / height
        yield Mark(
            words,
            min(left.value, box.left) / width,
            1 - high / height,
            max(right.value, box.right) / width,
            1 - low / height,
            size,
            width / height,
        )
