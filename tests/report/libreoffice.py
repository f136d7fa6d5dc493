"""A real LibreOffice that opens a report and prints it, and what then stands on paper."""

import shutil
import subprocess
from pathlib import Path

HINT = "Deze test heeft LibreOffice en poppler nodig: apt-get install libreoffice-writer-nogui poppler-utils"


def printed(file: Path) -> Path:
    """The file as LibreOffice prints it to PDF."""
    program = shutil.which("soffice")
    assert program is not None, HINT
    profile = file.parent / "profiel"
    subprocess.run(
        [program, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(file.parent / "gedrukt"), str(file)],
        check=True,
        capture_output=True,
        timeout=180,
    )  # fmt: skip
    return file.parent / "gedrukt" / f"{file.stem}.pdf"


def text_of(pdf: Path) -> str:
    """The words on the pages of a PDF, without the breaks of lines."""
    program = shutil.which("pdftotext")
    assert program is not None, HINT
    read = subprocess.run([program, "-raw", pdf, "-"], check=True, capture_output=True, timeout=60)
    return " ".join(read.stdout.decode().split())
