"""A connection to the store's server, which comes back when the embedded engine was killed."""

from __future__ import annotations

import importlib
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from graph.errors import StoreUnreachable
from graph.store.address import Address
from graph.store.embedded import Lease, lease
from graph.store.engine import ADMIN, DATABASE, READER
from graph.store.folder import Folder

if TYPE_CHECKING:
    from graph.store.bolt import Bolt

Result = TypeVar("Result")


SETTLE_SECONDS = 10.0
"""How long an engine that was joined may fail to answer before that is an error."""


class Connection:
    """The embedded engine of `folder` where `address` is None, else the server at it; threads may share
    it."""

    def __init__(self, folder: Folder, address: Address | None, *, heap: str) -> None:
        self._folder = folder
        self._address = address
        self._heap = heap
        self._lease: Lease | None = None
        self._bolt: Bolt | None = None
        self._mutex = threading.RLock()

    @property
    def where(self) -> str:
        """The folder or address, without a password."""
        if self._address is None:
            return str(self._folder.path)
        return f"{self._address.url}/{self._address.database}"

    def open(self) -> None:
        """Start or join the engine, or reach the server."""
        with self._mutex:
            deadline = time.monotonic() + SETTLE_SECONDS
            while True:
                try:
                    self._open()
                    return
                except StoreUnreachable:
                    # An engine that was killed a moment ago: its keeper has not noticed yet.
                    if self._address is not None or time.monotonic() > deadline:
                        raise
                    time.sleep(0.1)

    def _open(self) -> None:
        # Importing the driver takes 0.4 s: here it does so while the engine starts, and never in its keeper.
        driver = threading.Thread(target=importlib.import_module, args=("graph.store.bolt",))
        driver.start()
        try:
            address = self._address or self._engine()
        finally:
            driver.join()
        from graph.store.bolt import Bolt

        self._bolt = Bolt(address)
        try:
            self._bolt.check()
        except BaseException:
            self.close()
            raise

    def _engine(self) -> Address:
        self._lease = lease(self._folder, heap=self._heap)
        passwords = self._lease.passwords
        url = f"bolt://127.0.0.1:{self._lease.bolt}"
        return Address(url, DATABASE, ADMIN, passwords.admin, (READER, passwords.reader))

    def close(self) -> None:
        """Let go of the server; nothing happens the second time."""
        with self._mutex:
            bolt, self._bolt = self._bolt, None
            held, self._lease = self._lease, None
        if bolt:
            bolt.close()
        if held:
            held.release()

    def do(self, deed: Callable[[Bolt], Result]) -> Result:
        """Do something with the server; once more if the embedded engine was killed, which is started
        anew."""
        bolt = self._current()
        try:
            return deed(bolt)
        except StoreUnreachable:
            if self._address is not None:
                raise
            self._reopen(bolt)
            return deed(self._current())

    def _reopen(self, lost: Bolt) -> None:
        """One thread opens anew; the others that lost the same connection find it open."""
        with self._mutex:
            if self._bolt is lost:
                self.close()
                self.open()

    def _current(self) -> Bolt:
        with self._mutex:
            if self._bolt is None:
                raise StoreUnreachable(f"{self.where}: this store was closed; open it again.")
            return self._bolt
