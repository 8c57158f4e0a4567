"""`commitgraph propose FILE`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from commands.contract import Line
from commands.flags import document_flags, format_flag, jsonl_flag, out_flag
from commands.output import write_lines, write_rows

COLUMNS = ("start", "text", "leads")


@click.command(name="propose")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--lines", "plain", is_flag=True, help="FILE is a plain text of one task a line.")
@document_flags
@jsonl_flag
@format_flag
@out_flag
def propose(
    file: Path,
    *,
    plain: bool,
    kind: str | None,
    place: str | None,
    year: int | None,
    jsonl: bool,
    form: str,
    out: Path | None,
) -> None:
    """Propose who would lead each commitment of FILE, by the duties of the register.

    A proposal is a reading of ours, never what the document says: it carries the rule, the words that speak for
    it and a score. Needs no store.
    """
    found = list(_lines(file) if plain else _commitments(file, kind=kind, place=place, year=year))
    if jsonl:
        write_lines(found, out)
    else:
        write_rows(COLUMNS, [_flat(line) if form != "json" else line for line in found], form=form, out=out)


def _lines(file: Path) -> Iterator[Line]:
    from loaders.agencies.propose import lines
    from loaders.read import read

    content = read(file).content
    for start, end in lines(content):
        yield _proposed(content, start, end, "county")


def _commitments(file: Path, *, kind: str | None, place: str | None, year: int | None) -> Iterator[Line]:
    from commands.reading import read_facts

    facts = read_facts(file, kind=kind, place=place, year=year)
    content = facts.outline.text.content
    for commitment in facts.commitments:
        level = facts.outline.identity.jurisdiction.level
        yield _proposed(content, commitment.span.start, commitment.span.end, level)


def _proposed(content: str, start: int, end: int, level: str) -> Line:
    from loaders.agencies import propose as proposals

    words = content[start:end]
    leads = [
        {
            "agency": proposal.agency,
            "function": proposal.function,
            "score": proposal.score,
            "rule": proposal.rule,
            "words": [words[first:last] for first, last in proposal.words],
        }
        for proposal in proposals(words, level)  # type: ignore[arg-type]
    ]
    return {"start": start, "end": end, "text": words, "leads": leads}


def _flat(line: Line) -> Line:
    leads = line["leads"]
    assert isinstance(leads, list)
    return {
        **line,
        "leads": "；".join(
            f"{lead['agency']} {lead['score']:.2f}（{'、'.join(lead['words'])}）" for lead in leads
        ),
    }
