"""Whatever somebody typed: every form is made, shows it as text, and is not led astray by it."""

from __future__ import annotations

from html import unescape
from io import BytesIO
from pathlib import Path

import docx as word_library
import odfdo
import pikepdf
import pytest

from bot.interview.state import Answer, Cell, InterviewState, Phase
from bot.report.document import Document
from bot.report.make_report import Form, render
from bot.report.plain_text import excerpt, paragraphs, plain
from knowledge.checks import Knowledge
from tests.report.examples import report
from tests.report.libreoffice import printed, text_of
from tests.report.reading_reports import all_words

MARKUP = "<script>alert(1)</script></style><img src=x onerror=alert(1)> & {{ 7 * 7 }} {% raw %} ]]>"
TURNED = "voor\u202eterhca\u202c en \u2066binnen\u2069"
ODD = "nul\x00bel\x07escape\x1b[31m half \ud800 einde\ufffe"
STRANGE = "مرحبا بالجيران 👩‍👩‍👧 é ̈ ﷽ שלום"
LONG_WORD = "x" * 3000
LONG = "Buren mijden elkaar op het plein. " * 352

HOSTILE = {
    "markup": MARKUP,
    "turned": TURNED,
    "odd": ODD,
    "strange": STRANGE,
    "long word": LONG_WORD,
    "long": LONG,
}
SHOWN = {
    "markup": "<script>alert(1)</script></style><img src=x onerror=alert(1)> & {{ 7 * 7 }}",
    "turned": "voorterhca en binnen",
    "odd": "nulbelescape[31m half  einde",
    "strange": STRANGE,
    "long word": LONG_WORD,
    "long": LONG.strip(),
}
every_text = pytest.mark.parametrize("name", HOSTILE)


def told(text: str, knowledge: Knowledge) -> Document:
    """A report of somebody who typed this wherever one can type."""
    state = InterviewState(
        "buurtanalyse",
        (
            Answer("buurt", text=text),
            Answer("fase", ("fase/ongemak",), text=text),
            Answer("oorzaken", ("oorzaak/a",), text=text),
            Answer("krachten", text=text),
            Answer("beleid", cells=(Cell("oorzaak/a", "deels"),), text=text),
            Answer("ontbreekt", text=text),
        ),
        phase=Phase.FINISHED,
    )
    return report(state, knowledge)


@every_text
def test_neutral_report_holds_the_whole_text(name: str, knowledge: Knowledge) -> None:
    assert SHOWN[name] in all_words(told(HOSTILE[name], knowledge))


@every_text
def test_page_shows_it_as_text(name: str, knowledge: Knowledge) -> None:
    page = render(told(HOSTILE[name], knowledge), Form.HTML).decode()
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("</style>") == 1
    assert SHOWN[name] in unescape(page)


@every_text
def test_pdf_is_made(name: str, knowledge: Knowledge) -> None:
    with pikepdf.open(BytesIO(render(told(HOSTILE[name], knowledge), Form.PDF))) as opened:
        assert str(opened.docinfo["/Title"]) == "Buurtanalyse"


@every_text
def test_word_file_holds_it(name: str, knowledge: Knowledge) -> None:
    made = word_library.Document(BytesIO(render(told(HOSTILE[name], knowledge), Form.DOCX)))
    assert SHOWN[name] in "\n".join(paragraph.text for paragraph in made.paragraphs)


@every_text
def test_opendocument_holds_it(name: str, knowledge: Knowledge) -> None:
    made = odfdo.Document(BytesIO(render(told(HOSTILE[name], knowledge), Form.ODT)))
    whole = "\n".join(str(p.text_recursive) for p in made.body.paragraphs)
    assert SHOWN[name] in whole


@pytest.mark.slow
@pytest.mark.parametrize("form", [Form.DOCX, Form.ODT])
def test_libreoffice_opens_it(form: Form, knowledge: Knowledge, tmp_path: Path) -> None:
    file = tmp_path / f"rapport.{form.value}"
    file.write_bytes(render(told("\n".join(HOSTILE.values()), knowledge), form))
    assert "<script>alert(1)</script>" in text_of(printed(file))


def test_a_long_story_is_whole_in_the_steps_and_short_in_the_summary(knowledge: Knowledge) -> None:
    found = told(LONG, knowledge)
    (quote,) = found.sections[0].parts[0].blocks
    assert len(quote.lines[0]) <= 420  # type: ignore[union-attr]
    assert quote.lines[0].endswith("plein.")  # type: ignore[union-attr]


def test_what_no_document_can_hold_is_left_out() -> None:
    assert plain("a\x00\x0b\ud800\ufffe\ufffféb") == "aéb"
    assert plain("a\tb\r\nc\rd") == "a\tb\nc\nd"
    assert plain("\U0001f469") == "\U0001f469"


def test_a_text_falls_apart_in_its_lines() -> None:
    assert paragraphs(" een \n\n\n twee") == ("een", "twee")


def test_an_excerpt_ends_at_a_sentence_or_else_at_a_word() -> None:
    assert excerpt("Kort.", 20) == "Kort."
    assert excerpt("Een zin hier. En nog een zin.", 20) == "Een zin hier."
    assert excerpt("geen einde aan deze lange woorden", 20) == "geen einde aan deze …"
    assert excerpt("x" * 50, 20) == f"{'x' * 20} …"
