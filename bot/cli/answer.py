"""`buurtbrug answer`: read a typed answer to a question about one kind of knowledge."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from bot.cli.lines import AsJson, AsLines, answer_all, stop, text_of
from bot.interview.options import Choosable, of_item
from bot.reading.choices import read_choice
from bot.reading.meaning import Asked, AskedKind, Option
from bot.wiring import wiring
from knowledge.checks.schema import Item


def command(
    text: Annotated[str | None, typer.Argument(help="Het antwoord.")] = None,
    *,
    kind: Annotated[str, typer.Option("--kind", help="De soort, bijvoorbeeld locatie.")],
    options: Annotated[
        str | None, typer.Option("--options", help="Ids met komma's ertussen.")
    ] = None,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Lees een antwoord zoals iemand het typt."""
    chosen = options.split(",") if options else None

    def read(given: Mapping[str, Any]) -> dict[str, Any]:
        return _read(text_of(given), kind, given.get("options") or chosen)

    answer_all(read, text, as_json=as_json, as_lines=as_lines, show=_shown)


def _shown(result: dict[str, Any]) -> str:
    return " ".join([result["status"], *result["ids"]])


def _read(text: str, kind: str, ids: list[str] | None) -> dict[str, Any]:
    knowledge = wiring().knowledge
    items = [knowledge.items.get(i) for i in ids] if ids else list(knowledge.main(kind))
    choosable = [of_item(item, knowledge) for item in items if isinstance(item, Item)]
    if not choosable:
        stop(f"De soort '{kind}' bestaat niet, of heeft geen opties.")
    asked = Asked(id=kind, kind=AskedKind.MORE, options=tuple(map(_option, choosable)))
    choice = read_choice(text, asked)
    return {"status": choice.status.value, "ids": list(choice.ids)}


def _option(option: Choosable) -> Option:
    return Option(option.id, option.label, option.also, option.letter)
