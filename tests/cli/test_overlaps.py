"""`commitgraph overlaps` on the bundled division and on made-up ones."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

DIVISION = """# 云山区2024年重点工作任务分解

| 序号 | 工作任务 | 牵头单位 | 配合单位 |
| --- | --- | --- | --- |
| 1 | 开展家政人员职业技能培训500人次 | 区人社局 | |
| 2 | 开展退役士兵职业技能培训 | 区退役军人局 | |
| 3 | 建设智慧停车场3座 | 区城管局、区公安局 | 各街道 |
"""


def command(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(root / "cli.py"), "overlaps", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        cwd=root,
    )


def test_each_finding_names_its_sentences_and_what_to_ask(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "云山区_2024.md"
    file.write_text(DIVISION, encoding="utf-8")
    done = command(root, str(file), "--jsonl")
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {line["type"] for line in found} == {"similar_goal", "several_leads"}
    assert [line["score"] for line in found] == sorted((line["score"] for line in found), reverse=True)
    for line in found:
        assert line["ask"]
        for one in line["commitments"]:
            assert DIVISION[one["start"] : one["end"]] == one["text"]


def test_a_person_sees_a_table_and_the_count_of_agreed_work(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "云山区_2024.md"
    file.write_text(DIVISION, encoding="utf-8")
    done = command(root, str(file))
    assert "several_leads" in done.stdout
    assert "2 findings; lead and support are agreed on 1 commitments." in done.stderr


def test_a_missing_file_is_one_sentence(root: Path) -> None:
    done = command(root, "nowhere.md")
    assert done.returncode == 1
    assert done.stderr.strip() == "nowhere.md: there is no such file; check the path and try again."
