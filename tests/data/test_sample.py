"""The bundled documents: nothing of the original's substance is missing, and no sentence of it is copied."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from loaders.corpus import read_document

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
LONGEST = 25

ORIGINALS = {
    "zhonglou-2024.txt": "seed/zhonglou-2024.txt",
    "changzhou-2024.txt": "corpus/city/常州市_2024_政府工作报告.txt",
    "zhonglou-2021-division.md": "corpus/division/常州市钟楼区_2021_民生实事责任分解表.txt",
}


def gold(shared: Path) -> list[dict[str, Any]]:
    """The annotated commitments of the district's report."""
    lines = (shared / "gold" / "zhonglou-2024.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def dense(words: str) -> str:
    """Words without blanks, quotation marks and the difference of wide and narrow brackets."""
    return re.sub(r"[\s“”‘’\"']", "", words).replace("（", "(").replace("）", ")")


def test_no_named_thing_of_the_annotation_is_missing(shared: Path) -> None:
    sample = dense((SAMPLE / "zhonglou-2024.txt").read_text(encoding="utf-8"))
    names = {dense(entity["quote"]) for one in gold(shared) for entity in one["entities"]}
    assert sorted(name for name in names if name not in sample) == []


def test_no_value_of_the_annotation_is_missing(shared: Path) -> None:
    found = read_document(SAMPLE / "zhonglou-2024.txt")
    values = {str(target.value) for one in found.commitments for target in one.targets}
    values |= {str(float(value)) for value in values if re.fullmatch(r"[\d.]+", value)}
    wanted = {str(target["value"]) for one in gold(shared) for target in one["targets"]}
    assert sorted(value for value in wanted if value not in values) == []


def allowed(shared: Path) -> re.Pattern[str]:
    """What both texts must have in common: names, and numbers with their units."""
    names = {entity["quote"] for one in gold(shared) for entity in one["entities"]}
    known = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"{known}|“[^”]{{1,20}}”|[\d.,]+[%％]?[万亿]?[\u4e00-\u9fff]?")


def runs(words: str, apart: re.Pattern[str]) -> list[str]:
    """The stretches of Chinese writing between names and numbers."""
    marks = [0, *(edge for match in apart.finditer(words) for edge in match.span()), len(words)]
    pieces = [words[a:b] for index, (a, b) in enumerate(pairwise(marks)) if index % 2 == 0]
    return [run for piece in pieces for run in re.findall(r"[^\s|]+", piece)]


@pytest.mark.parametrize("name", sorted(ORIGINALS))
def test_no_sentence_is_copied(name: str, shared: Path) -> None:
    apart = allowed(shared)
    original = re.sub(r"\s", "", (shared / ORIGINALS[name]).read_text(encoding="utf-8-sig"))
    ours = (SAMPLE / name).read_text(encoding="utf-8")
    copied = {
        run[at : at + LONGEST]
        for run in runs(ours, apart)
        for at in range(len(run) - LONGEST + 1)
        if run[at : at + LONGEST] in original
    }
    assert copied == set()


def test_the_district_has_six_pillars_nineteen_measures_and_about_two_hundred_commitments() -> None:
    found = read_document(SAMPLE / "zhonglou-2024.txt")
    assert len(found.outline.pillars) == 6
    assert len(found.outline.measures) == 19
    assert 180 <= len(found.commitments) <= 220
    assert found.outline.identity.jurisdiction.code == "320404"


def test_the_city_shows_what_was_left_out_as_past() -> None:
    found = read_document(SAMPLE / "changzhou-2024.txt")
    sections = {section.kind: section.span for section in found.outline.sections}
    assert {"review", "plan", "governance"} <= set(sections)
    assert 5000 <= len(found.outline.text.content) <= 7000
    review = sections["review"]
    assert not any(review.start <= one.span.start < review.end for one in found.commitments)
    assert any(part.reason == "review" for part in found.left_out)


def test_the_division_names_leads_and_supporters_and_no_persons() -> None:
    found = read_document(SAMPLE / "zhonglou-2021-division.md")
    assert found.outline.identity.kind == "division"
    assert len(found.commitments) == 7
    assert all(any(duty.lead for duty in one.duties) for one in found.commitments)
    leads = {duty.body for one in found.commitments for duty in one.duties if duty.lead}
    assert "区教育局" in leads
    assert len({duty.full for one in found.commitments for duty in one.duties}) > 10
