"""Verdicts on a made-up report: what is right, wrong and missed, and what flipped between two readings."""

from __future__ import annotations

from pathlib import Path

from loaders.corpus import read_document
from training.gold import AnnotatedReport, GoldCommitment, GoldEntity, GoldTarget
from training.verdicts import by_kind, by_rule, errors, flips, frozen, thaw, verdicts

WORDS = (
    "云溪区2025年政府工作报告\n各位代表：\n一、2024年工作回顾\n去年建成道路3条。\n二、2025年工作安排\n"
    "一、推动产业升级\n新增养老床位800张以上，改造老旧小区12个。\n二、保障民生\n完善社区服务，办好特殊教育。\n"
)


def report() -> AnnotatedReport:
    """Annotated as a careful person would, with one name that does not stand there as read."""

    def at(words: str) -> tuple[int, int]:
        start = WORDS.index(words)
        return start, start + len(words)

    beds = GoldTarget(*at("养老床位800张以上"), "养老床位", ">=", 800, None, "张", "count")
    first = GoldCommitment(*at("新增养老床位800张以上"), "firm", 1, None, (beds,), ())
    second = GoldCommitment(
        *at("改造老旧小区12个"), "firm", 1, None, (), (GoldEntity(*at("老旧小区"), ("Project",)),)
    )
    plan = (WORDS.index("新增"), WORDS.index("二、保障"))
    return AnnotatedReport("云溪", "develop", Path("云溪.txt"), WORDS, (plan,), (), (first, second), ())


def test_right_wrong_and_missed_are_told_apart() -> None:
    found = verdicts(report(), read_document(WORDS.encode(), name="徐水区_2025.txt"))
    kinds = by_kind(found)
    assert kinds["clause"] == (2, 0, 0)
    assert kinds["target"] == (1, 1, 0)
    assert kinds["Project"] == (0, 0, 1)
    assert by_rule(found)["clause.weighed"] == (2, 2)
    listed = list(errors([report()], found))
    assert any(line.endswith("老旧小区") and "\tmissed\tProject" in line for line in listed)


def test_a_frozen_reading_shows_what_flipped(tmp_path: Path) -> None:
    found = verdicts(report(), read_document(WORDS.encode(), name="徐水区_2025.txt"))
    path = tmp_path / "frozen.tsv"
    path.write_text(frozen(found), encoding="utf-8")
    assert "养老" not in path.read_text(encoding="utf-8")
    before = thaw(path)
    assert list(flips(before, found)) == []
    assert len(before) == len(found)
    lost = [one for one in found if one.kind != "clause"]
    changed = list(flips(before, lost))
    assert len(changed) == 2
    assert all(line.startswith("- 云溪:") and line.endswith("clause: right → absent") for line in changed)
