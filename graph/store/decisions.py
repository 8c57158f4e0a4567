"""The user's decisions: one JSON line each, append-only, undone by a further line."""

from __future__ import annotations

import datetime
import json
import os
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.errors import StoreDamaged, UsageError
from graph.model import Decision, Decisions, Value

UNDO = "undo"
"""The kind of a line that takes an earlier one back; its subject is that one's id."""


def read_decisions(path: Path) -> Decisions:
    """What was decided and not undone, oldest first; a last line that a crash cut short does not count."""
    lines = _lines(path)
    undone = {line.subject for line in lines if line.kind == UNDO}
    return Decisions(tuple(line for line in lines if line.kind != UNDO and line.id not in undone))


def append_decision(path: Path, kind: str, subject: str, value: Mapping[str, Value]) -> Decision:
    """Write a decision down; the caller holds the store's write lock."""
    decision = Decision(
        id=uuid.uuid4().hex[:16],
        time=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        kind=kind,
        subject=subject,
        value=dict(value),
    )
    row = {
        "id": decision.id,
        "time": decision.time,
        "kind": kind,
        "subject": subject,
        "value": decision.value,
    }
    data = json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8") + b"\n"
    _append(path, data)
    return decision


def undo_decision(path: Path, decision_id: str) -> Decision:
    """Take a decision back; an unknown or undone one raises UsageError. Returns the line that undoes it."""
    known = {line.id for line in read_decisions(path).lines}
    if decision_id not in known:
        raise UsageError(f"There is no decision {decision_id} to undo, or it is undone already.")
    return append_decision(path, UNDO, decision_id, {})


def _append(path: Path, data: bytes) -> None:
    """Append whole lines only: what a crash left behind the last line end is cut off, a full disk leaves
    nothing."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "r+b") as stream:
        end = stream.read().rfind(b"\n") + 1
        stream.truncate(end)
        stream.seek(end)
        try:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        except OSError:
            stream.truncate(end)
            raise


def _lines(path: Path) -> list[Decision]:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return []
    whole = raw[: raw.rfind(b"\n") + 1]
    return [_parse(path, number, line) for number, line in enumerate(whole.splitlines(), start=1) if line]


def _parse(path: Path, number: int, line: bytes) -> Decision:
    try:
        row: dict[str, Any] = json.loads(line)
        return Decision(
            id=str(row["id"]),
            time=str(row["time"]),
            kind=str(row["kind"]),
            subject=str(row["subject"]),
            value=dict(row["value"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(
            f"{path}:{number} is no decision; restore the line from a copy or delete it, the others stay."
        ) from error
