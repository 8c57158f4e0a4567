"""Every command that README and docs show runs; every link leads somewhere; both READMEs show the same."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    [ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
    + [page for folder in ("docs", "benchmarks", "queries", "data") for page in (ROOT / folder).rglob("*.md")]
)
WAITING = {"serve"}
"""Commands that run until they are stopped; tests/cli starts and stops them."""

Run = Callable[..., subprocess.CompletedProcess[str]]


def commands(page: Path) -> list[str]:
    """The lines of all blocks of shell commands in a page."""
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def shown(program: str) -> list[str]:
    """What all pages show of one program, each line once."""
    return sorted({line for page in PAGES for line in commands(page) if line.split()[0] == program})


@pytest.fixture(scope="module")
def commitgraph(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The program, with a user data folder of its own and the bundled files beside it."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(ROOT / "data" / "sample", home / "data" / "sample")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("COMMITGRAPH_", "NEO4J_"))}
    folders = {"HOME": str(home), "XDG_DATA_HOME": str(home / "share"), "LOCALAPPDATA": str(home / "local")}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "import sys; from cli import main; sys.exit(main())", *arguments],
            cwd=home,
            env={**kept, **folders, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )

    return run


@pytest.mark.parametrize(
    "page",
    # The Chinese README shows the very same lines, as a test below says.
    [
        page
        for page in PAGES
        if page.name != "README.zh-CN.md" and "commitgraph " in "\n".join(commands(page))
    ],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_every_command_of_a_page_runs_in_its_order(page: Path, commitgraph: Run) -> None:
    lines = [shlex.split(line)[1:] for line in commands(page) if line.startswith("commitgraph ")]
    if lines and lines[0] != ["load", "--sample"]:
        commitgraph("load", "--sample")
    for line in lines:
        # What has a blank to fill in, or does not end by itself, is only known to exist.
        blank = line[0] in WAITING or any("…" in word or word.isupper() or "://" in word for word in line)
        done = commitgraph(line[0], "--help") if blank else commitgraph(*line)
        assert done.returncode == 0, f"{shlex.join(line)}: {done.stderr}"


def test_every_target_of_make_that_a_page_shows_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    shown_targets = {line.split()[1] for line in shown("make")}
    assert shown_targets
    for target in shown_targets:
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_every_command_of_the_launcher_that_a_page_shows_exists() -> None:
    usage = subprocess.run(
        [sys.executable, "start.py", "--help"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    ).stderr
    for line in shown("py") + shown("python3"):
        assert re.search(rf"^  {line.split()[2]} ", usage, re.M), line


def test_pages_show_no_program_that_no_test_looks_at() -> None:
    programs = {line.split()[0] for page in PAGES for line in commands(page)}
    assert programs <= {"make", "py", "python3", "commitgraph", "export"}


def test_both_readmes_open_with_the_two_commands_and_show_the_same() -> None:
    english, chinese = commands(ROOT / "README.md"), commands(ROOT / "README.zh-CN.md")
    assert english == chinese
    assert english[:4] == ["make run", "make test", "py start.py run", "py start.py test"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"
