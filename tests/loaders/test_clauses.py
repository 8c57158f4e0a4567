"""Commitments in paragraphs: where one ends and the next begins."""

from __future__ import annotations

import itertools
import math
import time
from pathlib import Path

import pytest

from graph.model import Outline, Text
from loaders.extract.clauses import clauses, probabilities
from loaders.extract.clauses_guiding import guiding, names_its_object
from loaders.extract.clauses_words import read as read_words
from loaders.extract.sequence import chain
from loaders.extract.stretches import stretches
from loaders.outline import outline
from loaders.read import read

REPORT = """云山市政府工作报告
——2024年1月8日在云山市第九届人民代表大会第四次会议上
云山市市长  某某
各位代表：
一、2023年工作回顾
过去一年，我们新建学校12所，完成投资35亿元。
二、2024年工作安排
主要预期目标：地区生产总值增长6%，固定资产投资增长8%以上，城镇新增就业2万人。
（一）聚力产业升级。{body}新建口袋公园12个。
（二）改善人民生活。改造老旧小区8个，新增托位300个。
"""


def found(body: str) -> list[str]:
    """The commitments read in a paragraph of a made-up report."""
    text = Text(REPORT.format(body=body), "云山市_2024.txt", "0" * 64)
    made: Outline = outline(text)
    start = text.content.index("产业升级。")
    end = text.content.index("新建口袋公园")
    return [text.quote(c.span) for c in clauses(made) if start < c.span.start < end]


@pytest.mark.parametrize(
    ("body", "commitments"),
    [
        ("新建标准厂房20万平方米，引进项目15个。", ["新建标准厂房20万平方米", "引进项目15个"]),
        ("坚持绿色发展，实施污水管网改造工程。", ["坚持绿色发展，实施污水管网改造工程"]),
        (
            "以科技园区为载体，规划建设检验检测公共服务中心。",
            ["以科技园区为载体，规划建设检验检测公共服务中心"],
        ),
        ("完善招商机制，不断提升招商质效。", ["完善招商机制，不断提升招商质效"]),
        (
            "高新技术企业达到50家、研发投入增长12%。改造老旧小区8个。",
            ["高新技术企业达到50家", "研发投入增长12%", "改造老旧小区8个"],
        ),
        ("新增学位3000个、床位500张。", ["新增学位3000个、床位500张"]),
    ],
)
def test_commitments_are_split_and_joined_as_the_guide_says(body: str, commitments: list[str]) -> None:
    assert found(body) == commitments


def test_headline_targets_are_one_commitment_each_and_the_review_gives_none() -> None:
    text = Text(REPORT.format(body="改造老旧小区8个。"), "云山市_2024.txt", "0" * 64)
    quotes = [text.quote(clause.span) for clause in clauses(outline(text))]
    assert quotes[:3] == ["地区生产总值增长6%", "固定资产投资增长8%以上", "城镇新增就业2万人"]
    assert not any("12所" in quote for quote in quotes)


def test_every_clause_says_its_verb_and_rule() -> None:
    text = Text(REPORT.format(body="大力改造老旧小区8个，支持企业建立海外仓。"), "云山市_2024.txt", "0" * 64)
    last_two = [c for c in clauses(outline(text)) if c.span.start >= text.content.index("大力改造")][:2]
    assert [(c.action, c.strength, c.rule) for c in last_two] == [
        ("改造", "firm", "clause.weighed"),
        ("支持", "support", "clause.weighed"),
    ]


def test_marks_inside_quotations_and_brackets_do_not_split() -> None:
    words = "推广“早申报，早受理”模式，建设服务中心（一站，一窗），投资1,200万元。"
    assert [s.words for s in stretches(words, 0, len(words))] == [
        "推广“早申报，早受理”模式",
        "建设服务中心（一站，一窗）",
        "投资1,200万元",
    ]


def test_offsets_skip_ordinals_and_footnotes_and_join_wrapped_lines() -> None:
    words = "①新建学\n校3所。（二）改造管网［12］；"
    pieces = stretches(words, 0, len(words))
    assert [words[s.start : s.end] for s in pieces] == ["新建学\n校3所", "改造管网"]
    assert pieces[0].words == "新建学校3所"


@pytest.mark.parametrize(
    ("words", "verb", "second", "rest"),
    [
        ("大力推进老旧小区改造", "推进", "", "老旧小区改造"),
        ("规划建设文体中心", "建设", "", "文体中心"),
        ("建成投用人民公园", "建成", "投用", "人民公园"),
        ("统筹城乡发展", "统筹", "", "城乡发展"),
    ],
)
def test_the_verb_stands_after_its_adverbs(words: str, verb: str, second: str, rest: str) -> None:
    reading = read_words(words)
    assert (reading.verb, reading.second, reading.rest) == (verb, second, rest)


def test_guiding_ideas_give_only_what_they_name() -> None:
    ideas = (
        "今年政府工作的总体要求是：坚持稳中求进，统筹发展和安全，深入实施“三园一带”战略，奋力谱写新篇章。"
        "主要预期目标是：进出口稳中提质，生产总值增长6%。"
    )
    pieces = stretches(ideas, 0, len(ideas))
    inside = [pieces[i].words for i in guiding(pieces)]
    assert inside[0].endswith("总体要求是")
    assert inside[-1] == "奋力谱写新篇章"
    assert [piece.words for piece in pieces if names_its_object([piece])][:1] == ["深入实施“三园一带”战略"]
    assert guiding(stretches("新建学校3所，改造管网。", 0, 12)) == range(0)


def test_no_paragraph_gives_no_clause() -> None:
    text = Text("云山市政府工作报告\n2024年\n", "云山市_2024.txt", "0" * 64)
    assert clauses(Outline(text, outline(Text(REPORT, "云山市_2024.txt", "")).identity, (), (), (), ())) == ()


def test_a_report_reads_fast(shared: Path) -> None:
    made = outline(read(shared / "seed" / "zhonglou-2024.txt"))
    clauses(made)
    started = time.perf_counter()
    clauses(made)
    assert len(made.text.content) / (time.perf_counter() - started) > 20_000


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("新建幼儿园2所。", True),
        ("村卫生室标准化率达到九成以上。", True),
        ("今年重点抓好以下6个方面工作。", False),
        ("实干成就未来。", False),
    ],
)
def test_a_line_of_a_list_is_a_promise_where_it_holds_a_number(line: str, taken: bool) -> None:
    text = Text(REPORT.format(body="") + f"（三）办好实事\n{line}\n", "云山市_2024.txt", "0" * 64)
    said = [text.quote(c.span) for c in clauses(outline(text))]
    assert (line.rstrip("。") in said) is taken


def test_the_probability_of_a_commitment_is_that_of_all_paths_that_hold_it() -> None:
    pieces = stretches("新建学校，改造道路，提升水平，开通公交", 0, 19)
    moves = {"B": {"I": 0.9, "B": 0.1}, "O": {"I": -4.0}, "I": {"I": 0.2}}
    model = chain({"labels": ["B", "I", "O"], "transitions": moves, "features": {}})
    sums = [[1.2, 0.0, 0.0], [0.3, 0.8, 0.0], [0.3, 1.8, 0.0], [1.2, 0.0, 0.4]]
    weight = {
        path: math.exp(
            sum(sums[i][k] for i, k in enumerate(path))
            + sum(model.transitions[a][b] for a, b in itertools.pairwise(path))
        )
        for path in itertools.product(range(3), repeat=4)
    }
    whole = sum(weight.values())
    chance, inside = probabilities(model, sums, pieces)
    for last, row in enumerate(chance):
        assert [first for first, _ in row] == list(range(last, -1, -1))
        for first, probability in row:
            run = (0, *[1] * (last - first))
            holding = sum(
                value
                for path, value in weight.items()
                if path[first : last + 1] == run and (last == 3 or path[last + 1] != 1)
            )
            assert probability == pytest.approx(holding / whole)
        assert inside[last] == pytest.approx(sum(v for p, v in weight.items() if p[last] != 2) / whole)
