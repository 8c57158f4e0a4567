"""text, outline, extract: what they print is what offsets count in, and needs no store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import OF_DISTRICT, Program


def objects(printed: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in printed.decode("utf-8").splitlines()]


@pytest.mark.parametrize(("name", "encoding"), [("青塘.txt", "utf-8"), ("云州.txt", "gb18030")])
def test_text_prints_the_decoded_characters_and_not_one_more(
    commitgraph: Program, desk: Path, name: str, encoding: str
) -> None:
    run = commitgraph("text", name)
    assert run.returncode == 0
    assert run.stdout == (desk / name).read_bytes().decode(encoding).encode("utf-8")


@pytest.mark.parametrize("words", [("outline", "青塘.txt"), ("extract", "青塘.txt")])
def test_every_printed_span_holds_its_text(commitgraph: Program, words: tuple[str, ...]) -> None:
    text = commitgraph("text", "青塘.txt").stdout.decode("utf-8")
    run = commitgraph(*words, "--jsonl", *OF_DISTRICT)
    assert run.returncode == 0
    lines = objects(run.stdout)
    assert lines
    for line in lines:
        for piece in (line, *line.get("targets", []), *line.get("entities", [])):  # type: ignore[misc]
            assert 0 <= piece["start"] < piece["end"] <= len(text)
            if "text" in piece:
                assert text[piece["start"] : piece["end"]] == piece["text"]


def test_explain_names_the_rules_at_a_place_and_why_words_were_left_out(commitgraph: Program) -> None:
    run = commitgraph("explain", "青塘.txt", "--words", "链主企业", "--lang", "en", *OF_DISTRICT)
    assert run.returncode == 0
    printed = run.stdout.decode("utf-8")
    assert "commitment 引进链主企业3家" in printed
    assert "clause.weighed: Weights decide" in printed
    assert "target.number" in printed
    text = commitgraph("text", "青塘.txt").stdout.decode("utf-8")
    at = text.index("口袋公园")
    lines = objects(commitgraph("explain", "青塘.txt", "--at", at, "--jsonl", *OF_DISTRICT).stdout)
    left = next(line for line in lines if line["what"] == "left_out")
    assert (left["value"], left["rule"]) == ("review", "outline.first-chapter")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--at", "99999"), "there is no character 99999"),
        (("--words", "没有的话"), "do not stand in it"),
        ((), "Say one place: --at OFFSET or --words WORDS."),
    ],
)
def test_a_place_that_cannot_be_explained_is_one_sentence(
    commitgraph: Program, words: tuple[str, ...], said: str
) -> None:
    run = commitgraph("explain", "青塘.txt", *words, *OF_DISTRICT)
    assert run.returncode == 2
    assert said in run.stderr.decode("utf-8")
    assert not run.stdout


def test_the_outline_covers_the_text_without_gaps(commitgraph: Program) -> None:
    text = commitgraph("text", "青塘.txt").stdout.decode("utf-8")
    lines = objects(commitgraph("outline", "青塘.txt", "--jsonl", *OF_DISTRICT).stdout)
    sections = [line for line in lines if line["kind"] == "section"]
    edges = [sections[0]["start"], *(section["end"] for section in sections)]
    assert edges == [0, *(section["start"] for section in sections[1:]), len(text)]
    assert [line["start"] for line in lines] == sorted(line["start"] for line in lines)  # type: ignore[type-var]


def test_extract_prints_the_fields_of_a_commitment(commitgraph: Program) -> None:
    run = commitgraph("extract", "青塘.txt", "--jsonl", *OF_DISTRICT)
    lines = objects(run.stdout)
    growth = next(line for line in lines if "生产总值" in str(line["text"]))
    wanted = "start end text strength targets entities section pillar measure"
    assert set(wanted.split()) <= set(growth)
    target = growth["targets"][0]  # type: ignore[index]
    assert (target["op"], target["value"], target["unit"], target["kind"]) == ("~", 6, "%", "increase")
    assert "口袋公园" not in run.stdout.decode()


def test_extract_prints_a_table_for_a_person_and_json_for_a_program(commitgraph: Program) -> None:
    table = commitgraph("extract", "青塘.txt", *OF_DISTRICT).stdout.decode()
    assert "strength" in table.splitlines()[0]
    assert "链主企业3家" in table
    rows = json.loads(commitgraph("extract", "青塘.txt", "--format", "json", *OF_DISTRICT).stdout)
    assert isinstance(rows, list)
    assert rows[0]["start"] == 47


def test_a_file_is_written_whole(commitgraph: Program, tmp_path: Path) -> None:
    out = tmp_path / "lines.jsonl"
    run = commitgraph("extract", "青塘.txt", "--jsonl", "--out", out, *OF_DISTRICT)
    assert run.stdout == b""
    assert out.read_bytes() == commitgraph("extract", "青塘.txt", "--jsonl", *OF_DISTRICT).stdout
    assert [path.name for path in tmp_path.iterdir()] == ["lines.jsonl"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("text", "nowhere.txt"), "nowhere.txt"),
        (("text", "empty.txt"), "empty.txt"),
        (("extract", "picture.txt"), "picture.txt"),
        (("outline", "empty.txt"), "empty.txt"),
    ],
)
def test_a_bad_file_is_one_sentence(commitgraph: Program, words: tuple[str, ...], said: str) -> None:
    run = commitgraph(*words)
    assert run.returncode == 1
    assert run.stdout == b""
    [sentence] = run.stderr.decode("utf-8").splitlines()
    assert said in sentence
    assert "Traceback" not in sentence
