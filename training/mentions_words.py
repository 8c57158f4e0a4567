"""General words and their classes for `loaders.extract.names_words`, from reports that nobody
annotated.

Words: what jieba's dictionary knows and reports of at least `PLACES` places use. Classes: the
words' neighbours (one and two words away, positive pointwise mutual information) reduced by a
singular value decomposition and grouped by k-means, once into many and once into few classes.
Reports of the annotated places, of any year, are left out, so that a figure by cross-validation
stays one for unseen places.
"""

from __future__ import annotations

import csv
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import jieba  # type: ignore[import-untyped,unused-ignore]
import numpy as np
from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped,unused-ignore]
from sklearn.cluster import KMeans  # type: ignore[import-untyped,unused-ignore]
from sklearn.utils.extmath import randomized_svd  # type: ignore[import-untyped,unused-ignore]

from loaders.extract.names_words import cheapest
from loaders.place import short_name
from training.gold import shared_folder

NAME = "mentions_words"

PLACES = 10
FINE, COARSE = 256, 48
DIMENSIONS = 100
CONTEXTS = 3000
OFTEN = 20
SEED = 7
FOLDERS = ("city", "county", "province", "national", "division")
SEED_REPORT_CITY = "常州"
"""The city of the one annotated report that the corpus does not list."""

DIGITS, LETTERS = re.compile(r"[0-9０-９.．%％]+"), re.compile(r"[A-Za-z]+")
CHINESE = re.compile(r"[一-鿿]+")


def train(folder: Path | None = None) -> dict[str, Any]:
    """The content of `data/weights/mentions_words.json`."""
    texts = _texts(shared_folder(folder))
    cost = _costs(texts)
    sentences = list(_sentences(texts, cost))
    counts = Counter(word for sentence in sentences for word in sentence)
    words = [word for word, n in counts.most_common() if n >= OFTEN]
    vectors = _vectors(sentences, words)
    fine = KMeans(FINE, n_init=2, random_state=SEED, max_iter=60).fit(vectors).labels_
    coarse = KMeans(COARSE, n_init=3, random_state=SEED, max_iter=60).fit(vectors).labels_
    classes: dict[str, dict[str, float | None]] = defaultdict(dict)
    for word, f, c in zip(words, fine, coarse, strict=True):
        classes[f"{c}.{f}"][word] = round(cost[word], 2) if word in cost else None
    for word in sorted(set(cost) - set(words)):
        classes["?.?"][word] = round(cost[word], 2)
    return {"classes": {name: dict(sorted(classes[name].items())) for name in sorted(classes)}}


def unannotated(shared: Path) -> Iterator[tuple[str, Path]]:
    """Region and file of every document of the corpus whose place has no annotated report."""
    regions = json.loads((shared / "gold" / "regions.json").read_text(encoding="utf-8"))
    with (shared / "corpus" / "INDEX.tsv").open(encoding="utf-8") as file:
        index = list(csv.DictReader(file, delimiter="\t"))
    files = {entry["file"] for entry in regions.values()}
    annotated = {line["region"] for line in index if line["file"] in files} - {"全国"}
    stems = {_stem(region) for region in annotated} | {SEED_REPORT_CITY}
    provinces = {region for region in annotated if region.endswith("省") and "市" not in region}
    for line in index:
        region, name = line["region"], line["file"]
        if name in files or not name.endswith(".txt") or name.split("/")[0] not in FOLDERS:
            continue
        if region not in provinces and not any(s in region for s in stems):
            yield region, shared / "corpus" / name


def _stem(region: str) -> str:
    """The last place of a region without its tail: 河北省保定市清苑区 → 清苑; a province whole."""
    parts = re.findall(r".+?(?:自治区|自治州|省|市|新区|区|县)", region)
    return short_name(parts[-1]) if len(parts) > 1 else region


def _texts(shared: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for region, path in unannotated(shared):
        content = path.read_text(encoding="utf-8-sig")
        found.setdefault(region, []).append(re.sub(r"\s+", "", content))
    return found


def _costs(texts: dict[str, list[str]]) -> dict[str, float]:
    """The negative logarithm of the frequency of every general word."""
    jieba.setLogLevel(60)
    places: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for contents in texts.values():
        seen: set[str] = set()
        for content in contents:
            words = [w for w in jieba.cut(content, HMM=False) if len(w) <= 5 and CHINESE.fullmatch(w)]
            counts.update(words)
            seen.update(words)
        places.update(seen)
    general = sorted(word for word, n in places.items() if n >= PLACES)
    whole = sum(counts[word] for word in general)
    return {word: -math.log(counts[word] / whole) for word in general}


def _sentences(texts: dict[str, list[str]], cost: dict[str, float]) -> Iterator[list[str]]:
    unseen = max(cost.values()) + 2.0
    for contents in texts.values():
        for content in contents:
            for sentence in re.split(r"[。！？；]", LETTERS.sub("A", DIGITS.sub("0", content))):
                if 4 < len(sentence) < 400:
                    yield [sentence[a:b] for a, b in cheapest(sentence, cost, unseen)]


def _vectors(sentences: Sequence[Sequence[str]], words: Sequence[str]) -> Any:
    """One row a word: its company, reduced, of unit length."""
    index = {word: i for i, word in enumerate(words)}
    stream = np.array([i for s in sentences for i in (*(index.get(w, -1) for w in s), -2)], dtype=np.int32)
    near = _pairs(stream, 1)
    far = _pairs(stream, 2)
    size = (len(words), min(len(words), CONTEXTS))
    tables = [_table(*near, size), _table(near[1], near[0], size)]
    tables.append(_table(*far, size) + _table(far[1], far[0], size))
    left, strength, _ = randomized_svd(
        hstack([_association(t) for t in tables]).tocsr(), DIMENSIONS, random_state=SEED
    )
    rows = left * np.sqrt(strength)
    return np.round(rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9), 6)


def _pairs(stream: Any, distance: int) -> tuple[Any, Any]:
    a, b = stream[:-distance], stream[distance:]
    both = (a >= 0) & (b >= 0)
    if distance > 1:
        both &= stream[1 : 1 + len(a)] != -2
    return a[both], b[both]


def _table(a: Any, b: Any, size: tuple[int, int]) -> Any:
    kept = b < size[1]
    table = csr_matrix((np.ones(int(kept.sum())), (a[kept], b[kept])), shape=size)
    table.sum_duplicates()
    return table


def _association(table: Any) -> Any:
    """Positive pointwise mutual information, contexts smoothed by the power 0.75."""
    cells = table.tocoo()
    rows = np.asarray(table.sum(1)).ravel() + 1e-9
    columns = (np.asarray(table.sum(0)).ravel() + 1e-9) ** 0.75
    values = np.log(cells.data * columns.sum() / (rows[cells.row] * columns[cells.col]))
    return csr_matrix((np.maximum(values, 0.0), (cells.row, cells.col)), shape=table.shape)
