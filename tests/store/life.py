"""Programs that use a store, to be killed: `python -m tests.store.life FOLDER DEED …`.

hold            open, say `open`, stay until the standard input ends
visit SEED      open, ask, close, again and again for some seconds; say `seen N` after each
load A B …      put the made-up documents A, B, … and say `put NAME` after each
big NAME        say `putting` and put a document that takes seconds
"""

from __future__ import annotations

import random
import sys
import time

from graph.store import open_store
from tests.store.made import document

VISITS_SECONDS = 8.0
BIG = 2500
"""Commitments of a document whose load takes a second or more."""


def say(words: str) -> None:
    """Tell the test how far we are."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def visit(folder: str, seed: int) -> None:
    """Come and go; what is there is always a whole document or none."""
    chance = random.Random(seed)
    end = time.monotonic() + VISITS_SECONDS
    while time.monotonic() < end:
        with open_store(folder) as store:
            rows = store.rows(
                "MATCH (d:Document) OPTIONAL MATCH (d)-->(:Pillar)-->(c) RETURN d.id AS id, count(c) AS n"
            )
            assert all(row["n"] == 40 for row in rows), rows
            say(f"seen {len(rows)}")
            time.sleep(chance.random() * 0.3)
        time.sleep(chance.random() * 0.8)


def main(folder: str, deed: str, words: list[str]) -> None:
    """Do one deed."""
    if deed == "visit":
        visit(folder, int(words[0]))
        return
    with open_store(folder) as store:
        say("open")
        if deed == "hold":
            sys.stdin.read()
        for word in words:
            say(f"putting {word}")
            store.put(*document(word, BIG if deed == "big" else 40, word="扩建" if deed == "big" else "建成"))
            say(f"put {word}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
