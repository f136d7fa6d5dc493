"""How the Word file looks: page, letters, colours and the language, set on its styles."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from bot.report.document import Document
from bot.report.render.docx_xml import element

SOFT, NOTE, SOURCE = "Soft", "Note", "Source"
_FONT = "Arial"
_LANGUAGE = "nl-NL"
_INK, _GREY, _GREEN = (
    RGBColor(0x1D, 0x2B, 0x2A),
    RGBColor(0x4D, 0x58, 0x56),
    RGBColor(0x14, 0x57, 0x4E),
)
_EDGES = ("top", "left", "bottom", "right")
# Size, space before and after, in points.
_HEADINGS = {"Heading 1": (15, 18, 5), "Heading 2": (12, 12, 3), "Heading 3": (10.5, 9, 2)}


def prepare(word: WordDocument, report: Document) -> None:
    """Everything that holds for the whole document."""
    _page(word)
    _language(word)
    _base(word)
    for name, (size, before, after) in _HEADINGS.items():
        _look(word.styles[name], size, before, after, colour=_GREEN, bold=True)
    _look(word.styles["Title"], 24, 0, 2, colour=_GREEN, bold=True)
    _look(word.styles["Subtitle"], 10, 0, 8, colour=_GREY)
    _look(word.styles["Caption"], 9, 4, 3, colour=_GREY)
    _look(word.styles["Footer"], 8.5, 0, 0, colour=_GREY)
    _without_line(word.styles["Title"])
    _quote(word)
    _own_styles(word)
    _properties(word, report)


def _page(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(20)
    tabs = word.styles["Footer"].element.find(f".//{qn('w:tabs')}")
    if tabs is not None:
        tabs.getparent().remove(tabs)
    stops = word.styles["Footer"].paragraph_format.tab_stops
    stops.add_tab_stop(Mm(85))
    stops.add_tab_stop(Mm(170), alignment=2)


def _language(word: WordDocument) -> None:
    """Dutch for everything, so that spelling and reading aloud are right."""
    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("w:lang", val=_LANGUAGE, eastAsia=_LANGUAGE, bidi="ar-SA"))


def _base(word: WordDocument) -> None:
    _look(word.styles["Normal"], 10.5, 0, 5, colour=_INK)
    word.styles["Normal"].paragraph_format.line_spacing = 1.15
    for name in ("List Bullet", "List Number"):
        word.styles[name].paragraph_format.space_after = Pt(3)


def _look(
    style: Any, size: float, before: float, after: float, *, colour: RGBColor, bold: bool = False
) -> None:
    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
    style.font.italic = False
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _without_line(style: Any) -> None:
    line = style.element.find(f".//{qn('w:pBdr')}")
    if line is not None:
        line.getparent().remove(line)


def _quote(word: WordDocument) -> None:
    style = word.styles["Quote"]
    _look(style, 10.5, 0, 4, colour=_INK)
    style.paragraph_format.left_indent = Mm(5)
    _framed(style, "F6F4EF", {"left": ("18", "14574E")})


def _own_styles(word: WordDocument) -> None:
    soft = word.styles.add_style(SOFT, WD_STYLE_TYPE.PARAGRAPH)
    soft.base_style = word.styles["Normal"]
    _look(soft, 9, 0, 4, colour=_GREY)
    source = word.styles.add_style(SOURCE, WD_STYLE_TYPE.CHARACTER)
    source.font.size, source.font.color.rgb = Pt(9), _GREY
    note = word.styles.add_style(NOTE, WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = word.styles["Normal"]
    _look(note, 10.5, 3, 8, colour=_INK)
    note.paragraph_format.left_indent = note.paragraph_format.right_indent = Mm(2)
    note.paragraph_format.keep_together = True
    edges = dict.fromkeys(_EDGES, ("6", "B98A10"))
    _framed(note, "FDF3D3", {**edges, "left": ("36", "B98A10")})
    cell = word.styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = word.styles["Normal"]
    _look(cell, 9, 2, 2, colour=_INK)
    end = word.styles.add_style("Table End", WD_STYLE_TYPE.PARAGRAPH)
    end.base_style = word.styles["Normal"]
    _look(end, 4, 0, 2, colour=_INK)


def _framed(style: Any, fill: str, edges: dict[str, tuple[str, str]]) -> None:
    """A ground and edges; an edge is its width in eighths of a point and its colour."""
    properties = style.element.get_or_add_pPr()
    border = element("w:pBdr")
    for edge in _EDGES:
        if edge in edges:
            width, colour = edges[edge]
            border.append(element(f"w:{edge}", val="single", sz=width, space="6", color=colour))
    shade = element("w:shd", val="clear", color="auto", fill=fill)
    properties.insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    properties.insert_element_before(
        shade, "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _properties(word: WordDocument, report: Document) -> None:
    about = word.core_properties
    about.title, about.subject, about.author = report.full_title, report.subject, report.author
    about.language, about.comments, about.keywords = _LANGUAGE, "", ""
    about.last_modified_by = report.author
    about.created = about.modified = report.made.replace(tzinfo=None)
