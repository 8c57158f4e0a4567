"""The store: documents, graph, decisions. One class for both servers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

import platformdirs

from graph.errors import StoreLocked, UsageError
from graph.model import Batch, Decision, Decisions, Edge, Node, Property, Text, Value
from graph.schema import LABELS
from graph.store import decisions as ledger
from graph.store.address import is_address, parse_address
from graph.store.answer import Answer
from graph.store.connection import Connection
from graph.store.console import check_plan, check_text
from graph.store.engine import heap_size
from graph.store.folder import ROOM_TO_REMOVE, ROOM_TO_WRITE, Folder, default_path, disk_errors, prepare
from graph.store.grouping import check_aggregates
from graph.store.load import DIGEST, Desk, constraints, remove_all, remove_document, replace
from graph.store.lock import FileLock
from graph.store.originals import Original, Originals

if TYPE_CHECKING:
    from graph.store.bolt import Bolt


LOOK_SECONDS = 0.1
"""How long the rebuild's lock may be held by others who only look at it, all together."""

WRITER_SECONDS = 600.0
"""How long a writer waits for another program's document."""


def open_store(where: str | Path | None = None, *, heap: str | None = None) -> Store:
    """Open a store; use it as a context manager, or call `close`.

    `where` is a folder (a missing one becomes a new store), an address such as `neo4j://host:7687`, or None
    for the user's own store. `heap` is the embedded engine's memory (`512m`, `2g`) if this call is the one
    that starts it; COMMITGRAPH_HEAP is its default. Originals and decisions of a server's store are kept in
    the user's data folder.

    Raises EngineMissing, StoreLocked, StoreTooNew, StoreDamaged, StoreUnreachable, DiskFull, StoreError,
    UsageError.
    """
    memory = heap_size(heap)
    address = parse_address(str(where)) if where is not None and is_address(str(where)) else None
    if address:
        name = hashlib.sha256(f"{address.url}/{address.database}".encode()).hexdigest()[:16]
        base = Path(platformdirs.user_data_dir("commitgraph", appauthor=False))
        folder = prepare(base / "servers" / name)
    else:
        folder = prepare(Path(where) if where else default_path())
    connection = Connection(folder, address, heap=memory)
    connection.open()
    return Store(folder, connection, embedded=address is None)


class Store:
    """An open store. Threads may share it; it holds the embedded engine until it is closed."""

    def __init__(self, folder: Folder, connection: Connection, *, embedded: bool) -> None:
        self._folder = folder
        self._connection = connection
        self._embedded = embedded
        self._prepared = False
        self._originals = Originals(folder.originals)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the server; nothing happens the second time."""
        self._connection.close()

    @property
    def path(self) -> Path:
        """The folder with originals and decisions; the embedded engine has its files there too."""
        return self._folder.path

    @property
    def where(self) -> str:
        """What to hand to `open_store` to get here again, without a password."""
        return self._connection.where

    # ------------------------------------------------------------------ reading

    def rows(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, object]]:
        """The rows of a query of this program, one mapping from column to plain value each (see `Answer`)."""
        return self._connection.do(lambda bolt: bolt.rows(cypher, parameters))

    def ask(
        self,
        cypher: str,
        parameters: Mapping[str, object] | None = None,
        *,
        seconds: float = 10.0,
        limit: int = 1000,
    ) -> Answer:
        """The answer to a query of the user, who may only read, for `seconds` at most and `limit` rows.

        Raises QueryError (with line and column where known), QueryRefused or QueryTimeout.
        """
        check_text(cypher)
        given = dict(parameters or {})

        def deed(bolt: Bolt) -> Answer:
            if self._embedded:
                check_aggregates(cypher)
            else:
                check_plan(bolt.plan(cypher, given))
            return bolt.ask(cypher, given, seconds=seconds, limit=limit)

        return self._connection.do(deed)

    def documents(self) -> list[dict[str, object]]:
        """The documents by id: all properties of their nodes but the text."""
        found = self.rows("MATCH (d:Document) RETURN d.id AS id, properties(d) AS properties")
        kept = []
        for row in sorted(found, key=lambda row: str(row["id"])):
            properties = cast("dict[str, object]", row["properties"])
            kept.append({name: value for name, value in properties.items() if name not in {"text", DIGEST}})
        return kept

    def text_of(self, document_id: str) -> str:
        """A document's characters; an unknown one raises UsageError with the known ones."""
        found = self.rows("MATCH (d:Document {id: $id}) RETURN d.text AS text", {"id": document_id})
        if not found:
            raise UsageError(self._no_document(document_id))
        return str(found[0]["text"])

    def _no_document(self, document_id: str) -> str:
        known = [str(row["id"]) for row in self.rows("MATCH (d:Document) RETURN d.id AS id")]
        there = ", ".join(sorted(known)) or "none"
        return f"There is no document {document_id} in the store; there are: {there}."

    def nodes(self) -> Iterator[Node]:
        """All nodes, sorted by id, as their batches gave them."""
        rows = self.rows("MATCH (n) RETURN n.id AS id, labels(n)[0] AS label, properties(n) AS properties")
        for row in sorted(rows, key=lambda row: str(row["id"])):
            yield Node(str(row["id"]), str(row["label"]), _properties(row["properties"]))

    def edges(self) -> Iterator[Edge]:
        """All edges, sorted by id, as their batches gave them."""
        rows = self.rows(
            "MATCH (a)-[e]->(b) RETURN e.id AS id, type(e) AS type, a.id AS source, b.id AS target, "
            "properties(e) AS properties"
        )
        for row in sorted(rows, key=lambda row: (str(row["id"]), str(row["source"]), str(row["target"]))):
            yield Edge(
                str(row["id"]),
                str(row["type"]),
                str(row["source"]),
                str(row["target"]),
                _properties(row["properties"]),
            )

    def revision(self) -> str:
        """A word that is another one whenever a document or a decision changed or the graph was built anew."""
        found = self.rows(f"MATCH (d:Document) RETURN d.id AS id, d.{DIGEST} AS digest")
        state = sorted((str(row["id"]), str(row["digest"])) for row in found)
        decided = [line.id for line in self.decisions().lines]
        return hashlib.sha256(repr((state, decided, self._rebuilt())).encode()).hexdigest()[:16]

    def busy(self) -> bool:
        """Whether a program of this machine is building the graph anew, so that it is not whole."""
        try:
            with FileLock(self._folder.lock("rebuild"), seconds=LOOK_SECONDS):
                return False
        except TimeoutError:
            return True

    def _rebuilt(self) -> int:
        try:
            return int(self._folder.rebuilt.read_text(encoding="ascii"))
        except (FileNotFoundError, ValueError):
            return 0

    def size(self) -> int:
        """Bytes of the store's folder on the disk."""
        return self._folder.size()

    # ------------------------------------------------------------------ writing

    def put(self, batch: Batch, text: Text) -> None:
        """Make the graph say what `batch` says instead of what its document said before, in one transaction.

        The original is kept first, so that a graph never holds a document that a rebuild would miss.
        Raises DiskFull before anything was written or with nothing changed; BuildError for an edge without an
        end.
        """
        self._folder.need(
            ROOM_TO_WRITE + 20 * len(text.original) + 2000 * (len(batch.nodes) + len(batch.edges))
        )
        with self._writing():
            self._prepare()
            new = self._originals.keep(text, batch.document)
            digest = self._originals.digest(text)
            try:
                self._transaction(lambda desk: replace(desk, batch))
            except BaseException:
                if new:
                    self._originals.drop(digest)
                raise
            for entry in self._originals.of(batch.document):
                if entry.sha256 != digest:
                    self._originals.drop(entry.sha256)

    def remove(self, document_id: str) -> None:
        """Take a document out, with its original; an unknown one raises UsageError with the known ones."""
        with self._writing():
            if not self.rows("MATCH (d:Document {id: $id}) RETURN d.id AS id", {"id": document_id}):
                raise UsageError(self._no_document(document_id))
            self._transaction(partial(remove_document, document=document_id), room=ROOM_TO_REMOVE)
            for entry in self._originals.of(document_id):
                self._originals.drop(entry.sha256)

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Say to every other user of this store that it is being built anew, and afterwards that it was.

        Raises StoreLocked where another program does so already.
        """
        lock = FileLock(self._folder.lock("rebuild"), seconds=10 * LOOK_SECONDS)
        try:
            lock.take()
        except TimeoutError as error:
            raise StoreLocked(
                f"{self._folder.path}: another program is building this graph anew; wait for it."
            ) from error
        try:
            yield
        finally:
            self._folder.rebuilt.write_text(str(self._rebuilt() + 1), encoding="ascii")
            lock.release()

    def clear(self) -> None:
        """Empty the graph; originals and decisions stay, so that it can be built again."""
        with self._writing():
            for row in self.rows("MATCH (d:Document) RETURN d.id AS id"):
                self._transaction(partial(remove_document, document=str(row["id"])), room=ROOM_TO_REMOVE)
            # What only edges without a document held.
            for label in LABELS:
                self._transaction(partial(remove_all, label=label.name), room=ROOM_TO_REMOVE)

    def _transaction(self, deed: Callable[[Desk], None], *, room: int = ROOM_TO_WRITE) -> None:
        def look() -> None:
            self._folder.need(room)

        self._connection.do(lambda bolt: bolt.write(lambda tx: deed(Desk(tx, look))))

    def _prepare(self) -> None:
        if not self._prepared:
            self._connection.do(lambda bolt: bolt.commands(constraints()))
            self._prepared = True

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One writer of this machine at a time; the disk's errors in our words."""
        lock = FileLock(self._folder.lock("write"), seconds=WRITER_SECONDS)
        with disk_errors(self._folder):
            try:
                lock.take()
            except TimeoutError as error:
                raise StoreLocked(
                    f"{self._folder.path}: another program has been writing for {WRITER_SECONDS:.0f} "
                    "seconds; try again when it is done."
                ) from error
            try:
                yield
            finally:
                lock.release()

    # ------------------------------------------------------------------ originals and decisions

    def originals(self) -> Iterator[tuple[str, bytes, str, str | None]]:
        """(SHA-256, bytes, name, source) of each kept document, in the order of the first load."""
        for entry, data in self._originals.read():
            yield entry.sha256, data, entry.name, entry.source

    def missing(self) -> tuple[str, ...]:
        """The ids of documents whose originals are kept but that the graph does not hold, in load order.

        There are some after a load or a rebuild that was killed half-way, or when the graph's files were
        damaged: a rebuild brings them back.
        """
        there = {row["id"] for row in self.rows("MATCH (d:Document) RETURN d.id AS id")}
        return tuple(entry.document for entry in self._originals.entries() if entry.document not in there)

    def kept(self) -> Iterator[tuple[Original, bytes]]:
        """Each kept document with its bytes, in the order of the first load; a rebuild reads these."""
        return self._originals.read()

    def original(self, document_id: str) -> Original | None:
        """Where a document's original came from."""
        found = self._originals.of(document_id)
        return found[-1] if found else None

    def data(self, original: Original) -> bytes:
        """The bytes of a kept original; StoreDamaged where they are gone or others."""
        return self._originals.data(original)

    def decisions(self) -> Decisions:
        """What the user decided and did not undo, oldest first."""
        return ledger.read_decisions(self._folder.decisions)

    def decide(self, kind: str, subject: str, value: Mapping[str, Value]) -> Decision:
        """Write a decision down."""
        with self._writing():
            return ledger.append_decision(self._folder.decisions, kind, subject, value)

    def undo(self, decision_id: str) -> Decision:
        """Take a decision back; an unknown one raises UsageError."""
        with self._writing():
            return ledger.undo_decision(self._folder.decisions, decision_id)


def _properties(value: object) -> dict[str, Property]:
    """A node's or edge's properties as its batch had them: without the id and what the store added, lists as
    tuples."""
    return {
        name: tuple(item) if isinstance(item, list) else item
        for name, item in sorted(cast("dict[str, Property]", value).items())
        if name not in {"id", DIGEST}
    }
