"""The launcher, tried as a newcomer meets it: real environments, real pip, small packages from a folder."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "commitgraph"
version = "0"
"""

BACKEND = """
import os, time, zipfile

def prepare_metadata_for_build_editable(folder, settings=None):
    time.sleep(float(os.environ.get("BACKEND_SLEEPS", "0")))
    os.mkdir(os.path.join(folder, "commitgraph-0.dist-info"))
    with open(os.path.join(folder, "commitgraph-0.dist-info", "METADATA"), "w") as file:
        file.write("Metadata-Version: 2.1\\nName: commitgraph\\nVersion: 0\\n")
    return "commitgraph-0.dist-info"

def build_editable(folder, settings=None, metadata=None):
    name = "commitgraph-0-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as file:
        info = "commitgraph-0.dist-info/"
        file.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: commitgraph\\nVersion: 0\\n")
        file.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        file.writestr(info + "entry_points.txt", "[console_scripts]\\ncommitgraph = greeting:main\\n")
        file.writestr(info + "RECORD", "")
    return name
"""

GREETING = "import sys\ndef main():\n    print('started', *sys.argv[1:])\n"


def make_wheel(folder: Path, name: str, code: str = "") -> str:
    """Write a package of one module into a folder; its SHA-256."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as file:
        info = f"{name}-1.dist-info/"
        file.writestr(f"{name}.py", code)
        file.writestr(info + "METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        file.writestr(info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr(info + "RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_lock(copy: Path, name: str, package: str, digest: str) -> None:
    """A lock file of one package."""
    text = f"{package}==1 \\\n    --hash=sha256:{digest}\n"
    (copy / "requirements" / f"{name}.lock").write_text(text, encoding="utf-8")


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A working copy with the real launcher and four small packages in place of the locked ones."""
    copy = tmp_path / "a copy"
    (copy / "requirements").mkdir(parents=True)
    shutil.copy(root / "start.py", copy)
    (copy / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (copy / "backend.py").write_text(BACKEND, encoding="utf-8")
    wheels = tmp_path / "wheels"
    write_lock(copy, "app", "greeting", make_wheel(wheels, "greeting", GREETING))
    write_lock(copy, "engine", "engine", make_wheel(wheels, "engine"))
    write_lock(copy, "ocr", "recogniser", make_wheel(wheels, "recogniser"))
    write_lock(copy, "test", "pytest", make_wheel(wheels, "pytest", "print('tested')\n"))
    return copy


def settings(copy: Path, **more: str) -> dict[str, str]:
    """The environment of a user whose pip takes packages from a folder alone."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "COMMITGRAPH_"))}
    wheels = str(copy.parent / "wheels")
    return {**kept, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": wheels, "PIP_CONFIG_FILE": os.devnull, **more}


def launch(copy: Path, *arguments: str, code: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """Start the launcher; `code` runs in front of it, to pretend another system."""
    script = f"import runpy, sys; sys.argv = {['start.py', *arguments]!r}; {code}\n"
    script += "runpy.run_path('start.py', run_name='__main__')"
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=copy,
        env=settings(copy, **more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def test_first_start_installs_and_second_start_installs_nothing(copy: Path) -> None:
    first = launch(copy, "run", "--port", "8600", "--no-browser", PIP_USER="1")
    assert first.returncode == 0, first.stderr
    assert first.stdout.split() == ["started", "serve", "--sample", "--port", "8600", "--no-browser"]
    shutil.rmtree(copy.parent / "wheels")
    begun = time.monotonic()
    second = launch(copy, "run")
    assert (second.returncode, second.stderr) == (0, "")
    assert time.monotonic() - begun < 3
    tested = launch(copy, "test")
    assert tested.returncode == 1
    assert "pip could not install the tests: No matching distribution found for pytest==1" in tested.stderr


def test_tests_are_installed_when_first_asked_for_and_a_changed_lock_installs_anew(copy: Path) -> None:
    tested = launch(copy, "test")
    assert (tested.returncode, tested.stdout.strip()) == (0, "tested")
    digest = make_wheel(copy.parent / "wheels", "greeting", GREETING.replace("started", "anew"))
    write_lock(copy, "app", "greeting", digest)
    again = launch(copy, "run")
    assert again.stdout.split()[0] == "anew"


def test_the_recogniser_is_installed_for_those_who_ask(copy: Path) -> None:
    assert launch(copy, "run").returncode == 0
    assert "ocr" not in json.loads((copy / ".venv" / "installed.json").read_text(encoding="utf-8"))
    asked = launch(copy, "run", "--ocr", "--no-browser")
    assert asked.stdout.split() == ["started", "serve", "--sample", "--no-browser"]
    assert "words in pictures" in asked.stderr


def test_a_bundle_installs_where_there_is_no_index(copy: Path, tmp_path: Path) -> None:
    made = launch(copy, "bundle", str(tmp_path / "bundle"))
    assert made.returncode == 0, made.stderr
    assert "start.py run --from ." in made.stderr
    wheels = sorted(path.name.split("-")[0] for path in (tmp_path / "bundle" / "wheels").iterdir())
    assert wheels == ["engine", "greeting"]
    shutil.rmtree(copy.parent / "wheels")
    program = tmp_path / "bundle" / "commitgraph"
    assert not (program / ".venv").exists()
    started = launch(program, "run", "--from", str(tmp_path / "bundle"), "--no-browser")
    assert started.returncode == 0, started.stderr
    assert started.stdout.split() == ["started", "serve", "--sample", "--no-browser"]


def test_a_folder_that_is_no_bundle_is_one_sentence(copy: Path, tmp_path: Path) -> None:
    for options in (["run", "--from", str(tmp_path / "nothing")], ["run", "--from"], ["bundle"]):
        done = launch(copy, *options)
        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()) == 1
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("left", ["nothing", "pip"])
def test_a_killed_installation_leaves_nothing_half(copy: Path, left: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "start.py", "run"],
        cwd=copy,
        env=settings(copy, BACKEND_SLEEPS="4"),
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    stamp = copy / ".venv" / "installed.json"
    deadline = time.monotonic() + 60
    while not stamp.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.5)
    if left == "pip" or os.name == "nt":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert "project" not in json.loads(stamp.read_text(encoding="utf-8"))
    after = launch(copy, "run")
    assert (after.returncode, after.stdout.split()[:1]) == (0, ["started"]), after.stderr


def test_a_start_broken_off_before_the_stamp_begins_again(copy: Path) -> None:
    assert launch(copy, "run").returncode == 0
    (copy / ".venv" / "installed.json").unlink()
    (copy / ".venv" / "left over").write_text("half", encoding="utf-8")
    assert launch(copy, "run").returncode == 0
    assert not (copy / ".venv" / "left over").exists()


def test_a_file_that_is_not_the_locked_one_is_refused(copy: Path) -> None:
    make_wheel(copy.parent / "wheels", "greeting", "print('changed on the way')")
    done = launch(copy, "run")
    assert done.returncode == 1
    assert "not the one whose hash the lock file names" in done.stderr
    assert not (copy / ".venv" / "installed.json").exists()


def test_without_a_network_it_says_so(copy: Path) -> None:
    index = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
    done = launch(copy, "run", **index, PIP_RETRIES="1", PIP_TIMEOUT="1")
    assert done.returncode == 1
    assert "the package index cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("version", [(3, 10), (3, 15)])
def test_another_python_gets_a_sentence(copy: Path, version: tuple[int, int]) -> None:
    done = launch(copy, "run", code=f"sys.version_info = ({version[0]}, {version[1]}, 0)", PATH="")
    assert done.returncode == 1
    assert done.stderr.startswith(f"This is Python 3.{version[1]} and Commitment Graph runs on 3.11 to 3.14")
    assert done.stderr.count("\n") == 1


def test_an_old_python_goes_on_with_a_newer_one_of_the_machine(copy: Path) -> None:
    name = f"python3.{sys.version_info.minor}"
    folder = copy.parent / "path"
    folder.mkdir()
    if os.name == "nt":
        pytest.skip("not on this operating system: Windows finds Pythons by its own launcher")
    (folder / name).symlink_to(sys.executable)
    done = launch(copy, "--help", code="sys.version_info = (3, 9, 0)", PATH=str(folder))
    assert done.returncode == 0
    assert done.stderr.startswith("usage:")


def test_a_python_without_venv_gets_a_sentence(copy: Path) -> None:
    done = launch(copy, "run", code="sys.modules['ensurepip'] = None")
    assert done.returncode == 1
    assert "sudo apt install python3-venv" in done.stderr


ELSEWHERE = {
    "musl": "import os; os.confstr = lambda name: None",
    "old glibc": "import os; os.confstr = lambda name: 'glibc 2.28'",
    "Intel Mac": "import sysconfig, platform; sysconfig.get_platform = lambda: 'macosx-14.0-x86_64';"
    " platform.machine = lambda: 'x86_64'",
    "Windows on ARM": "import sysconfig; sysconfig.get_platform = lambda: 'win-arm64'",
}


@pytest.mark.parametrize("system", ELSEWHERE)
def test_where_the_engine_has_no_build_all_else_is_installed(copy: Path, system: str) -> None:
    if sys.platform != "linux":
        pytest.skip("not on this operating system: the others are pretended from Linux")
    done = launch(copy, "run", code=ELSEWHERE[system])
    assert done.returncode == 1
    sentence = done.stderr.strip().splitlines()[-1]
    assert sentence.startswith("The embedded engine does not run on this system (")
    assert "neo4j://" in sentence
    assert json.loads((copy / ".venv" / "installed.json").read_text(encoding="utf-8"))["project"]
    served = launch(copy, "run", "--store", "neo4j://127.0.0.1", code=ELSEWHERE[system])
    assert served.stdout.split()[:3] == ["started", "serve", "--sample"]


def test_an_unknown_command_answers_with_the_known_ones(copy: Path) -> None:
    done = launch(copy, "dance")
    assert done.returncode == 2
    assert done.stderr.startswith("There is no command dance.")
    assert "run " in done.stderr


def test_it_needs_the_standard_library_alone_and_parses_on_an_old_python(root: Path) -> None:
    tree = ast.parse((root / "start.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names
