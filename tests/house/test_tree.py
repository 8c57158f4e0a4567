"""The tree holds nothing that belongs to one machine, one package index or one of the original documents."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

HOSTS = (
    # Written apart, so that this file does not hold what it looks for.
    "pypi" + r"\.org",
    "pythonhosted" + r"\.org",
    r"mirrors\.\w+" + r"\.(?:com|cn|edu\.cn)",
    "npmjs" + r"\.(?:com|org)",
    "repo1?\\.maven" + r"(?:\.apache)?\.org",
    "npmmirror" + r"\.com",
)
MACHINE_PATHS = r"(?<![\w./~<>$}-])/(?:work|tmp|root|home|Users)" + r"(?=[/\"'`\s])"
LONGEST_COPY = 25
"""So many characters in a run may a document and the tree have in common, not one more."""

WRITTEN = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".csv",
    ".json",
    ".jsonl",
    ".cypher",
    ".js",
    ".css",
    ".html",
    ".yaml",
}


def tracked(root: Path) -> list[Path]:
    """The files that a clone would hold."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout
    return [path for name in listing.decode().split("\0") if name and (path := root / name).is_file()]


def texts(root: Path) -> Iterator[tuple[Path, str]]:
    """Every file of the tree that is text, with its characters."""
    for path in tracked(root):
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


@pytest.mark.parametrize("pattern", [*HOSTS, MACHINE_PATHS])
def test_no_file_names_a_package_index_or_a_path_of_one_machine(root: Path, pattern: str) -> None:
    found = [
        f"{path.relative_to(root)}:{text.count(chr(10), 0, match.start()) + 1} {match.group()}"
        for path, text in texts(root)
        for match in re.finditer(pattern, text)
    ]
    assert not found


def test_no_file_is_larger_than_a_reader_can_review(root: Path) -> None:
    weights = root / "data" / "weights"  # one sorted line a cue: searched, not read
    most = {path: 3_000_000 if path.parent == weights else 1_500_000 for path in tracked(root)}
    assert not [str(path.relative_to(root)) for path, size in most.items() if path.stat().st_size > size]


def runs(text: str) -> Iterator[str]:
    """Stretches of Chinese writing with its punctuation, long enough to be a copy."""
    for match in re.finditer(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef0-9.%]{26,}", text):
        yield match.group()


def test_no_sentence_of_an_original_document_stands_in_the_tree(root: Path, shared: Path) -> None:
    size = LONGEST_COPY + 1
    ours: dict[str, str] = {}
    for path, text in texts(root):
        if path.suffix in WRITTEN:
            for run in runs(text):
                for at in range(len(run) - size + 1):
                    ours.setdefault(run[at : at + size], str(path.relative_to(root)))
    copied: dict[str, str] = {}
    for document in sorted((shared / "corpus").rglob("*.*")):
        for run in runs(document.read_bytes().decode("utf-8", errors="replace")):
            for at in range(len(run) - size + 1):
                piece = run[at : at + size]
                if piece in ours:
                    copied[piece] = f"{ours[piece]} copies {document.name}: {piece}"
    assert not sorted(copied.values())
