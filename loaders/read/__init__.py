"""From bytes to `Text`: `read` knows a few formats, one file each.

A format is a function from decoded or raw bytes to a `Text`; `FORMATS` is the visible list. Offsets count the
code points of the decoded document: the byte order mark is dropped, line ends are kept as they stand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from graph.errors import EmptyInput, MissingInput, NotText
from graph.model import Text

from .markdown import markdown
from .signature import foreign
from .text import plain

Format = Callable[[bytes, str], Text]

FORMATS: dict[str, Format] = {
    "": plain,
    ".txt": plain,
    ".text": plain,
    ".md": markdown,
    ".markdown": markdown,
}
"""Suffix → the function that reads it. A new format is one file and one line here."""


def read(document: Path | str | bytes, *, name: str | None = None, source: str | None = None) -> Text:
    """The decoded document at a path, or in bytes that came with a `name` (an upload).

    `source` is the address that the document came from, kept as `Text.source`. Raises `MissingInput`,
    `EmptyInput`, `NotText` (also for a format that is not read yet) and `WrongEncoding`.
    """
    if isinstance(document, bytes):
        original, name = document, name or "text.txt"
    else:
        original, name = _bytes(Path(document)), name or Path(document).name
    if not original.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise EmptyInput(
            f"{name}: the file holds no characters; save the report's text into it and try again."
        )
    kind = foreign(original)
    if kind:
        raise NotText(
            f"{name}: this is {kind}, no text; save the document as a .txt file (UTF-8) and try again."
        )
    form = FORMATS.get(Path(name).suffix.lower())
    if form is None:
        known = ", ".join(suffix for suffix in FORMATS if suffix)
        raise NotText(
            f"{name}: files of this kind are not read yet (read are: {known});"
            " save the document as a .txt file (UTF-8) and try again."
        )
    found = form(original, name)
    return Text(
        found.content,
        name,
        hashlib.sha256(original).hexdigest(),
        original,
        source,
        found.encoding,
        found.cells,
    )


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise MissingInput(f"{path}: this is a folder, not a file; name a file in it.")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingInput(f"{path}: there is no such file; check the path and try again.") from None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise MissingInput(f"{path}: the file cannot be read ({reason}); check its permissions.") from None
