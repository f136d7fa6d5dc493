"""`buurtbrug export`: a stored analysis as data or as a report, in one of its forms."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.lines import stop
from bot.report.make_report import Form, LibraryMissing, Report
from bot.use_cases.ports import NotFound, StoreUnavailable
from bot.wiring import wiring

_TEXT = (Form.JSON, Form.HTML)


def command(
    analysis_id: Annotated[str, typer.Argument(metavar="ID", help="De id van de analyse.")],
    *,
    form: Annotated[Form, typer.Option("--format", help="De vorm.")] = Form.JSON,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Het bestand; anders de uitvoer.")
    ] = None,
    transcript: Annotated[
        bool, typer.Option("--verslag", help="Zet het gesprek als bijlage in het rapport.")
    ] = False,
) -> None:
    """Geef een bewaarde analyse als gegevens of als rapport."""
    if output is None and form not in _TEXT and sys.stdout.isatty():
        stop(f"Dit is geen tekst. Geef een bestand op: --output rapport.{form.value}")
    _written(_made(analysis_id, form, transcript=transcript), output)


def _made(analysis_id: str, form: Form, *, transcript: bool) -> Report:
    try:
        return wiring().make_report(analysis_id, form, with_transcript=transcript)
    except NotFound:
        stop(f"Er is geen analyse met id {analysis_id}.")
    except StoreUnavailable:
        stop("De database is niet bereikbaar. Klopt DATABASE_URL?")
    except LibraryMissing:
        stop(
            "Voor PDF ontbreekt Pango. Installeer het, op Debian met: "
            "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        )


def _written(report: Report, output: Path | None) -> None:
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(report.content)
        if report.form in _TEXT:
            sys.stdout.buffer.write(b"\n")
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(report.content)
    except OSError:
        stop(f"Het bestand {output} is niet te schrijven. Bestaat de map?")
