"""`buurtbrug export`: a stored analysis in one of its forms."""

import json
from collections.abc import Callable
from typing import Annotated, Literal

import typer

from bot.cli.lines import stop
from bot.use_cases.ports import NotFound, StoreUnavailable
from bot.wiring import wiring

_RENDERED: dict[str, Callable[[dict[str, object]], str]] = {
    "json": lambda analysis: json.dumps(analysis, ensure_ascii=False, indent=2),
}


def command(
    analysis_id: Annotated[str, typer.Argument(metavar="ID", help="De id van de analyse.")],
    *,
    format_: Annotated[Literal["json"], typer.Option("--format", help="De vorm.")] = "json",
) -> None:
    """Geef een bewaarde analyse als bestand."""
    try:
        exported = wiring().export_analysis(analysis_id)
    except NotFound:
        stop(f"Er is geen analyse met id {analysis_id}.")
    except StoreUnavailable:
        stop("De database is niet bereikbaar. Klopt DATABASE_URL?")
    print(_RENDERED[format_](exported))
