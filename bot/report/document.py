"""The neutral report: what stands in it and in which order, free of any file format.

Sections fill these shapes, renderers read them. All texts are plain; nothing here knows HTML, Word or the interview.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.report.shapes import Picture


class Tone(StrEnum):
    """What a note is for; it also gives the note its colour."""

    DRAFT = "concept"
    PRACTICE = "oefening"
    CAUTION = "let-op"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; `lead` is said first, in bold, and `soft` is smaller."""

    text: str
    lead: str = ""
    soft: bool = False


@dataclass(frozen=True)
class Quote:
    """What somebody wrote, in their own words."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Point:
    """One point of a list; `source` says quietly where it comes from."""

    text: str
    lead: str = ""
    source: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list; numbered where the order matters."""

    points: tuple[Point, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Note:
    """Something that must not be missed."""

    title: str
    text: str
    tone: Tone = Tone.CAUTION


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` is its width in percent, all together 100."""

    title: str
    share: int


def columns(titles: Sequence[str], shares: Sequence[int]) -> tuple[Column, ...]:
    """Columns of these titles, each with its share of the width."""
    return tuple(Column(title, share) for title, share in zip(titles, shares, strict=True))


@dataclass(frozen=True)
class Table:
    """A table whose first cell of each row names the row; `to_fill_in` gives room to write by hand."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    to_fill_in: bool = False


@dataclass(frozen=True)
class Figure:
    """A picture; its title and its full description are words of the picture itself."""

    kind: str
    picture: Picture


@dataclass(frozen=True)
class Figures:
    """Pictures that belong together, side by side where there is room."""

    figures: tuple[Figure, ...]


Block = Paragraph | Quote | Bullets | Note | Table | Figures


@dataclass(frozen=True)
class Section:
    """A part with a heading. `id` is its anchor; `parts` are one level deeper.

    With `own_page` what comes after it begins on a new page.
    """

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple["Section", ...] = ()
    own_page: bool = False


@dataclass(frozen=True)
class Document:
    """A whole report. `marks` are one word each, such as "Concept"; `imprint` says how it came about."""

    title: str
    subtitle: str
    subject: str
    author: str
    marks: tuple[str, ...]
    notes: tuple[Note, ...]
    sections: tuple[Section, ...]
    imprint: str
    made: dt.datetime
    contents_title: str
    page_of: str

    @property
    def full_title(self) -> str:
        """The title with its marks, as a window or a list of files shows it."""
        return " – ".join((self.title, *self.marks))
