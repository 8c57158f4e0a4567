"""Word documents: numbers that Word generates, tables, notes, text boxes, deleted words."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from graph.errors import DamagedInput, TooLarge
from loaders.read import archive, read

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NUMBERING = """<w:numbering {ns}>
<w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>
<w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>
<w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def saved(document: docx.document.Document) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def lines(original: bytes) -> list[str]:
    return read(original, name="a.docx").content.splitlines()


def test_numbers_that_word_generates_are_read() -> None:
    document = docx.Document()
    part = document.part.numbering_part
    part._element = parse_xml(NUMBERING.format(ns=nsdecls("w")))
    for depth, words in (
        (0, "教育"),
        (1, "学位"),
        (2, "新建学校"),
        (2, "新建幼儿园"),
        (1, "教师"),
        (0, "交通"),
        (1, "公交"),
    ):
        properties = document.add_paragraph(words).paragraph_format.element.get_or_add_pPr()
        number = OxmlElement("w:numPr")
        for name, value in (("w:ilvl", str(depth)), ("w:numId", "7")):
            child = OxmlElement(name)
            child.set(qn("w:val"), value)
            number.append(child)
        properties.append(number)
    assert lines(saved(document)) == [
        "一、教育", "（一）学位", "1. 新建学校", "2. 新建幼儿园", "（二）教师", "二、交通", "（一）公交",
    ]  # fmt: skip


def test_tables_are_cells_in_reading_order_and_merged_ones_count_for_all_they_cover() -> None:
    document = docx.Document()
    document.add_paragraph("前言")
    table = document.add_table(rows=3, cols=2)
    for row, words in enumerate((("任务", "牵头单位"), ("新建学校", "区教育局"), ("新建幼儿园", ""))):
        for column, one in enumerate(words):
            table.cell(row, column).text = one
    table.cell(1, 1).merge(table.cell(2, 1))
    document.add_paragraph("后语")
    text = read(saved(document), name="a.docx")
    assert text.content.splitlines()[0] == "前言"
    assert text.content.splitlines()[-1] == "后语"
    cells = {(cell.row, cell.column): text.content[cell.start : cell.end] for cell in text.cells}
    assert cells[2, 2] == cells[3, 2] == "区教育局"
    assert cells[3, 1] == "新建幼儿园"


def test_deleted_words_are_gone_inserted_ones_read_and_a_contents_table_left_out() -> None:
    document = docx.Document()
    body = document.element.body
    body.insert(0, parse_xml(
        f'<w:p {nsdecls("w")}><w:r><w:t>新建</w:t></w:r><w:del w:id="1"><w:r><w:delText>三</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>五</w:t></w:r></w:ins><w:r><w:t>所</w:t></w:r></w:p>'
    ))  # fmt: skip
    body.insert(0, parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "</w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>一、教育	3</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ))  # fmt: skip
    assert lines(saved(document)) == ["新建五所"]


def test_words_of_a_text_box_come_behind_their_paragraph() -> None:
    document = docx.Document()
    box = (
        f'<w:p {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:r><w:t>正文</w:t></w:r><w:r>'
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框中</w:t>'
        "</w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r>"
        "<w:t>框中</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    document.element.body.insert(0, parse_xml(box))
    assert lines(saved(document)) == ["正文", "框中"]


def rewritten(original: bytes, name: str, change: bytes) -> bytes:
    """A .docx with one of its parts replaced."""
    held = io.BytesIO()
    with ZipFile(io.BytesIO(original)) as old, ZipFile(held, "w") as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change if entry.filename == name else old.read(entry))
    return held.getvalue()


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET", encoding="utf-8")
    xml = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><w:document {nsdecls("w")}><w:body>'
        "<w:p><w:r><w:t>看&e;这里</w:t></w:r></w:p></w:body></w:document>"
    )
    made = rewritten(saved(docx.Document()), "word/document.xml", xml.encode())
    try:
        content = read(made, name="a.docx").content
    except DamagedInput:
        return
    assert "SECRET" not in content


@pytest.mark.parametrize("change", [b"<w:document", b""])
def test_a_broken_document_is_one_sentence(change: bytes) -> None:
    with pytest.raises(DamagedInput, match=r"a\.docx: this is no readable Word document"):
        read(rewritten(saved(docx.Document()), "word/document.xml", change), name="a.docx")


def test_a_document_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(archive, "UNPACKED", 1000)
    with pytest.raises(TooLarge):
        read(saved(docx.Document()), name="a.docx")


def related(document: docx.document.Document, kind: str, name: str, xml: str) -> None:
    """Adds a part to a document, as Word keeps notes."""
    part = Part(
        PackURI(f"/word/{name}.xml"), f"application/vnd.{name}+xml", xml.encode(), document.part.package
    )
    document.part.relate_to(part, f"{OFFICE}/{kind}")


def test_foot_and_endnotes_come_behind_the_text_as_a_glossary() -> None:
    document = docx.Document()
    document.add_paragraph("新建共享工厂3个。")
    note = '<w:{0} w:id="2"><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:{0}>'
    apart = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>'
    foot = f"<w:footnotes {nsdecls('w')}>{apart}{note.format('footnote', '共用车间的厂房')}</w:footnotes>"
    end = f"<w:endnotes {nsdecls('w')}>{note.format('endnote', '来源说明')}</w:endnotes>"
    related(document, "footnotes", "footnotes", foot)
    related(document, "endnotes", "endnotes", end)
    assert lines(saved(document)) == ["新建共享工厂3个。", "注释：", "1. 共用车间的厂房", "2. 来源说明"]


def test_a_template_or_picture_at_an_address_stays_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("something was fetched")

    document = docx.Document()
    document.add_paragraph("新建学校3所。")
    settings = document.part._settings_part
    settings.relate_to("http://templates.example/a.dotm", f"{OFFICE}/attachedTemplate", is_external=True)
    document.part.relate_to("http://pictures.example/a.png", f"{OFFICE}/image", is_external=True)
    monkeypatch.setattr("socket.socket.connect", refused)
    assert lines(saved(document)) == ["新建学校3所。"]
