"""A neutral report read back: its sections, and all its words."""

from collections.abc import Iterator

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


def section(report: Document, section_id: str) -> Section:
    """The section with this id, however deep."""
    return next(found for found in all_sections(report) if found.id == section_id)


def ids(report: Document) -> list[str]:
    """The ids of the main sections, in order."""
    return [found.id for found in report.sections]


def all_sections(report: Document) -> Iterator[Section]:
    for found in report.sections:
        yield from _with_parts(found)


def _with_parts(found: Section) -> Iterator[Section]:
    yield found
    for part in found.parts:
        yield from _with_parts(part)


def tables(found: Section) -> list[Table]:
    return [
        block for part in _with_parts(found) for block in part.blocks if isinstance(block, Table)
    ]


def words(found: Section) -> str:
    """Everything that a section says, its parts included."""
    lines = []
    for part in _with_parts(found):
        lines.append(part.title)
        lines += [text for block in part.blocks for text in _of(block)]
    return "\n".join(lines)


def all_words(report: Document) -> str:
    heads = [report.full_title, report.subtitle, *(f"{n.title} {n.text}" for n in report.notes)]
    return "\n".join([*heads, *map(words, report.sections), report.imprint])


def _of(block: Block) -> list[str]:
    match block:
        case Paragraph() | Note():
            return [f"{getattr(block, 'lead', '') or getattr(block, 'title', '')} {block.text}"]
        case Quote():
            return list(block.lines)
        case Bullets():
            return [f"{point.lead} {point.text} {point.source}" for point in block.points]
        case Table():
            return [block.caption, *(" | ".join(row) for row in block.rows)]
        case Figures():
            return [figure.picture.description for figure in block.figures]
