"""Lock files, project file, make targets and the CI script agree with each other and with the code."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

LOCKS = ("app", "engine", "ocr", "test")
ROOMS = ("graph", "loaders", "views", "commands", "app.py", "cli.py")
FILES_ONLY = {"pyvis", "lxml-html-clean"}
"""Taken for the files in their package, or by another library that names it too loosely (trafilatura by way of
justext), so no line imports them."""
EXTRAS = {"rapidocr"}
"""Imported where the extra `ocr` is installed."""


def requirements(path: Path) -> dict[str, str]:
    """The locked packages of a file, each with everything that belongs to it."""
    text = path.read_text(encoding="utf-8")
    blocks = re.split(r"^(?=\w)", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)
    return {re.split(r"[=\[ ]", block)[0]: block for block in blocks if block.strip()}


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_its_version_and_hashes_and_no_address(root: Path, name: str) -> None:
    path = root / "requirements" / f"{name}.lock"
    for package, block in requirements(path).items():
        assert re.match(r"[\w.-]+==\S+", block), package
        assert "--hash=sha256:" in block, package
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"--(?:extra-)?index|--find-links|--trusted", text)


def project(root: Path) -> dict[str, object]:
    """The project file's table `project`."""
    table: dict[str, object] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def names(specifiers: object) -> set[str]:
    """The packages of a list of requirements, in their normal form."""
    assert isinstance(specifiers, list)
    return {re.split(r"[<>=!~\[; ]", word)[0].lower().replace("_", "-") for word in specifiers}


def test_what_the_project_needs_is_locked(root: Path) -> None:
    locked = requirements(root / "requirements" / "app.lock")
    assert names(project(root)["dependencies"]) <= set(locked)


def imported(path: Path) -> set[str]:
    """The packages that a file imports, by their first name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").split(".")[0])
    return found


def test_the_project_file_names_what_the_code_imports_and_nothing_else(root: Path) -> None:
    files = [
        file for room in ROOMS for file in ([root / room] if "." in room else (root / room).rglob("*.py"))
    ]
    taken = set().union(*(imported(file) for file in files)) - set(sys.stdlib_module_names)
    owners = importlib.metadata.packages_distributions()
    ours = {room.removesuffix(".py") for room in ROOMS} | {"data", "queries"}
    packages = {owners[name][0].lower().replace("_", "-") for name in taken - ours if name in owners}
    assert taken - ours <= set(owners), "imported and not installed"
    assert (packages - EXTRAS) | FILES_ONLY == names(project(root)["dependencies"])


def test_installed_packages_fit_each_other(root: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    # The engine's own Python binding stays out: the server runs as a process of its own.
    complaints = [line for line in done.stdout.splitlines() if "jpype1" not in line]
    assert complaints in ([], ["No broken requirements found."])


def test_make_lists_its_targets_and_each_only_calls_the_launcher(root: Path) -> None:
    if not shutil.which("make"):
        pytest.skip("not on this operating system: there is no make")
    listing = subprocess.run(["make"], cwd=root, capture_output=True, text=True, check=True).stdout
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    for target in phony[1].split():
        assert f"make {target} " in listing
    recipes = [line.strip() for line in makefile.splitlines() if line.startswith("\t")]
    assert all(recipe.startswith(("@$(PYTHON) start.py ", "@sed ")) for recipe in recipes)


def test_the_launcher_knows_every_target(root: Path) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    usage = subprocess.run(
        [sys.executable, "start.py", "--help"], cwd=root, capture_output=True, text=True, encoding="utf-8"
    ).stderr
    for command in re.findall(r"start\.py (\w+)", makefile)[1:]:
        assert re.search(rf"^  {command} ", usage, re.MULTILINE), command


def test_ci_script_can_be_run_and_is_sound(root: Path) -> None:
    if os.name == "nt":
        pytest.skip("not on this operating system: the CI script is for Debian")
    script = root / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)
