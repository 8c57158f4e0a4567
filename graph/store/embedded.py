"""Start the bundled engine for a store's folder, or join the one that runs; hold a lease on it.

Whether a keeper lives is decided by the lock that it holds, never by a process number; one opener at a time
may start one (a second lock). An engine whose keeper was killed is ended first.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from graph.errors import DiskFull, StoreDamaged, StoreError, StoreLocked, StoreUnreachable
from graph.store.engine import Passwords, find_engine
from graph.store.folder import Folder, disk_errors
from graph.store.lock import FileLock
from graph.store.talk import PATIENCE, proof


@dataclass(frozen=True, slots=True)
class Lease:
    """A place at the engine, kept as long as its connection to the keeper is open."""

    folder: Folder
    bolt: int
    passwords: Passwords
    connection: socket.socket

    def alive(self) -> bool:
        """Whether the keeper is still there."""
        try:
            self.connection.setblocking(False)
            return bool(self.connection.recv(1, socket.MSG_PEEK))
        except BlockingIOError:
            return True
        except OSError:
            return False

    def release(self) -> None:
        """Give the place back; if the keeper was killed, end the engine that it left behind."""
        orphaned = not self.alive()
        self.connection.close()
        if orphaned:
            with contextlib.suppress(OSError, TimeoutError), FileLock(self.folder.lock("start"), seconds=5):
                if not _kept(self.folder):
                    _end_orphan(self.folder)


def lease(folder: Folder, *, heap: str) -> Lease:
    """A lease on the folder's engine, which is started if it does not run.

    Raises EngineMissing, StoreLocked, StoreDamaged, DiskFull or StoreUnreachable.
    """
    find_engine()
    deadline = time.monotonic() + PATIENCE + 15
    while time.monotonic() < deadline:
        found = _join(folder)
        if found:
            return found
        with disk_errors(folder), contextlib.suppress(TimeoutError), FileLock(folder.lock("start")):
            if not _kept(folder):
                _end_orphan(folder)
                _spawn(folder, heap)
        time.sleep(0.03)
    raise StoreUnreachable(f"{folder.path}: the store's engine did not start within {PATIENCE:.0f} seconds.")


def _join(folder: Folder) -> Lease | None:
    """A lease from the running keeper; None if there is none, or it is just ending."""
    row = _keeper_row(folder)
    if row is None or not _kept(folder):
        return None
    try:
        connection = socket.create_connection(("127.0.0.1", int(row["port"])), timeout=5)
    except OSError:
        return None
    try:
        answer = _greet(connection, str(row["token"]))
    except (OSError, ValueError):
        connection.close()
        return None
    if not answer.get("ok"):
        connection.close()
        raise _failure(folder, answer)
    passwords = Passwords(str(answer["admin"]), str(answer["reader"]))
    return Lease(folder, int(answer["bolt"]), passwords, connection)


def _greet(connection: socket.socket, token: str) -> dict[str, Any]:
    """Prove that we know the token, let the keeper prove it too, and return its answer."""
    with connection.makefile("rw") as stream:
        nonce = secrets.token_hex(16)
        print(proof(token, "client", stream.readline(200).strip()), nonce, file=stream, flush=True)
        connection.settimeout(PATIENCE + 10)
        theirs, _, answer = stream.readline(20_000).partition(" ")
        if theirs != proof(token, "keeper", nonce):
            raise ValueError("the keeper is ending, or is none")
        parsed: dict[str, Any] = json.loads(answer)
        return parsed


def _failure(folder: Folder, answer: dict[str, Any]) -> StoreError:
    said = [str(line) for line in answer.get("said", [])]
    if answer.get("why") == "locked":
        return StoreLocked(
            f"{folder.path}: another program holds the store's database open (a process with java and "
            f"{folder.graph} on its command line, or one on another machine); end it and try again."
        )
    if answer.get("why") == "full":
        return DiskFull(f"{folder.path}: the disk is full; free some space and try again.")
    last = next(
        (line for line in reversed(said) if "rror" in line or "xception" in line), said[-1] if said else ""
    )
    return StoreDamaged(
        f"{folder.path}: the engine cannot open the store ({last.strip()}); delete the folder graph "
        f"in it and run: commitgraph store rebuild --store {folder.path}"
    )


def _kept(folder: Folder) -> bool:
    """Whether a keeper lives: it holds its lock as long as it does."""
    lock = FileLock(folder.lock("keeper"))
    if lock.attempt():
        lock.release()
        return False
    return True


def _keeper_row(folder: Folder) -> dict[str, Any] | None:
    try:
        row: dict[str, Any] = json.loads(folder.keeper.read_text(encoding="utf-8"))
        return row if {"port", "token"} <= row.keys() else None
    except (OSError, ValueError, AttributeError):
        return None


def _spawn(folder: Folder, heap: str) -> None:
    """Start a keeper that outlives us and wait until it can be talked to."""
    root = Path(__file__).resolve().parents[2]
    path = os.pathsep.join(part for part in (str(root), os.environ.get("PYTHONPATH", "")) if part)
    apart: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP}
    log = os.open(folder.path / "keeper.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "graph.store.keeper", str(folder.path), "--heap", heap],
            cwd=root,
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **apart,
        )
    finally:
        os.close(log)
    # Somebody must collect its exit code, else it stays in the process table for as long as we live.
    threading.Thread(target=process.wait, name="keeper", daemon=True).start()
    deadline = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < deadline:
        if _keeper_row(folder):
            return
        time.sleep(0.01)
    if process.poll() not in {None, 0, 3}:
        said = (folder.path / "keeper.log").read_text(encoding="utf-8", errors="replace").split("\n")
        last = next((line for line in reversed(said) if line.strip()), "it said nothing")
        raise StoreError(f"{folder.path}: the keeper of the store's engine ended at once ({last.strip()}).")


def _end_orphan(folder: Folder) -> None:
    """End the engine of a killed keeper; called under the start lock, with no keeper alive."""
    row = _keeper_row(folder)
    if row is None:
        return
    server = row.get("server")
    pids = (
        [int(server["pid"])]
        if isinstance(server, dict)
        else [process.pid for process in psutil.process_iter()]
    )
    started = float(server["started"]) if isinstance(server, dict) else None
    for pid in pids:
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(pid)
            if _is_engine(process, folder, started):
                process.terminate()
                _wait_or_kill(process)
    with contextlib.suppress(FileNotFoundError):
        folder.keeper.unlink()


def _is_engine(process: psutil.Process, folder: Folder, started: float | None) -> bool:
    """Whether a process is this folder's engine: by its command line, or where that is hidden its start
    time."""
    if process.status() == psutil.STATUS_ZOMBIE:
        return False
    try:
        return f"@{folder.arguments}" in process.cmdline()
    except psutil.AccessDenied:
        return started is not None and abs(process.create_time() - started) < 2


def _wait_or_kill(process: psutil.Process) -> None:
    try:
        process.wait(10)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(10)
