"""Where documents come from: files, folders, zip files and web addresses, told apart and bounded.

Nothing is fetched but an address that the user gave, nothing is written to the disk: a document inside a zip file is
its bytes and a name, whatever path the archive claims for it.
"""

from __future__ import annotations

import contextlib
import re
import urllib.error
import urllib.request
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from graph.errors import CommitGraphError, DamagedInput, TooLarge
from graph.model import Text
from loaders.read import FORMATS, LARGEST, read
from loaders.read.archive import opened
from loaders.read.signature import signature

DEEPEST = 2
"""Zip files inside zip files are opened so deep."""
DOCUMENTS = 5_000
"""So many documents are read from one archive."""
FETCHED = 60 * 1024 * 1024
SECONDS = 30
ADDRESS = re.compile(r"https?://\S+", re.I)
SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A document before it is read: its path, or its bytes; or the sentence that says why it cannot be had.

    `label` is what messages call it (报告.zip/2024/云山.docx), `name` the file's own name.
    """

    label: str
    name: str
    path: Path | None = None
    original: bytes | None = None
    address: str | None = None
    error: str | None = None

    def text(self) -> Text:
        """The document, read. Raises the errors of `loaders.read.read`."""
        if self.error is not None:
            raise DamagedInput(self.error)
        if self.original is not None:
            return read(self.original, name=self.name, source=self.address)
        assert self.path is not None, "a source has a path, bytes or an error"
        return read(self.path)


def sources(paths: Iterable[Path | str]) -> Iterator[Source]:
    """The documents at paths: those of folders and archives one by one, sorted by name; bad ones say so."""
    for path in paths:
        words = str(path)
        if ADDRESS.fullmatch(words) or re.match(r"https?:/[^/]", words):
            yield from _fetched(re.sub(r"^(https?):/+", r"\1://", words))
        elif Path(path).is_dir():
            yield from _folder(Path(path))
        else:
            yield from _file(Path(path))


def unpacked(original: bytes, name: str) -> tuple[Source, ...]:
    """The documents in the bytes of a zip file, sorted by name; bad ones say so. Raises as `opened` does."""
    return tuple(_archive(original, name, 1))


def _folder(folder: Path) -> Iterator[Source]:
    readable = {*FORMATS, ".zip"} - {""}
    inside = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix.lower() in readable)
    if not inside:
        yield Source(
            str(folder),
            folder.name,
            error=f"{folder}: no document in this folder can be read; name a folder with reports.",
        )
    for path in inside:
        yield from _file(path)


def _file(path: Path) -> Iterator[Source]:
    if path.suffix.lower() != ".zip":
        yield Source(str(path), path.name, path)
        return
    try:
        if path.stat().st_size > 4 * LARGEST:
            raise TooLarge(f"{path.name}: the archive is too large; give the documents in it one by one.")
        yield from _archive(path.read_bytes(), str(path), 1)
    except FileNotFoundError:
        yield Source(str(path), path.name, path)
    except (CommitGraphError, OSError) as error:
        yield Source(str(path), path.name, error=str(error))


def _archive(original: bytes, label: str, depth: int) -> Iterator[Source]:
    archive = opened(original, label)
    entries = [entry for entry in archive.infolist() if _wanted(entry)]
    if len(entries) > DOCUMENTS:
        raise TooLarge(
            f"{label}: {len(entries):,} documents are more than are read from one archive ({DOCUMENTS:,})."
        )
    for entry in sorted(entries, key=_named):
        inner = f"{label}/{_named(entry)}"
        try:
            data = _content(archive, entry, inner)
            told = signature(data)
            if told and told[0] == ".zip":
                if depth >= DEEPEST:
                    raise TooLarge(
                        f"{inner}: zip files inside one another are opened {DEEPEST} deep; unpack it first."
                    )
                yield from _archive(data, inner, depth + 1)
            else:
                yield Source(inner, PurePosixPath(_named(entry)).name, original=data)
        except CommitGraphError as error:
            yield Source(inner, PurePosixPath(inner).name, error=str(error))


def _wanted(entry: zipfile.ZipInfo) -> bool:
    """Documents of formats that are read; not what systems put beside them."""
    path = PurePosixPath(_named(entry))
    hidden = "__MACOSX" in path.parts or path.name.startswith((".", "~$"))
    return not entry.is_dir() and not hidden and path.suffix.lower() in {*FORMATS, ".zip"} - {""}


def _named(entry: zipfile.ZipInfo) -> str:
    """An entry's name; Chinese programs write GBK where the archive does not say UTF-8. Climbing out is cut off."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        with contextlib.suppress(UnicodeEncodeError, UnicodeDecodeError):
            name = name.encode("cp437").decode("gb18030")
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    return "/".join(parts) or "document"


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, label: str) -> bytes:
    """The bytes of an entry, no more than its directory promises and than is read from one file."""
    if entry.flag_bits & 1:
        raise DamagedInput(f"{label}: a password guards this file; save a copy without one.")
    if entry.file_size > LARGEST:
        raise TooLarge(f"{label}: {entry.file_size // 1024**2:,} MB are more than are read from one file.")
    try:
        with archive.open(entry) as file:
            data = file.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError) as error:
        raise DamagedInput(
            f"{label}: this entry of the archive is damaged ({error}); pack it anew."
        ) from None
    if len(data) > LARGEST:
        raise TooLarge(f"{label}: the entry is larger than the archive says; nothing of it was kept.")
    return data


def _fetched(address: str) -> Iterator[Source]:
    """The document at an address, by the user's own proxy settings; redirects stay on http and https."""
    try:
        request = urllib.request.Request(address, headers={"User-Agent": "commitgraph"})
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            data = answer.read(FETCHED + 1)
            kind = answer.headers.get_content_type()
            final = answer.geturl()
    except (urllib.error.URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or getattr(error, "code", None) or error
        yield Source(
            address,
            address,
            error=f"{address}: the address cannot be read ({reason}); check it, or save the page.",
        )
        return
    if len(data) > FETCHED:
        yield Source(
            address,
            address,
            error=f"{address}: more than {FETCHED // 1024**2} MB; save the file and load that.",
        )
        return
    name = unquote(PurePosixPath(urlsplit(final).path).name) or "page"
    if PurePosixPath(name).suffix.lower() not in FORMATS or not PurePosixPath(name).suffix:
        name += SUFFIXES.get(kind, ".html")
    told = signature(data)
    if told and told[0] == ".zip":
        yield from _archive(data, address, 1)
    else:
        yield Source(address, name, original=data, address=final)
