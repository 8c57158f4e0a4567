"""Every rule has a public explanation, and its made-up hits and near misses are read as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.model import DocumentKind, Facts, Span
from loaders.corpus import read_document
from loaders.explain import Rule, explain, rule, rules

ROOM = (
    "云溪区政府工作报告\n各位代表：\n现在，我代表区人民政府，向大会报告工作，请予审议。\n"
    "一、2024年工作回顾\n去年建成道路3条。\n"
)
PLAN = f"{ROOM}二、2025年工作安排\n一、推动产业升级\n"
AFTER = "二、保障民生\n完善社区服务，办好特殊教育。\n"
"""A sentence is read between these."""

NAMED = re.compile(
    r'"((?:kind|place|year|outline|clause|report|target|name|merge|relation|duty|division)\.[a-z]+(?:-[a-z]+)*)"'
)
"""How a rule stands in the code."""


def read(found: Rule, words: str) -> Facts:
    whole = words if found.whole else f"{PLAN}{words}\n{AFTER}"
    told = found.name.partition(".")[0] in ("kind", "place", "year")
    kind: DocumentKind | None = None if told else "division" if found.kind == "division" else "report"
    name = found.file if told else "徐水区_2025.txt"
    return read_document(whole.encode(), name=name, kind=kind)


def fired(facts: Facts, inside: Span | None) -> Iterator[str]:
    """The rules that took something, inside of a stretch or anywhere."""

    def within(span: Span) -> bool:
        return inside is None or (inside.start <= span.start and span.end <= inside.end)

    outline = facts.outline
    if inside is None:
        yield from outline.identity.rules.values()
        yield from (one.rule for one in outline.sections)
        yield from (one.rule for one in outline.pillars)
        yield from (one.rule for one in outline.measures)
    yield from (one.rule for one in facts.left_out if within(one.span))
    for commitment in facts.commitments:
        if within(commitment.span):
            yield commitment.rule
            yield from (one.rule for one in commitment.targets)
            yield from (one.rule for one in commitment.mentions)
            yield from (one.merge for one in commitment.mentions)
            yield from (one.rule for one in commitment.duties)
            yield from (one.rule for one in commitment.relations)


def taken(found: Rule, words: str) -> set[str]:
    facts = read(found, words)
    at = facts.outline.text.content.index(words)
    return set(fired(facts, None if found.whole else Span(at, at + len(words))))


HITS = [(one.name, words) for one in rules().values() for words in one.hits]
MISSES = [(one.name, words) for one in rules().values() for words in one.misses]


@pytest.mark.parametrize(("name", "words"), HITS)
def test_a_rule_takes_what_it_says(name: str, words: str) -> None:
    assert name in taken(rule(name), words)


@pytest.mark.parametrize(("name", "words"), MISSES)
def test_a_rule_leaves_what_only_looks_like_it(name: str, words: str) -> None:
    assert name not in taken(rule(name), words)


def test_every_rule_of_the_code_is_explained_and_no_other(root: Path) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "loaders").rglob("*.py")))
    written = set(NAMED.findall(code)) | {f"outline.{kind}-head" for kind in ("review", "outlook", "plan")}
    placed = {"division.brackets", "division.following-line"}
    assert written | placed == set(rules())


def test_an_unknown_rule_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"There is no rule nothing\.such; there are kind\.title"):
        rule("nothing.such")


def test_a_commitment_is_explained_down_to_its_cues() -> None:
    facts = read(rule("target.number"), "新增养老床位800张以上，改造老旧小区12个。")
    at = facts.outline.text.content.index("养老床位")
    reasons = {one.what: one for one in explain(facts, at)}
    assert list(reasons)[:2] == ["document", "section"]
    assert reasons["pillar"].value == "推动产业升级"
    assert reasons["commitment"].value == "新增养老床位800张以上"
    assert {"target", "strength"} <= set(reasons)
    cues = reasons["commitment"].cues
    assert any(cue.weight > 0 for cue in cues)
    assert [cue.weight for cue in cues] == sorted((cue.weight for cue in cues), reverse=True)
    assert all(cue.zh and cue.en and "{" not in cue.zh for cue in cues)


def test_what_was_left_out_is_explained_too() -> None:
    facts = read(rule("target.number"), "新增养老床位800张以上。")
    reasons = {one.what: one for one in explain(facts, facts.outline.text.content.index("建成道路"))}
    assert reasons["left_out"].value == "review"
    told = reasons["left_out"].rule
    assert told is not None and told.name == "outline.review-head"


def test_a_strength_names_its_word() -> None:
    facts = read(rule("target.number"), "争创省级生态文明示范区，新建绿道6公里。")
    at = facts.outline.text.content.index("争创")
    reasons = {one.what: one for one in explain(facts, at)}
    assert (reasons["strength"].value, reasons["strength"].words) == ("strive", "争创")


def test_a_place_outside_of_the_text_is_one_sentence() -> None:
    facts = read(rule("target.number"), "新增养老床位800张以上。")
    with pytest.raises(UsageError, match="there is no character 99999"):
        explain(facts, 99_999)
