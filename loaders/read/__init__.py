"""From bytes to `Text`: one file a format.

A format is a function from raw bytes and a name to a `Text`; `FORMATS` is the visible list. Offsets count in
`Text.content`: for text files these are the decoded characters as they lie on disk (byte order mark dropped,
line ends kept), for all others what `commitgraph text` prints. What a file is follows from its bytes; the
name decides where these do not tell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from graph.errors import EmptyInput, MissingInput, NotText, TooLarge
from graph.model import Text

from .markdown import markdown
from .signature import signature
from .text import plain

Format = Callable[[bytes, str], Text]


def _later(module: str, function: str) -> Format:
    """A format whose library is only imported when such a file comes."""

    def read_(original: bytes, name: str) -> Text:
        form: Format = getattr(import_module(f"{__name__}.{module}"), function)
        return form(original, name)

    return read_


FORMATS: dict[str, Format] = {
    "": plain,
    ".txt": plain,
    ".text": plain,
    ".md": markdown,
    ".markdown": markdown,
    ".html": _later("webpage", "webpage"),
    ".htm": _later("webpage", "webpage"),
    ".xhtml": _later("webpage", "webpage"),
    ".docx": _later("docx", "word"),
    ".docm": _later("docx", "word"),
    ".doc": _later("office", "converted"),
    ".wps": _later("office", "converted"),
    ".rtf": _later("office", "converted"),
    ".odt": _later("office", "converted"),
    ".pdf": _later("pdf", "pdf"),
    ".png": _later("picture", "picture"),
    ".jpg": _later("picture", "picture"),
    ".jpeg": _later("picture", "picture"),
    ".tif": _later("picture", "picture"),
    ".tiff": _later("picture", "picture"),
    ".xlsx": _later("spreadsheet", "spreadsheet"),
    ".xlsm": _later("spreadsheet", "spreadsheet"),
    ".xls": _later("spreadsheet", "spreadsheet"),
    ".et": _later("spreadsheet", "spreadsheet"),
    ".ods": _later("spreadsheet", "spreadsheet"),
    ".csv": _later("csvfile", "table"),
    ".tsv": _later("csvfile", "table"),
}
"""Suffix → the function that reads it. A new format is one file and one line here."""

TEXTS = frozenset({"", ".txt", ".text", ".md", ".markdown", ".csv", ".tsv"})
PICTURES = frozenset({".png", ".jpg", ".tiff"})
LARGEST = 150 * 1024 * 1024
"""No report has more bytes, scanned ones included."""
LONGEST = 3_000_000
"""No report has more characters; the longest, of 1978, has 40,000."""


def read(document: Path | str | bytes, *, name: str | None = None, source: str | None = None) -> Text:
    """The document at a path, or in bytes that came with a `name` (an upload).

    `source` is the address that the document came from, kept as `Text.source`. Raises the `InputError`s of
    `graph.errors`, each with one sentence.
    """
    if isinstance(document, bytes):
        original, name = document, name or "text.txt"
    else:
        original, name = _bytes(Path(document)), name or Path(document).name
    if len(original) > LARGEST:
        raise TooLarge(_large(name, len(original)))
    if not original.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise EmptyInput(
            f"{name}: the file holds no characters; save the report's text into it and try again."
        )
    form = _format(original, name)
    if form in {plain, markdown} and len(original) > 4 * LONGEST:
        raise TooLarge(_long(name, len(original) // 3))
    found = form(original, name)
    if len(found.content) > LONGEST:
        raise TooLarge(_long(name, len(found.content)))
    if not found.content.strip():
        raise EmptyInput(f"{name}: the file holds no words; check that this is the right file.")
    return replace(
        found, name=name, sha256=hashlib.sha256(original).hexdigest(), original=original, source=source
    )


def _format(original: bytes, name: str) -> Format:
    """By the bytes where they tell, else by the name. Raises `NotText` for what is not read."""
    suffix = Path(name).suffix.lower()
    told = signature(original)
    if told:
        shown, kind = told
        if shown in PICTURES and suffix in TEXTS:
            raise NotText(f"{name}: this is {kind}, no text; call it {shown} to have its words recognised.")
        if shown == ".html" and suffix in TEXTS:
            # Offsets of a text file count in the file, whatever is written in it.
            return FORMATS[suffix]
        if suffix in FORMATS and FORMATS.get(shown) is FORMATS[suffix]:
            return FORMATS[suffix]
        if shown in FORMATS:
            return FORMATS[shown] if shown != ".doc" or suffix not in {".xls", ".et"} else FORMATS[".xls"]
        advice = "load it with `commitgraph load`" if shown == ".zip" else "save the document as a .txt file"
        raise NotText(f"{name}: this is {kind}, no text; {advice} and try again.")
    form = FORMATS.get(suffix)
    if form is None or (suffix not in TEXTS and suffix not in {".html", ".htm", ".xhtml", ".rtf"}):
        known = ", ".join(suffix for suffix in FORMATS if suffix)
        what = "files of this kind are not read" if form is None else f"the bytes are no {suffix} file"
        raise NotText(
            f"{name}: {what} (read are: {known}); save the document as .docx or .txt and try again."
        )
    return form


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise MissingInput(f"{path}: this is a folder, not a file; name a file in it.")
    try:
        if path.stat().st_size > LARGEST:
            raise TooLarge(_large(path.name, path.stat().st_size))
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingInput(f"{path}: there is no such file; check the path and try again.") from None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise MissingInput(f"{path}: the file cannot be read ({reason}); check its permissions.") from None


def _long(name: str, size: int) -> str:
    return (
        f"{name}: about {size:,} characters are more than are read from one file ({LONGEST:,});"
        " give the report alone."
    )


def _large(name: str, size: int) -> str:
    return (
        f"{name}: {size // 1024**2:,} MB are more than are read from one file ({LARGEST // 1024**2} MB);"
        " give the report alone."
    )
