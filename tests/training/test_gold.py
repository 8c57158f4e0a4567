"""The annotated reports as the training sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InputError, MissingInput
from training.gold import annotated_reports, folds, shared_folder


def test_every_offset_stands_on_its_words(shared: Path) -> None:
    reports = annotated_reports(shared)
    assert len(reports) == 32
    for report in reports:
        assert len(report.commitments) == len(report.records)
        for commitment, record in zip(report.commitments, report.records, strict=True):
            quote = report.content[commitment.start : commitment.end]
            assert quote in record["text"]
            assert any(a <= commitment.start and commitment.end <= b for a, b in report.plan)
            for target, written in zip(commitment.targets, record.get("targets", []), strict=True):
                assert report.content[target.start : target.end] == written["quote"]
            for entity, written in zip(commitment.entities, record.get("entities", []), strict=True):
                assert report.content[entity.start : entity.end] == written["quote"]


def test_halves_and_names_choose(shared: Path) -> None:
    halves = [annotated_reports(shared, half=half) for half in ("develop", "check")]
    assert [len(half) for half in halves] == [16, 16]
    one = halves[0][0]
    assert annotated_reports(shared, names=[one.name]) == (one,)


def test_folds_hold_every_report_once(shared: Path) -> None:
    reports = annotated_reports(shared)
    groups = folds(reports, 8)
    assert len(groups) == 8
    assert sorted(r.name for group in groups for r in group) == sorted(r.name for r in reports)


def test_a_folder_without_annotation_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"No annotated reports in .*gold/regions\.json"):
        shared_folder(tmp_path)


def test_a_quote_that_does_not_stand_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("新建学校3所。", encoding="utf-8")
    region = '{"a": {"file": "a.txt", "half": "develop", "plan": [[0, 7]], "review": []}}'
    (tmp_path / "gold" / "regions.json").write_text(region, encoding="utf-8")
    (tmp_path / "gold" / "a.jsonl").write_text('{"text": "新建医院3所"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="does not stand in its document: 新建医院3所"):
        annotated_reports(tmp_path)
