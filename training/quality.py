"""`python -m training.quality [--cross-validate] [--folds N] [--jobs N] [--errors] [--freeze]`: how reports are read.

Without `--cross-validate` the weights as they stand read the reports; those have seen the annotated regions.
With it every report is read by weights (of commitments, targets, names) trained on the other folds' reports
alone, each fold in a process of its own with a copy of `data/`: those figures tell what to expect elsewhere.
Scores are those of the scoring script beside the annotation, pooled and as a mean; then precision by rule and
by kind, and what flipped since the verdicts in `benchmarks/frozen.tsv`. `--errors` lists every error with its words.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.quality import COLUMNS, figure, pool, table
from commands.contract import commitment_lines
from loaders.corpus import read_document
from loaders.extract import lexicon
from training.gold import AnnotatedReport, annotated_reports, folds, shared_folder
from training.verdicts import (
    Verdict,
    by_kind,
    by_rule,
    by_section_rule,
    errors,
    flips,
    frozen,
    sections,
    thaw,
    verdicts,
)

Score = dict[str, Any]

SEEN = "The weights have seen the annotated regions: these figures say nothing of unseen places."
UNSEEN = "Every report was read by weights that never saw it: these figures are the honest ones."


FROZEN = Path(__file__).resolve().parents[1] / "benchmarks" / "frozen.tsv"
RULES = FROZEN.with_name("rules.tsv")


@dataclass(frozen=True, slots=True)
class Read:
    """Reports as they were read: the scores by report, and the verdict on every element."""

    scores: dict[str, Score]
    verdicts: list[Verdict]


def judged(reports: Sequence[AnnotatedReport], folder: Path | None = None) -> Read:
    """What the scoring script says of each report, by its name, and the verdicts."""
    path = shared_folder(folder) / "eval" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no scoring script at {path}")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    found: dict[str, Score] = {}
    told: list[Verdict] = []
    for report in reports:
        facts = read_document(report.path)
        lines = list(commitment_lines(facts))
        told += verdicts(report, facts)
        found[report.name] = script.score(
            report.content, list(report.records), lines, list(report.plan), list(report.review)
        )
    return Read(found, told)


def fold(number: int, count: int, folder: Path | None = None) -> Read:
    """The scores of one fold's reports, read by weights trained on all the others.

    Changes where the process finds its data, so it is for a process of its own. The weights that are learnt
    without any annotation (`clauses_borders`, `mentions_words`, `tense`) stay: they saw no annotated place.
    """
    from training.__main__ import MODELS, written

    groups = folds(annotated_reports(folder), count)
    others = [report for n, group in enumerate(groups) if n != number for report in group]
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(lexicon.DATA, copy, dirs_exist_ok=True)
        lexicon.DATA = Path(copy)
        for name in ("clauses", "targets", "mentions"):
            path = Path(copy) / "weights" / f"{name}.json"
            path.write_text(written(MODELS[name](others)), encoding="utf-8", newline="\n")
        lexicon.weights.cache_clear()
        return judged(groups[number], folder)


def cross_validated(count: int, folder: Path | None = None, *, jobs: int = 1) -> Read:
    """All reports, fold by fold, so many folds at a time."""

    def one(number: int) -> dict[str, Any]:
        command = [sys.executable, "-m", "training.quality", "--fold", str(number), "--folds", str(count)]
        if folder:
            command += ["--shared", str(folder)]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, check=True, cwd=Path(__file__).resolve().parents[1]
        )
        return dict(json.loads(done.stdout))

    found = Read({}, [])
    with ThreadPoolExecutor(jobs) as pool_:
        for said in pool_.map(one, range(count)):
            found.scores.update(said["scores"])
            found.verdicts.extend(Verdict(**verdict) for verdict in said["verdicts"])
    return found


def mean(found: Sequence[Score]) -> Score:
    """The plain mean of the reports' figures."""
    rows: Score = {}
    for key in COLUMNS:
        values = [
            score[key]["f1"] if isinstance(score[key], dict) else score[key]
            for score in found
            if key in score
        ]
        rows[key] = round(fmean(values), 4)
    return rows


def text_of(reports: Sequence[AnnotatedReport], found: dict[str, Score]) -> str:
    """The tables: every report by halves, then each half and all, pooled and as a mean."""
    parts, sums = [], []
    for half in ("develop", "check"):
        names = [report.name for report in reports if report.half == half and report.name in found]
        parts.append(f"{half}\n{table((name, found[name]) for name in names)}")
        own = [found[name] for name in names]
        sums += [(f"{half} pooled", pool(own)), (f"{half} mean", mean(own))]
    everything = list(found.values())
    sums += [("all pooled", pool(everything)), ("all mean", mean(everything))]
    macro = fmean(score["strength_macro"] for score in everything)
    kinds = [key for key in sums[-2][1] if key.startswith("entity_") and key != "entity_loose"]
    names_by_type = ", ".join(f"{key[7:]} {figure(sums[-2][1], key)}" for key in kinds)
    return "\n\n".join(
        [*parts, table(sums), f"strength_macro, mean: {macro:.3f}", f"names by type: {names_by_type}"]
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(prog="python -m training.quality", description=__doc__)
    parser.add_argument(
        "--cross-validate", action="store_true", help="read each report with weights that never saw it"
    )
    parser.add_argument("--folds", type=int, default=8, help="into how many groups the reports are dealt")
    parser.add_argument("--jobs", type=int, default=1, help="so many groups at a time, 3 GB of memory each")
    parser.add_argument("--errors", action="store_true", help="list every error with its place and words")
    parser.add_argument(
        "--freeze",
        action="store_true",
        help="keep the verdicts of this run as those that later ones flip from",
    )
    parser.add_argument("--fold", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--shared", type=Path, help="the folder with the annotated reports")
    chosen = parser.parse_args(arguments)
    if chosen.fold is not None:
        print(json.dumps(asdict(fold(chosen.fold, chosen.folds, chosen.shared)), ensure_ascii=False))
        return 0
    reports = annotated_reports(chosen.shared)
    unseen = chosen.cross_validate
    found = (
        cross_validated(chosen.folds, chosen.shared, jobs=chosen.jobs)
        if unseen
        else judged(reports, chosen.shared)
    )
    print(text_of(reports, found.scores))
    found.verdicts.extend(sections(chosen.shared))
    print(counted(found.verdicts))
    print(UNSEEN if unseen else SEEN)
    if chosen.errors:
        print("\n".join(errors(reports, found.verdicts)))
    if chosen.freeze:
        FROZEN.write_text(frozen(found.verdicts), encoding="utf-8", newline="\n")
        counts = {
            "elements": by_rule(v for v in found.verdicts if v.kind != "section"),
            "characters": by_section_rule(chosen.shared),
        }
        rules = "".join(
            f"{rule}\t{unit}\t{taken}\t{right}\n"
            for unit, held in counts.items()
            for rule, (taken, right) in held.items()
        )
        RULES.write_text(f"# rule\tunit\ttaken\tright\n{rules}", encoding="utf-8", newline="\n")
    elif unseen and FROZEN.exists():
        changed = list(flips(thaw(FROZEN), found.verdicts))
        print(f"{len(changed)} flips since {FROZEN.name}", *changed, sep="\n")
    return 0


def counted(found: Sequence[Verdict]) -> str:
    """Precision by rule, precision and recall by kind."""
    lines = ["", f"{'rule':<22}{'taken':>8}{'right':>8}{'precision':>11}"]
    for rule, (taken, right) in by_rule(found).items():
        lines.append(f"{rule:<22}{taken:>8}{right:>8}{right / taken:>11.3f}")
    lines += ["", f"{'kind':<22}{'right':>8}{'wrong':>8}{'missed':>8}{'precision':>11}{'recall':>8}"]
    for kind, (right, wrong, missed) in by_kind(found).items():
        precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
        lines.append(f"{kind:<22}{right:>8}{wrong:>8}{missed:>8}{precision:>11.3f}{recall:>8.3f}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
