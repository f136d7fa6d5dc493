"""The templates of the report, for HTML and for OpenDocument: they escape text, and can ask what a block is."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.report.document import (
    Bullets,
    Document,
    Figures,
    Note,
    Paragraph,
    Quote,
    Section,
    Table,
)

_FOLDER = Path(__file__).parents[1] / "templates"
_SHAPES = (Paragraph, Quote, Bullets, Note, Table, Figures)


def environment() -> Environment:
    """Where templates come from."""
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for shape in _SHAPES:
        made.tests[shape.__name__.lower()] = lambda block, shape=shape: isinstance(block, shape)
    return made


def column_shares(report: Document) -> list[int]:
    """Every width of a column that occurs, in percent."""
    tables = (table for section in report.sections for table in _tables_in(section))
    return sorted({column.share for table in tables for column in table.columns})


def _tables_in(section: Section) -> list[Table]:
    below = [table for part in section.parts for table in _tables_in(part)]
    return [block for block in section.blocks if isinstance(block, Table)] + below
