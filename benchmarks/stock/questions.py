"""The questions of a questionnaire as the stock bot gets them: plain data, a slot for each."""

from collections.abc import Iterable
from typing import Any

from bot.interview.options import NO_ID, YES_ID
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import OptionSource, Question

QUESTIONNAIRE = "buurtanalyse"
FORM = "buurtanalyse_form"
Plain = dict[str, Any]
_YES_NO = [{"id": YES_ID, "label": "Ja", "onder": ""}, {"id": NO_ID, "label": "Nee", "onder": ""}]
_NOTHING: Plain = {"vast": [], "alle": [], "gekozen": [], "onder": []}


def slot_of(question_id: str) -> str:
    """The name of the slot of a question; a name in Python."""
    return question_id.replace("-", "_")


def questions(knowledge: Knowledge) -> list[Plain]:
    """Every question that the interview asks by itself."""
    found = knowledge.questionnaires[QUESTIONNAIRE].questions
    kinds = {q.id: q.opties.soort for q in found if q.opties is not None}
    return [_plain(q, knowledge, kinds) for q in found if not q.op_verzoek]


def _plain(question: Question, knowledge: Knowledge, kinds: dict[str, str | None]) -> Plain:
    options = _options(question.opties, knowledge, kinds)
    if question.soort == "ja-nee":
        options = {**_NOTHING, "vast": _YES_NO}
    rows = _options(question.rijen, knowledge, kinds)
    return {
        "id": question.id,
        "slot": slot_of(question.id),
        "soort": question.soort,
        "tekst": question.tekst,
        "kort": question.kort,
        "waarom": question.waarom,
        "opties": options,
        "rijen": rows,
        "als": [_condition(condition) for condition in question.als],
        "wisselt": any(part["gekozen"] or part["onder"] for part in (options, rows)),
    }


def _condition(condition: Any) -> Plain:
    return {
        "slot": slot_of(condition.vraag),
        "een_van": list(condition.een_van),
        "minstens": condition.minstens or 0,
        "niet": condition.niet,
    }


def _options(
    source: OptionSource | None, knowledge: Knowledge, kinds: dict[str, str | None]
) -> Plain:
    if source is None:
        return _NOTHING
    named = [i.id for i in knowledge.main(source.soort)] if source.soort else []
    named = [item for item in (*named, *source.ids) if item not in source.zonder]
    fixed = _items(named, knowledge) + [
        {"id": o.id, "label": o.label, "onder": ""} for o in source.zelf
    ]
    return {
        "vast": fixed,
        "alle": [o for q in (*source.gekozen, *source.onder) for o in _family(kinds[q], knowledge)],
        "gekozen": [slot_of(q) for q in source.gekozen],
        "onder": [slot_of(q) for q in source.onder],
    }


def _family(kind: str | None, knowledge: Knowledge) -> list[Plain]:
    """Every item of a kind, the main ones and what stands below them."""
    return [] if kind is None else _items([i.id for i in knowledge.of_kind(kind)], knowledge)


def _items(ids: Iterable[str], knowledge: Knowledge) -> list[Plain]:
    items = [knowledge.item(item_id) for item_id in ids]
    return [{"id": item.id, "label": item.titel, "onder": item.onder or ""} for item in items]
