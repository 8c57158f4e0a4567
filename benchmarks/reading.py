"""How fast documents are read: `python -m benchmarks.reading [--documents N] [--longest CHARACTERS]`.

Extraction in one process against jieba's plain segmentation of the same characters, in turn, in the same run; a ratio
of 0.1 means a tenth as fast (the bar; the aim is 1). Then one document of growing length, made of many reports: the
characters a second have to stay about the same. Texts come from the folder `shared` beside the repository.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Sequence
from statistics import median

import jieba

from graph.model import Text
from loaders.corpus import read_document
from loaders.read import read
from training.gold import shared_folder

SHORTEST = 62_500


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument(
        "--documents", type=int, default=60, help="so many of the corpus (default 60; 0 for all)"
    )
    parser.add_argument(
        "--longest", type=int, default=2_000_000, help="characters of the longest (default 2 million)"
    )
    wanted = parser.parse_args()
    paths = sorted((shared_folder() / "corpus").rglob("*.txt"))
    step = max(1, len(paths) // wanted.documents) if wanted.documents else 1
    texts = [read(path) for path in paths[::step]]
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    read_document(texts[0], kind="report")  # the weights are loaded once
    ratios, seconds, characters = against_jieba(texts)
    print(f"{len(texts)} documents, {characters:,} characters, one process")
    print(f"extraction  {characters / seconds[0]:10,.0f} characters/s")
    print(f"jieba       {characters / seconds[1]:10,.0f} characters/s")
    print(f"ratio       {seconds[1] / seconds[0]:.3f} over all, {median(ratios):.3f} median of the documents")
    print("\n| characters | seconds | characters/s |\n|---|---|---|")
    for size, taken in growing(texts, wanted.longest):
        print(f"| {size:,} | {taken:.1f} | {size / taken:,.0f} |", flush=True)


def against_jieba(texts: Sequence[Text]) -> tuple[list[float], tuple[float, float], int]:
    """Each document's ratio, the seconds of both over all, the characters."""
    ratios = []
    ours = theirs = 0.0
    for text in texts:
        one = timed(text)
        start = time.perf_counter()
        jieba.lcut(text.content)
        other = time.perf_counter() - start
        ratios.append(other / one)
        ours, theirs = ours + one, theirs + other
    return ratios, (ours, theirs), sum(len(text.content) for text in texts)


def growing(texts: Sequence[Text], longest: int) -> list[tuple[int, float]]:
    """Characters and seconds of one document that grows twofold, the texts of many put together."""
    whole = "\n".join(text.content for text in texts)
    while len(whole) < longest:
        whole += "\n" + whole
    found = []
    size = SHORTEST
    while size <= longest:
        text = Text(whole[:size], "云山区2024年政府工作报告.txt", "0" * 64)
        found.append((size, timed(text)))
        size *= 2
    return found


def timed(text: Text) -> float:
    """Seconds until a document is read."""
    start = time.perf_counter()
    read_document(text, kind="report", place="江苏省常州市钟楼区", year=2024)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
