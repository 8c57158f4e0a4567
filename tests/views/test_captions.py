"""Captions broken into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.captions import broken, plain, shortened, width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("新建幼儿园", ["新建幼儿园"]),
        ("推动先进制造业集群做大做强做优", ["推动先进制造业集群", "做大做强做优"]),
        ("全面提升城市品质，推进有机更新", ["全面提升城市品质，", "推进有机更新"]),
        ("建设区域智算中心平台、增加算力供给", ["建设区域智算中心平", "台、增加算力供给"]),
        ("实施科技型中小企业培育、扶持计划", ["实施科技型中小企业", "培育、扶持计划"]),
        ("发展Bioinformatics产业", ["发展Bioinformatics", "产业"]),
        ("支持“云州造”品牌（一期）走出去发展", ["支持“云州造”品牌", "（一期）走出去发展"]),
    ],
)
def test_lines_end_where_a_reader_would_not_stumble(text: str, lines: list[str]) -> None:
    assert broken(text, per_line=9).split("\n") == lines


def test_a_long_name_ends_in_an_ellipsis() -> None:
    shown = broken("长" * 100, per_line=8, lines=3)
    assert len(shown.split("\n")) == 3
    assert shown.endswith("…")


@given(st.text(max_size=200))
def test_no_caption_is_larger_than_its_place(text: str) -> None:
    lines = broken(text, per_line=9, lines=3).split("\n")
    assert len(lines) <= 3
    assert all(width(line) <= 12 for line in lines)


def test_what_turns_the_direction_of_writing_is_dropped() -> None:
    assert plain("园\u202e区\u200b\n 名") == "园区 名"
    assert shortened("一二三四五六", 4) == "一二三…"
