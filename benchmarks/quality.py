"""Scores of all annotated reports: `python -m benchmarks.quality [NAME…] [--half HALF] [--out FILE]`.

Every report is read by `commitgraph extract --jsonl` as a user would call it, and judged by the scoring
script that lies beside the annotation, in a folder `shared` next to the repository. Figures of reports that
took part in development and of those kept back stand apart: the second tell what to expect of a new report.
Without a choice of reports the sections of whole documents are scored, too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PROGRAM = (sys.executable, "-c", "import sys; from cli import main; sys.exit(main())")
"""The command line as a user calls it."""
COUNTED = ("clause", "clause_loose", "target_value", "target", "entity", "entity_loose")
SHARES = ("strength", "pillar", "measure")
COLUMNS = (*COUNTED, *SHARES, "leaks", "grounded")
AIMS = {
    "clause": 0.91,
    "clause_loose": 0.96,
    "target_value": 0.98,
    "target": 0.92,
    "entity": 0.80,
    "entity_loose": 0.88,
    "strength": 0.97,
    "pillar": 0.97,
    "measure": 0.93,
    "grounded": 1.0,
}
"""What reading is held to, pooled over all reports; leaks: at most two a report."""
OUTLINE = ("accuracy", "macro", "plan_leak", "plan_loss", "documents_perfect")

Score = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One report with its half and what the scoring script said of it."""

    name: str
    half: str
    score: Score


def judge(name: str, region: Mapping[str, Any]) -> Judged:
    """Read one annotated report and have it scored."""
    document = SHARED / "corpus" / region["file"]
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        with predicted.open("wb") as out:
            subprocess.run([*PROGRAM, "extract", str(document), "--jsonl"], cwd=ROOT, stdout=out, check=True)
        gold, script = SHARED / "gold", SHARED / "eval" / "score.py"
        files = ["--text", str(document), "--gold", str(gold / f"{name}.jsonl"), "--pred", str(predicted)]
        regions = ["--regions", str(gold / "regions.json"), "--name", name]
        done = subprocess.run(
            [sys.executable, str(script), *files, *regions], stdout=subprocess.PIPE, check=True
        )
    return Judged(name, region["half"], json.loads(done.stdout))


def pool(scores: Sequence[Score]) -> dict[str, Any]:
    """One score of several: counts are added up, shares weighed by the commitments they were taken over."""
    pooled: dict[str, Any] = {}
    kinds = sorted({key for score in scores for key in score if key.startswith("entity_")})
    for key in (*COUNTED, *(kind for kind in kinds if kind not in COUNTED)):
        hit, predicted, gold = (
            sum(score[key][n] for score in scores if key in score) for n in ("hit", "pred", "gold")
        )
        f1 = 2 * hit / (predicted + gold) if predicted + gold else 1.0
        pooled[key] = {"f1": round(f1, 4), "hit": hit, "pred": predicted, "gold": gold}
    for key in SHARES:
        weighed = [(score[key], score["clause_loose"]["hit"]) for score in scores if key in score]
        total = sum(weight for _, weight in weighed)
        pooled[key] = round(sum(share * weight for share, weight in weighed) / total, 4) if total else None
    pooled["leaks"] = round(sum(score["leaks"] for score in scores) / len(scores), 1)
    pooled["grounded"] = min(score["grounded"] for score in scores)
    return pooled


def figure(score: Score, key: str) -> str:
    """One figure as it stands in the table."""
    value = score.get(key)
    if isinstance(value, Mapping):
        value = value["f1"]
    if value is None:
        return "–"
    return str(value) if key == "leaks" else f"{value:.3f}"


def table(rows: Iterable[tuple[str, Score]]) -> str:
    """Rows of figures under their names."""
    lines = [f"{'':<20}" + "".join(f"{key:>14}" for key in COLUMNS)]
    lines += [f"{name:<20}" + "".join(f"{figure(score, key):>14}" for key in COLUMNS) for name, score in rows]
    return "\n".join(lines)


def shortfalls(score: Score, most_leaks: int) -> list[str]:
    """What lies below the aims, in words."""
    found = [
        f"{key} {figure(score, key)} < {aim}" for key, aim in AIMS.items() if float(figure(score, key)) < aim
    ]
    return found + ([f"leaks {most_leaks} > 2 in one report"] if most_leaks > 2 else [])


def report(judged: Sequence[Judged]) -> tuple[str, dict[str, Any]]:
    """The text to print and the same as data: every report, each half pooled, all pooled."""
    halves = {half: [one for one in judged if one.half == half] for half in ("develop", "check")}
    groups = {f"{half} ({len(some)})": some for half, some in halves.items() if some}
    groups[f"all ({len(judged)})"] = list(judged)
    pooled = {name: pool([one.score for one in some]) for name, some in groups.items()}
    parts = [
        f"{half}\n{table((one.name, one.score) for one in some)}" for half, some in halves.items() if some
    ]
    parts.append("pooled\n" + table(pooled.items()))
    everything = pooled[f"all ({len(judged)})"]
    kinds = [key for key in everything if key.startswith("entity_") and key not in COUNTED]
    parts.append("names by type, all: " + ", ".join(f"{key[7:]} {figure(everything, key)}" for key in kinds))
    below = shortfalls(everything, max(one.score["leaks"] for one in judged))
    parts.append("Below the aims: " + "; ".join(below) if below else "All aims of this version are met.")
    parts.append(
        "The weights have seen the annotated regions. What to expect of unseen places: "
        "python -m training.quality --cross-validate"
    )
    reports = {one.name: {"half": one.half, **one.score} for one in judged}
    return "\n\n".join(parts), {"pooled": pooled, "reports": reports}


def outlines() -> dict[str, Any]:
    """What the scoring script says of the sections and pillars of whole documents, each read by the command line."""
    script, gold = SHARED / "eval" / "score_outline.py", SHARED / "gold" / "outline.jsonl"
    files = ["--root", str(SHARED / "corpus"), "--gold", str(gold)]
    done = subprocess.run(
        [sys.executable, str(script), *files, *PROGRAM, "outline", "{}", "--jsonl"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    return dict(json.loads(done.stdout))


def outline_lines(score: Score) -> str:
    """Those figures as text."""
    figures = ", ".join(f"{key} {score[key]:.4f}" for key in OUTLINE)
    sections = ", ".join(f"{kind} {f1:.3f}" for kind, f1 in score["f1"].items())
    starts = f"boundary {score['boundary']['f1']:.3f}, pillar {score['pillar']['f1']:.3f}"
    return f"outlines of {score['documents']} documents: {figures}, {starts}\nsections: {sections}"


def show(name: str) -> None:
    """The report that is being read, for whoever waits at a terminal."""
    if sys.stderr.isatty():
        print(f"\r\033[K{name}", end="", file=sys.stderr, flush=True)


def main() -> int:
    """Score and print; 0 whatever the figures are, for they are to be read."""
    parser = argparse.ArgumentParser(prog="quality", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--half", choices=("develop", "check"))
    parser.add_argument("--out", type=Path, metavar="FILE", help="write all figures as JSON, too")
    options = parser.parse_args()
    try:
        regions = json.loads((SHARED / "gold" / "regions.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        print(
            "The annotated reports belong in a folder `shared` beside the repository; there is none.",
            file=sys.stderr,
        )
        return 1
    wanted = {
        name: region
        for name, region in sorted(regions.items())
        if (not options.names or name in options.names) and options.half in (None, region["half"])
    }
    if not wanted:
        print(f"No annotated report is named so; there are {', '.join(sorted(regions))}.", file=sys.stderr)
        return 1
    judged = []
    for name, region in wanted.items():
        show(name)
        judged.append(judge(name, region))
    show("")
    text, data = report(judged)
    print(text)
    if not options.names and options.half is None:
        data["outlines"] = outlines()
        print(outline_lines(data["outlines"]))
    if options.out:
        options.out.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
