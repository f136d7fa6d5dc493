"""From a stored analysis to a report in one of its forms: the use of this package by the portal and the command.

The heavy libraries are loaded when the first report of that form is made, not when a process starts.
"""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO

from bot.interview.state import Phase
from bot.report.build import build
from bot.report.document import Document
from bot.report.material import Material, Said
from bot.report.pictures import available
from bot.report.plain_text import plain, plain_all
from bot.report.render.html import html
from bot.use_cases.export_analysis import ExportAnalysis, to_json
from bot.use_cases.messages import Sender
from bot.use_cases.people.seen_together import Together
from bot.use_cases.ports import Analysis, BuurtbrugError, Clock, Store
from knowledge.checks import Knowledge


class Form(StrEnum):
    """The forms of a report; the values are those of the public contract."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    JSON = "json"


MEDIA_TYPES = {
    Form.HTML: "text/html; charset=utf-8",
    Form.PDF: "application/pdf",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.ODT: "application/vnd.oasis.opendocument.text",
    Form.JSON: "application/json",
}


class LibraryMissing(BuurtbrugError):
    """A system library that this form needs is not installed; other forms do without."""


@dataclass(frozen=True)
class Report:
    """A finished report."""

    form: Form
    name: str
    content: bytes


@dataclass(frozen=True)
class MakeReport:
    """The use case with what it needs."""

    store: Store
    knowledge: Knowledge
    now: Clock
    seen_together: Callable[[Analysis], Together | None]

    def __call__(self, analysis_id: str, form: Form, *, with_transcript: bool = False) -> Report:
        """The report. Raises NotFound, StoreUnavailable or LibraryMissing."""
        analysis = self.store.analysis(analysis_id)
        name = file_name(analysis, form)
        together = self.seen_together(analysis)
        if form is Form.JSON:
            data = ExportAnalysis(self.store, self.knowledge)(analysis_id)
            data |= {"plaatjes": list(available(analysis.state, self.knowledge))}
            data |= {"overleg": together.as_json()} if together is not None else {}
            return Report(form, name, json.dumps(data, ensure_ascii=False, indent=2).encode())
        said = tuple(self._said(analysis)) if with_transcript else ()
        made = document(analysis, self.knowledge, self.now(), said, together)
        return Report(form, name, render(made, form))

    def _said(self, analysis: Analysis) -> Iterator[Said]:
        for message in self.store.messages(analysis.conversation):
            yield Said(message.van is Sender.USER, plain(message.tekst))


def document(
    analysis: Analysis,
    knowledge: Knowledge,
    now: dt.datetime,
    said: tuple[Said, ...] = (),
    together: Together | None = None,
) -> Document:
    """The neutral report of an analysis, made at this moment."""
    data = plain_all(to_json(analysis, knowledge))
    return build(Material(data, analysis.state, knowledge, now, said, together))


def render(report: Document, form: Form) -> bytes:
    """The report in this form. Raises LibraryMissing."""
    return renderer(form)(report)


def renderer(form: Form) -> Callable[[Document], bytes]:
    """What makes this form, with its libraries loaded. Raises LibraryMissing where one is not installed."""
    try:
        match form:
            case Form.PDF:
                # On a missing library WeasyPrint prints advice for programmers.
                with redirect_stdout(StringIO()):
                    from bot.report.render.pdf import pdf

                return pdf
            case Form.DOCX:
                from bot.report.render.docx import docx

                return docx
            case Form.ODT:
                from bot.report.render.odt import odt

                return odt
            case _:
                return lambda report: html(report).encode()
    except OSError as error:
        raise LibraryMissing(form.value) from error


def file_name(analysis: Analysis, form: Form) -> str:
    """A name that says what it is, such as "buurtanalyse-2026-11-20-concept.pdf"."""
    state = analysis.state
    day = analysis.changed.astimezone().date().isoformat()
    parts = [state.questionnaire, day]
    if state.practice is not None:
        parts.append("oefening")
    if state.phase is not Phase.FINISHED:
        parts.append("concept")
    return re.sub(r"[^a-z0-9-]", "-", "-".join(parts)) + f".{form.value}"
