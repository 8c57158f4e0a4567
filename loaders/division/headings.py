"""What the heading of a column says that it holds."""

from __future__ import annotations

import re

HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("person", re.compile(r"^(?!.*(?:单位|部门)).*(?:领导|责任人|负责人|联系人|联络员|县长|区长|市长|电话)")),
    ("other", re.compile(r"计量单位|(?:建设|施工|设计|监理|填报|报送|考核|督办|督查|协调)(?:单位|部门)")),
    ("lead", re.compile(r"牵头|主办|主责")),
    ("support", re.compile(r"配合|协办|协助|协同|参与|参加|会办")),
    (
        "plain",
        re.compile(r"(?:责任|承办|实施|落实|负责|主管)(?:单位|部门|主体|科室)|部门分工|责任分工|职责分工"),
    ),
    ("vague", re.compile(r"^(?:.*领导.*)?(?:单位|部门|科室)(?:名称)?$")),
    ("number", re.compile(r"序号|编号|^序$")),
    ("done", re.compile(r"完成情况|进展|落实情况|办理情况")),
    ("aside", re.compile(r"时限|时间|节点|投资|资金|金额|备注|进度|类别|分类|领域|期限|计划完成")),
    ("task", re.compile(r"名称|事项|项目|任务|内容|目标|工作|措施|举措|要求|指标")),
)
"""Kinds of columns; the first that fits. A vague one counts where no other names duties."""

DUTIES = {"lead", "support", "plain"}


def kind(title: str) -> str:
    """The kind of a column with this title (no blanks in it); "" where nothing fits."""
    return next((kind for kind, pattern in HEADINGS if pattern.search(title)), "")
