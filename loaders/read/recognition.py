"""Words in pictures: rapidocr, whose Chinese models lie in its wheel, when the `ocr` extra is installed."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium

from graph.errors import ReaderMissing

from .composition import Composition
from .pages import Page, Row

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS = 200
"""Pages are drawn at so many dots an inch."""
HINT = "{name}: {what} recognised from pictures; single characters may be wrong."
MISSING = (
    "{name}: {what} no text but pictures of it; install the `ocr` extra "
    "(`pip install .[ocr]` in the program's folder) and load the file again."
)


def installed() -> bool:
    """Whether the `ocr` extra is there."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def recognised(
    document: pdfium.PdfDocument, scans: Sequence[int], name: str, found: Composition
) -> Mapping[int, Page]:
    """The pages at the indexes `scans`, recognised; a hint for the user goes into `found`.

    Without the extra: `ReaderMissing` where these are all pages, else a hint that they were passed over.
    """
    what = f"page {', '.join(str(n + 1) for n in scans[:5])}{' and more' if len(scans) > 5 else ''}"
    if not installed():
        if len(scans) == len(document):
            raise ReaderMissing(MISSING.format(name=name, what="the pages hold"))
        found.hints.append(MISSING.format(name=name, what=f"{what} holds"))
        return {}
    found.hints.append(HINT.format(name=name, what=f"{what} was"))
    engine = recogniser()
    return {
        n: Page(
            rows(engine, document[n].render(scale=DOTS / 72, grayscale=True).to_pil(), n + 1),
            (),
            document[n].get_width() / document[n].get_height(),
        )
        for n in scans
    }


def recogniser() -> Any:
    """The recognition engine; loading its models takes a second."""
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.WARNING)
    return RapidOCR(params={"Global.log_level": "warning"})


def rows(engine: Any, picture: Image, page: int) -> tuple[Row, ...]:
    """The rows of words in a picture, their boxes as shares of it."""
    import numpy

    width, height = picture.size
    result = engine(numpy.asarray(picture.convert("RGB")))
    found = []
    for corners, words in zip(() if result.boxes is None else result.boxes, result.txts or (), strict=False):
        across, down = [float(x) for x, _ in corners], [float(y) for _, y in corners]
        found.append(
            Row(words, page, min(across) / width, min(down) / height, max(across) / width, max(down) / height)
        )
    return tuple(found)
