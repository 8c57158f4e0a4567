"""The build: ids, who is who, what is shared, and what it refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graph.build import build
from graph.errors import BuildError
from graph.model import Batch, Decision, Decisions, Duty, Facts, Mention, Span
from graph.schema import LABELS, edge_type, label
from graph.validate import problems
from tests.graph import town


def batch_of(facts: Facts, *decisions: Decision) -> Batch:
    return build(facts, Decisions(decisions))


def ids(batch: Batch, name: str) -> set[str]:
    return {node.id for node in batch.nodes if node.label == name}


@pytest.mark.parametrize("facts", town.documents(), ids=["district", "city", "division"])
def test_every_quote_stands_at_its_span(facts: Facts) -> None:
    batch = batch_of(facts)
    content = facts.outline.text.content
    drawn = [node.properties for node in batch.nodes if label(node.label).text_borne]
    drawn += [edge.properties for edge in batch.edges if edge_type(edge.type).text_borne]
    assert len(drawn) > 5
    for element in drawn:
        start, end = element["start"], element["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert content[start:end] == element["quote"]
    assert list(problems(batch)) == []


def test_the_document_is_named_by_place_year_and_kind() -> None:
    assert batch_of(town.district_report()).document == "990402-2024-report"
    assert batch_of(town.division()).document == "990402-2024-division"
    second = build(town.district_report(), document="990402-2024-report-2")
    assert second.document == "990402-2024-report-2"
    assert all("990402-2024-report-2" in node.id for node in second.nodes if node.label == "Commitment")


def test_the_document_says_what_was_left_out_and_why() -> None:
    batch = batch_of(town.district_report())
    document = next(node for node in batch.nodes if node.label == "Document").properties
    [left] = json.loads(str(document["left_out"]))
    assert str(document["text"])[left["start"] : left["end"]] == "建成口袋公园9个。"
    assert left["reason"] == "review"
    assert [part["kind"] for part in json.loads(str(document["sections"]))] == ["front", "review", "plan"]
    assert document["commitments"] == 12


def test_headline_targets_hang_on_pillar_zero() -> None:
    batch = batch_of(town.district_report())
    headline = next(n for n in batch.nodes if n.label == "Pillar" and n.properties["ordinal"] == 0)
    under = {edge.target for edge in batch.edges if edge.source == headline.id}
    quotes = {node.properties["text"] for node in batch.nodes if node.id in under}
    assert quotes == {"地区生产总值增长6%左右", "新增就业8000人以上"}


def test_a_pillar_number_used_twice_keeps_both_chapters() -> None:
    facts = town.district_report()
    pillars = tuple(replace(pillar, ordinal=1) for pillar in facts.outline.pillars)
    commitments = tuple(replace(c, pillar=min(c.pillar, 1)) for c in facts.commitments)
    batch = batch_of(replace(facts, outline=replace(facts.outline, pillars=pillars), commitments=commitments))
    assert {"990402-2024-report/pillar/1", "990402-2024-report/pillar/1-2"} <= ids(batch, "Pillar")
    held = [edge.target for edge in batch.edges if edge.source == "990402-2024-report/pillar/1-2"]
    assert len(held) == 5


def test_bodies_of_the_same_name_at_two_levels_stay_two() -> None:
    batch = batch_of(town.division())
    assert {"990402/Agency/区教育局", "990400/Agency/市教育局"} <= ids(batch, "Agency")
    owners = {edge.source: edge.target for edge in batch.edges if edge.type == "OF"}
    assert owners["990400/Agency/市教育局"] == "jurisdiction/990400"
    within = {(edge.source, edge.target) for edge in batch.edges if edge.type == "WITHIN"}
    assert within == {
        ("jurisdiction/990402", "jurisdiction/990400"),
        ("jurisdiction/990400", "jurisdiction/990000"),
        ("jurisdiction/990000", "jurisdiction/000000"),
    }


def test_two_targets_on_one_indicator_are_two_edges() -> None:
    facts = town.district_report()
    first = facts.commitments[0]
    doubled = replace(first, targets=first.targets * 2)
    batch = batch_of(replace(facts, commitments=(doubled, *facts.commitments[1:])))
    assert sum(edge.target == "indicator/地区生产总值" for edge in batch.edges) == 2


def test_an_open_list_stays_marked_as_such() -> None:
    batch = batch_of(town.division())
    marks = {e.properties["name"]: e.properties["open"] for e in batch.edges if e.type == "SUPPORTED_BY"}
    assert marks["各街道"] is True
    assert marks["区住建局"] is False


def test_a_body_that_does_not_stand_at_its_span_is_refused_with_its_place() -> None:
    facts = town.division()
    first = facts.commitments[0]
    duty: Duty = replace(first.duties[0], name="区商务局")
    wrong = replace(facts, commitments=(replace(first, duties=(duty,)), *facts.commitments[1:]))
    with pytest.raises(BuildError, match=r"青塘民生实事\.md:3:9: “区商务局” does not stand here"):
        batch_of(wrong)


def test_a_span_outside_the_text_is_refused() -> None:
    facts = town.city_report()
    first = facts.commitments[1]
    mention: Mention = replace(first.mentions[0], span=Span(9000, 9004))
    wrong = replace(
        facts, commitments=(facts.commitments[0], replace(first, mentions=(mention,)), *facts.commitments[2:])
    )
    with pytest.raises(BuildError, match="9000–9004"):
        batch_of(wrong)


def test_a_commitment_under_an_unknown_pillar_is_refused() -> None:
    facts = town.city_report()
    wrong = replace(facts, commitments=(replace(facts.commitments[1], pillar=7),))
    with pytest.raises(BuildError, match=r"云州\.txt:4:1: .* pillar 7"):
        batch_of(wrong)


def test_a_lead_that_the_user_refused_is_gone_and_a_confirmed_one_says_so() -> None:
    plain = batch_of(town.division())
    leads = [edge.id for edge in plain.edges if edge.type == "LED_BY"]
    batch = batch_of(
        town.division(),
        Decision("1", "2024-05-01T00:00:00Z", "lead", leads[0], {"confirmed": False}),
        Decision("2", "2024-05-01T00:00:00Z", "lead", leads[1], {"confirmed": True}),
    )
    kept = {edge.id: edge.properties.get("confirmed") for edge in batch.edges if edge.type == "LED_BY"}
    assert leads[0] not in kept
    assert kept[leads[1]] is True
    assert kept[leads[2]] is None


def test_a_name_that_the_user_called_the_same_becomes_one_thing() -> None:
    same = Decision("1", "2024-05-01T00:00:00Z", "same", "990402/Agency/区水利局", {"name": "区住建局"})
    batch = batch_of(town.division(), same)
    assert "990402/Agency/区水利局" not in ids(batch, "Agency")
    assert "区水利局" in {e.properties["quote"] for e in batch.edges if e.type == "LED_BY"}


def test_a_schema_word_is_declared_once() -> None:
    names = [declared.name for declared in LABELS]
    assert len(set(names)) == len(names)


PROGRAM = """
import hashlib
from graph.build import build
from tests.graph import town
for facts in town.documents():
    print(hashlib.sha256(repr(build(facts)).encode()).hexdigest())
"""


def test_the_same_batch_under_any_hash_seed(root: Path) -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(said) == 1
