"""Whose an agency is, and what is above a place."""

from __future__ import annotations

import doctest

import pytest

import graph.identity
from graph.identity import agency, document_id, lineage
from graph.model import Jurisdiction

DISTRICT = Jurisdiction("990402", "青塘区", "county", ("东江省", "云州市", "青塘区"))
CITY = Jurisdiction("990400", "云州市", "city", ("东江省", "云州市"))
COUNTY_CITY = Jurisdiction("990481", "沙堤市", "county", ("东江省", "云州市", "沙堤市"))
MUNICIPAL_DISTRICT = Jurisdiction("110101", "东城区", "county", ("北京市", "东城区"))
REGION_CITY = Jurisdiction("450100", "南宁市", "city", ("广西壮族自治区", "南宁市"))
UNCODED = Jurisdiction("东江省云州市新河新区", "新河新区", "county", ("东江省", "云州市", "新河新区"))
NATION = Jurisdiction("000000", "中国", "national")


@pytest.mark.parametrize(
    ("written", "place", "owner", "name"),
    [
        ("区教育局", DISTRICT, "990402", "区教育局"),
        ("教育局", DISTRICT, "990402", "区教育局"),
        ("市教育局", DISTRICT, "990400", "市教育局"),
        ("云州市教育局", DISTRICT, "990400", "市教育局"),
        ("青塘区教育局", DISTRICT, "990402", "区教育局"),
        ("省教育厅", DISTRICT, "990000", "省教育厅"),
        ("国家发展改革委", DISTRICT, "000000", "国家发展改革委"),
        ("市场监管局", DISTRICT, "990402", "区市场监管局"),
        ("区委宣传部", DISTRICT, "990402", "区委宣传部"),
        ("西街街道", DISTRICT, "990402", "西街街道"),
        ("各街道", DISTRICT, "990402", "各街道"),
        ("市教育局", CITY, "990400", "市教育局"),
        ("教育局", CITY, "990400", "市教育局"),
        ("区教育局", CITY, "990400", "区教育局"),
        ("市教育局", COUNTY_CITY, "990481", "市教育局"),
        ("市教委", MUNICIPAL_DISTRICT, "110000", "市教委"),
        ("自治区教育厅", REGION_CITY, "450000", "自治区教育厅"),
        ("区教育厅", REGION_CITY, "450000", "自治区教育厅"),
        ("教育部", NATION, "000000", "教育部"),
    ],
)
def test_whose_it_is(written: str, place: Jurisdiction, owner: str, name: str) -> None:
    found = agency(written, place)
    assert (found.jurisdiction.code, found.name) == (owner, name)


def test_a_body_below_in_a_city_document_is_no_body_of_the_city() -> None:
    assert agency("区教育局", CITY).level == "county"
    assert agency("区教育局", CITY).id != agency("区教育局", DISTRICT).id


def test_what_is_above() -> None:
    assert [area.code for area in lineage(DISTRICT)] == ["990402", "990400", "990000", "000000"]
    assert [area.code for area in lineage(MUNICIPAL_DISTRICT)] == ["110101", "110000", "000000"]
    assert [area.code for area in lineage(UNCODED)][1:3] == ["东江省云州市", "东江省"]
    assert [area.code for area in lineage(NATION)] == ["000000"]


def test_a_place_without_code_is_named_by_its_path() -> None:
    assert document_id(UNCODED.code, 2024, "report") == "东江省云州市新河新区-2024-report"


def test_examples_in_the_docstrings() -> None:
    assert doctest.testmod(graph.identity).failed == 0
