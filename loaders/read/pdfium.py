"""Opening a document with PDFium, which works for one thread at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium

from graph.errors import DamagedInput

_ALONE = threading.Lock()


@contextmanager
def opened(original: bytes, name: str) -> Iterator[pdfium.PdfDocument]:
    """The document, closed at the end; other threads wait until then. Raises `DamagedInput`."""
    with _ALONE:
        document = _opened(original, name)
        try:
            yield document
        finally:
            document.close()


def _opened(original: bytes, name: str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(original)
        len(document)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise DamagedInput(f"{name}: a password guards this file; save a copy without one.") from None
        raise DamagedInput(
            f"{name}: the PDF file is damaged and cannot be opened; get it once more."
        ) from None
    return document
