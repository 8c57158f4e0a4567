"""What bytes are when they are no text: formats by their first bytes."""

from __future__ import annotations

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"BM\x00", "a BMP picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document (docx, xlsx)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (doc, xls)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"ID3", "an audio file"),
)
"""First bytes → what they open, from the formats' own specifications."""


def foreign(original: bytes) -> str | None:
    """What these bytes are if a signature tells, else None.

    >>> foreign(b"%PDF-1.7 ...")
    'a PDF document'
    """
    for first, kind in SIGNATURES:
        if original.startswith(first):
            return kind
    if original[:4] == b"RIFF" and original[8:12] == b"WEBP":
        return "a WebP picture"
    if original[4:8] == b"ftyp":
        return "a video or HEIC picture"
    return None
