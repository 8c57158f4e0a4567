"""Targets as a reader of the guide would take them; all sentences are our own."""

from __future__ import annotations

import pytest

from graph.model import Target
from loaders.extract.targets import targets

Tuple = tuple[str, str, float | int | str, float | int | None, str, str]


def read(sentence: str) -> list[Tuple]:
    found = targets(sentence, 0, len(sentence))
    for target in found:
        assert 0 <= target.span.start < target.span.end <= len(sentence)
    return [_tuple(target) for target in found]


def _tuple(t: Target) -> Tuple:
    return (t.indicator, t.op, t.value, t.high, t.unit, t.kind)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新建公办幼儿园12所", [("公办幼儿园", "=", 12, None, "所", "count")]),
        ("新增托位600个以上", [("托位", ">=", 600, None, "个", "count")]),
        ("建成3处口袋公园", [("口袋公园", "=", 3, None, "处", "count")]),
        ("引进链主企业3-5家", [("链主企业", "-", 3, 5, "家", "count")]),
        ("工业增加值增长7%左右", [("工业增加值", "~", 7, None, "%", "increase")]),
        ("单位能耗下降3%以上", [("单位能耗", ">=", 3, None, "%", "decrease")]),
        ("森林覆盖率达到41.5%", [("森林覆盖率", "=", 41.5, None, "%", "level")]),
        ("城镇登记失业率控制在4%以内", [("城镇登记失业率", "<=", 4, None, "%", "level")]),
        ("完成技改投资超80亿元", [("技改投资", ">", 8_000_000_000, None, "元", "count")]),
        ("新增城镇就业1.5万人", [("城镇就业", "=", 15000, None, "人", "count")]),
        ("翻修村道210余公里", [("村道", ">", 210, None, "公里", "count")]),
        ("新增风电装机2吉瓦以上", [("风电装机", ">=", 2, None, "吉瓦", "count")]),
        ("港口吞吐量达到500万TEU", [("港口吞吐量", "=", 5_000_000, None, "TEU", "level")]),
        ("村级养老点实现全覆盖", [("村级养老点", "=", 100, None, "%", "level")]),
        ("出境断面水质稳定达到Ⅲ类以上", [("出境断面水质", ">=", "Ⅲ类", None, "", "grade")]),
    ],
)
def test_one_number_one_target(sentence: str, expected: list[Tuple]) -> None:
    assert read(sentence) == expected


def test_several_numbers_are_several_targets() -> None:
    assert [t[:3] for t in read("新建幼儿园12所、新增托位600个以上")] == [
        ("幼儿园", "=", 12),
        ("托位", ">=", 600),
    ]


def test_a_shared_number_goes_to_each_member() -> None:
    assert [(t[0], t[2]) for t in read("培育龙头企业、示范社各2家")] == [("龙头企业", 2), ("示范社", 2)]


def test_respective_numbers_go_in_order_and_the_comparator_covers_both() -> None:
    assert [t[:3] for t in read("森林覆盖率、城区绿地率分别达到35%、40%以上")] == [
        ("森林覆盖率", ">=", 35),
        ("城区绿地率", ">=", 40),
    ]


def test_a_bare_verb_measures_what_the_number_before_it_did() -> None:
    assert [(t[0], t[1], t[2]) for t in read("筹集公共住房5000套，建成3000套，供应不少于2000套")] == [
        ("公共住房", "=", 5000),
        ("公共住房", "=", 3000),
        ("公共住房", ">=", 2000),
    ]
    assert [(t[0], t[2]) for t in read("推动项目开工30个、竣工20个")] == [("项目开工", 30), ("项目", 20)]


def test_a_unit_keeps_what_it_is_counted_by() -> None:
    assert [(t[0], t[2], t[4]) for t in read("城乡低保标准分别提高到800元/月和500元/月")] == [
        ("城乡低保标准", 800, "元/月"),
        ("城乡低保标准", 500, "元/月"),
    ]


def test_a_percentage_in_chinese_numerals_is_one() -> None:
    assert read("科技支出占比不低于百分之二") == [("科技支出占比", ">=", 2, None, "%", "level")]
    assert read("合格率达到百分之九十五以上") == [("合格率", ">=", 95, None, "%", "level")]


@pytest.mark.parametrize(
    "sentence",
    [
        "开通地铁3号线",
        "深化“一号工程”和“888”行动",
        "零就业家庭保持动态清零",
        "办好第十二届龙舟赛",
        "落实到2027年的行动方案",
    ],
)
def test_numbers_in_names_and_dates_are_no_targets(sentence: str) -> None:
    assert read(sentence) == []


def test_the_deadline_is_kept_in_its_words() -> None:
    (target,) = targets("6月底前建成泵站4座", 0, 10)
    assert target.deadline == "6月底前"


def test_spellings_of_one_indicator_share_a_canonical_name() -> None:
    (a,) = targets("全市R&D经费投入强度达3.1%", 0, 16)
    (b,) = targets("全社会研发投入强度达3.3%", 0, 14)
    assert a.canonical == b.canonical == "研发经费投入强度"


def test_a_hard_wrap_inside_the_comparator_does_not_hide_it() -> None:
    assert read("固定资产投资增长6%左\n右") == [("固定资产投资", "~", 6, None, "%", "increase")]
