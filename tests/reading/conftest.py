"""Questions as the interview asks them, built from the real questionnaire and knowledge files."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.reading.decide import decide
from bot.reading.meaning import Asked, AskedKind, Meaning, Option, Signal

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
NONE = "geen"
UNKNOWN = "weet-niet"

Ask = Callable[..., Asked]
ANSWER = Signal("geef_antwoord", 0.5)


@cache
def items(kind: str) -> list[dict[str, Any]]:
    path = KNOWLEDGE / f"{kind}.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))["items"] if path.exists() else []


@cache
def asked_questions() -> dict[str, dict[str, Any]]:
    path = KNOWLEDGE / "questionnaires" / "buurtanalyse.yml"
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {question["id"]: question for step in document["stappen"] for question in step["vragen"]}


def item_option(item: dict[str, Any]) -> Option:
    """An item answers to its own wordings and to those of the items under it."""
    below = [other for other in items(item["id"].split("/")[0]) if other.get("onder") == item["id"]]
    wordings = [item["kort"], *item["ook"]]
    wordings += [wording for other in below for wording in (other["titel"], *other["ook"])]
    return Option(item["id"], item["titel"], tuple(wordings), item.get("letter"))


def options_of(
    kind: str, only: tuple[str, ...] = (), without: tuple[str, ...] = ()
) -> tuple[Option, ...]:
    mains = [item for item in items(kind) if "onder" not in item and item["id"] not in without]
    return tuple(item_option(item) for item in mains if not only or item["id"] in only)


def _from(specification: dict[str, Any], only: tuple[str, ...]) -> tuple[Option, ...]:
    own = tuple(
        Option(o["id"], o["label"], tuple(o.get("ook", ()))) for o in specification.get("zelf", ())
    )
    if "gekozen" in specification:
        kinds = {"locatie": "locatie", "oorzaken": "oorzaak"}
        return options_of(kinds[specification["gekozen"][0]], only) + own
    if "ids" in specification:
        return options_of(specification["ids"][0].split("/")[0], tuple(specification["ids"])) + own
    if "soort" in specification:
        return (
            options_of(specification["soort"], without=tuple(specification.get("zonder", ()))) + own
        )
    return own


def build(question_id: str, proposed: tuple[str, ...] = (), picked: tuple[str, ...] = ()) -> Asked:
    question = asked_questions()[question_id]
    kind = AskedKind(question["soort"])
    if kind is AskedKind.YES_NO:
        options: tuple[Option, ...] = (Option("ja", "Ja"), Option("nee", "Nee"))
    else:
        options = _from(question.get("opties", {}), picked)
    if kind in (AskedKind.ONE, AskedKind.MORE):
        options += (
            Option(NONE, question.get("geen", "Geen van deze")),
            Option(UNKNOWN, "Weet ik niet"),
        )
    return Asked(question_id, kind, options, _from(question.get("rijen", {}), picked), proposed)


@pytest.fixture(scope="session")
def ask() -> Ask:
    """Ask a question of the neighbourhood analysis by its id."""
    return build


@pytest.fixture(scope="session")
def question_names() -> tuple[Option, ...]:
    """The questions of the questionnaire, as a user may name them."""
    return tuple(
        Option(q["id"], q["kort"], tuple(q.get("ook", ()))) for q in asked_questions().values()
    )


@pytest.fixture(name="read")
def _read(ask: Ask, question_names: tuple[Option, ...]) -> Callable[..., Meaning]:
    def read(text: str, question: str | None, signal: Signal = ANSWER, **more: object) -> Meaning:
        asked = ask(question, **more) if question else None
        return decide(text, asked, signal, question_names)

    return read
