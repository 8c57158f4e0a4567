"""The word lists under `data/lexicon/`, read once each."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "data"


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The word list `data/lexicon/<name>.toml` as a dictionary."""
    with (DATA / "lexicon" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def weights(name: str) -> dict[str, Any]:
    """The trained weights `data/weights/<name>.json` as a dictionary; empty where none were trained yet."""
    path = DATA / "weights" / f"{name}.json"
    if not path.exists():
        return {}
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first, so that 平方公里 is not read as 平方."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) + ")"
