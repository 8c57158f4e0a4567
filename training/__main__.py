"""`python -m training [NAME…] [--shared FOLDER]`: train the weights in `data/weights`, or those named only.

The same annotated reports give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from graph.errors import CommitGraphError
from loaders.extract.lexicon import DATA
from training import borders, clauses, mentions, targets
from training.gold import AnnotatedReport, annotated_reports

Trainer = Callable[[Sequence[AnnotatedReport]], dict[str, Any]]

MODELS: dict[str, Trainer] = {
    borders.NAME: borders.train,
    clauses.NAME: clauses.train,
    targets.NAME: targets.train,
    mentions.NAME: mentions.train,
}
"""What is trained, in this order: `clauses` looks at the weights of `clauses_borders`."""


def written(weights: dict[str, Any]) -> str:
    """The text of a weights file: sorted, one entry a line, a list on the line of its entry."""
    lines = json.dumps(weights, ensure_ascii=False, sort_keys=True, indent=0)
    return (
        re.sub(r"\[\n([^\[\]{}]*)\n\]", lambda listed: f"[{listed[1].replace(chr(10), ' ')}]", lines) + "\n"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    known = ", ".join(MODELS)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {known}; all without any")
    parser.add_argument("--shared", type=Path, help="the folder with the annotated reports")
    chosen = parser.parse_args(arguments)
    unknown = sorted(set(chosen.names) - set(MODELS))
    if unknown:
        parser.error(f"no weights are called {', '.join(unknown)}; there are {known}")
    try:
        reports = annotated_reports(chosen.shared)
    except CommitGraphError as error:
        print(error, file=sys.stderr)
        return 1
    for name, train in MODELS.items():
        if chosen.names and name not in chosen.names:
            continue
        path = DATA / "weights" / f"{name}.json"
        path.write_text(written(train(reports)), encoding="utf-8", newline="\n")
        print(f"{path.name}: {path.stat().st_size:,} bytes from {len(reports)} reports")
    return 0


if __name__ == "__main__":
    sys.exit(main())
