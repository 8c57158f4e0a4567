"""The layout of a store's folder, private to its user, and how much room its disk has.

format              one line of JSON: {"format": 1}
originals/          each document's bytes by SHA-256, and beside them where they came from
decisions.jsonl     what the user decided, append-only
graph/              the engine's files; derived, may be deleted while nobody uses the store
rebuilt             how many times the graph was built anew from the originals
keeper.json         how to reach the process that keeps the engine; gone when it is gone
*.lock              empty files that are locked, never removed
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from graph.errors import DiskFull, StoreDamaged, StoreError, StoreTooNew
from graph.store.lock import FileLock

FORMAT = 1
"""Written into each store; a program refuses a store of a higher number."""

ROOM_TO_START = 32 * 1024 * 1024
"""Free bytes that a new store needs: the engine's empty files, its logs and one write-ahead file."""

ROOM_TO_WRITE = 16 * 1024 * 1024
"""Free bytes that must remain at any time of a load; below, the engine only reports a lost transaction."""

ROOM_TO_REMOVE = 4 * 1024 * 1024
"""The same for taking out, which someone with a full disk may want."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A store's folder and the places in it."""

    path: Path

    @property
    def originals(self) -> Path:
        """Where the documents' bytes are."""
        return self.path / "originals"

    @property
    def decisions(self) -> Path:
        """The user's decisions."""
        return self.path / "decisions.jsonl"

    @property
    def rebuilt(self) -> Path:
        """How many times the graph was built anew; missing before the first time."""
        return self.path / "rebuilt"

    @property
    def graph(self) -> Path:
        """The engine's files."""
        return self.path / "graph"

    @property
    def keeper(self) -> Path:
        """How to reach the keeper."""
        return self.path / "keeper.json"

    @property
    def arguments(self) -> Path:
        """The engine's arguments; its name on the command line tells our engine from another program."""
        return self.graph / "java.args"

    def lock(self, name: str) -> Path:
        """The file to lock for `name`: `make`, `start`, `keeper`, `write` or `rebuild`."""
        return self.path / f"{name}.lock"

    def free(self) -> int:
        """Free bytes on the folder's disk."""
        return shutil.disk_usage(self.path).free

    def need(self, size: int) -> None:
        """Raise DiskFull where fewer than `size` bytes are free."""
        free = self.free()
        if free < size:
            raise DiskFull(
                f"{self.path}: only {free // 1048576} MB are free on this disk and {size // 1048576 + 1} MB "
                "are needed; free some space or choose another folder with --store."
            )

    def size(self) -> int:
        """Bytes of all files in the folder."""
        total = 0
        for place, _, names in os.walk(self.path):
            for name in names:
                with contextlib.suppress(OSError):
                    total += (Path(place) / name).stat().st_size
        return total


def default_path() -> Path:
    """The store of a user who names none."""
    return Path(platformdirs.user_data_dir("commitgraph", appauthor=False)) / "store"


def prepare(path: Path) -> Folder:
    """Make or check the folder at `path`: private, writable and of a format that this program knows."""
    folder = Folder(path.expanduser().absolute())
    if folder.path.exists() and not folder.path.is_dir():
        raise StoreError(f"{folder.path} is a file; --store needs a folder or the address of a server.")
    with disk_errors(folder):
        folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (folder.path / "format").exists():
            _make(folder)
        _check_format(folder)
        folder.originals.mkdir(mode=0o700, exist_ok=True)
        folder.graph.mkdir(mode=0o700, exist_ok=True)
    return folder


def _make(folder: Folder) -> None:
    """Make an empty folder a store; one of several programs that want to at once does it."""
    strangers = {entry.name for entry in folder.path.iterdir()} - {"format", "format.new", "make.lock"}
    if strangers and not (folder.path / "format").exists():
        raise StoreError(
            f"{folder.path} holds other files and no store; name an empty or new folder with --store."
        )
    with FileLock(folder.lock("make")):
        if not (folder.path / "format").exists():
            folder.need(ROOM_TO_START)
            folder.path.chmod(0o700)
            write_private(folder.path / "format", json.dumps({"format": FORMAT}) + "\n")


def _check_format(folder: Folder) -> None:
    place = folder.path / "format"
    try:
        number = json.loads(place.read_text(encoding="utf-8"))["format"]
        if not isinstance(number, int):
            raise TypeError(number)
    except (ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(
            f"{place} is no format file of a store; if originals/ beside it is whole, load the documents in "
            "it into a new store."
        ) from error
    if number > FORMAT:
        raise StoreTooNew(
            f"{folder.path} was written by a newer version (format {number}, this program knows {FORMAT}); "
            "update this program or name another folder with --store."
        )


def write_private(path: Path, content: str | bytes) -> None:
    """Write a file that only its user can read, whole or not at all."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    fresh = path.with_name(path.name + ".new")
    with contextlib.suppress(FileNotFoundError):
        fresh.unlink()
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)


@contextlib.contextmanager
def disk_errors(folder: Folder) -> Iterator[None]:
    """Turn the system's errors on the folder's files into ours."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull(
                f"{folder.path}: the disk is full; free some space or choose another folder with --store."
            ) from error
        if isinstance(error, PermissionError):
            raise StoreError(
                f"{folder.path}: this user may not write there; choose another folder with --store."
            ) from error
        raise StoreError(f"{folder.path}: {error.strerror or error}.") from error
