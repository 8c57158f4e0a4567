"""`commitgraph explain FILE --at OFFSET`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.flags import document_flags, jsonl_flag, out_flag
from commands.output import write_bytes, write_lines
from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.model import Facts
    from loaders.explain import Reason


@click.command(name="explain")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--at", type=int, metavar="OFFSET", help="A character's number, from 0, as `text` prints them.")
@click.option("--words", metavar="WORDS", help="The first place where these words stand, instead of --at.")
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of the rules."
)
@document_flags
@jsonl_flag
@out_flag
def explain(
    file: Path,
    *,
    at: int | None,
    words: str | None,
    lang: str,
    kind: str | None,
    place: str | None,
    year: int | None,
    jsonl: bool,
    out: Path | None,
) -> None:
    """Say why FILE was read as it was at one place: every rule, its words, and the cues that weighed most.

    For a stretch that was left out it says why it is no commitment. A cue's figure is what it added to the
    decision; those with a minus spoke against it.
    """
    from commands.reading import read_facts
    from loaders.explain import explain as reasons

    facts = read_facts(file, kind=kind, place=place, year=year)
    found = reasons(facts, _offset(facts, at, words))
    if jsonl:
        write_lines((_object(one, lang) for one in found), out)
    else:
        write_bytes("".join(f"{line}\n" for one in found for line in _lines(one, lang)).encode("utf-8"), out)


def _offset(facts: Facts, at: int | None, words: str | None) -> int:
    if (at is None) == (words is None):
        raise UsageError("Say one place: --at OFFSET or --words WORDS.")
    if at is not None:
        return at
    text = facts.outline.text
    found = text.content.find(words or "")
    if found < 0 or not words:
        raise UsageError(
            f"{text.name}: the words {words!r} do not stand in it; `commitgraph text` prints it."
        )
    return found


def _object(reason: Reason, lang: str) -> dict[str, object]:
    told = reason.rule
    return {
        "what": reason.what,
        "value": reason.value,
        "start": reason.span.start,
        "end": reason.span.end,
        "rule": told.name if told else None,
        "says": told.said(lang) if told else "",
        "words": reason.words,
        "cues": [{"cue": cue.said(lang), "weight": cue.weight} for cue in reason.cues],
    }


def _lines(reason: Reason, lang: str) -> Iterator[str]:
    span = reason.span
    yield f"{reason.what:<11}{reason.value}  [{span.start}–{span.end}]"
    if reason.rule:
        yield f"{'':<11}{reason.rule.name}: {reason.rule.said(lang)}"
    if reason.words:
        yield f"{'':<11}“{reason.words}”"
    for cue in reason.cues:
        yield f"{'':<13}{cue.weight:+.2f}  {cue.said(lang)}"
