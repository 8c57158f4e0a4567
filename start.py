"""The launcher: makes the environment `.venv` from the lock files, then starts the program, tests or checks.

    python3 start.py run        (on Windows: py start.py run)

Only the standard library is used, and nothing of ours: this file runs where nothing is installed yet. Its
syntax stays with Python 3.6, so that a Python too old for the program still answers with a sentence.
"""

import os
import shutil
import subprocess
import sys

OLDEST, NEWEST = (3, 11), (3, 14)


def find_python() -> "list[str] | None":
    """Another Python of this machine that fits, newest first, as the start of a command; None without one."""
    question = "import sys; sys.exit(not %r <= sys.version_info[:2] <= %r)" % (OLDEST, NEWEST)
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        for command in (["python3.%d" % minor], ["py", "-3.%d" % minor]):
            if not shutil.which(command[0]):
                continue
            # A name on the path may be a shim without a Python behind it.
            if subprocess.call([*command, "-c", question], stderr=subprocess.DEVNULL) == 0:
                return command
    return None


if __name__ == "__main__" and not OLDEST <= sys.version_info[:2] <= NEWEST:
    other = find_python()
    if other:
        sys.exit(subprocess.call(other + sys.argv))
    sys.exit(
        "This is Python %d.%d and Commitment Graph runs on 3.%d to 3.%d, none of which was found: install"
        " one, then start again with it, e.g. `python3.%d start.py run`."
        % (sys.version_info[0], sys.version_info[1], OLDEST[1], NEWEST[1], NEWEST[1] - 1)
    )

import argparse
import contextlib
import hashlib
import importlib.util
import json
import platform
import re
import sysconfig
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
LOCKS = ROOT / "requirements"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = BIN / ("python" + SUFFIX)
WITHOUT_ENGINE = (
    "so there is no embedded store here: `commitgraph text`, `outline` and `extract` work without one,"
    " and everything works with a Neo4j server, `--store neo4j://…`"
)


class Problem(Exception):
    """Something that stops the launcher; its text is one sentence for the user."""


def say(sentence: str) -> None:
    """Tell the user, at once, on the channel that carries no results."""
    print(sentence, file=sys.stderr, flush=True)


# The environment


def digest(path: Path) -> str:
    """The SHA-256 of a file, as the stamp keeps it."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise Problem(
            f"{path} cannot be read ({error.strerror}): get the whole working copy again."
        ) from None


def wanted() -> dict[str, str]:
    """What the environment of this working copy and this Python holds before anything is added to it."""
    return {
        "place": str(ROOT),
        "python": f"{sys.version_info.major}.{sys.version_info.minor} {sysconfig.get_platform()}",
        "app": digest(LOCKS / "app.lock"),
        "engine": digest(LOCKS / "engine.lock"),
    }


def stamp() -> dict[str, str]:
    """What `.venv` is known to hold; nothing where an installation was broken off."""
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and PYTHON.exists() else {}


def write_stamp(content: dict[str, str]) -> None:
    """Record what is installed, whole or not at all."""
    fresh = STAMP.with_suffix(".new")
    fresh.write_text(json.dumps(content, indent=1, sort_keys=True), encoding="utf-8")
    fresh.replace(STAMP)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Let one launcher at a time install; the lock ends with its holder and the pip that it left behind."""
    with (ROOT / ".venv.lock").open("w") as file:
        if sys.platform == "win32":
            import msvcrt

            while True:
                with contextlib.suppress(OSError):  # after ten seconds
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            os.set_inheritable(file.fileno(), True)
            with contextlib.suppress(OSError):  # a network drive may know no locks
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    say("Another start is installing; waiting for it.")
                    fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make_venv() -> None:
    """Create an empty `.venv` in place of whatever stands there."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Problem(
            "This Python comes without the modules venv and ensurepip: on Debian and Ubuntu"
            " `sudo apt install python3-venv` brings them, then start again."
        )
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run(
        # Not the Python of the very environment that is being replaced.
        [getattr(sys, "_base_executable", sys.executable), "-m", "venv", str(VENV)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
        raise Problem(f"The environment {VENV} cannot be made: {reason[-1]}")


def install(what: str, *arguments: str, total: int = 0) -> str | None:
    """Run pip in `.venv`; the reason where it failed, None where all is well.

    pip reads its own settings (PIP_* variables, pip.conf) as ever; only `user = true` cannot hold here.
    """
    command = [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--no-deps"]
    process = subprocess.Popen(
        [*command, "--progress-bar", "off", *arguments],
        cwd=ROOT,
        env={**os.environ, "PIP_USER": "0"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        close_fds=False,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    count, lines = 0, []
    assert process.stdout is not None
    for line in process.stdout:
        lines.append(line.strip())
        if line.startswith("Collecting ") and sys.stderr.isatty():
            count += 1
            print(
                f"\r\033[K{what}: {count} of {total} {line.split()[1]}", end="", file=sys.stderr, flush=True
            )
    if count:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    if process.wait() == 0:
        return None
    return pip_reason(lines)


def pip_reason(lines: list[str]) -> str:
    """The line of pip's words that tells why it failed.

    Without a network pip retries, then says that it found no version: the retries are the truth.
    """
    retries = [line for line in lines if line.startswith("WARNING: Retrying")]
    if retries:
        cause = re.search(r"(?:: |>, )'?([^:'>]+?)'?\)+'?:", retries[-1])
        words = f" ({cause[1]})" if cause else ""
        return f"the package index cannot be reached{words}: look at the network and at pip's mirror or proxy"
    if any("DO NOT MATCH THE HASHES" in line for line in lines):
        return "a downloaded file is not the one whose hash the lock file names: try another index or mirror"
    errors = [line for line in lines if re.match(r"(?i)error:", line)] or lines[-1:] or ["no reason given"]
    return re.sub(r"(?i)^error:\s*", "", errors[-1]).rstrip(".")


def install_lock(*names: str) -> str | None:
    """Install what lock files name, each file checked against its hash; the reason where pip failed."""
    paths = [LOCKS / f"{name}.lock" for name in names]
    total = sum(len(re.findall(r"^\w", path.read_text(encoding="utf-8"), re.MULTILINE)) for path in paths)
    options = [option for path in paths for option in ("-r", str(path))]
    return install(" and ".join(names), "--require-hashes", *options, total=total)


def engine_gap() -> str | None:
    """Why no build of the embedded engine fits this system, in words; None where one should."""
    system, machine = sysconfig.get_platform(), platform.machine().lower()
    if system.startswith("linux"):
        libc = os.confstr("CS_GNU_LIBC_VERSION") if "CS_GNU_LIBC_VERSION" in os.confstr_names else None
        version = re.match(r"glibc (\d+)\.(\d+)", libc or "")
        if not version:
            return "the system's C library is not glibc"
        if (int(version[1]), int(version[2])) < (2, 34):
            return f"{libc} is older than 2.34"
        return None if machine in {"x86_64", "amd64", "aarch64", "arm64"} else f"the processor is {machine}"
    if system.startswith("macosx"):
        return None if machine == "arm64" else "on macOS it needs Apple silicon and a Python built for it"
    if system == "win-amd64":
        return None
    return f"the system is {system}" + (", where the x64 Python would do" if system == "win-arm64" else "")


def install_engine() -> str:
    """Install the embedded engine where this system has one; "" or the sentence why not."""
    gap = engine_gap()
    if gap is None:
        gap = install_lock("engine")
        if gap and "No matching distribution" not in gap:
            raise Problem(f"pip could not install the embedded engine: {gap}")
        gap = gap and "the package index has no build for it"
    return f"The embedded engine does not run on this system ({gap}), {WITHOUT_ENGINE}." if gap else ""


PARTS = {
    "tests": ("test", "Installing what tests and checks need: some 130 MB, once."),
    "ocr": ("ocr", "Installing the recogniser of words in pictures: some 150 MB, once."),
}
"""What only some need: its lock, and what is said before it is installed."""


def prepare(*more: str) -> dict[str, str]:
    """Make `.venv` hold what the lock files say; does nothing, in a blink, where it already does.

    `more` names further `PARTS`.

    Whatever is broken off leaves no stamp, and the next start begins again.
    """
    with alone():
        known, target = stamp(), wanted()
        if any(known.get(key) != value for key, value in target.items()):
            begun = time.monotonic()
            say(f"Installing into {VENV}: some 200 MB, once, a minute or two.")
            STAMP.unlink(missing_ok=True)
            make_venv()
            reason = install_lock("app")
            if reason:
                raise Problem(f"pip could not install the program's packages: {reason}")
            known = {**target, "gap": install_engine()}
            write_stamp(known)
            say(known["gap"] or f"Installed in {time.monotonic() - begun:.0f} s.")
        parts = {
            "project": ROOT / "pyproject.toml",
            **{part: LOCKS / f"{PARTS[part][0]}.lock" for part in more},
        }
        for part, path in parts.items():
            if known.get(part) == digest(path):
                continue
            if part in PARTS:
                lock_name, words = PARTS[part]
                say(words)
                reason = install_lock(lock_name)
            else:
                reason = install("commitgraph", "--no-build-isolation", "-e", str(ROOT))
            if reason:
                raise Problem(f"pip could not install the {part}: {reason}")
            known[part] = digest(path)
            write_stamp(known)
    return known


# What can be started

TOOLS = {
    "test": ("run the tests; options go to pytest, e.g. tests/loaders -k pillar", "python -m pytest"),
    "format": ("bring the code into its format", "ruff format ."),
    "train": ("train the weights in data/weights anew from ../shared", "python -m training"),
    "quality": ("score all annotated reports of ../shared", "python -m benchmarks.quality"),
    "bench": ("time loading and the first graph; prints medians", "python -m benchmarks"),
    "docs": ("write the generated references under docs/ anew", "python docs/generate.py"),
}
"""What is one command of the environment: what it does, and the command that further options are added to."""

CHECKS = {
    "format": "ruff format --check .",
    "lint": "ruff check .",
    "types": "mypy",
    "contracts": "lint-imports",
    "references": "python docs/generate.py --check",
    "tree": "python -m pytest -q tests/house/test_tree.py",
}

LOCK_SOURCES = {
    "app": "pyproject.toml --group build",
    "engine": "--group engine --no-deps",
    "ocr": "--group ocr -c requirements/app.lock",
    "test": "--group test -c requirements/app.lock",
}


def call(*command: str) -> int:
    """Run a program of the environment and wait for it."""
    try:
        return subprocess.call([str(BIN / (command[0] + SUFFIX)), *command[1:]], cwd=ROOT)
    except KeyboardInterrupt:
        return 130


def become(*command: str) -> int:
    """Hand over to a program of the environment and end as it ends."""
    if os.name != "nt":  # there the shell would not wait
        os.chdir(ROOT)
        # Python finds its environment by the path that it was called with, not by the file that runs.
        program = str(BIN / command[0])
        os.execv(program, [program, *command[1:]])
    return call(*command)


def run(options: list[str]) -> int:
    """Load the bundled sample where it is missing and open the pages."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--store", default=os.environ.get("COMMITGRAPH_STORE", ""))
    parser.add_argument("--ocr", action="store_true")
    told = parser.parse_known_args(options)[0]
    known = prepare(*(["ocr"] if told.ocr else []))
    store: str = told.store
    options = [option for option in options if option != "--ocr"]
    if known["gap"] and "://" not in store:
        raise Problem(known["gap"])
    return become("commitgraph", "serve", "--sample", *options)


BUNDLED = ("app", "engine")
PROGRAM = "commitgraph"
NOT_BUNDLED = (".git", ".venv*", "__pycache__", ".*_cache", ".hypothesis", "dist", "build")


def bundle(options: list[str]) -> int:
    """Gather in a folder all that a machine of this kind without a network needs: packages and the program."""
    folders = [option for option in options if not option.startswith("-")]
    if len(folders) != 1:
        raise Problem(
            "Name the folder to gather everything in: `python3 start.py bundle DIR`, with --ocr for scans."
        )
    target = Path(folders[0]).resolve()
    known = prepare()
    names = [name for name in BUNDLED if name != "engine" or not known["gap"]]
    locks = [*names, *(["ocr"] if "--ocr" in options else [])]
    say(f"Gathering packages for this system and Python in {target}.")
    requirements = [word for name in locks for word in ("-r", str(LOCKS / f"{name}.lock"))]
    command = [
        "-m",
        "pip",
        "download",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--require-hashes",
    ]
    done = subprocess.run(
        [str(PYTHON), *command, "--dest", str(target / "wheels"), *requirements],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise Problem(
            f"pip could not gather the packages: {pip_reason((done.stdout + done.stderr).splitlines())}"
        )
    ignored = shutil.ignore_patterns(*NOT_BUNDLED)
    shutil.copytree(ROOT, target / PROGRAM, ignore=ignored, dirs_exist_ok=True)
    say(
        f"Copy {target} to the other machine (the same system, Python {sys.version_info[0]}.{sys.version_info[1]})"
        f" and start there:\n  python3 {PROGRAM}/start.py run --from ."
    )
    return 0


def from_folder(options: list[str]) -> list[str]:
    """Take `--from DIR` out of the options: pip then asks no index and takes packages from that bundle alone."""
    if "--from" not in options:
        return options
    at = options.index("--from")
    given = options[at + 1 : at + 2]
    wheels = Path(given[0]).resolve() / "wheels" if given else None
    if wheels is None or not wheels.is_dir():
        raise Problem(
            f"{given[0] if given else '--from'}: this is no bundle; name the folder that `bundle` made."
        )
    os.environ.update(PIP_NO_INDEX="1", PIP_FIND_LINKS=str(wheels))
    return options[:at] + options[at + 2 :]


def check(options: list[str]) -> int:
    """All that the continuous-integration machine looks at before the tests; names every step that fails."""
    prepare("tests", "ocr")
    failed = []
    for name, command in CHECKS.items():
        say(f"-- {name}")
        if call(*command.split()):
            failed.append(name)
    say(f"Failed: {', '.join(failed)}." if failed else "All well.")
    return 1 if failed else 0


def lock(options: list[str]) -> int:
    """Resolve the lock files anew: one set of versions for all systems, with hashes and no address."""
    uv = shutil.which("uv")
    if not uv:
        raise Problem("Lock files are made with uv, which is not on the path: install it, then start again.")
    common = [
        "--quiet",
        "--universal",
        "--generate-hashes",
        "--python-version",
        "3.11",
        "--no-emit-index-url",
    ]
    environment = {**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "python3 start.py lock"}
    for name, sources in LOCK_SOURCES.items():
        command = [
            uv,
            "pip",
            "compile",
            *common,
            *sources.split(),
            "-o",
            f"requirements/{name}.lock",
            *options,
        ]
        if subprocess.call(command, cwd=ROOT, env=environment):
            return 1
    return 0


def clean(options: list[str]) -> int:
    """Remove the environment and what tools left behind; stores in the user's folder stay."""
    for name in (
        ".venv",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
        ".import_linter_cache",
        ".hypothesis",
    ):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    return 0


COMMANDS: dict[str, tuple[str, Callable[[list[str]], int]]] = {
    "run": ("open the pages; options: --port N, --no-browser, --store PATH|URL, --ocr, --from DIR", run),
    "bundle": ("gather in a folder all that a machine of this kind without a network needs", bundle),
    "check": ("format, lint, types, import directions, stale references, forbidden words", check),
    "lock": ("resolve the lock files anew, with uv", lock),
    "clean": ("remove the environment and what tools left behind", clean),
}


def usage() -> str:
    """All commands, a line each."""
    sentences = {name: sentence for name, (sentence, _) in (COMMANDS | TOOLS).items()}
    lines = [f"  {name:<9}{sentence}" for name, sentence in sentences.items()]
    return "\n".join(["usage: python3 start.py COMMAND [OPTION…]   (on Windows: py start.py …)", *lines])


def start(name: str, options: list[str]) -> int:
    """Run one command; its exit code."""
    if name in TOOLS:
        prepare("tests", "ocr")
        return become(*TOOLS[name][1].split(), *options)
    return COMMANDS[name][1](options)


def main(arguments: list[str]) -> int:
    """Run the command that the arguments begin with; the exit code."""
    name, options = (arguments[0], arguments[1:]) if arguments else ("--help", [])
    if name not in COMMANDS and name not in TOOLS:
        asked = name in {"-h", "--help", "help"}
        say(usage() if asked else f"There is no command {name}.\n{usage()}")
        return 0 if asked else 2
    try:
        return start(name, from_folder(options))
    except Problem as problem:
        say(str(problem))
    except OSError as error:
        say(f"{error.filename or ROOT}: {error.strerror}.")
    except KeyboardInterrupt:
        say("Stopped; the next start goes on from here.")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
