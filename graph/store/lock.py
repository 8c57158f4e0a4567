"""A lock between processes on a file; the system frees it however its holder ends."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import TracebackType

if sys.platform == "win32":
    import msvcrt

    def _grab(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _free(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _grab(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _free(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


class FileLock:
    """An exclusive lock on `path`, which is made where it is missing and never removed.

    Use it as a context manager, which waits up to `seconds` (TimeoutError after that), or through `attempt`.
    One object serves one thread.
    """

    def __init__(self, path: Path, *, seconds: float = 60.0) -> None:
        self._path = path
        self._seconds = seconds
        self._handle: int | None = None

    def attempt(self) -> bool:
        """Take the lock if it is free; False if another holds it."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _grab(handle)
        except OSError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def release(self) -> None:
        """Give the lock back; nothing where it is not held."""
        if self._handle is not None:
            _free(self._handle)
            os.close(self._handle)
            self._handle = None

    def take(self) -> None:
        """Take the lock, waiting for it; TimeoutError when the time is up."""
        deadline = time.monotonic() + self._seconds
        while not self.attempt():
            if time.monotonic() > deadline:
                raise TimeoutError(self._path)
            time.sleep(0.02)

    def __enter__(self) -> FileLock:
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
