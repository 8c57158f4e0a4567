"""Plain text: UTF-8 with or without byte order mark, UTF-16, GB18030 (with it GBK and GB2312)."""

from __future__ import annotations

import re

from graph.errors import NotText, WrongEncoding
from graph.model import Text

MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks → the encoding that they announce."""

UNLIKELY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
PRIVATE = re.compile("[\ue000-\uf8ff]")
COMMON = re.compile("[的一是在和有不年人大发中国工政作展建设加全了]")


def plain(original: bytes, name: str) -> Text:
    """A text file as it stands, markup and all."""
    content, encoding = decode(original, name)
    return Text(content, name, "", encoding=encoding)


def decode(original: bytes, name: str) -> tuple[str, str]:
    """The characters of a text file and their encoding, byte order mark dropped, line ends kept.

    Order: a byte order mark decides; UTF-16 without one shows by its zero bytes; UTF-8 if it decodes; GB18030
    if it decodes and reads as Chinese. Raises `WrongEncoding` with line and byte, `NotText` for binary data.
    """
    for mark, encoding in MARKS:
        if original.startswith(mark):
            return _strict(original[len(mark) :], encoding, name), encoding
    if b"\x00" in original[:4096]:
        return _wide(original, name)
    try:
        content = original.decode("utf-8")
    except UnicodeDecodeError as error:
        return _national(original, name, error), "gb18030"
    _refuse_binary(content, name)
    return content, "utf-8"


def _strict(original: bytes, encoding: str, name: str) -> str:
    try:
        return original.decode(encoding)
    except UnicodeDecodeError as error:
        raise _wrong(original, error, name, encoding) from None


def _wide(original: bytes, name: str) -> tuple[str, str]:
    """UTF-16 without a byte order mark: ASCII line ends give it away; all else with zero bytes is binary."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            content = original.decode(encoding)
        except UnicodeDecodeError:
            continue
        if COMMON.search(content) and not UNLIKELY.search(content):
            return content, encoding
    raise NotText(f"{name}: the file holds binary data, no text; save the document as a .txt file (UTF-8).")


def _national(original: bytes, name: str, first: UnicodeDecodeError) -> str:
    """GB18030 decodes almost any bytes, so the result has to look like Chinese before it is believed."""
    try:
        content = original.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _wrong(original, _later(first, error), name, "UTF-8 and GB18030") from None
    _refuse_binary(content, name)
    common = len(COMMON.findall(content))
    if common * 50 < len(content) or len(PRIVATE.findall(content)) * 100 > len(content):
        raise _wrong(original, first, name, "UTF-8 and GB18030")
    return content


def _later(a: UnicodeDecodeError, b: UnicodeDecodeError) -> UnicodeDecodeError:
    return a if a.start > b.start else b


def _refuse_binary(content: str, name: str) -> None:
    strange = len(UNLIKELY.findall(content))
    if strange * 200 > len(content):
        raise NotText(
            f"{name}: the file holds binary data, no text; save the document as a .txt file (UTF-8)"
            " and try again."
        )


def _wrong(original: bytes, error: UnicodeDecodeError, name: str, tried: str) -> WrongEncoding:
    line = original.count(b"\n", 0, error.start) + 1
    at = original[error.start : error.start + 1].hex()
    return WrongEncoding(
        f"{name}:{line}: byte {error.start + 1} (0x{at}) fits neither encoding tried ({tried});"
        " save the file as UTF-8 and try again."
    )
