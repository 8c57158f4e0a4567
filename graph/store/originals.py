"""Each document's bytes by their SHA-256, with a small JSON file of where they came from."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import StoreDamaged
from graph.model import Text
from graph.store.folder import write_private


@dataclass(frozen=True, slots=True)
class Original:
    """A kept document: `order` counts the loads, so that a rebuild reads them in the order of the first
    time."""

    sha256: str
    name: str
    source: str | None
    document: str
    order: int


class Originals:
    """The folder of originals. Whoever writes holds the store's write lock."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @staticmethod
    def digest(text: Text) -> str:
        """The SHA-256 of the bytes that a text was read from."""
        return hashlib.sha256(_data(text)).hexdigest()

    def keep(self, text: Text, document: str) -> bool:
        """Keep the bytes that `document` was read from; False if they were there, in which case order
        stays."""
        digest = self.digest(text)
        known = {entry.sha256: entry for entry in self.entries()}
        order = (
            known[digest].order if digest in known else 1 + max((e.order for e in known.values()), default=0)
        )
        if digest not in known:
            write_private(self._path / digest, _data(text))
        row = {
            "sha256": digest,
            "name": text.name,
            "source": text.source,
            "document": document,
            "order": order,
        }
        # The sidecar comes last: an original counts once it has one.
        write_private(self._path / f"{digest}.json", json.dumps(row, ensure_ascii=False, indent=1) + "\n")
        return digest not in known

    def drop(self, sha256: str) -> None:
        """Forget an original; nothing if it is unknown."""
        for name in (f"{sha256}.json", sha256):
            with contextlib.suppress(FileNotFoundError):
                (self._path / name).unlink()

    def entries(self) -> list[Original]:
        """What is kept, in the order of the first load."""
        found = [_entry(place) for place in self._path.glob("*.json")]
        return sorted(found, key=lambda entry: (entry.order, entry.sha256))

    def of(self, document: str) -> list[Original]:
        """The originals that `document` was read from: one, or two after a crash in the middle of a load."""
        return [entry for entry in self.entries() if entry.document == document]

    def read(self) -> Iterator[tuple[Original, bytes]]:
        """Each original with its bytes (see `data`)."""
        for entry in self.entries():
            yield entry, self.data(entry)

    def data(self, entry: Original) -> bytes:
        """The bytes of an original, which must still have their SHA-256 (StoreDamaged)."""
        place = self._path / entry.sha256
        try:
            data = place.read_bytes()
        except FileNotFoundError as error:
            raise StoreDamaged(f"{place} ({entry.name}) is missing; load that document again.") from error
        if hashlib.sha256(data).hexdigest() != entry.sha256:
            raise StoreDamaged(
                f"{place} ({entry.name}) is not the document it was; load that document again."
            )
        return data


def _data(text: Text) -> bytes:
    """The original bytes; a text that was made in memory has none and is kept as UTF-8."""
    return text.original or text.content.encode("utf-8")


def _entry(place: Path) -> Original:
    try:
        row: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
        source = row["source"]
        return Original(
            sha256=str(row["sha256"]),
            name=str(row["name"]),
            source=None if source is None else str(source),
            document=str(row["document"]),
            order=int(row["order"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(f"{place} does not say where its original came from; delete it.") from error
