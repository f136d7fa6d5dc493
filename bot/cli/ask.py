"""`buurtbrug ask`: a question about the subject, answered from the knowledge base."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from bot.cli.lines import AsJson, AsLines, answer_all, text_of
from bot.wiring import wiring


def command(
    text: Annotated[str | None, typer.Argument(help="De vraag.")] = None,
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Stel een vraag over polarisatie."""
    answer_all(
        _ask, text, as_json=as_json, as_lines=as_lines, show=lambda result: str(result["text"])
    )


def _ask(given: Mapping[str, Any]) -> dict[str, Any]:
    found = wiring().answer_question(text_of(given))
    if found.ids:
        return {"status": "beantwoord", "ids": list(found.ids), "text": found.message.tekst}
    status = "twijfel" if found.candidates else "onbekend"
    return {"status": status, "ids": list(found.candidates), "text": found.message.tekst}
