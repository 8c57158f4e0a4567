"""Zip files, and the Office formats that are zip files: looked at before anything is unpacked."""

from __future__ import annotations

import io
import zipfile

from graph.errors import DamagedInput, TooLarge

UNPACKED = 400 * 1024 * 1024
"""So many bytes may a zip file hold unpacked: no report's pictures come near it."""
ENTRIES = 20_000


def opened(original: bytes, name: str) -> zipfile.ZipFile:
    """The zip file in these bytes, checked by its directory; nothing is unpacked yet.

    Raises `DamagedInput` where it cannot be opened, `TooLarge` where it holds too much (a zip bomb).
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(original))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise DamagedInput(
            f"{name}: the file is damaged ({error}); get it once more or save it anew."
        ) from None
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    if len(entries) > ENTRIES or size > UNPACKED:
        raise TooLarge(
            f"{name}: {len(entries):,} entries and {size / 1024**2:,.0f} MB unpacked are more than are read "
            f"({ENTRIES:,} and {UNPACKED // 1024**2} MB); give the documents one by one."
        )
    return archive
