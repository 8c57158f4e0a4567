"""How strongly a commitment is meant."""

from __future__ import annotations

import pytest

from graph.model import Strength
from loaders.extract.strength import strength


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        (["新建学校3所"], "firm"),
        (["力争粮食总产达到9亿斤"], "strive"),
        (["固定资产投资力争完成200亿元"], "strive"),
        (["推动高新区提档升级", "力争进入全省前十"], "strive"),
        (["努力解决停车难问题"], "strive"),
        (["推动湿地公园争创国家级美丽河湖"], "strive"),
        (["积极探索片区开发新模式"], "explore"),
        (["超前谋划北环路东延工程"], "explore"),
        (["补齐设施短板", "谋划实施排水工程"], "explore"),
        (["支持企业建立海外仓"], "support"),
        (["鼓励居民自主更新"], "support"),
        (["配合做好铁路建设"], "support"),
        (["引导社会资本投向实体经济"], "support"),
    ],
)
def test_the_opening_words_say_how_strong(stretches: list[str], expected: Strength) -> None:
    assert strength(stretches) == expected


@pytest.mark.parametrize(
    "stretches",
    [
        ["生产总值增长6%", "在实际工作中争取更好结果"],
        ["支持特色小镇建设"],
        ["研究院建成投用"],
        ["推动老旧小区改造"],
        ["开工建设儿童公园", "努力打造宜居城区"],
        ["引导群众文明出行"],
    ],
)
def test_near_misses_stay_firm(stretches: list[str]) -> None:
    assert strength(stretches) == "firm"
