"""The report as PDF: tagged for readers of the screen, in Dutch, with words beside each picture."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from bot.report.document import Document
from bot.report.render.pdf import pdf
from knowledge.checks import Knowledge
from tests.report.examples import CASES, answered, report

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made(case_1: Document) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(pdf(case_1))) as opened:
        yield opened


def tags(made: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every element of the structure, in order."""
    to_see = [made.Root.StructTreeRoot]
    while to_see:
        element = to_see.pop(0)
        if "/S" in element:
            yield element
        below = element.get("/K", [])
        several = below if isinstance(below, pikepdf.Array) else [below]
        found = [each for each in several if isinstance(each, pikepdf.Dictionary)]
        to_see = [each for each in found if "/MCID" not in each] + to_see


def test_pdf_is_tagged_and_says_that_it_is_pdf_ua(made: pikepdf.Pdf) -> None:
    assert bool(made.Root.MarkInfo.Marked)
    with made.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_pdf_has_language_title_and_shows_the_title(made: pikepdf.Pdf) -> None:
    assert str(made.Root.Lang) == "nl"
    assert str(made.docinfo["/Title"]) == "Buurtanalyse"
    assert bool(made.Root.ViewerPreferences.DisplayDocTitle)


def test_pdf_has_headings_lists_and_tables_as_tags(made: pikepdf.Pdf) -> None:
    found = Counter(str(element.S) for element in tags(made))
    assert found["/H1"] == 1
    assert found["/H2"] == 10
    assert found["/H3"] > 5
    assert found["/Table"] == 3
    assert found["/TH"] > 10
    assert found["/L"] >= 3
    assert found["/LI"] > 10


def test_every_picture_of_the_pdf_has_its_words(made: pikepdf.Pdf, case_1: Document) -> None:
    alternatives = [str(element.Alt) for element in tags(made) if str(element.S) == "/Figure"]
    assert len(alternatives) == 3
    assert "Openbare ruimte: onderhuidse spanningen." in alternatives[0]


def test_headings_are_bookmarks(made: pikepdf.Pdf) -> None:
    with made.open_outline() as outline:
        (title,) = outline.root
        assert [part.title for part in title.children][:2] == [
            "Samenvatting voor het bestuur",
            "Het beeld van de buurt",
        ]


@pytest.mark.parametrize("name", CASES)
def test_a_case_takes_two_to_six_pages(name: str, knowledge: Knowledge) -> None:
    made = pdf(report(answered(name, knowledge), knowledge))
    with pikepdf.open(BytesIO(made)) as opened:
        assert 2 <= len(opened.pages) <= 6


def test_two_at_once_come_out_as_one_by_one(case_1: Document, einstein: Document) -> None:
    with ThreadPoolExecutor(2) as threads:
        together = list(threads.map(pdf, [case_1, einstein] * 2))
    sizes = [len(pikepdf.open(BytesIO(each)).pages) for each in together]
    assert sizes[:2] == sizes[2:]


MAKE = """
from bot.report.make_report import Form, LibraryMissing, render
from knowledge.checks import shipped_knowledge
from tests.report.examples import answered, report
knowledge = shipped_knowledge()
made = report(answered("casus-1", knowledge), knowledge)
for form in Form:
    if form is not Form.JSON:
        try:
            print(form.value, len(render(made, form)) > 5000)
        except LibraryMissing:
            print(form.value, "ontbreekt")
"""


def without(folder: Path, *libraries: str) -> dict[str, str]:
    """An environment in which the system finds something broken under the name of these libraries."""
    folder.mkdir()
    for name in libraries:
        (folder / name).write_text("geen bibliotheek", encoding="utf-8")
    return {**os.environ, "LD_LIBRARY_PATH": str(folder)}


@pytest.mark.parametrize(
    ("library", "expected"),
    [
        ("libpango-1.0.so.0", ["html True", "pdf ontbreekt", "docx True", "odt True"]),
        ("libcairo.so.2", ["html True", "pdf True", "docx True", "odt True"]),
    ],
)
def test_without_a_system_library_the_other_forms_work(
    tmp_path: Path, library: str, expected: list[str]
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", MAKE],
        cwd=ROOT,
        env=without(tmp_path / "lib", library),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert ended.stdout.splitlines() == expected
