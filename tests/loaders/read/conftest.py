"""Files of each format, made by real programs: LibreOffice, PDFium's page pictures, Word's and Excel's writers."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from benchmarks.formats import add_line

PARAGRAPHS = (
    "云山区2024年政府工作报告",
    "各位代表：",
    "现在，由我报告区人民政府的工作，请大家审议，也请列席的同志提意见。",
    "一、2023年工作回顾",
    "过去一年，全区上下同心协力，地区生产总值增长6.2%，建成学校2所，改造老旧小区11个，就业保持稳定，群众生活继续改善。",
    "二、2024年工作安排",
    "（一）办好人民满意的教育",
    "扩充学位供给。新建公办学校3所，新增学位2400个，新开普惠幼儿园5所，让每个街道都有一所优质学校，努力办好家门口的教育，"
    "完善教师轮岗机制，建成区级教师发展中心，开展教师培训1200人次。",
    "（二）建设便捷的交通",
    "打通断头路6条，新开公交线路4条，新增公共停车位1800个，翻修农村公路36公里，开工建设云山东站综合客运枢纽，"
    "推进青塘大桥扩建工程，力争年内完成主体结构施工。",
    "（三）守护碧水蓝天",
    "新建污水管网28公里，改造雨污分流小区9个，出境断面水质稳定达到Ⅲ类以上，空气优良天数比率达到86%左右，绿化造林3200亩。",
    "谢谢大家！",
)
"""A report of our own; long paragraphs, so that every page wraps its lines."""


@pytest.fixture
def report() -> str:
    """The report as plain text."""
    return "\n".join(PARAGRAPHS) + "\n"


def write_docx(path: Path) -> None:
    """The report by Word's writer; marks hang over no margin, which LibreOffice would then not print."""
    document = docx.Document()
    for words in PARAGRAPHS:
        add_line(document, words)
    document.save(str(path))


@pytest.fixture
def convert(tmp_path: Path) -> Callable[[Path, str], Path]:
    """LibreOffice, which turns a file into another format beside it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("needs LibreOffice, which is not installed")

    def convert_(path: Path, form: str) -> Path:
        command = [
            program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
            "--convert-to", form, "--outdir", str(tmp_path), str(path),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return tmp_path / f"{path.stem}.{form.split(':')[0]}"

    return convert_
