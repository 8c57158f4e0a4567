"""Which id a document gets: the same bytes keep theirs, an edited file its place, a second one gets -2."""

from __future__ import annotations

from dataclasses import replace

from graph.intake import admission, admissions
from graph.model import Decisions, Facts
from tests.graph import town


def edited(facts: Facts, *, name: str | None = None) -> Facts:
    """The same document with other bytes, and maybe another file name."""
    text = replace(facts.outline.text, sha256="f" * 64, name=name or facts.outline.text.name)
    return replace(facts, outline=replace(facts.outline, text=text))


def held(facts: Facts, document: str) -> dict[str, object]:
    text = facts.outline.text
    return {"id": document, "sha256": text.sha256, "name": text.name}


def test_the_same_bytes_keep_their_id() -> None:
    report = town.district_report()
    [one] = admissions([held(report, "990402-2024-report-3")], [report, report])
    assert one.batch.document == "990402-2024-report-3"
    assert one.leaves is None


def test_an_edited_file_takes_the_place_of_the_old_one() -> None:
    report = town.district_report()
    [one] = admissions([held(report, "990402-2024-report")], [edited(report)])
    assert one.batch.document == "990402-2024-report"


def test_another_file_of_the_same_place_and_year_stands_beside_it_with_a_warning() -> None:
    report = town.district_report()
    [one] = admissions([held(report, "990402-2024-report")], [edited(report, name="另一份.txt")])
    assert one.batch.document == "990402-2024-report-2"
    document = next(node for node in one.batch.nodes if node.label == "Document")
    assert document.properties["warnings"] == (
        "The store held another report of 青塘区 for 2024, 990402-2024-report; "
        "this one is kept beside it as 990402-2024-report-2.",
    )
    again = admission(edited(report, name="另一份.txt"), "990402-2024-report-2", Decisions())
    assert again.batch == one.batch


def test_two_files_of_one_name_in_one_load_are_both_kept() -> None:
    report = town.district_report()
    found = admissions([], [report, edited(report)])
    assert [one.batch.document for one in found] == ["990402-2024-report", "990402-2024-report-2"]


def test_a_document_that_turns_out_to_be_of_another_year_leaves_its_old_id() -> None:
    report = town.district_report()
    [one] = admissions([held(report, "990402-2023-report")], [report])
    assert (one.batch.document, one.leaves) == ("990402-2024-report", "990402-2023-report")
