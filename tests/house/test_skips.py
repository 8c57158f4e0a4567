"""On CI a skipped test that could have run is a failure; elsewhere it is a skip."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SKIPS = {
    "in the test": "import pytest\ndef test_it():\n    pytest.skip({reason!r})\n",
    "by a mark": "import pytest\n@pytest.mark.skip(reason={reason!r})\ndef test_it():\n    pass\n",
    "as a module": "import pytest\npytest.skip({reason!r}, allow_module_level=True)\n",
    "for want of the originals": "def test_it(shared):\n    pass  # {reason!r}\n",
}


def try_it(root: Path, folder: Path, code: str, *, ci: str) -> int:
    """Run one test file beside our conftest; the exit code of pytest."""
    tests = folder / "repository" / "tests"
    tests.mkdir(parents=True)
    shutil.copy(root / "tests" / "conftest.py", tests)
    (tests / "test_one.py").write_text(code, encoding="utf-8")
    (tests / "test_other.py").write_text("def test_that_runs():\n    pass\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(tests),
        str(tests),
    ]
    environment = {**os.environ, "CI": ci, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=tests, env=environment, capture_output=True).returncode


@pytest.mark.parametrize("way", SKIPS)
def test_a_skip_fails_on_ci_and_nowhere_else(root: Path, tmp_path: Path, way: str) -> None:
    code = SKIPS[way].format(reason="the browser is not installed")
    assert try_it(root, tmp_path / "ci", code, ci="true") not in (0, 5)
    assert try_it(root, tmp_path / "desk", code, ci="") == 0


@pytest.mark.parametrize("way", ["in the test", "by a mark", "as a module"])
def test_what_this_system_cannot_run_is_skipped_on_ci_too(root: Path, tmp_path: Path, way: str) -> None:
    code = SKIPS[way].format(reason="not on this operating system: there are no signals")
    assert try_it(root, tmp_path, code, ci="true") == 0
