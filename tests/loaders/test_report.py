"""A report as a user sees it: promises under their pillars, the past left out with its reason. Our own words."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from graph.model import PROMISING, Commitment, Facts
from loaders.corpus import read_document

REPORT = """云山区2024年政府工作报告
——2024年1月10日在云山区第五届人民代表大会第四次会议上
区长 王某
各位代表：
现在，我代表区人民政府向大会报告工作，请予审议。
一、2023年工作回顾
过去一年，全区生产总值增长6%，建成学校2所，改造管网18公里，就业稳定，民生持续改善。
二、2024年工作安排
今年经济社会发展的主要目标是：地区生产总值增长6.5%左右，新增城镇就业1.2万人。
（一）办好人民满意的教育
扩大学位供给。新建公办学校3所，新增学位2400个，力争6月底前建成云东实验学校。
（二）改善出行条件
加密公交线网。新建公交专用道9公里，优化公交线路5条。探索建立通学公交机制。
三、加强政府自身建设
坚持依法行政，严格执行重大行政决策程序。
各位代表！让我们携手同心，为建设美好云山而努力奋斗！
"""


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_document(REPORT.encode(), name="云山区_2024_政府工作报告.txt", kind="report")


def words(facts: Facts, commitment: Commitment) -> str:
    return facts.outline.text.quote(commitment.span)


def holding(facts: Facts, part: str) -> Commitment:
    """The one commitment whose words hold `part`."""
    (found,) = [commitment for commitment in facts.commitments if part in words(facts, commitment)]
    return found


def test_what_was_done_is_no_promise_and_is_shown_with_its_reason(facts: Facts) -> None:
    assert not [c for c in facts.commitments if "改造管网18公里" in words(facts, c)]
    assert {c.section for c in facts.commitments} <= PROMISING
    past = REPORT.index("改造管网18公里")
    reasons = [left.reason for left in facts.left_out if left.span.start <= past < left.span.end]
    assert reasons == ["review"]


def test_each_promise_hangs_on_its_pillar(facts: Facts) -> None:
    titles = {pillar.ordinal: pillar.title for pillar in facts.outline.pillars}
    assert "教育" in titles[holding(facts, "学校3所").pillar]
    assert "出行" in titles[holding(facts, "专用道9公里").pillar]
    assert holding(facts, "6.5%").pillar == 0


def test_numbers_and_strength_go_with_their_promise(facts: Facts) -> None:
    (target,) = holding(facts, "学校3所").targets
    assert (target.value, target.unit, target.kind) == (3, "所", "count")
    assert holding(facts, "云东实验学校").strength == "strive"
    assert holding(facts, "通学公交").strength == "explore"
    assert holding(facts, "学校3所").strength == "firm"
    assert {commitment.year for commitment in facts.commitments} == {2024}


def test_every_element_stands_where_it_says(facts: Facts) -> None:
    text = facts.outline.text
    for commitment in facts.commitments:
        assert commitment.rule
        start, end = commitment.span.start, commitment.span.end
        for target in commitment.targets:
            assert start <= target.span.start < target.span.end <= end
            assert target.indicator in text.content
        for mention in commitment.mentions:
            assert start <= mention.span.start < mention.span.end <= end
            assert mention.rule


def test_promises_come_in_order_and_do_not_overlap(facts: Facts) -> None:
    spans = [commitment.span for commitment in facts.commitments]
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_what_is_left_out_touches_no_promise(facts: Facts) -> None:
    for left in facts.left_out:
        assert left.reason
        for commitment in facts.commitments:
            assert left.span.end <= commitment.span.start or commitment.span.end <= left.span.start


def test_the_same_report_is_read_the_same_twice(facts: Facts) -> None:
    again = read_document(REPORT.encode(), name="云山区_2024_政府工作报告.txt", kind="report")
    assert again == facts


def test_line_ends_of_windows_change_offsets_only(facts: Facts) -> None:
    windows = read_document(
        REPORT.replace("\n", "\r\n").encode("gb18030"), name="云山区_2024_政府工作报告.txt", kind="report"
    )
    assert [words(windows, c) for c in windows.commitments] == [words(facts, c) for c in facts.commitments]


def test_real_reports_promise_nothing_in_their_review(shared: Path) -> None:
    for file in sorted((shared / "corpus" / "county").glob("*.txt"))[::60]:
        found = read_document(file, kind="report")
        assert found.commitments
        assert {commitment.section for commitment in found.commitments} <= PROMISING
