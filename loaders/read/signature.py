"""What bytes are by their first ones, whatever the file is called."""

from __future__ import annotations

import re

SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", ".pdf", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", ".png", "a PNG picture"),
    (b"\xff\xd8\xff", ".jpg", "a JPEG picture"),
    (b"II*\x00", ".tiff", "a TIFF picture"),
    (b"MM\x00*", ".tiff", "a TIFF picture"),
    (b"{\\rtf", ".rtf", "an RTF document"),
    (b"PK\x05\x06", ".zip", "a ZIP archive"),
    (b"GIF87a", "", "a GIF picture"),
    (b"GIF89a", "", "a GIF picture"),
    (b"BM\x00", "", "a BMP picture"),
    (b"7z\xbc\xaf\x27\x1c", "", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "", "a RAR archive"),
    (b"\x1f\x8b", "", "a gzip archive"),
    (b"SQLite format 3\x00", "", "a SQLite database"),
    (b"\x7fELF", "", "a program"),
    (b"MZ\x90\x00", "", "a program"),
    (b"ID3", "", "an audio file"),
)
"""First bytes → the suffix of a format that is read ("" for none) and what it is."""

INSIDE: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", ".docx", "a Word document"),
    (b"xl/", ".xlsx", "an Excel workbook"),
    (b"application/vnd.oasis.opendocument.text", ".odt", "an OpenDocument text"),
    (b"application/vnd.oasis.opendocument.spreadsheet", ".ods", "an OpenDocument spreadsheet"),
)
"""What names or types inside a zip file tell."""

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)


def signature(original: bytes) -> tuple[str, str] | None:
    """The suffix of the format that the bytes show ("" for one that is not read) and what it is, else None.

    >>> signature(b"%PDF-1.7 ...")
    ('.pdf', 'a PDF document')
    """
    for first, suffix, kind in SIGNATURES:
        if original.startswith(first):
            return suffix, kind
    if original.startswith(b"PK\x03\x04"):
        return _zipped(original)
    if original.startswith(COMPOUND):
        return _compound(original)
    if original[:4] == b"RIFF" and original[8:12] == b"WEBP":
        return "", "a WebP picture"
    if original[4:8] == b"ftyp":
        return "", "a video or HEIC picture"
    if PAGE.match(original.removeprefix(b"\xef\xbb\xbf")[:2000]):
        return ".html", "a web page"
    return None


def _zipped(original: bytes) -> tuple[str, str]:
    """By the names in the archive's directory, which stands at its end, or in its first entries."""
    seen = original[:4000] + original[-200_000:]
    for mark, suffix, kind in INSIDE:
        if mark in seen:
            return suffix, kind
    return ".zip", "a ZIP archive"


def _compound(original: bytes) -> tuple[str, str]:
    """Old Office formats share a container; its directory names the stream that holds the document."""
    if "WordDocument".encode("utf-16-le") in original:
        return ".doc", "an old Word document"
    if any(book in original for book in BOOKS):
        return ".xls", "an old Excel workbook"
    return ".doc", "an old Office document"
