"""What a newcomer waits for, in medians: `python -m benchmarks [--runs N]`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from statistics import median

from benchmarks import first_graph, load_sample


def told(what: str, figures: Sequence[float], aim: float) -> str:
    """One line: median, extremes, aim."""
    low, high = min(figures), max(figures)
    return (
        f"{what:<32} {median(figures):6.2f} s   ({low:.2f}-{high:.2f}, {len(figures)} runs, aim {aim:.0f} s)"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each (default 3)")
    runs = parser.parse_args().runs
    print(f"{os.cpu_count()} cores")
    print(told("load --sample, empty store", load_sample.measure(runs), load_sample.AIM))
    for visitor, figures in first_graph.measure(runs).items():
        print(told(f"first graph, {visitor}", figures, first_graph.AIM))


if __name__ == "__main__":
    main()
