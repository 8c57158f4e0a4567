"""A printed page as a picture with the place of a span framed: for PDF files and for pictures of a report."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence

from PIL import Image, ImageDraw

from graph.model import Line, Text

from .composition import Box
from .pdfium import opened
from .signature import signature

WIDTH = 1000
"""Pixels across."""
FRAME = "#c2410c"


def printed(text: Text, start: int, end: int) -> tuple[int, bytes] | None:
    """The page (from 1) on which the stretch begins, and its picture (PNG) with the stretch's lines there framed.

    None where the document knows no pages or its original is not at hand.
    """
    touched = text.touched(start, end)
    if not touched or not text.original:
        return None
    number = touched[0].page
    picture = _page(text.original, text.name, number)
    boxes = [_box(line, start, end) for line in touched if line.page == number]
    return number, _framed(picture, boxes)


def _page(original: bytes, name: str, number: int) -> Image.Image:
    form, _ = signature(original) or ("", "")
    if form == ".pdf":
        with opened(original, name) as document:
            page = document[number - 1]
            drawn: Image.Image = page.render(scale=WIDTH / page.get_width()).to_pil()
            return drawn.convert("RGB")
    with warnings.catch_warnings():
        # Its size was bounded when the document was read.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        held = Image.open(io.BytesIO(original))
        held.seek(number - 1)
        picture = held.convert("RGB")
    return picture.resize((WIDTH, max(1, round(picture.height * WIDTH / picture.width))))


def _box(line: Line, start: int, end: int) -> Box:
    """The part of a line's box that the stretch takes, as if all its characters were of one width."""
    left, top, right, bottom = line.box
    each = (right - left) / max(1, line.end - line.start)
    begin = left + max(0, start - line.start) * each
    finish = right - max(0, line.end - end) * each
    return begin, top, finish, bottom


def _framed(picture: Image.Image, boxes: Sequence[Box]) -> bytes:
    pen = ImageDraw.Draw(picture)
    width, height = picture.size
    for left, top, right, bottom in boxes:
        edges = (left * width - 3, top * height - 3, right * width + 3, bottom * height + 3)
        pen.rectangle(edges, outline=FRAME, width=2)
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
