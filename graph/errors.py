"""Everything that this program says went wrong, as one tree.

CommitGraphError
├── InputError            a file or text that cannot be read as what it should be
│   ├── MissingInput      the path does not exist
│   ├── EmptyInput        there are no characters in it
│   ├── NotText           the bytes are no text (a picture, an archive, …)
│   ├── WrongEncoding     the bytes are text in no encoding that this program knows
│   ├── DamagedInput      a file of a known format that is broken or guarded by a password
│   ├── TooLarge          more bytes, pages or pixels than are read from one file
│   ├── ReaderMissing     a format whose reader is not installed here (LibreOffice, the ocr extra)
│   └── NotADocument      text, but neither a work report nor a division of tasks
├── UsageError            an unknown name, a missing parameter, a bad flag
├── BuildError            an element whose quote does not stand at its span
├── StoreError            the store cannot be opened, read or written
│   ├── EngineMissing     this system has no embedded engine
│   ├── StoreLocked       another program holds the store's files
│   ├── StoreTooNew       a newer version of this program wrote the store
│   ├── StoreDamaged      the store's files cannot be read
│   ├── StoreUnreachable  no server answers at the address, or it refuses the user
│   └── DiskFull          too little free space to go on
├── QueryError            a query that the engine refuses; carries line and column where known
│   ├── QueryRefused      a query that would write, or read what is none of its business
│   └── QueryTimeout      a query that ran into its time limit
└── PortInUse             the page's port is taken

A message is one sentence or two that say what, where and what to do. The command line and the pages print it
and nothing else.
"""

from __future__ import annotations


class CommitGraphError(Exception):
    """The root; its text is meant for the user."""


class InputError(CommitGraphError):
    """A file or text that cannot be read as what it should be."""


class MissingInput(InputError):
    """The path does not exist."""


class EmptyInput(InputError):
    """There are no characters in the file."""


class NotText(InputError):
    """The bytes are no text."""


class WrongEncoding(InputError):
    """The bytes are text in no encoding that this program knows."""


class DamagedInput(InputError):
    """A file of a known format that is broken or guarded by a password."""


class TooLarge(InputError):
    """More bytes, pages or pixels than are read from one file."""


class ReaderMissing(InputError):
    """A format whose reader is not installed here."""


class NotADocument(InputError):
    """The text is neither a work report nor a division of tasks."""


class UsageError(CommitGraphError):
    """An unknown name, a missing parameter, a bad flag."""


class BuildError(CommitGraphError):
    """An element whose quote does not stand at its span."""


class StoreError(CommitGraphError):
    """The store cannot be opened, read or written."""


class EngineMissing(StoreError):
    """This system has no embedded engine."""


class StoreLocked(StoreError):
    """Another program holds the store's files."""


class StoreTooNew(StoreError):
    """A newer version of this program wrote the store."""


class StoreDamaged(StoreError):
    """The store's files cannot be read."""


class StoreUnreachable(StoreError):
    """No server answers at the address, or it refuses the user."""


class DiskFull(StoreError):
    """Too little free space to go on."""


class QueryError(CommitGraphError):
    """A query that the engine refuses. `line` and `column` count from 1 where the engine named the place."""

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class QueryRefused(QueryError):
    """A query that would write, or read what is none of its business."""


class QueryTimeout(QueryError):
    """A query that ran into its time limit."""


class PortInUse(CommitGraphError):
    """The page's port is taken."""
