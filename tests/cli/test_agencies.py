"""`commitgraph agencies match` and `commitgraph propose`, as scorers and people call them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def command(root: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(root / "cli.py"), *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        cwd=root,
    )


def test_pairs_are_judged_line_by_line(root: Path) -> None:
    place = "山西省太原市杏花岭区"
    pairs = [
        {
            "id": "1",
            "a": {"name": "区住建局", "jurisdiction": place},
            "b": {"name": "区住房和城乡建设局", "jurisdiction": place},
        },
        {
            "id": "2",
            "a": {"name": "区住建局", "jurisdiction": place},
            "b": {"name": "市住建局", "jurisdiction": place},
        },
    ]
    done = command(root, "agencies", "match", "--jsonl", given="\n".join(json.dumps(pair) for pair in pairs))
    assert done.returncode == 0
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["id"], line["same"]) for line in found] == [("1", True), ("2", False)]
    assert all(line["reason"] for line in found)


def test_a_line_that_is_no_pair_is_named(root: Path) -> None:
    done = command(root, "agencies", "match", "--jsonl", given='{"id": 1}\n')
    assert done.returncode == 1
    assert done.stderr.startswith("standard input:1: this line is no pair of names")
    assert "Traceback" not in done.stderr


def test_tasks_one_a_line_are_given_proposals_with_their_words(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "tasks.txt"
    file.write_text("新建幼儿园3所\n再接再厉\n", encoding="utf-8")
    done = command(root, "propose", str(file), "--lines", "--jsonl")
    assert done.returncode == 0
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["start"], first["end"]) == (0, 7)
    assert (first["leads"][0]["agency"], first["leads"][0]["function"]) == ("教育局", "教育")
    assert first["leads"][0]["words"] == ["幼儿园"]
    assert second["leads"] == []
