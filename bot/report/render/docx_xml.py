"""What python-docx has no words for: alternative texts, repeated heads, numbering that begins anew, page numbers."""

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_COUNTS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def element(name: str, **attributes: str) -> Any:
    """A new element such as `w:lang`, with attributes of its own namespace."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def name_picture(shape: Any, title: str, description: str) -> None:
    """The title and the alternative text of a picture."""
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")  # noqa: SLF001 - the library has no name for it
    properties = shape._inline.docPr  # noqa: SLF001 - idem
    properties.set("title", title)
    properties.set("descr", description)


def describe(table: Any, text: str) -> None:
    """What a table is about, for a screen reader."""
    table._tbl.tblPr.append(element("w:tblCaption", val=text))  # noqa: SLF001 - idem


def repeat_as_head(row: Any) -> None:
    """This row is the head of its table and comes back on every page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001 - idem
    for cell in row.cells:
        cell._tc.get_or_add_tcPr().append(  # noqa: SLF001 - idem
            element("w:shd", val="clear", color="auto", fill="E3F0EC")
        )


def grey_lines(table: Any) -> None:
    """Thin grey lines around all cells."""
    borders = element("w:tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{edge}", val="single", sz="4", space="0", color="8C9794"))
    table._tbl.tblPr.append(borders)  # noqa: SLF001 - idem


def stays_whole(row: Any) -> None:
    """A row does not break over two pages."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001 - idem


def keep_with_next(paragraph: Any) -> None:
    """What stands above something is on the same page."""
    paragraph.paragraph_format.keep_with_next = True


def begin_numbering(word: WordDocument) -> Callable[[Any], None]:
    """Numbers that begin at one; the result puts a paragraph in that list."""
    numbering = word.part.numbering_part.element
    style = word.styles["List Number"].element
    number_id = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
    current = next(n for n in numbering.findall(qn("w:num")) if n.get(qn("w:numId")) == number_id)
    new_id = str(1 + max(int(n.get(qn("w:numId"))) for n in numbering.findall(qn("w:num"))))
    new = element("w:num", numId=new_id)
    new.append(deepcopy(current.find(qn("w:abstractNumId"))))
    override = element("w:lvlOverride", ilvl="0")
    override.append(element("w:startOverride", val="1"))
    new.append(override)
    numbering.append(new)

    def put(paragraph: Any) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - idem
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = int(new_id)

    return put


def page_numbers(paragraph: Any, title: str, page_of: str) -> None:
    """The foot of each page: the title, and which page of how many."""
    paragraph.add_run(f"{title}\t\t")
    for part in re.split(r"(\{pages?\})", page_of):
        if part in _COUNTS:
            _field(paragraph, _COUNTS[part])
        elif part:
            paragraph.add_run(part)


def _field(paragraph: Any, name: str) -> None:
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("shown", "1"), ("end", "")):
        run = paragraph.add_run(text if kind == "shown" else "")
        if kind in ("begin", "separate", "end"):
            run._r.append(element("w:fldChar", fldCharType=kind))  # noqa: SLF001 - idem
        elif not kind:
            instruction = element("w:instrText")
            instruction.text = text
            run._r.append(instruction)  # noqa: SLF001 - idem
