"""Whether one report says the same in every format: `python -m benchmarks.formats [--reports N] [--write]`.

Reports of the corpus in the folder `shared` beside the repository are turned by real programs (Word's writer,
LibreOffice, Chromium, a rasteriser) into each format, read, and compared with what their plain text says. A figure is
the share of commitments with the very same words, both ways (F1); for scans also of characters. `--write` puts the
table into docs/formats.md.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from statistics import fmean

import docx
import openpyxl
import pypdfium2
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from benchmarks.first_graph import chromium
from benchmarks.load_sample import ROOT
from graph.model import Facts
from loaders.corpus import read_document
from training.gold import shared_folder

REPORTS = ("city/*.txt", "county/*.txt", "province/*.txt")
PAGE = ROOT / "docs" / "formats.md"

Maker = Callable[[str, Path], Path]
"""From a report's words and a folder to a file in one format."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.formats", description=__doc__)
    parser.add_argument("--reports", type=int, default=5, help="how many reports (default 5)")
    parser.add_argument("--write", action="store_true", help="put the table into docs/formats.md")
    wanted = parser.parse_args()
    rows: dict[str, list[float]] = {}
    characters: dict[str, list[float]] = {}
    for path in chosen(wanted.reports):
        words = path.read_text(encoding="utf-8-sig")
        with tempfile.TemporaryDirectory() as folder:
            # The plain text is read from a file of the same name, for the name tells place and year.
            name = path.stem
            plain = Path(folder) / f"{name}.txt"
            plain.write_text(words, encoding="utf-8")
            expected = said(read_document(plain, kind="report"))
            for form, maker in MAKERS.items():
                made = maker(words, Path(folder) / form.replace(" ", "-"))
                held = made.rename(made.with_name(name + made.suffix))
                found = said(read_document(held, kind="report"))
                rows.setdefault(form, []).append(same(expected, found))
                characters.setdefault(form, []).append(same(list("".join(expected)), list("".join(found))))
        print(
            f"{path.stem}: " + ", ".join(f"{form} {held[-1]:.3f}" for form, held in rows.items()), flush=True
        )
    table = [
        f"| {form} | {fmean(held):.3f} | {min(held):.3f} | {fmean(characters[form]):.3f} |"
        for form, held in rows.items()
    ]
    lines = ["| format | commitments, mean | least | characters, mean |", "|---|---|---|---|", *table]
    print("\n".join(lines))
    if wanted.write:
        head = PAGE.read_text(encoding="utf-8").split("| format |")[0]
        PAGE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def chosen(count: int) -> list[Path]:
    """So many reports, from every level in turn, of middling length."""
    corpus = shared_folder() / "corpus"
    pools = [[p for p in sorted(corpus.glob(one)) if 20_000 < p.stat().st_size < 60_000] for one in REPORTS]
    levels = itertools.islice(itertools.cycle(pools), count)
    return [pool[len(pool) * at // (count + 1)] for at, pool in enumerate(levels, start=1)]


def said(facts: Facts) -> list[str]:
    """The words of every commitment without blanks."""
    text = facts.outline.text
    return ["".join(text.quote(one.span).split()) for one in facts.commitments]


def same(expected: Sequence[str], found: Sequence[str]) -> float:
    """F1 of two bags."""
    both = sum((Counter(expected) & Counter(found)).values())
    return 2 * both / (len(expected) + len(found)) if expected or found else 1.0


def add_line(document: Document, words: str) -> None:
    """A paragraph whose marks hang over no margin: LibreOffice would leave those out of a PDF."""
    paragraph = document.add_paragraph(words)
    overflow = OxmlElement("w:overflowPunct")
    overflow.set(qn("w:val"), "0")
    paragraph.paragraph_format.element.get_or_add_pPr().append(overflow)


def word(words: str, folder: Path) -> Path:
    """Word's own format."""
    folder.mkdir()
    document = docx.Document()
    for line in words.splitlines():
        add_line(document, line)
    path = folder / "report.docx"
    document.save(str(path))
    return path


def converted(form: str) -> Maker:
    """What LibreOffice writes from the Word file."""

    def make(words: str, folder: Path) -> Path:
        source = word(words, folder)
        program = shutil.which("soffice") or shutil.which("libreoffice") or "soffice"
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return folder / f"report.{form.split(':')[0]}"

    return make


def page(words: str, folder: Path) -> Path:
    """A web page with a menu and a foot."""
    menu = "<nav><a href='/'>首页</a> <a href='/news'>要闻动态</a> <a href='/open'>政务公开</a></nav>"
    foot = "<footer>主办：区人民政府办公室 备案号 00000000</footer>"
    return html(words, folder, menu, foot)


def html(words: str, folder: Path, menu: str = "", foot: str = "") -> Path:
    """The report as an article of a page, with what stands before and after it."""
    folder.mkdir()
    body = "\n".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line.strip())
    path = folder / "report.html"
    head = "<!doctype html><meta charset=utf-8><title>政府工作报告</title>"
    path.write_text(f"{head}{menu}<article>{body}</article>{foot}", encoding="utf-8")
    return path


def printed(words: str, folder: Path) -> Path:
    """A PDF as Chromium prints the page's article."""
    source = html(words, folder)
    made = folder / "report.pdf"
    command = [
        chromium() or "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
    ]
    subprocess.run(
        [*command, f"--print-to-pdf={made}", source.as_uri()], check=True, capture_output=True, timeout=300
    )
    return made


def cell(words: str, folder: Path) -> Path:
    """A workbook with the whole report in one cell."""
    folder.mkdir()
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["代码", "年份", "报告"])
    sheet.append(["000000", 2024, words[:32_000]])
    path = folder / "report.xlsx"
    book.save(path)
    return path


def scan(words: str, folder: Path) -> Path:
    """Pictures of the PDF's pages at 200 dots an inch, as a PDF without text."""
    source = converted("pdf")(words, folder)
    pages = [one.render(scale=200 / 72, grayscale=True).to_pil() for one in pypdfium2.PdfDocument(source)]
    path = folder / "scan.pdf"
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=200)
    return path


MAKERS: dict[str, Maker] = {
    "docx": word,
    "doc": converted("doc"),
    "rtf": converted("rtf"),
    "web page": page,
    "xlsx cell": cell,
    "pdf, LibreOffice": converted("pdf"),
    "pdf, Chromium": printed,
    "scan": scan,
}


if __name__ == "__main__":
    main()
