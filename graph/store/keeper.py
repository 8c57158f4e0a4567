"""The keeper of a store's engine: `python -m graph.store.keeper FOLDER`, started by `graph.store.embedded`.

It starts the engine, tells whoever knows the token how to reach it, and counts those connections as leases:
the system closes them however their holder ends. Some seconds after the last lease is gone it stops the
engine and ends. If the engine ends by itself, so does the keeper, and the next opener starts both anew. An
engine whose keeper was killed is known by `keeper.json` and ended by whoever notices
(`graph.store.embedded`).

The talk, one line each: keeper a nonce; client its proof and a nonce; keeper its proof and a JSON object.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import hmac
import json
import os
import re
import secrets
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections import deque
from dataclasses import asdict
from pathlib import Path
from typing import IO

import psutil

from graph.store.engine import ADMIN, Passwords, command, find_engine, heap_size, write_users
from graph.store.folder import Folder, write_private
from graph.store.lock import FileLock
from graph.store.talk import PATIENCE, proof

LINGER = 5.0
"""Seconds that the engine stays when nobody uses it; COMMITGRAPH_LINGER sets another number."""


class Keeper:
    """The engine's process, its leases and what the openers are told."""

    def __init__(self, folder: Folder, *, heap: str, linger: float) -> None:
        self._folder = folder
        self._heap = heap
        self._linger = linger
        self._token = secrets.token_urlsafe(24)
        self._settled = threading.Event()
        self._answer: dict[str, object] = {}
        self._mutex = threading.Lock()
        self._leases = 0
        self._free_since = time.monotonic() + PATIENCE
        self._ending = False
        self._lines: deque[str] = deque(maxlen=60)
        self._up = threading.Event()
        self._failed = threading.Event()
        self._passwords = Passwords("", "")
        self._http = 0
        self._engine: subprocess.Popen[str] | None = None

    def run(self) -> int:
        """Keep the engine until nobody needs it; the exit code is 0 unless it never came up."""
        with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
            self._write(listener, None)
            threading.Thread(target=self._listen, args=(listener,), daemon=True).start()
            engine = self._start(listener)
            try:
                return self._watch(engine) if engine else self._give_up()
            finally:
                with self._mutex:
                    self._ending = True
                if engine:
                    self._stop(engine)
                with contextlib.suppress(FileNotFoundError):
                    self._folder.keeper.unlink()

    def _write(self, listener: socket.socket, engine: subprocess.Popen[str] | None) -> None:
        row: dict[str, object] = {
            "pid": os.getpid(),
            "port": listener.getsockname()[1],
            "token": self._token,
            "server": None,
        }
        if engine:
            with contextlib.suppress(psutil.Error):
                started = psutil.Process(engine.pid).create_time()
                row["server"] = {"pid": engine.pid, "started": started}
        write_private(self._folder.keeper, json.dumps(row) + "\n")

    def _start(self, listener: socket.socket) -> subprocess.Popen[str] | None:
        """Start the engine; again on other ports when another program took one of them in the meantime."""
        self._passwords = write_users(self._folder)
        for _ in range(3):
            bolt, self._http = _free_ports()
            line = command(find_engine(), self._folder, heap=self._heap, bolt=bolt, http=self._http)
            engine = subprocess.Popen(
                line,
                cwd=self._folder.graph,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._write(listener, engine)
            assert engine.stdout
            reader = threading.Thread(target=self._read, args=(engine.stdout,), daemon=True)
            reader.start()
            if self._came_up(engine):
                self._engine = engine
                self._tell({"ok": True, "bolt": bolt, **asdict(self._passwords), "server": engine.pid})
                return engine
            self._stop(engine)
            reader.join(2)
            if not any("Unable to listen" in line or "BindException" in line for line in self._lines):
                break
            self._failed.clear()
            self._lines.clear()
        return None

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self._lines.append(line.rstrip())
            if "ArcadeDB Server started in" in line:
                self._up.set()
            if 'Exception in thread "main"' in line:  # after which it may stay for ever
                self._failed.set()

    def _came_up(self, engine: subprocess.Popen[str]) -> bool:
        deadline = time.monotonic() + PATIENCE
        while engine.poll() is None and not self._failed.is_set() and time.monotonic() < deadline:
            if self._up.wait(0.05):
                return True
        return False

    def _tell(self, answer: dict[str, object]) -> None:
        self._answer = answer
        self._settled.set()

    def _give_up(self) -> int:
        """Tell those who wait what the engine said, for as long as it takes to tell them."""
        told = [line for line in self._lines if not line.startswith("\tat ")]
        self._tell({"ok": False, "why": _cause(told), "said": told[-12:]})
        time.sleep(1.0)
        return 1

    def _watch(self, engine: subprocess.Popen[str]) -> int:
        while engine.poll() is None:
            with self._mutex:
                unused = not self._leases and time.monotonic() - self._free_since > self._linger
                if unused or not self._folder.keeper.exists():
                    self._ending = True
                    return 0
            time.sleep(0.1)
        return 0

    def _stop(self, engine: subprocess.Popen[str]) -> None:
        if engine.poll() is None:
            self._ask_to_stop(engine)
        with contextlib.suppress(subprocess.TimeoutExpired):
            engine.wait(10)
        if engine.poll() is None:
            engine.kill()
            engine.wait()

    def _ask_to_stop(self, engine: subprocess.Popen[str]) -> None:
        """A signal where there are signals; where ending a process means killing it, a request."""
        if sys.platform != "win32":
            engine.terminate()
            return
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._http}/api/v1/server", data=b'{"command": "shutdown"}', method="POST"
        )
        word = f"{ADMIN}:{self._passwords.admin}".encode()
        request.add_header("Authorization", "Basic " + base64.b64encode(word).decode())
        with contextlib.suppress(OSError):
            urllib.request.urlopen(request, timeout=5).close()

    def _listen(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError, ValueError), connection.makefile("rw") as stream:
            connection.settimeout(10)
            nonce = secrets.token_hex(16)
            print(nonce, file=stream, flush=True)
            theirs, their_nonce = stream.readline(200).split()
            if not hmac.compare_digest(theirs, proof(self._token, "client", nonce)):
                return
            if not self._lease():
                return
            try:
                self._settled.wait(PATIENCE + 5)
                if self._engine and self._engine.poll() is not None:
                    return  # it was killed just now; whoever asks shall ask again
                mine = proof(self._token, "keeper", their_nonce)
                print(mine, json.dumps(self._answer), file=stream, flush=True)
                connection.settimeout(None)
                while connection.recv(64):
                    pass
            finally:
                self._return()

    def _lease(self) -> bool:
        with self._mutex:
            if self._ending:
                return False
            self._leases += 1
            return True

    def _return(self) -> None:
        with self._mutex:
            self._leases -= 1
            self._free_since = time.monotonic()


def _environment() -> dict[str, str]:
    """Ours, but for the locale: in the locale C, Java reads no path with Chinese characters."""
    return {**os.environ, "LC_ALL": "C.UTF-8"} if sys.platform == "linux" else dict(os.environ)


def _free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as two:
        return one.getsockname()[1], two.getsockname()[1]


def _cause(lines: list[str]) -> str:
    """`locked`, `full` or `failed`, by what the engine said before it ended."""
    said = "\n".join(lines)
    if re.search(
        r"locked by another process|LockException|already in use by another|OverlappingFileLock", said
    ):
        return "locked"
    if "No space left on device" in said:
        return "full"
    return "failed"


def main() -> int:
    """Keep the engine of the folder that the command line names; 3 if it has a keeper already."""
    parser = argparse.ArgumentParser(prog="graph.store.keeper", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--heap", default=None)
    folder = Folder(parser.parse_args().folder)
    os.umask(0o077)  # whatever the engine writes is its user's alone
    lock = FileLock(folder.lock("keeper"))
    if not lock.attempt():
        return 3
    linger = float(os.environ.get("COMMITGRAPH_LINGER") or LINGER)
    return Keeper(folder, heap=heap_size(parser.parse_args().heap), linger=linger).run()


if __name__ == "__main__":
    sys.exit(main())
