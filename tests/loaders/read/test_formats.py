"""One report in every format gives the same commitments."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from graph.model import Facts
from loaders.corpus import read_document
from tests.loaders.read.conftest import write_docx

Convert = Callable[[Path, str], Path]


def said(facts: Facts) -> list[tuple[str, int, tuple[str, ...]]]:
    """Words, pillar and values of every commitment; line ends inside a sentence aside."""
    text = facts.outline.text
    return [
        (
            "".join(text.quote(one.span).split()),
            one.pillar,
            tuple(str(target.value) for target in one.targets),
        )
        for one in facts.commitments
    ]


def read(path: Path) -> Facts:
    found = read_document(path, kind="report", place="江苏省常州市钟楼区", year=2024)
    text = found.outline.text
    for one in found.commitments:
        for target in one.targets:
            assert one.span.start <= target.span.start < target.span.end <= one.span.end
            assert text.quote(target.span)
    return found


@pytest.fixture
def plain(tmp_path: Path, report: str) -> list[tuple[str, int, tuple[str, ...]]]:
    """What the report says as plain text."""
    path = tmp_path / "plain.txt"
    path.write_text(report, encoding="utf-8")
    found = said(read(path))
    assert len(found) >= 12
    return found


@pytest.fixture
def word(tmp_path: Path) -> Path:
    path = tmp_path / "report.docx"
    write_docx(path)
    return path


def test_word(word: Path, plain: object) -> None:
    assert said(read(word)) == plain


@pytest.mark.parametrize("form", ["doc", "rtf", "odt", "html:HTML (StarWriter)"])
def test_what_libreoffice_writes(word: Path, plain: object, convert: Convert, form: str) -> None:
    assert said(read(convert(word, form))) == plain


def test_pdf_knows_page_and_place_of_every_commitment(word: Path, plain: object, convert: Convert) -> None:
    found = read(convert(word, "pdf"))
    assert said(found) == plain
    for one in found.commitments:
        place = found.outline.text.span(one.span.start, one.span.end)
        assert place.page == 1
        assert place.box is not None
        left, top, right, bottom = place.box
        assert 0 < left < right < 1
        assert 0 < top < bottom < 1


def scanned(pdf: Path) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=200 / 72, grayscale=True).to_pil() for page in document]


def test_a_scan_is_recognised_and_says_so(
    word: Path, plain: list[object], convert: Convert, tmp_path: Path
) -> None:
    pytest.importorskip("rapidocr")
    pages = scanned(convert(word, "pdf"))
    path = tmp_path / "scan.pdf"
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=200)
    found = read(path)
    assert len(set(said(found)) & set(plain)) >= 0.9 * len(plain)
    assert "recognised from pictures" in found.outline.text.hints[0]
    assert all(found.outline.text.span(one.span.start, one.span.end).page for one in found.commitments)


def test_a_picture_of_the_report(word: Path, plain: list[object], convert: Convert, tmp_path: Path) -> None:
    pytest.importorskip("rapidocr")
    path = tmp_path / "page.png"
    scanned(convert(word, "pdf"))[0].save(path)
    assert len(set(said(read(path))) & set(plain)) >= 0.9 * len(plain)


@pytest.mark.parametrize("form", ["xlsx", "xls", "csv"])
def test_a_report_in_one_cell(
    report: str, plain: object, convert: Convert, tmp_path: Path, form: str
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["代码", "年份", "报告"])
    sheet.append(["320404", 2024, report])
    path = tmp_path / "cell.xlsx"
    book.save(path)
    utf8 = ":Text - txt - csv (StarCalc):44,34,76" if form == "csv" else ""
    found = read(path if form == "xlsx" else convert(path, form + utf8))
    assert said(found) == plain
    place = found.outline.text.span(found.commitments[0].span.start, found.commitments[0].span.end)
    assert (place.row, place.column) == (2, 3)
    assert place.sheet == (None if form == "csv" else "Sheet")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings_of_text(report: str, plain: object, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(report, encoding=encoding)
    assert said(read(path)) == plain
