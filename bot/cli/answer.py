"""`buurtbrug answer`: read a typed answer to a question about one kind of knowledge."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from bot.cli.lines import AsJson, AsLines, answer_all, stop, text_of
from bot.interview.options import Choosable, of_item
from bot.reading.decide import decide
from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Command, Option, Signal
from bot.use_cases.menus import MAIN
from bot.wiring import wiring
from knowledge.checks import Knowledge
from knowledge.checks.schema import Item

_NO_SIGNAL = Signal("", 0.0)


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
        return _read(text_of(given), kind, _ids_in(given.get("options")) or chosen)

    answer_all(read, text, as_json=as_json, as_lines=as_lines, show=_shown)


def _ids_in(given: object) -> list[str]:
    """The ids of a line, as a list or with commas between."""
    ids = given.split(",") if isinstance(given, str) else given or []
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
        stop("Het veld 'options' is een lijst van ids.")
    return ids


def _shown(result: dict[str, Any]) -> str:
    return " ".join([result["status"], *result["ids"]])


def _read(text: str, kind: str, ids: list[str] | None) -> dict[str, Any]:
    knowledge = wiring().knowledge
    named = ids or [item.id for item in knowledge.main(kind)]
    options = [_named(option_id, knowledge) for option_id in named]
    if not options:
        stop(f"De soort '{kind}' bestaat niet, of heeft geen opties.")
    asked = Asked(id=kind, kind=_asked_as(kind, knowledge), options=tuple(options))
    meaning = decide(text, asked, _NO_SIGNAL, (), wiring().likeness)
    choice = meaning.choice
    if meaning.command is Command.SKIP:
        return {"status": AnswerStatus.UNKNOWN.value, "ids": []}
    if choice is None or choice.open:
        # In a conversation it is asked about.
        return {"status": AnswerStatus.UNCLEAR.value, "ids": []}
    return {"status": choice.status.value, "ids": list(choice.ids)}


def _asked_as(kind: str, knowledge: Knowledge) -> AskedKind:
    """One or more, as the main questionnaire asks about this kind."""
    questions = knowledge.questionnaires[MAIN].questions
    sort = next((q.soort for q in questions if q.opties and q.opties.soort == kind), "meer")
    return AskedKind.ONE if sort == "een" else AskedKind.MORE


def _named(option_id: str, knowledge: Knowledge) -> Option:
    """The option with this id: an item, or one that only stands in a questionnaire."""
    item = knowledge.items.get(option_id)
    if isinstance(item, Item):
        return _option(of_item(item, knowledge))
    own = {
        option.id: option
        for questionnaire in knowledge.questionnaires.values()
        for question in questionnaire.questions
        for option in (question.opties.zelf if question.opties else ())
    }
    if option_id not in own:
        stop(f"De optie '{option_id}' bestaat niet.")
    return Option(option_id, own[option_id].label, own[option_id].ook)


def _option(option: Choosable) -> Option:
    return Option(option.id, option.label, option.also, option.letter)
