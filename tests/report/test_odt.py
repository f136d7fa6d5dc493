"""The report for LibreOffice: what stands in the OpenDocument file."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import odfdo
import pytest

from bot.report.document import Document
from bot.report.render.odt import odt


@pytest.fixture(scope="module")
def text(case_1: Document) -> odfdo.Document:
    return odfdo.Document(BytesIO(odt(case_1)))


def test_headings_are_real_and_skip_no_level(text: odfdo.Document) -> None:
    found = [
        (int(heading.level or 0), str(heading.text_recursive).strip())
        for heading in text.body.headers
    ]
    assert (1, "Samenvatting voor het bestuur") in found
    assert (3, "BuurtPraktijkTeam") in found
    assert all(after[0] <= before[0] + 1 for before, after in pairwise(found))


def test_heads_of_tables_come_back(text: odfdo.Document) -> None:
    tables = text.body.tables
    assert len(tables) == 3
    for table in tables:
        assert len(table.get_elements("table:table-header-rows/table:table-row")) == 1


def test_every_picture_has_a_title_and_its_words(text: odfdo.Document) -> None:
    frames = text.body.get_elements("descendant::draw:frame")
    titles = [str(f.get_element("svg:title").text) for f in frames]  # type: ignore[union-attr]
    words = [str(f.get_element("svg:desc").text) for f in frames]  # type: ignore[union-attr]
    assert titles == ["Hoe ver het is", "Waar het speelt", "Wie een rol speelt"]
    assert all(len(each) > 30 for each in words)


def test_pictures_are_in_the_file(text: odfdo.Document) -> None:
    addresses = [image.url for image in text.body.images]
    assert len(set(addresses)) == 3
    assert all(text.get_part(str(address)) for address in addresses)


def test_language_is_dutch_and_the_file_tells_what_it_is(text: odfdo.Document) -> None:
    styles = text.get_part("styles.xml").serialize()  # type: ignore[union-attr]
    assert 'fo:language="nl" fo:country="NL"' in str(styles)
    about = text.meta
    assert (about.title, about.language, about.creator) == ("Buurtanalyse", "nl-NL", "Buurtbrug")


def test_every_style_that_is_used_exists(text: odfdo.Document) -> None:
    content = text.get_part("content.xml")
    styles = text.get_part("styles.xml")
    assert content is not None
    names = {
        str(name)
        for part in (content, styles)
        for name in part.root._Element__element.xpath(  # type: ignore[union-attr]
            "//@style:name",
            namespaces={"style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
        )
    }
    used = {
        str(name)
        for name in content.root._Element__element.xpath(  # type: ignore[union-attr]
            "//@text:style-name | //@table:style-name | //@draw:style-name",
            namespaces={
                "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
                "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
                "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
            },
        )
    }
    assert used
    assert used - names == set()
