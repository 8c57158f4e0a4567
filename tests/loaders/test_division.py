"""Tasks of divisions: who leads, who supports, and how that is known. All words are our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import Commitment, Duty, Facts
from loaders.corpus import read_document

Given = tuple[str, list[str], list[str]]
"""Words, leads, supporters; names in full."""

HEAD = "云山区2024年重点工作责任分解方案\n\n各街道，区政府各部门：\n现将任务分解如下。\n\n一、主要目标\n\n"


def facts(content: str, name: str = "云山区_2024_division.txt") -> Facts:
    found = read_document(content.encode(), name=name, kind="division")
    text = found.outline.text
    for task in found.commitments:
        for duty in task.duties:
            assert text.quote(duty.span) == duty.name
    return found


def given(found: Facts) -> list[Given]:
    text = found.outline.text
    return [
        (text.quote(task.span), names(task, lead=True), names(task, lead=False)) for task in found.commitments
    ]


def names(task: Commitment, *, lead: bool) -> list[str]:
    return [duty.full for duty in task.duties if duty.lead is lead]


def only(content: str) -> tuple[Duty, ...]:
    (task,) = facts(HEAD + content).commitments
    return task.duties


@pytest.mark.parametrize(
    ("clause", "leads", "supports"),
    [
        ("（牵头单位：区住建局；配合单位：区财政局、各街道）", ["区住建局"], ["区财政局", "各街道"]),
        ("（主办：区住建局，协办：教育局、城管局）", ["区住建局"], ["区教育局", "区城管局"]),
        ("[牵头单位:区住建局;责任单位:区财政局]", ["区住建局"], ["区财政局"]),
        ("（区住建局牵头，区财政局、各街道配合）", ["区住建局"], ["区财政局", "各街道"]),
        ("（由区住建局牵头，区财政局等有关部门参与）", ["区住建局"], ["区财政局", "有关部门"]),
        ("（区住建局、区财政局负责）", ["区住建局", "区财政局"], []),
        ("（区住建局牵头，区财政局负责）", ["区住建局"], ["区财政局"]),
        ("（区住建局、财政局按职责分工负责）", ["区住建局", "区财政局"], []),
        ("（责任单位：区住建局、财政局）", ["区住建局"], ["区财政局"]),
        ("（责任单位：各街道）", ["各街道"], []),
        ("（牵头：区住建局；配合：区财政局；完成时限：6月底）", ["区住建局"], ["区财政局"]),
        ("（区住建局牵头、区财政局等部门配合，12月底前完成）", ["区住建局"], ["区财政局"]),
        ("（区住建局、区财政局分别牵头）", ["区住建局", "区财政局"], []),
        ("（区住建局牵头）（区财政局配合）", ["区住建局"], ["区财政局"]),
        ("（区住建局等有关部门及各街道按职责分工负责）", ["区住建局", "有关部门", "各街道"], []),
        ("（区住建局、区财政局）", ["区住建局"], ["区财政局"]),
        ("（区住建局*、区财政局）", ["区住建局"], ["区财政局"]),
        ("——区住建局牵头，区财政局配合", ["区住建局"], ["区财政局"]),
    ],
)
def test_a_clause_in_brackets_says_who_leads(clause: str, leads: list[str], supports: list[str]) -> None:
    found = facts(f"{HEAD}1. 翻修云东片区老旧管网36公里{clause}。\n")
    assert given(found) == [("翻修云东片区老旧管网36公里", leads, supports)]


@pytest.mark.parametrize(
    ("lines", "leads", "supports"),
    [
        ("牵头单位：区农业农村局\n配合单位：区水务局、林业局", ["区农业农村局"], ["区水务局", "区林业局"]),
        ("责任单位：区农业农村局", ["区农业农村局"], []),
        ("分管领导：王某\n部门分工：区农业农村局牵头，区水务局配合。", ["区农业农村局"], ["区水务局"]),
        (
            "主办单位：区农业农村局、区水务局，各镇、街道办事处",
            ["区农业农村局", "区水务局", "各镇、街道办事处"],
            [],
        ),
        (
            "牵头单位：\n区农业农村局\n配合单位：\n区水务局、林业局",
            ["区农业农村局"],
            ["区水务局", "区林业局"],
        ),
        ("牵头单位  区农业农村局  配合单位  区水务局", ["区农业农村局"], ["区水务局"]),
        ("责任单位：区农业农村局（牵头）、区水务局\n完成时限：年底前", ["区农业农村局"], ["区水务局"]),
        ("责任单位：区水务局、★区农业农村局", ["区农业农村局"], ["区水务局"]),
        ("区农业农村局牵头，区水务局配合", ["区农业农村局"], ["区水务局"]),
    ],
)
def test_a_label_on_the_next_line_says_who_leads(lines: str, leads: list[str], supports: list[str]) -> None:
    found = facts(f"{HEAD}1. 建成高标准农田2万亩。\n{lines}\n")
    assert given(found) == [("建成高标准农田2万亩", leads, supports)]


def test_several_clauses_in_one_paragraph_are_several_tasks() -> None:
    found = facts(
        f"{HEAD}1. 办好云山书会。新开城市书房4家（区文旅局牵头）。免费开放体育场馆12处（区教育局牵头）。\n"
    )
    assert [words for words, _, _ in given(found)] == [
        "办好云山书会。新开城市书房4家",
        "免费开放体育场馆12处",
    ]


def test_the_first_of_a_plain_list_leads_by_our_reading_and_says_so() -> None:
    lead, support = only("1. 新增公交专用道9公里（责任单位：区交通局、区公安局）。\n")
    assert (lead.lead, lead.basis, lead.convention) == (True, "default", "brackets")
    assert (support.lead, support.basis) == (False, "default")


@pytest.mark.parametrize(
    "said",
    [
        "（列第一位的为牵头单位，下同）",
        "各项任务中，排在首位的单位负责牵头。",
        "涉及多个单位的，第一个责任单位为牵头单位。",
    ],
)
def test_a_document_may_say_that_the_first_leads(said: str) -> None:
    content = f"{HEAD}{said}\n1. 新增停车位800个。\n责任单位：区城管局、区公安局\n"
    (task,) = facts(content).commitments
    assert [(duty.full, duty.lead, duty.basis, duty.convention) for duty in task.duties] == [
        ("区城管局", True, "explicit", "first-listed"),
        ("区公安局", False, "explicit", "first-listed"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "一、区发改局牵头（2项）\n1. 新增投资20亿元。\n2. 推进重点项目12个。\n"
        "二、区教育局、区住建局（1项）\n1. 新建学校3所。\n",
        "牵头单位：区发改局\n1. 新增投资20亿元。\n2. 推进重点项目12个。\n"
        "责任单位：区教育局、区住建局按职责分工负责\n1. 新建学校3所。\n",
    ],
    ids=["headings", "labels"],
)
def test_tasks_may_stand_under_the_body_that_answers_for_them(content: str) -> None:
    found = facts("云山区2024年重点工作任务分解\n\n" + content)
    assert [(words, leads) for words, leads, _ in given(found)] == [
        ("新增投资20亿元", ["区发改局"]),
        ("推进重点项目12个", ["区发改局"]),
        ("新建学校3所", ["区教育局", "区住建局"]),
    ]
    assert found.commitments[0].duties[0].convention == "grouped"


def test_who_signed_and_who_keeps_the_site_lead_nothing() -> None:
    found = facts(
        "关于做好2024年工作的通知\n\n1. 请各单位抓好落实。\n\n云山区人民政府办公室\n2024年3月1日\n\n"
        "主办：云山区人民政府办公室\n网站标识码：0000000000\n"
    )
    assert found.commitments == ()


def test_a_clause_that_the_file_cuts_off_counts_where_its_lead_is_whole() -> None:
    found = facts(f"{HEAD}1. 新建学校3所。（区教育局牵头，区住建局、区财")
    assert given(found) == [("新建学校3所", ["区教育局"], ["区住建局"])]


def test_brackets_that_name_nobody_end_no_task() -> None:
    found = facts(f"{HEAD}1. 实施工业倍增行动（2024—2026年），建设省级实验室（云山）（区工信局牵头）。\n")
    assert [words for words, _, _ in given(found)] == [
        "实施工业倍增行动（2024—2026年），建设省级实验室（云山）"
    ]


def test_classes_of_bodies_stay_marked() -> None:
    marks = {
        duty.full: duty.open for duty in only("1. 整治背街小巷45条（区城管局牵头，各街道、有关部门配合）。\n")
    }
    assert marks == {"区城管局": False, "各街道": True, "有关部门": True}


TABLE = """
| 序号 | 项目名称 | 主要内容 | 分管领导 | 牵头单位 | 配合单位 |
| --- | --- | --- | --- | --- | --- |
| 1 | 扩充学位 | 新建学校3所，新增学位2400个。 | 王某 | 区教育局 | 各街道、区住建局 |
| 2 | 养老服务 | 改造适老住宅150户。 | 李某 | 区民政局 | |
"""


def test_a_table_with_columns_for_lead_and_support() -> None:
    found = facts("# 云山区2024年民生实事责任分解表\n" + TABLE, "云山区_2024.md")
    assert [(leads, supports) for _, leads, supports in given(found)] == [
        (["区教育局"], ["各街道", "区住建局"]),
        (["区民政局"], []),
    ]
    first = found.commitments[0]
    assert found.outline.text.quote(first.span).startswith("扩充学位")
    assert {duty.convention for duty in first.duties} == {"column"}
    assert [target.value for target in first.targets] == [3, 2400]
    assert (first.duties[0].span.row, first.duties[0].span.column) == (2, 5)


def test_rows_that_only_head_others_and_columns_that_name_no_duty_are_left_out() -> None:
    found = facts(
        "# 云山区2024年重点工作任务分解表\n\n"
        "| 序号 | 指标名称 | 单位 | 目标任务 | 建设单位 | 责任单位及责任人 |\n|---|---|---|---|---|---|\n"
        "| 一、教育 | | | | | |\n"
        "| 1 | 学校 | 所 | 新建学校3所 | 云山城投公司 | 区教育局 王大明 |\n"
        "| 2 | 学位 | 个 | 新增学位2400个 | / | 区教育局<br>各街道 |\n",
        "云山区_2024.md",
    )
    assert [(leads, supports) for _, leads, supports in given(found)] == [
        (["区教育局"], []),
        (["区教育局"], ["各街道"]),
    ]


ROWS = (
    ("1", "扩充学位", "新建学校3所，新增学位2400个。", "王大明", "区教育局", "各街道、区住建局"),
    ("2", "公交出行", "新开公交线路5条。", "李小", "区交通局", "区公安分局"),
    ("3", "便民市场", "改造农贸市场6家。", "赵一鸣", "区商务局", "区财政局"),
)
TITLES = ("序号", "项目名称", "主要内容", "分管领导", "牵头单位", "配合单位")


@pytest.mark.parametrize(
    ("between_cells", "between_rows"),
    [
        ("\t", "\n"),
        (" ", "\n"),
        ("\u3000\u3000", "\n"),
        ("\n", "\n"),
        ("\n\n", "\n\n"),
        ("|", "\n"),
        (" ", " "),
        ("", "\n"),
        ("", ""),
    ],
    ids=["tabulators", "blanks", "wide", "lines", "empty lines", "bars", "one line", "run on", "one word"],
)
def test_flattened_tables_are_put_together_again(between_cells: str, between_rows: str) -> None:
    table = between_rows.join(between_cells.join(row) for row in (TITLES, *ROWS))
    found = given(facts("云山区2024年民生实事分工表\n" + table))
    assert [(leads, supports) for _, leads, supports in found] == [
        (["区教育局"], ["各街道", "区住建局"]),
        (["区交通局"], ["区公安分局"]),
        (["区商务局"], ["区财政局"]),
    ]
    for (words, _, _), row in zip(found, ROWS, strict=True):
        assert words.rstrip("。") == f"{row[1]}{between_cells}{row[2]}".rstrip("。")


def test_a_pasted_table_needs_no_numbers_and_bears_columns_of_other_kinds() -> None:
    plain = "任务\t责任单位\t完成时限\n新建学校3所\t区教育局、区住建局\t6月底\n新开公交线路5条\t区交通局\t12月底\n"
    other = "序号\n任务\n所属街道\n牵头单位\n1\n新建学校3所。\n云东街道\n区教育局\n2\n办好书会。\n云西\n区文旅局\n"
    assert given(facts(f"云山区2024年任务分解表\n{plain}请抓好落实。\n")) == [
        ("新建学校3所", ["区教育局"], ["区住建局"]),
        ("新开公交线路5条", ["区交通局"], []),
    ]
    assert [leads for _, leads, _ in given(facts("云山区2024年任务分解表\n" + other))] == [
        ["区教育局"],
        ["区文旅局"],
    ]


def test_cells_and_titles_that_the_page_wrapped_are_whole_again() -> None:
    table = (
        "序\n号\n项目\n名称\n主要\n内容\n牵头\n责任\n单位\n配合\n单位\n完成\n时限\n"
        "1\n扩充\n学位\n新建学校3所，新增学\n位2400个。\n区教\n育局\n区住房城乡\n建设局、各街\n道\n12月底\n"
        "2\n公交\n出行\n新开公交线路5条。\n区交通\n运输局\n区公安局、区发展\n改革局\n6月底前\n"
        "3\n便民\n市场\n改造农贸市场6家，新\n增便民点12处。\n区商\n务局\n云东街道\n办事处\n年底前\n"
    )
    found = given(facts("云山区2024年任务分解表\n" + table))
    assert [(words.replace("\n", ""), leads, supports) for words, leads, supports in found] == [
        ("扩充学位新建学校3所，新增学位2400个。", ["区教育局"], ["区住房城乡建设局", "各街道"]),
        ("公交出行新开公交线路5条。", ["区交通运输局"], ["区公安局", "区发展改革局"]),
        ("便民市场改造农贸市场6家，新增便民点12处。", ["区商务局"], ["云东街道办事处"]),
    ]


def test_headings_that_go_on_on_the_next_line_and_headings_that_stand_beside_one_another() -> None:
    beside = "序号\n任务\n责任单位\n责任领导\n完成时间\n1\n新建学校3所\n区教育局、区住建局\n王大明\n12月底\n"
    broken = "序\n号\n任务\n责任\n单位\n责任\n领导\n完成\n时间\n1\n新建学校3所\n区教育局、区住建局\n王大明\n12月底\n"
    second = (
        "2\n新开公交线路5条\n区交通局\n李小\n6月底\n\n主办：云山区人民政府办公室\n网站标识码：0000000000\n"
    )
    expected = [
        ("新建学校3所", ["区教育局"], ["区住建局"]),
        ("新开公交线路5条", ["区交通局"], []),
    ]
    assert given(facts(f"云山区2024年任务分解表\n{beside}{second}")) == expected
    assert given(facts(f"云山区2024年任务分解表\n{broken}{second}")) == expected


@pytest.mark.parametrize(
    "table",
    [
        "序号\n\t项目内容\n\t牵头单位\n1\n\t新建学校3所。\n\t区教育局\n2\n\t新开公交线路5条。\n\t区交\n通局\n",
        "序号 |\n项目内容 |\n牵头单位 |\n1 |\n新建学校3所。 |\n区教育局 |\n"
        "2 |\n新开公交线路5条。 |\n区交通局 |\n",
        "序\n号\n项目名称\n完成\n时限\n责任\n单位\n牵头\n领导\n"
        "1\n新建学校3所。\n2024年底\n区教育局\n王某\n"
        "2\n新开公交线路5条。\n2024年\n启动\n区交\n通局\n李某某\n3\n办好书会\n2024年\n区文旅局\n王某\n",
        "序号\n工作任务\n责任单位\n完成时限\n1\n新建学校3所。\n区教育局\n12月底\n"
        "2\n新开公交线路5条。\n区交通局\n6月底\n",
    ],
    ids=["cells behind tabulators", "bars and lines", "broken words", "deadline last"],
)
def test_cells_of_several_lines_are_put_together(table: str) -> None:
    found = given(facts("云山区2024年民生实事分工表\n" + table))
    assert [(words, leads) for words, leads, _ in found[:2]] == [
        ("新建学校3所。", ["区教育局"]),
        ("新开公交线路5条。", ["区交通局"]),
    ]


LONG = (
    "云山区2024年重点工作任务分解",
    "一、扩大有效投资",
    "1. 新增固定资产投资20亿元，推进12个重点项目建设，强化用地、资金、能耗等要素保障，确保早开工、早建成、"
    "早见效。（区发展改革局牵头，区财政局、区自然资源和规划局、各街道办事处、各镇人民政府配合）",
    "二、改善民生",
    "2. 新建学校3所，新增学位2400个，推进义务教育优质均衡发展，扩大普惠性学前教育资源供给，开展课后服务。"
    "（区教育局牵头，区住房城乡建设局、区财政局、各街道办事处、各镇人民政府配合）",
    "3. 新开公交线路5条，优化公交线路20条，改造公交站台36座，更新新能源公交车48辆，方便群众出行。"
    "（责任单位：区交通运输局、区公安分局）",
)


def wrapped(paragraph: str, size: int) -> str:
    return "\n".join(paragraph[at : at + size] for at in range(0, len(paragraph), size))


@pytest.mark.parametrize("size", [24, 31, 38, 0], ids=["narrow", "middle", "wide", "one line"])
def test_lines_broken_at_a_width_and_breaks_that_were_lost_change_nothing(size: int) -> None:
    whole = given(facts("\n".join(LONG)))
    content = "\n".join(wrapped(paragraph, size) for paragraph in LONG) if size else "".join(LONG)
    found = facts(content)
    assert [(words.replace("\n", ""), leads, supports) for words, leads, supports in given(found)] == whole
    assert [pillar.title for pillar in found.outline.pillars] == ["扩大有效投资", "改善民生"]
    assert len(whole) == 3


def test_tasks_hang_on_the_chapters_above_them() -> None:
    content = (
        "云山区2024年重点工作任务分解\n\n一、做强产业\n1. 培育规上企业20家（区工信局牵头）。\n\n"
        "二、改善民生\n1. 新增托位300个（区卫健局牵头）。\n"
    )
    found = facts(content)
    assert [pillar.title for pillar in found.outline.pillars] == ["做强产业", "改善民生"]
    assert [task.pillar for task in found.commitments] == [1, 2]


def test_headings_below_a_chapter_are_measures_and_empty_chapters_are_none() -> None:
    found = facts(
        "云山区2024年重点工作任务分解\n\n一、总体要求\n坚持稳中求进。\n二、重点任务\n（一）做强产业\n"
        "1. 培育规上企业20家（区工信局牵头）。\n（二）改善民生\n1. 新增托位300个（区卫健局牵头）。\n"
        "三、保障措施\n1. 每月调度进展（区政府办公室牵头）。\n"
    )
    outline = found.outline
    assert [pillar.title for pillar in outline.pillars] == ["重点任务", "保障措施"]
    assert [
        (task.pillar, None if task.measure is None else outline.measures[task.measure].title)
        for task in found.commitments
    ] == [(1, "做强产业"), (1, "改善民生"), (2, None)]


def test_tasks_between_two_tables_are_read_as_well() -> None:
    row = "| {} | {} | 区教育局 |\n"
    head = "| 序号 | 任务 | 责任单位 |\n|---|---|---|\n"
    found = facts(
        f"# 云山区2024年任务分解\n\n{head}{row.format(1, '新建学校3所')}\n"
        f"1. 新增托位300个（区卫健局牵头）。\n\n{head}{row.format(1, '新增学位2400个')}",
        "云山区_2024.md",
    )
    assert [words for words, _, _ in given(found)] == ["新建学校3所", "新增托位300个", "新增学位2400个"]


def test_a_division_without_any_agency_says_so() -> None:
    found = facts("云山区2024年工作安排的通知\n\n请各单位抓好落实。\n")
    assert found.commitments == ()
    assert "No task with an agency" in found.warnings[0]


def test_real_divisions_give_tasks_whose_agencies_stand_where_they_say(shared: Path) -> None:
    told = 0
    for file in sorted((shared / "corpus" / "division").glob("*.txt")):
        found = read_document(file, kind="division")
        text = found.outline.text
        for task in found.commitments:
            assert task.duties
            assert all(text.quote(duty.span) == duty.name for duty in task.duties)
        told += len(found.commitments)
    assert told > 600
