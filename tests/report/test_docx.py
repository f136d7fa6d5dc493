"""The report for Word: what somebody who edits it, or has it read aloud, finds in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import docx as word_library
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from bot.report.document import Document
from bot.report.render.docx import docx
from bot.report.shapes import WIDTH
from tests.report.examples import MADE


@pytest.fixture(scope="module")
def word(case_1: Document) -> WordDocument:
    return word_library.Document(BytesIO(docx(case_1)))


def headings(word: WordDocument) -> Iterator[tuple[int, str]]:
    for paragraph in word.paragraphs:
        if paragraph.style is not None and str(paragraph.style.name).startswith("Heading "):
            yield int(str(paragraph.style.name)[-1]), paragraph.text


def test_headings_are_real_and_skip_no_level(word: WordDocument) -> None:
    found = list(headings(word))
    assert (1, "Samenvatting voor het bestuur") in found
    assert (3, "BuurtPraktijkTeam") in found
    levels = [level for level, _ in found]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_language_is_dutch(word: WordDocument) -> None:
    (language,) = word.styles.element.findall(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "nl-NL"
    assert word.core_properties.language == "nl-NL"


def test_file_tells_what_it_is(word: WordDocument) -> None:
    about = word.core_properties
    assert (about.title, about.author) == ("Buurtanalyse", "Buurtbrug")
    assert about.created is not None
    assert about.created.replace(tzinfo=MADE.tzinfo) == MADE


def test_heads_of_tables_come_back_and_rows_stay_whole(word: WordDocument) -> None:
    assert len(word.tables) == 3
    for table in word.tables:
        heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert heads[0]
        assert not any(heads[1:])
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_tables_are_as_wide_as_the_text(word: WordDocument) -> None:
    section = word.sections[0]
    room = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    for table in word.tables:
        assert sum(column.width or 0 for column in table.columns) == pytest.approx(room, rel=0.01)


def test_every_picture_has_a_title_and_its_words(word: WordDocument) -> None:
    pictures = [shape._inline.docPr for shape in word.inline_shapes]
    assert [picture.get("title") for picture in pictures] == [
        "Hoe ver het is",
        "Waar het speelt",
        "Wie een rol speelt",
    ]
    assert all(len(picture.get("descr")) > 30 for picture in pictures)


def test_pictures_are_sharp_enough_to_print(word: WordDocument) -> None:
    shape = word.inline_shapes[0]
    relation = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
    image = word.part.related_parts[relation].image
    assert image.px_width / (shape.width / 914400) > 290
    assert image.px_width >= 3 * WIDTH


def test_each_numbered_list_begins_at_one(word: WordDocument) -> None:
    used = Counter(
        paragraph._p.pPr.numPr.numId.val
        for paragraph in word.paragraphs
        if paragraph.style is not None and paragraph.style.name == "List Number"
    )
    assert sorted(used.values()) == [4, 6]


def test_foot_counts_the_pages(word: WordDocument) -> None:
    foot = word.sections[0].footer._element.xml
    assert "NUMPAGES" in foot
    assert ">PAGE<" in foot
    assert "Buurtanalyse" in foot


def test_summary_has_the_first_page_to_itself(word: WordDocument) -> None:
    breaking = [p.text for p in word.paragraphs if p.paragraph_format.page_break_before]
    assert breaking == ["Het beeld van de buurt"]
