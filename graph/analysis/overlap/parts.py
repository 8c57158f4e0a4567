"""The parts of a pair's score: goal, activity, object, place, beneficiary, each from 0 to 1."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .likeness import pairs

ACTIVITIES: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split())
    for words in (
        "新建 建设 建成 新增 扩建 修建 布局 打造 开工 竣工",
        "改造 提升 整治 治理 修缮 更新 完善 升级 改建 维修",
        "培训 培养 教育 宣传 普及 辅导 讲座",
        "补助 补贴 资助 发放 奖励 救助 扶持 减免",
        "引进 招引 招商 签约 培育 孵化 认定",
        "开展 举办 组织 承办 活动",
        "监测 评价 评估 考核 检查 监管 督查 执法 排查",
        "平台 系统 信息化 数字化 数据库 大数据 互联网",
    )
)
"""Verbs and nouns of one kind of activity."""
BENEFICIARIES = re.compile(
    "老年人|老人|残疾人|儿童|学生|青少年|青年|妇女|农民工|农民|职工|企业|中小企业|居民|群众|困难群众|退役军人|教师|毕业生|失业人员|游客|患者|市场主体"
)
GOAL = re.compile(r"(?:力争|达到|实现|创建|争创|打造|建成|为)[^，。；]{2,24}")
PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:街道|镇|乡|片区|新区|园区|开发区|社区|村|路|河|湖|山|港|城|中心区)"
)
WEIGHTS = {"goal": 0.15, "activity": 0.2, "object": 0.5, "place": 0.05, "beneficiary": 0.1}
"""What each part counts for in the score; the object most (GAO-15-49SP asks for goals, activities, recipients)."""


def parts(a: str, b: str, cosine: float) -> dict[str, float]:
    """The parts for two sentences whose likeness is `cosine`; the object's part is that likeness itself."""
    return {
        "goal": _common(" ".join(GOAL.findall(a)), " ".join(GOAL.findall(b))),
        "activity": _activity(a, b),
        "object": round(min(1.0, cosine), 3),
        "place": _sets(set(PLACE.findall(a)), set(PLACE.findall(b))),
        "beneficiary": _sets(set(BENEFICIARIES.findall(a)), set(BENEFICIARIES.findall(b))),
    }


def score(found: Mapping[str, float]) -> float:
    """The parts' weighted sum."""
    return round(sum(WEIGHTS[part] * value for part, value in found.items()), 3)


def _activity(a: str, b: str) -> float:
    kinds = [
        {at for at, words in enumerate(ACTIVITIES) if any(word in text for word in words)} for text in (a, b)
    ]
    return _sets(*kinds)


def _sets(a: set[str] | set[int], b: set[str] | set[int]) -> float:
    return round(len(a & b) / len(a | b), 3) if a and b else 0.0


def _common(a: str, b: str) -> float:
    return _sets(set(pairs(a)), set(pairs(b)))
