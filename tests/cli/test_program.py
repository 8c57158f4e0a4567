"""The program as such: help, exit codes, encodings, and that reading starts fast."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from commands.flags import pairs, values
from commands.program import COMMANDS
from graph.errors import UsageError
from tests.cli.conftest import OF_DISTRICT, Program


def test_the_help_lists_every_command_with_a_sentence(commitgraph: Program) -> None:
    said = commitgraph("--help").stdout.decode()
    for command in COMMANDS:
        assert re.search(rf"^  {command.name} +\S", said, re.M), command.name
        assert command.help


@pytest.mark.parametrize(
    "words", [("nothing",), ("load",), ("query", "nope"), ("export", "pdf"), ("load", "--year", "soon", "x")]
)
def test_a_wrong_command_is_told_and_ends_with_2(commitgraph: Program, words: tuple[str, ...]) -> None:
    run = commitgraph(*words)
    assert run.returncode == 2
    assert run.stdout == b""
    assert b"Traceback" not in run.stderr


def test_output_is_utf8_in_any_locale(commitgraph: Program) -> None:
    strange = {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    run = commitgraph("outline", "青塘.txt", *OF_DISTRICT, env=strange)
    assert run.returncode == 0
    assert "做强产业" in run.stdout.decode("utf-8")
    assert commitgraph("text", "没有.txt", env=strange).stderr.decode("utf-8").startswith("没有.txt")


@pytest.mark.skipif(os.name == "nt", reason="not on this operating system: it has no bash")
def test_a_reader_that_goes_away_is_no_error(root: Path, desk: Path) -> None:
    program = f"{sys.executable} {root / 'cli.py'} text 青塘.txt"
    run = subprocess.run(
        ["bash", "-c", f"for i in 1 2 3 4 5 6 7 8; do {program}; done | head -c 1; exit ${{PIPESTATUS[0]}}"],
        cwd=desk,
        capture_output=True,
        timeout=120,
    )
    assert b"Traceback" not in run.stderr
    assert b"Exception" not in run.stderr


HEAVY = ("streamlit", "neo4j", "pandas", "networkx", "xlsxwriter", "rich", "sklearn")


def test_reading_loads_nothing_that_it_does_not_need(root: Path, desk: Path) -> None:
    program = (
        "import sys; from commands.program import run; "
        "code = run(['extract', '青塘.txt', '--jsonl', '--place', '青塘区', '--year', '2024']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr); sys.exit(code)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=desk,
        env={"PYTHONPATH": str(root), "PATH": "", "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert run.stderr.decode().splitlines()[-1] == "[]"


def test_parameters_are_words_with_an_equals_sign() -> None:
    assert pairs(["a=1", "$b=x=y"]) == {"a": "1", "b": "x=y"}
    assert values(["a=1", "b=[1, 2]", "c=钟楼", 'd="1"']) == {"a": 1, "b": [1, 2], "c": "钟楼", "d": "1"}
    with pytest.raises(UsageError, match="NAME=VALUE"):
        pairs(["a"])
