"""Writes the references under docs/ from the program itself; `--check` only tells which are stale.

python docs/generate.py [--check]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from commands.program import program  # noqa: E402
from graph.catalog import SavedQuery, saved_queries  # noqa: E402
from graph.declaration import TEXT_BORNE, EdgeType, Field, Label  # noqa: E402
from graph.export import FORMATS  # noqa: E402
from graph.schema import EDGES, LABELS  # noqa: E402
from loaders.explain import Rule, rules  # noqa: E402

MADE = "<!-- Made by `make docs` from the program itself; change it there. -->"

WIDTH = 100
"""Columns of the help texts, so that they do not depend on a terminal."""


def commands_page() -> Iterator[str]:
    """docs/reference/commands.md: the help of every command."""
    yield from ("# Commands", "", MADE, "")
    yield "`commitgraph COMMAND --help` prints the same. Flags of one name mean the same everywhere."
    for name, command in _commands("commitgraph", program):
        context = click.Context(command, info_name=name, max_content_width=WIDTH, terminal_width=WIDTH)
        yield from ("", f"## {name}", "", "```text", command.get_help(context).rstrip(), "```")
    yield from ("", "## Formats of `export`", "", "| format | holds |", "|---|---|")
    yield from (f"| `{form.name}` | {form.en}（{form.zh}） |" for form in FORMATS)


def _commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from _commands(f"{name} {below.name}", below)


def queries_page() -> Iterator[str]:
    """docs/reference/queries.md: every saved question."""
    yield from ("# Saved questions", "", MADE, "")
    yield "`commitgraph query NAME` asks one, `--param name=value` sets a parameter, `--format json` gives"
    yield "objects. Each is a file of `queries/`; a new file with the same header is a new question."
    for query in saved_queries():
        yield from _query(query)


def _query(query: SavedQuery) -> Iterator[str]:
    yield from ("", f"## {query.name}", "", f"**{query.title_en}** · {query.title_zh}", "")
    yield from (query.about_en, "", query.about_zh, "")
    yield from ("| parameter | kind | default | meaning |", "|---|---|---|---|")
    for parameter in query.parameters:
        default = "must be given" if parameter.default is None else f"`{parameter.default!r}`"
        yield f"| `{parameter.name}` | {parameter.kind} | {default} | {parameter.en}（{parameter.zh}） |"
    columns = "、".join(f"`{column.name}`（{column.zh}）" for column in query.columns)
    yield from ("", f"Columns: {columns}", "", "```cypher", query.cypher.rstrip(), "```")


def codebook_page() -> Iterator[str]:
    """docs/codebook.md: every rule of the reading, with examples and its measured error."""
    measured = _measured()
    yield from ("# Codebook", "", MADE, "")
    yield "How documents are read, rule by rule: what each takes and leaves, a made-up text that it takes, one that"
    yield "only looks like it, and how often it was right where people had annotated the same text. Reports were"
    yield "read by weights that never saw them (cross-validation over documents); a section's rule is measured in"
    yield "characters. `commitgraph explain FILE --at OFFSET` names the rules at any place of a document."
    for title, held in groupby(rules().values(), key=_chapter):
        yield from ("", f"## {title}")
        for one in held:
            yield from _rule(one, measured.get(one.name, ""))


def _chapter(one: Rule) -> str:
    """Under which title of the codebook a rule stands; rules of one stand together."""
    chapters = {
        "kind": "What a document is",
        "place": "What a document is",
        "year": "What a document is",
        "outline": "Parts of a report",
        "division": "Tasks of a division",
    }
    return chapters.get(one.name.partition(".")[0], "Commitments, targets, names, relations, agencies")


def _rule(one: Rule, measured: str) -> Iterator[str]:
    yield from ("", f"### {one.name}", "", one.en, "", one.zh, "", f"Source: {one.source}.")
    if measured:
        yield from ("", measured)
    for word, texts in (("Takes", one.hits), ("Leaves", one.misses)):
        for words in texts[:1]:
            yield from ("", f"{word}:", "", "```text", *words.rstrip("\n").split("\n"), "```")


def _measured() -> dict[str, str]:
    """What `benchmarks/rules.tsv` says of each rule."""
    found = {}
    for line in (ROOT / "benchmarks" / "rules.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            rule, unit, taken, right = line.split("\t")
            share = 100 * int(right) / int(taken)
            found[rule] = f"Measured: {int(right):,} of {int(taken):,} {unit} right ({share:.1f} %)."
    return found


def schema_page() -> Iterator[str]:
    """docs/reference/schema.md: labels, edge types, properties."""
    yield from ("# The graph", "", MADE, "")
    yield "Every node and edge has an `id` of its own. What is read from text also carries its span, so that"
    yield "`text[start:end] = quote` in its document, character for character. A shared node has no span: the"
    yield "edges that point at it are its proof, and it goes with the last of them."
    yield from ("", "## Labels")
    for label in LABELS:
        yield from _label(label)
    yield from ("", "## Edges")
    for edge in EDGES:
        yield from _edge(edge)
    yield from ("", "## The span", "", "Carried by all that is read from text.", "")
    yield from _fields(TEXT_BORNE)


def _label(label: Label) -> Iterator[str]:
    yield from ("", f"### {label.name} {label.zh}", "")
    nature = " Carries its span." if label.text_borne else " Shared by documents." if label.shared else ""
    yield f"{label.en[0].upper()}{label.en[1:]}. Identity: {label.identity}.{nature}"
    yield ""
    yield from _fields(label.fields)


def _edge(edge: EdgeType) -> Iterator[str]:
    yield from ("", f"### {edge.name} {edge.zh}", "")
    starts = dict.fromkeys(start for start, _ in edge.ends)
    for start in starts:
        ends = "|".join(end for first, end in edge.ends if first == start)
        yield f"`({start})-[:{edge.name}]->({ends})`"
    nature = " Carries its span." if edge.text_borne else ""
    yield from ("", f"{edge.en[0].upper()}{edge.en[1:]}.{nature}")
    if edge.fields:
        yield ""
        yield from _fields(edge.fields)


def _fields(fields: Sequence[Field]) -> Iterator[str]:
    yield from ("| property | kind | meaning | 含义 |", "|---|---|---|---|")
    for field in fields:
        may = "" if field.required else ", may be missing"
        meaning = field.en.replace("|", "\\|")
        yield f"| `{field.name}` | {field.kind}{may} | {meaning} | {field.zh} |"


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "reference/commands.md": commands_page,
    "reference/queries.md": queries_page,
    "reference/schema.md": schema_page,
    "codebook.md": codebook_page,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes or checks the pages; the exit code is 1 where one is stale."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing, tell what is stale")
    check = parser.parse_args(arguments).check
    stale = []
    for name, page in PAGES.items():
        path = ROOT / "docs" / name
        content = "\n".join(page()) + "\n"
        if path.is_file() and path.read_text(encoding="utf-8") == content:
            continue
        stale.append(path.relative_to(ROOT).as_posix())
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="\n")
    if stale:
        print(
            f"{'Stale' if check else 'Written'}: {', '.join(stale)}." + (" Run make docs." if check else "")
        )
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
