"""The report for LibreOffice: an OpenDocument text with styles of its own, real headings and described pictures.

Content and styles are templates; odfdo puts them, the pictures and what is said about the document into one file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from odfdo import Document as Odf

from bot.report.document import Document, Figure, Figures
from bot.report.render.hyphens import may_break
from bot.report.render.png import PICTURE_MM, pairs, png
from bot.report.render.templates import column_shares, environment
from bot.report.shapes import WIDTH

_LANGUAGE = "nl-NL"
_ENVIRONMENT = environment()
_ENVIRONMENT.filters["may_break"] = may_break


@dataclass(frozen=True)
class _Placed:
    """A picture in the file; without an address only its words are shown. Width and height in mm."""

    address: str
    title: str
    description: str
    width: int
    height: float


def odt(report: Document) -> bytes:
    """The report as an OpenDocument text."""
    odf = Odf("text")
    assert odf.container is not None

    def pictures(block: Figures) -> Iterator[list[_Placed]]:
        yield from ([_placed(figure, odf) for figure in pair] for pair in pairs(block))

    content = _rendered(
        "report-content", report=report, shares=column_shares(report), pictures=pictures
    )
    page_of = re.split(r"(\{pages?\})", report.page_of)
    odf.container.set_part("styles.xml", _rendered("report-styles", report=report, page_of=page_of))
    odf.container.set_part("content.xml", content)
    _about(odf, report)
    written = BytesIO()
    odf.save(written)
    return written.getvalue()


def _rendered(name: str, **values: object) -> bytes:
    text = _ENVIRONMENT.get_template(f"{name}.xml.jinja").render(**values)
    return text[text.index("<?xml") :].encode()


def _placed(figure: Figure, odf: Odf) -> _Placed:
    picture = png(figure)
    address = odf.add_file(BytesIO(picture)) if picture is not None else ""
    height = round(PICTURE_MM * figure.picture.height / WIDTH, 1)
    return _Placed(address, figure.picture.title, figure.picture.description, PICTURE_MM, height)


def _about(odf: Odf, report: Document) -> None:
    about = odf.meta
    about.title, about.subject, about.language = report.full_title, report.subject, _LANGUAGE
    about.creator = about.initial_creator = report.author
    about.creation_date = about.date = report.made.replace(tzinfo=None)
    about.generator = report.author
