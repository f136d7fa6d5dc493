"""`buurtbrug mask`: replace personal data in a text."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from bot.cli.lines import AsJson, AsLines, answer_all, text_of
from bot.wiring import wiring


def command(
    text: Annotated[str | None, typer.Argument(help="De tekst.")] = None,
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Haal persoonsgegevens uit een tekst."""
    answer_all(
        _mask, text, as_json=as_json, as_lines=as_lines, show=lambda result: str(result["text"])
    )


def _mask(given: Mapping[str, Any]) -> dict[str, Any]:
    masked = wiring().mask(text_of(given))
    return {
        "text": masked.text,
        "spans": [[span.start, span.end, span.kind] for span in masked.spans],
    }
