"""The report for Word: real headings and lists, tables whose head is repeated, alternative texts, Dutch as language.

Styles are set once on the document (`docx_styles`), so that who edits it changes a style and not every paragraph.
"""

from collections.abc import Callable
from io import BytesIO
from itertools import zip_longest
from typing import Any

import docx as word_library
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm

from bot.report.document import (
    Block,
    Bullets,
    Document,
    Figures,
    Note,
    Paragraph,
    Quote,
    Section,
    Table,
)
from bot.report.render.docx_styles import NOTE, SOFT, SOURCE, prepare
from bot.report.render.docx_xml import (
    begin_numbering,
    describe,
    grey_lines,
    keep_with_next,
    name_picture,
    page_numbers,
    repeat_as_head,
    stays_whole,
)
from bot.report.render.hyphens import may_break
from bot.report.render.png import PICTURE_MM, pairs, png

_WIDTH_MM = 170
_FILL_IN_MM = 11
_TOP_LEVEL = 1


def docx(report: Document) -> bytes:
    """The report as a Word file."""
    word = word_library.Document()
    prepare(word, report)
    page_numbers(word.sections[0].footer.paragraphs[0], report.full_title, report.page_of)
    word.add_paragraph(report.title, style="Title")
    word.add_paragraph(" – ".join((report.subtitle, *report.marks)), style="Subtitle")
    for note in report.notes:
        _note(word, note)
    for before, section in zip((None, *report.sections), report.sections, strict=False):
        _section(word, section, _TOP_LEVEL, on_new_page=before is not None and before.own_page)
    word.add_paragraph(report.imprint, style=SOFT)
    written = BytesIO()
    word.save(written)
    return written.getvalue()


def _section(
    word: WordDocument, section: Section, level: int, *, on_new_page: bool = False
) -> None:
    heading = word.add_heading(section.title, level)
    heading.paragraph_format.page_break_before = on_new_page
    for block, after in zip_longest(section.blocks, section.blocks[1:]):
        _SHOWN[type(block)](word, block)
        if isinstance(block, Paragraph) and isinstance(after, (Table, Bullets)):
            keep_with_next(word.paragraphs[-1])
    for part in section.parts:
        _section(word, part, level + 1)


def _paragraph(word: WordDocument, block: Paragraph) -> None:
    paragraph = word.add_paragraph(style=SOFT if block.soft else None)
    _with_lead(paragraph, block.lead, block.text)


def _with_lead(paragraph: Any, lead: str, text: str) -> None:
    if lead:
        paragraph.add_run(f"{lead} " if text else lead).bold = True
    paragraph.add_run(text)


def _quote(word: WordDocument, block: Quote) -> None:
    for line in block.lines:
        word.add_paragraph(line, style="Quote")


def _bullets(word: WordDocument, block: Bullets) -> None:
    style = "List Number" if block.numbered else "List Bullet"
    numbering = begin_numbering(word) if block.numbered else None
    for point in block.points:
        paragraph = word.add_paragraph(style=style)
        if numbering is not None:
            numbering(paragraph)
        _with_lead(paragraph, point.lead, point.text)
        if point.source:
            paragraph.add_run(f" {point.source}", style=SOURCE)


def _note(word: WordDocument, block: Note) -> None:
    _with_lead(word.add_paragraph(style=NOTE), f"{block.title}.", block.text)


def _table(word: WordDocument, block: Table) -> None:
    keep_with_next(word.add_paragraph(block.caption, style="Caption"))
    table = word.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    describe(table, block.caption)
    grey_lines(table)
    for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
        _with_lead(cell.paragraphs[0], may_break(column.title), "")
    repeat_as_head(table.rows[0])
    for texts in block.rows:
        row = table.add_row()
        for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            _with_lead(cell.paragraphs[0], *((text, "") if number == 0 else ("", text)))
        row.height = Mm(_FILL_IN_MM) if block.to_fill_in else None
    for drawn, column in zip(table.columns, block.columns, strict=True):
        drawn.width = Mm(_WIDTH_MM * column.share / 100)
    for number, row in enumerate(table.rows):
        stays_whole(row)
        for cell, column in zip(row.cells, block.columns, strict=True):
            cell.width = Mm(_WIDTH_MM * column.share / 100)
            cell.paragraphs[0].style = word.styles["Table Text"]
            if block.to_fill_in and number < len(block.rows):
                keep_with_next(cell.paragraphs[0])
    word.add_paragraph(style="Table End")


def _figures(word: WordDocument, block: Figures) -> None:
    """Two pictures on a line; each carries its title and its description."""
    for pair in pairs(block):
        paragraph = word.add_paragraph()
        for figure in pair:
            picture = png(figure)
            title, description = figure.picture.title, figure.picture.description
            if picture is None:
                _with_lead(word.add_paragraph(), f"{title}:", description)
                continue
            shape = paragraph.add_run().add_picture(BytesIO(picture), width=Mm(PICTURE_MM))
            name_picture(shape, title, description)
            paragraph.add_run(" ")


_SHOWN: dict[type[Block], Callable[[WordDocument, Any], None]] = {
    Paragraph: _paragraph,
    Quote: _quote,
    Bullets: _bullets,
    Note: _note,
    Table: _table,
    Figures: _figures,
}
