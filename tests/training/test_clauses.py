"""Training the weights of commitments: same bytes, nothing but general words, and as good as promised."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.extract.clauses import headline, taken
from loaders.extract.lexicon import DATA
from loaders.extract.sequence import Chain, chain
from loaders.extract.stretches import stretches
from training import clauses
from training.__main__ import MODELS, main, written
from training.gold import AnnotatedReport, annotated_reports, folds

TRAINING = pytest.mark.timeout(1500)
"""Some minutes on two cores: 80,000 commitments are learnt from."""


@TRAINING
def test_training_twice_gives_the_same_bytes_and_the_repository_holds_them(shared: Path) -> None:
    reports = annotated_reports(shared)
    few = reports[:6]
    assert written(clauses.train(few, further=())) == written(clauses.train(few, further=()))
    held = cues_of(json.loads((DATA / "weights" / "clauses.json").read_text(encoding="utf-8")))
    again = cues_of(clauses.train(reports))
    # Another processor may round the last digit otherwise; another outline or cue would change far more.
    assert len(held & again) > 0.98 * max(len(held), len(again))


def cues_of(weights: dict[str, Any]) -> set[tuple[str, str]]:
    return {(group, cue) for group, cues in chain(weights).weights.items() for cue in cues}


def hits(report: AnnotatedReport, model: Chain) -> tuple[int, int, int]:
    """Commitments found right, found at all, and annotated."""
    found = set()
    for paragraph in clauses.outline_of(report.path).paragraphs:
        pieces = stretches(report.content, paragraph.span.start, paragraph.span.end)
        for first, last in taken(pieces, model, headline=headline(paragraph)):
            start, end = pieces[first].start, pieces[last].end
            if any(a <= start and end <= b + 1 for a, b in report.plan):
                found.add((start, end))
    gold = {(c.start, c.end) for c in report.commitments}
    return len(gold & found), len(found), len(gold)


@TRAINING
def test_reports_never_seen_are_read_well(shared: Path) -> None:
    reports = annotated_reports(shared)
    group = folds(reports, 8)[3]
    others = [report for report in reports if report not in group]
    model = chain(clauses.train(others))
    counts = [hits(report, model) for report in group]
    right, found, gold = (sum(column) for column in zip(*counts, strict=True))
    assert 2 * right / (found + gold) > 0.87


def test_an_unknown_name_is_answered_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["nonsense"])
    assert stop.value.code == 2
    said = capsys.readouterr().err
    assert "nonsense" in said
    assert all(name in said for name in MODELS)


def test_a_missing_folder_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clauses", "--shared", str(tmp_path)]) == 1
    assert "No annotated reports in" in capsys.readouterr().err
