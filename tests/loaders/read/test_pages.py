"""PDF and web pages: what surrounds the text is left out, columns and tables are read as a person reads them."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image

from benchmarks.formats import add_line
from graph.errors import DamagedInput, ReaderMissing, TooLarge
from loaders.read import pdf, picture, read, recognition
from loaders.read.marks import Mark, rows
from loaders.read.printed import printed

Convert = Callable[[Path, str], Path]
SENTENCES = [
    f"第{at}项任务是修缮第{at}座石桥，同时疏浚桥下河道{at}公里" + "，请沿岸居民一道清理淤泥" * (at % 4) + "。"
    for at in range(1, 90)
]


@pytest.fixture
def sentences(tmp_path: Path, convert: Convert) -> Path:
    """The sentences as a PDF of several pages, by LibreOffice."""
    document = docx.Document()
    for sentence in SENTENCES:
        document.add_paragraph(sentence)
    path = tmp_path / "a.docx"
    document.save(str(path))
    return convert(path, "pdf")


def test_running_heads_and_page_numbers_are_left_out(tmp_path: Path, convert: Convert) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "云山区政府工作报告"
    field = section.footer.paragraphs[0].add_run()
    for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = words
        field._r.append(element)
    for sentence in SENTENCES:
        document.add_paragraph(sentence)
    path = tmp_path / "a.docx"
    document.save(str(path))
    text = read(convert(path, "pdf"))
    assert text.content.splitlines() == SENTENCES
    assert max(line.page for line in text.lines) >= 3


def test_two_columns_are_read_one_after_the_other(tmp_path: Path, convert: Convert) -> None:
    document = docx.Document()
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "720")
    properties = document.sections[0]._sectPr
    for old in properties.findall(qn("w:cols")):
        properties.remove(old)
    properties.append(columns)
    for sentence in SENTENCES[:40]:
        add_line(document, sentence)
    path = tmp_path / "a.docx"
    document.save(str(path))
    content = "".join(read(convert(path, "pdf")).content.split())
    assert content == "".join(SENTENCES[:40])


def test_a_run_that_bridges_two_others_makes_one_row() -> None:
    printed = [
        mark("称", 0.1), mark("“", 0.12), mark("”", 0.2), mark("虹", 0.14), mark("影", 0.16), mark("桥", 0.18),
        mark("修", 0.24), mark("缮", 0.22),
    ]  # fmt: skip
    assert [row.words for row in rows(printed, 1)] == ["称“虹影桥”缮修"]


def test_a_ruled_table_is_cells(tmp_path: Path, convert: Convert) -> None:
    document = docx.Document()
    document.add_paragraph("任务分解表")
    table = document.add_table(rows=3, cols=3)
    table.style = "Table Grid"
    for row, words in enumerate(
        (("序号", "任务", "牵头单位"), ("1", "新建学校3所", "区教育局"), ("2", "改造小区5个", "区住建局"))
    ):
        for column, one in enumerate(words):
            table.cell(row, column).text = one
    path = tmp_path / "a.docx"
    document.save(str(path))
    text = read(convert(path, "pdf"))
    cells = {(cell.row, cell.column): text.content[cell.start : cell.end] for cell in text.cells}
    assert cells[2, 2] == "新建学校3所"
    assert cells[3, 3] == "区住建局"
    start = text.content.index("区教育局")
    place = text.span(start, start + 4)
    assert (place.page, place.row, place.column) == (1, 2, 3)


def test_a_place_is_framed_on_the_picture_of_its_page(sentences: Path) -> None:
    text = read(sentences)
    start = text.content.index("第60座石桥")
    found = printed(text, start, start + 6)
    assert found is not None
    page, png = found
    assert page == text.span(start, start + 6).page
    with Image.open(io.BytesIO(png)) as picture:
        points = picture.tobytes()
        frame = [at for at in range(len(points) // 3) if points[3 * at : 3 * at + 3] == b"\xc2\x41\x0c"]
        across = [at % picture.width for at in frame]
        box = text.span(start, start + 6).box
        assert box is not None
        assert box[0] * picture.width < min(across) < max(across) < box[2] * picture.width
        down = [at // picture.width for at in frame]
        assert abs(min(down) - box[1] * picture.height) < 6
        assert abs(max(down) - box[3] * picture.height) < 6


def test_a_text_without_pages_has_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("修缮石桥3座。", encoding="utf-8")
    assert printed(read(path), 0, 4) is None


def test_two_threads_read_pdf_files_at_once(sentences: Path) -> None:
    """PDFium itself would bring the process down."""
    with ThreadPoolExecutor(8) as pool:
        assert len({text.content for text in pool.map(read, [sentences] * 16)}) == 1


def mark(words: str, left: float, top: float = 0.1, size: float = 0.02) -> Mark:
    return Mark(words, left, top, left + size, top + size, size, 1.0)


def test_a_small_raised_figure_is_a_note_and_no_number() -> None:
    marks = [
        mark("云", 0.1),
        mark("链", 0.12),
        mark("1", 0.14, 0.097, 0.01),
        mark("建", 0.15),
        mark("3", 0.17),
    ]
    assert [row.words for row in rows(marks, 1)] == ["云链建3"]


def test_a_scan_without_the_recogniser_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "scan.pdf"
    Image.new("L", (600, 800), 255).save(path)
    monkeypatch.setattr(recognition, "installed", lambda: False)
    with pytest.raises(ReaderMissing, match=r"scan\.pdf: the pages hold no text but pictures.*\.\[ocr\]"):
        read(path)


def test_too_many_pages_and_a_broken_file_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(4):
        document.new_page(200, 200)
    path = tmp_path / "a.pdf"
    document.save(path)
    monkeypatch.setattr(pdf, "PAGES", 3)
    with pytest.raises(TooLarge, match="4 pages are more than are read"):
        read(path)
    path.write_bytes(b"%PDF-1.7\n" + b"junk" * 200)
    with pytest.raises(DamagedInput, match="damaged"):
        read(path)


def test_a_broken_cross_reference_is_mended(tmp_path: Path, convert: Convert) -> None:
    document = docx.Document()
    document.add_paragraph("新建学校三所")
    path = tmp_path / "a.docx"
    document.save(str(path))
    made = convert(path, "pdf")
    data = made.read_bytes()
    made.write_bytes(data[: data.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n")
    assert "新建学校三所" in read(made).content


def test_a_picture_of_very_many_pixels_is_refused_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "installed", lambda: True)
    monkeypatch.setattr(picture, "PIXELS", 10_000)
    path = tmp_path / "a.png"
    Image.new("1", (3000, 3000)).save(path)
    with pytest.raises(TooLarge, match="million pixels"):
        read(path)


ARTICLE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:30])
PAGE = f"""<!DOCTYPE html><html><head><meta charset="{{charset}}"><title>云山区政府</title></head><body>
<nav><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/hd">互动交流</a></li></ul></nav>
<div class="summary">{SENTENCES[0][:24]}……</div>
<div id="content" class="article-content"><h1>云山区2024年政府工作报告</h1>{ARTICLE}
<table><tr><td>任务</td><td>牵头单位</td></tr><tr><td>新建学校3所</td><td>区教育局</td></tr></table></div>
<div class="related"><h3>相关报告</h3><ul><li><a href="/1">梅溪区2023年政府工作报告</a></li>
<li><a href="/2">柏杨区2022年政府工作报告</a></li></ul></div>
<footer>版权所有 云山区人民政府 备案号123456</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_saved_page_is_its_main_text(charset: str) -> None:
    text = read(
        PAGE.format(charset=charset).encode("gb18030" if charset == "gb2312" else "utf-8"), name="a.html"
    )
    lines = text.content.splitlines()
    assert [line for line in lines if line in SENTENCES] == SENTENCES[:30]
    for noise in ("政务公开", "相关报告", "备案号", "梅溪区", "……"):
        assert noise not in text.content
    assert "区教育局" in {text.content[cell.start : cell.end] for cell in text.cells}


SHORT = """<html><head><meta charset="utf-8"></head><body><h1>云山区2025年重点任务分工表</h1>
<table><tr><th>序号</th><th>任务</th><th>牵头单位</th></tr>
<tr><td rowspan="2">1</td><td>新建口袋公园
  3处</td><td rowspan="2">区城管局</td></tr>
<tr><td>改造道路5条</td></tr>
<tr><td>2</td><td><p>新增托位600个</p><p>其中普惠托位400个</p></td><td>区卫健局</td></tr></table></body></html>"""


def test_the_merged_cells_of_a_short_page_count_for_each_row() -> None:
    text = read(SHORT.encode(), name="a.html")
    held = {(cell.row, cell.column): text.content[cell.start : cell.end] for cell in text.cells}
    assert held[2, 2] == "新建口袋公园3处"
    assert held[3, 2] == "改造道路5条"
    assert held[2, 3] == held[3, 3] == "区城管局"
    assert held[4, 2].splitlines() == ["新增托位600个", "其中普惠托位400个"]


def test_cells_that_claim_to_reach_over_everything_are_bounded() -> None:
    row = "<tr>" + "<td rowspan=99999 colspan=99999>新建学校</td>" * 30 + "</tr>"
    page = f"<html><body><h1>任务</h1><table>{row * 100}</table></body></html>"
    assert len(read(page.encode(), name="a.html").cells) < 1_000_000


def test_a_page_without_text_is_one_sentence() -> None:
    with pytest.raises(Exception, match=r"a\.html: .*(no words|no main text)"):
        read(b"<html><body><script>var x = 1;</script></body></html>", name="a.html")
