"""The panel and the marked text: the characters are the document's, links lead both ways."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.build import build
from graph.model import Batch
from tests.graph import town
from views.excerpt import Excerpt, merged, name_of, of_batch
from views.facts import card, markings
from views.numbers import number, target
from views.passage import Marking, passage


def town_excerpt() -> tuple[Batch, Excerpt]:
    batch = build(town.district_report())
    return batch, of_batch(batch)


@given(
    text=st.text(alphabet="一二三，\n 𠀀a", max_size=120),
    spans=st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=6),
)
def test_runs_are_the_documents_characters_and_marks_their_spans(
    text: str, spans: list[tuple[int, int]]
) -> None:
    marks = [Marking(start, end, "", focus=True) for start, end in spans]
    shown = passage(text, marks)
    wanted = {i for start, end in spans if 0 <= start < end <= len(text) for i in range(start, end)}
    for line in shown.lines:
        at = line.start
        for run in line.runs:
            assert text[at : at + len(run.text)] == run.text
            assert {i in wanted for i in range(at, at + len(run.text))} == {run.focus}
            at += len(run.text)


def test_a_long_text_is_shown_round_its_mark() -> None:
    text = "\n".join(f"第{index}行" + "字" * 50 for index in range(5000))
    start = text.index("第3000行")
    shown = passage(text, [Marking(start, start + 6, "", focus=True)], window=2000)
    assert shown.part
    assert sum(len(run.text) for line in shown.lines for run in line.runs) < 5000
    assert [run.text for line in shown.lines for run in line.runs if run.focus] == ["第3000行"]


def test_a_commitments_mark_is_its_quote_with_the_names_inside() -> None:
    _, held = town_excerpt()
    text = town.district_report().outline.text.content
    for node in held.labelled("Commitment"):
        shown = passage(text, markings(node, held, str(node.properties["document"])))
        runs = [run for line in shown.lines for run in line.runs]
        assert "".join(run.text for run in runs if run.focus) == node.properties["quote"]
        inside = {run.node for run in runs if run.node}
        assert inside == {e.target for e in held.around(node.id) if e.source == node.id}


def test_a_shared_things_marks_are_all_sentences_that_name_it() -> None:
    _, held = town_excerpt()
    park = next(node for node in held.labelled("Park"))
    text = town.district_report().outline.text.content
    shown = passage(text, markings(park, held, "990402-2024-report"))
    focused = "".join(run.text for line in shown.lines for run in line.runs if run.focus)
    assert focused == "推动青塘智造园扩建依托青塘智造园建设公共实训基地"
    assert len(shown.places) == 2


def test_the_card_of_a_commitment_names_its_path_targets_and_proof() -> None:
    batch, held = town_excerpt()
    documents = {batch.document: next(n.properties for n in batch.nodes if n.label == "Document")}
    node = next(n for n in held.labelled("Commitment") if name_of(n) == "新增高新技术企业20家以上")
    shown = card(node, held, language="zh", documents=documents)
    assert ("所属", "1. 做强产业 › 青塘智造园提升") in shown.facts
    assert [(link.text, link.note) for group in shown.groups for link in group.links] == [
        ("高新技术企业", "≥ 20家 · 数量")
    ]
    start, end = node.properties["start"], node.properties["end"]
    assert ("字符位置", f"{start}–{end}") in shown.proof
    assert ("抽取规则", "clause-test") in shown.proof


def test_the_card_of_an_indicator_says_whose_promise_each_is() -> None:
    batches = [build(facts) for facts in town.documents()]
    held = merged(*(of_batch(batch) for batch in batches))
    documents = {
        batch.document: next(n.properties for n in batch.nodes if n.label == "Document") for batch in batches
    }
    node = next(n for n in held.labelled("Indicator") if name_of(n) == "地区生产总值")
    notes = [
        link.note
        for group in card(node, held, language="en", documents=documents).groups
        for link in group.links
    ]
    assert sorted(notes) == ["≈ 6% · increase · 青塘区 2024", "≥ 5.5% · increase · 云州市 2024"]


def test_numbers_as_people_write_them() -> None:
    assert number(6_000_000_000, "zh") == "60亿"
    assert number(6_000_000_000, "en") == "6,000,000,000"
    assert number(15000, "zh") == "1.5万"
    assert number(66.6667, "zh") == "66.6667"
    assert target({"op": "-", "value": 4, "high": 5, "unit": "家"}, "zh") == "4–5家"
    assert target({"op": "=", "value": "第一方阵", "unit": ""}, "zh") == "第一方阵"
