"""Old and foreign word processor files (.doc, .wps, .rtf, .odt): LibreOffice turns them into .docx.

LibreOffice gets a profile of its own for each run, with macros off and links to other places blocked.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from graph.errors import DamagedInput, ReaderMissing
from graph.model import Text

from .docx import word

SECONDS = 180
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
"""Where the installers of macOS and Windows put it; on Linux it is on the path."""


def converted(original: bytes, name: str) -> Text:
    """The words of a file that only LibreOffice reads. Raises `ReaderMissing`, `DamagedInput`."""
    program = _program()
    if program is None:
        raise ReaderMissing(
            f"{name}: files of this kind are read through LibreOffice, which is not installed here; "
            "install it, or save the document as .docx."
        )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder, "document" + Path(name).suffix.lower())
        source.write_bytes(original)
        profile = Path(folder, "profile", "user")
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
        command = [
            program,
            f"-env:UserInstallation={profile.parent.as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(
                command, check=False, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL
            )
        except subprocess.TimeoutExpired:
            raise DamagedInput(
                f"{name}: LibreOffice did not finish with this file in {SECONDS} s; save it as .docx."
            ) from None
        target = Path(folder, "document.docx")
        if not target.exists():
            raise DamagedInput(f"{name}: LibreOffice cannot open this file; save it anew as .docx or .txt.")
        return word(target.read_bytes(), name)


def _program() -> str | None:
    names = ("soffice", "libreoffice") if sys.platform != "win32" else ("soffice.exe", "soffice")
    found = next((path for name in names if (path := shutil.which(name))), None)
    return found or next((place for place in PLACES if Path(place).exists()), None)
