"""What a buurtoverleg saw, in the neutral report and in the tags of the PDF: by domain, with what was settled."""

from collections import Counter
from io import BytesIO

import pikepdf
import pytest

from bot.report.document import Document
from bot.report.make_report import document
from bot.report.render.pdf import pdf
from bot.use_cases.people.seen_together import SeenRow, Together, View
from bot.use_cases.people.together import Agreement, Domain
from knowledge.checks import Knowledge
from tests.report.examples import MADE, analysis, answered
from tests.report.reading_reports import section, tables, words
from tests.report.test_pdf import tags


@pytest.fixture(scope="module")
def made(knowledge: Knowledge) -> Document:
    return _made(knowledge, Together(tuple(Domain), 0, _rows(knowledge)))


def _made(knowledge: Knowledge, together: Together) -> Document:
    found = analysis(answered("casus-1", knowledge), knowledge)
    return document(found, knowledge, MADE, together=together)


def _rows(knowledge: Knowledge) -> tuple[SeenRow, ...]:
    state = answered("casus-1", knowledge)
    safety, first, second = (
        View(Domain.SAFETY, 0, state),
        View(Domain.CARE, 1, state),
        View(Domain.CARE, 2, state),
    )
    return (
        SeenRow("locatie", "de plek", Agreement.SAME, ((safety, "het plein"), (first, "het plein")), ""),
        SeenRow(
            "oorzaken",
            "de oorzaken",
            Agreement.DIFFERENT,
            ((safety, "overlast"), (first, "armoede"), (second, "eenzaamheid")),
            "armoede en overlast",
        ),
        SeenRow("buurt", "de buurt", Agreement.WORDS, ((safety, "De flats. " * 60),), ""),
    )  # fmt: skip


def test_what_is_agreed_stands_apart_from_what_differs(made: Document) -> None:
    assert "het plein" in words(section(made, "overleg-eens")).lower()
    (table,) = tables(section(made, "overleg-verschil"))
    assert [row[0] for row in table.rows] == ["De oorzaken", "De buurt"]


def test_cells_name_the_domain_and_number_several_of_one(made: Document) -> None:
    (table,) = tables(section(made, "overleg-verschil"))
    _, seen, settled = table.rows[0]
    assert seen == "Veiligheid: overlast. De zorg 1: armoede. De zorg 2: eenzaamheid."
    assert settled == "Armoede en overlast"


def test_long_stories_are_cut_and_what_is_open_says_so(made: Document) -> None:
    (table,) = tables(section(made, "overleg-verschil"))
    assert len(table.rows[1][1]) < 200
    assert table.rows[1][2] == "Nog niet vastgelegd"


def test_while_somebody_is_busy_nothing_is_told(knowledge: Knowledge) -> None:
    found = section(_made(knowledge, Together((Domain.CARE,), 1)), "overleg")
    assert "Nog niet iedereen is klaar" in words(found)
    assert found.parts == ()


def test_pdf_keeps_its_tags(made: Document, case_1: Document) -> None:
    with pikepdf.open(BytesIO(pdf(made))) as opened, pikepdf.open(BytesIO(pdf(case_1))) as before:
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        with_meeting = Counter(str(element.S) for element in tags(opened))
        alone = Counter(str(element.S) for element in tags(before))
    assert with_meeting["/Table"] == alone["/Table"] + 1
    assert with_meeting["/H2"] == alone["/H2"] + 1
