"""LibreOffice opens the files and shows all that stands in them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from bot.report.document import Document
from bot.report.make_report import Form, render
from tests.report.libreoffice import printed, text_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("form", [Form.DOCX, Form.ODT])
def test_libreoffice_opens_the_report_and_prints_it(
    form: Form, einstein: Document, tmp_path: Path
) -> None:
    file = tmp_path / f"rapport.{form.value}"
    file.write_bytes(render(einstein, form))
    pdf = printed(file)
    said = text_of(pdf)
    for words in (
        "Samenvatting voor het bestuur",
        "Let op: incidenten of escalatie in de buurt.",
        "Welke aanpak werkt waarop",
        "Netwerken van sleutelpersonen",
        "Wie (functie)",
    ):
        assert words in said
    with pikepdf.open(pdf) as opened:
        assert 2 <= len(opened.pages) <= 7
        assert f"1 van {len(opened.pages)}" in said
        pictures = {image.objgen for page in opened.pages for image in page.get_images().values()}
        assert len(pictures) == 3
