"""load, query, check, export, store: from files to answers and back, in one store."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from graph.store import open_store
from tests.cli.conftest import OF_DISTRICT, Program

REPORT = "青塘区-2024-report"


@pytest.fixture(scope="module", autouse=True)
def loaded(commitgraph: Program) -> None:
    """The district's report, loaded."""
    run = commitgraph("load", "青塘.txt", *OF_DISTRICT, "--format", "json")
    assert run.returncode == 0, run.stderr.decode()
    [row] = json.loads(run.stdout)
    assert row["document"] == REPORT
    assert row["commitments"] > 5


def test_the_store_passes_its_check(commitgraph: Program) -> None:
    run = commitgraph("check", "--format", "json")
    assert run.returncode == 0
    counts = {row["element"]: row["count"] for row in json.loads(run.stdout)}
    assert counts["Document"] == 1
    assert counts["Pillar"] == 3
    assert b"all as they should be" in run.stderr


def test_a_saved_question_in_three_forms(commitgraph: Program) -> None:
    words = ("query", "numbers", "--param", "indicator=生产总值")
    table = commitgraph(*words).stdout.decode()
    rows = json.loads(commitgraph(*words, "--format", "json").stdout)
    sheet = commitgraph(*words, "--format", "csv").stdout
    assert rows[0]["value"] == 6
    assert rows[0]["document"] == REPORT
    assert table.split()[:3] == ["indicator", "op", "value"]
    assert sheet.startswith(b"\xef\xbb\xbf")
    read = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"))))
    assert [row["text"] for row in read] == [row["text"] for row in rows]


def test_the_list_of_questions(commitgraph: Program) -> None:
    rows = json.loads(commitgraph("query", "--format", "json").stdout)
    assert {"pillar", "path"} <= {row["name"] for row in rows}


def test_cypher_with_parameters_and_a_limit(commitgraph: Program) -> None:
    text = "MATCH (c:Commitment) WHERE c.start >= $start RETURN c.text AS text ORDER BY c.start"
    run = commitgraph("query", "--cypher", text, "--param", "start=100", "--limit", 2, "--format", "json")
    assert len(json.loads(run.stdout)) == 2
    assert b"more than 2 rows" in run.stderr


def test_a_query_without_rows_says_so_and_what_it_may_have_meant(commitgraph: Program) -> None:
    run = commitgraph("query", "--cypher", "MATCH (c:Comitment) RETURN c.id AS id", "--format", "csv")
    assert b"No rows." in run.stderr
    assert b"did you mean Commitment?" in run.stderr


@pytest.mark.parametrize(
    ("cypher", "said"),
    [
        ("MATCH (c:Commitment RETURN c", "line 1, column 21"),
        ("MATCH (c:Commitment) DETACH DELETE c", "refused"),
        ("CREATE (x:Place {id: 'x'})", "refused"),
    ],
)
def test_a_query_that_is_refused_is_one_sentence(commitgraph: Program, cypher: str, said: str) -> None:
    run = commitgraph("query", "--cypher", cypher)
    assert run.returncode == 1
    assert run.stdout == b""
    assert said in run.stderr.decode()
    assert len(run.stderr.splitlines()) == 1


def test_loading_again_changes_nothing_and_so_does_a_rebuild(commitgraph: Program, tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"{n}.jsonl" for n in "123")
    assert commitgraph("export", "jsonl", "--out", first).returncode == 0
    assert commitgraph("load", "青塘.txt", env={"PYTHONHASHSEED": "5"}).returncode == 0
    assert commitgraph("export", "jsonl", "--out", second).returncode == 0
    rebuilt = commitgraph("store", "rebuild", env={"PYTHONHASHSEED": "99"})
    assert rebuilt.returncode == 0, rebuilt.stderr.decode()
    assert commitgraph("export", "jsonl", "--out", third).returncode == 0
    assert first.read_bytes() == second.read_bytes() == third.read_bytes()
    assert len(first.read_bytes()) > 5000


def test_a_bad_file_among_good_ones_is_named_and_the_rest_goes_on(commitgraph: Program) -> None:
    run = commitgraph("load", "empty.txt", "青塘.txt", "nowhere", "--format", "json")
    assert run.returncode == 1
    assert [row["document"] for row in json.loads(run.stdout)] == [REPORT]
    sentences = run.stderr.decode().splitlines()
    assert len(sentences) == 2
    assert sentences[0].startswith("empty.txt") or sentences[1].startswith("empty.txt")


def test_a_second_document_of_the_same_place_and_year_stands_beside_the_first(
    commitgraph: Program, desk: Path
) -> None:
    text = (desk / "青塘.txt").read_text(encoding="utf-8")
    (desk / "另一份.txt").write_text(text.replace("8000", "9000"), encoding="utf-8")
    run = commitgraph("load", "另一份.txt", *OF_DISTRICT, "--format", "json")
    [row] = json.loads(run.stdout)
    assert row["document"] == f"{REPORT}-2"
    assert "kept beside it" in " ".join(row["warnings"])
    removed = commitgraph("store", "remove", f"{REPORT}-2")
    assert removed.returncode == 0
    held = json.loads(commitgraph("store", "documents", "--format", "json").stdout)
    assert [one["id"] for one in held] == [REPORT]


def test_removing_what_is_not_there_names_what_is(commitgraph: Program) -> None:
    run = commitgraph("store", "remove", "nothing")
    assert run.returncode == 2
    assert f"there are: {REPORT}" in run.stderr.decode()


def test_store_tells_where_and_how_much(commitgraph: Program, place: Path) -> None:
    assert Path(commitgraph("store", "path").stdout.decode().strip()) == place.resolve()
    assert int(commitgraph("store", "size").stdout) > 1000
    elsewhere = commitgraph("store", "--store", "somewhere", "path").stdout.decode().strip()
    assert elsewhere.endswith("somewhere")
    told = commitgraph("store").stdout.decode()
    assert str(place) in told
    assert "documents" in told


def test_store_says_what_is_kept_but_not_in_the_graph(commitgraph: Program, place: Path) -> None:
    with open_store(place) as held:
        held.clear()
    told = commitgraph("store")
    assert f"({REPORT}); run `commitgraph store rebuild`" in told.stderr.decode() + told.stdout.decode()
    assert commitgraph("store", "rebuild").returncode == 0
    again = commitgraph("store")
    assert "rebuild" not in again.stderr.decode() + again.stdout.decode()


def test_a_thing_goes_by_the_name_that_the_user_gives_after_a_rebuild(
    commitgraph: Program, place: Path
) -> None:
    find = "MATCH (:Commitment)-[:MENTIONS]->(n) RETURN n.id AS id ORDER BY id LIMIT 1"
    rows = json.loads(commitgraph("query", "--cypher", find, "--format", "json").stdout)
    thing = rows[0]["id"]
    assert commitgraph("store", "name", thing, "新起的名字").returncode == 0
    assert commitgraph("store", "rebuild").returncode == 0
    find = "MATCH (n) WHERE n.name = '新起的名字' RETURN n.id AS id"
    named = commitgraph("query", "--cypher", find, "--format", "json")
    assert len(json.loads(named.stdout)) == 1
    with open_store(place) as held:
        held.undo(held.decisions().lines[-1].id)
    assert commitgraph("store", "rebuild").returncode == 0
    wrong = commitgraph("store", "name", "nothing", "x")
    assert wrong.returncode == 2
    assert "give a node's id and a name" in wrong.stderr.decode()


def test_exports_for_a_spreadsheet(commitgraph: Program, tmp_path: Path) -> None:
    assert commitgraph("export", "csv").stdout.startswith(b"\xef\xbb\xbf")
    out = tmp_path / "promises.xlsx"
    assert commitgraph("export", "xlsx", "--out", out).returncode == 0
    assert out.read_bytes().startswith(b"PK")


def test_a_place_to_write_that_does_not_exist_is_one_sentence(commitgraph: Program, tmp_path: Path) -> None:
    run = commitgraph("export", "jsonl", "--out", tmp_path / "nowhere" / "x.jsonl")
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1
    assert b"nowhere" in run.stderr
