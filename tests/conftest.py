"""What every test may ask for, and the rule that on the continuous-integration machine a skip fails."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

ON_CI = os.environ.get("CI", "").lower() not in {"", "0", "false"}

HONEST_SKIPS = (
    "not on this operating system",
    "not on this Python",
)
"""A skip whose reason begins so cannot run where it stands; any other could have, and fails on CI."""


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the repository, with original documents and their annotation."""
    path = ROOT.parent / "shared"
    if not (path / "corpus").is_dir():
        pytest.skip("needs the folder `shared` with original documents beside the repository")
    return path


def refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip that could have run into a failure, on CI only."""
    if not (ON_CI and report.skipped) or hasattr(report, "wasxfail"):
        return
    longrepr = report.longrepr
    reason = longrepr[2] if isinstance(longrepr, tuple) else str(longrepr)
    reason = reason.removeprefix("Skipped: ")
    if not reason.startswith(HONEST_SKIPS):
        report.outcome = "failed"
        report.longrepr = f"skipped on CI, where everything must run: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Look at the outcome of every test."""
    report = yield
    refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Look at modules that skip themselves as a whole."""
    report = yield
    refuse_skip(report)
    return report
