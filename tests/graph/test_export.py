"""Exports: the same bytes from a store as from its batches, and files that a spreadsheet may open."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest

from graph.errors import UsageError
from graph.export import FORMATS, Format, Graph, find_format
from graph.export.csv import csv_bytes, safe
from graph.export.jsonl import write as jsonl
from graph.export.table import commitments
from graph.export.xlsx import xlsx_bytes
from graph.store import Store


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_store_gives_the_bytes_of_its_batches(form: Format, town_store: Store, town_graph: Graph) -> None:
    stored = Graph.of(town_store.nodes(), town_store.edges())
    assert form.write(stored) == form.write(town_graph)


def test_json_lines_hold_everything_sorted(town_graph: Graph) -> None:
    lines = [json.loads(line) for line in jsonl(town_graph).decode().splitlines()]
    nodes, edges = [o["node"] for o in lines if "node" in o], [o["edge"] for o in lines if "edge" in o]
    assert nodes == sorted(nodes)
    assert edges == sorted(edges)
    assert (len(nodes), len(edges)) == (len(town_graph.nodes), len(town_graph.edges))
    assert [*("node" in o for o in lines)] == [True] * len(nodes) + [False] * len(edges)


PROGRAM = """
import sys
from graph.build import build
from graph.export import FORMATS, Graph
from tests.graph import town
graph = Graph.of_batches(build(facts) for facts in town.documents())
for form in FORMATS:
    sys.stdout.buffer.write(form.write(graph))
"""


def test_the_same_bytes_under_any_hash_seed_and_clock(root: Path) -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("77", "Asia/Shanghai"))
    }
    assert len(said) == 1


def test_the_table_joins_what_hangs_on_a_commitment(town_graph: Graph) -> None:
    table = commitments(town_graph)
    names = [heading.name for heading in table.headings]
    rows = [dict(zip(names, row, strict=True)) for row in table.rows]
    assert len(rows) == 19
    school = next(r for r in rows if r["document"] == "990402-2024-division" and r["text"] == "新建幼儿园2所")
    assert school["leads"] == "区教育局"
    assert school["supports"] == "区住建局、市教育局"
    assert school["targets"] == "幼儿园 2所"
    park = next(r for r in rows if r["text"] == "推动青塘智造园扩建")
    assert (park["pillar_title"], park["measure"], park["place"]) == ("做强产业", "青塘智造园提升", "青塘区")


def test_csv_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    data = csv_bytes(["名称", "数"], [["=HYPERLINK(1)", -3], ["＋1", 2.5], [" @x", True], ["平常", None]])
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [
        ["名称", "数"],
        ["'=HYPERLINK(1)", "-3"],
        ["'＋1", "2.5"],
        ["' @x", "True"],
        ["平常", ""],
    ]
    for first in "=+-@\t\r":
        assert safe(f"{first}cmd") == f"'{first}cmd"


def test_excel_cells_are_words_and_numbers() -> None:
    data = xlsx_bytes(["承诺", "数"], [["=1+1", 2], ["http://example.org", 3.5]])
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert "=1+1" in strings


def test_graphml_is_read_by_others(town_graph: Graph) -> None:
    data = find_format("graphml").write(town_graph)
    ElementTree.fromstring(data)
    read = networkx.parse_graphml(data.decode(), force_multigraph=True)
    assert read.number_of_nodes() == len(town_graph.nodes)
    assert read.number_of_edges() == len(town_graph.edges)
    assert read.nodes["990402/Agency/区教育局"]["label"] == "Agency"


def test_an_unknown_format_is_answered_with_the_known_ones() -> None:
    with pytest.raises(
        UsageError, match="There is no export format pdf; there are jsonl, csv, xlsx, graphml"
    ):
        find_format("pdf")
