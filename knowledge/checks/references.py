"""Whether what the content names really exists: ids of items, kinds, questions and options."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from knowledge.checks.advice_rules import AdviceRules
from knowledge.checks.exercise import Exercise, WorkedAnswer
from knowledge.checks.problems import nearest
from knowledge.checks.questionnaire import Condition, OptionSource, Question, Questionnaire
from knowledge.checks.schema import KINDS, BaseItem, Item, SourceReference

Place = tuple[str | int, ...]
Finding = tuple[Place, str]

# The fields that name items, and the kind that belongs there ("" is any kind).
_REFERENCE_FIELDS = {
    "als": "",
    "bron": "bron",
    "doe": "richting",
    "doelgroepen": "doelgroep",
    "locaties": "locatie",
    "overal": "",
    "plaats": "locatie",
    "problemen": "",
    "richtingen": "richting",
    "samen_met": "",
    "trede": "trede",
    "vereist": "",
    "verwant": "",
    "vuistregels": "vuistregel",
}


@dataclass(frozen=True)
class Known:
    """The ids that exist, and the kinds whose file could not be read, of which we say nothing."""

    ids: frozenset[str]
    unread_kinds: frozenset[str] = frozenset()

    def has(self, item_id: str) -> bool:
        return item_id in self.ids or item_id.split("/", 1)[0] in self.unread_kinds


def dangling(item: BaseItem, known: Known) -> Iterator[Finding]:
    """Ids that this item names and that do not exist or do not fit, with their place in the item."""
    for place, value, kind in _named_ids(item, ()):
        if value == item.id:
            yield place, "een item kan niet naar zichzelf verwijzen. Haal deze regel weg."
        else:
            yield from _missing_items((value,), place, known)
            yield from _wrong_kind(value, kind, place)
    if not isinstance(item, Item):
        return
    if item.onder is not None and item.onder != item.id:
        yield from _missing_items((item.onder,), ("onder",), known)
        yield from _wrong_kind(item.onder, item.soort, ("onder",))
    elif item.onder is not None:
        yield ("onder",), "een item kan niet onder zichzelf staan. Haal deze regel weg."
    fields = type(item).model_fields
    for i, field in enumerate(item.afgeleid):
        if field not in fields:
            yield ("afgeleid", i), f"er is geen veld '{field}'.{nearest(field, fields)}"


def dangling_in_questionnaire(questionnaire: Questionnaire, known: Known) -> Iterator[Finding]:
    """Kinds, ids and questions that are named and that do not exist, come too late or never fit."""
    earlier: dict[str, Question] = {}
    for s, step in enumerate(questionnaire.stappen):
        for q, question in enumerate(step.vragen):
            place: Place = ("stappen", s, "vragen", q)
            if question.id in earlier:
                message = f"de vraag '{question.id}' staat er twee keer. Kies een andere id."
                yield (*place, "id"), message
            for within, message in _in_question(question, earlier, known):
                yield (*place, *within), message
            earlier[question.id] = question
    if questionnaire.closing.als:
        last: Place = (
            "stappen",
            len(questionnaire.stappen) - 1,
            "vragen",
            len(step.vragen) - 1,
            "als",
        )
        yield last, "de laatste vraag wordt altijd gesteld. Haal de voorwaarde weg."
    yield from _in_outcomes(questionnaire, earlier, known)


def _in_outcomes(
    questionnaire: Questionnaire, asked: dict[str, Question], known: Known
) -> Iterator[Finding]:
    groups = {group.id for group in questionnaire.groepen}
    for n, line in enumerate(questionnaire.uitkomsten):
        place: Place = ("uitkomsten", n)
        if line.groep not in groups:
            message = f"er is geen groep '{line.groep}'.{nearest(line.groep, groups)}"
            yield (*place, "groep"), message
        for i, condition in enumerate(line.als):
            yield from _in_condition(condition, (*place, "als", i), asked, known)
        yield from _missing_items(line.kennis, (*place, "kennis"), known)
        yield from _sources(line.bronnen, place, known)


def dangling_in_rules(rules: AdviceRules, known: Known) -> Iterator[Finding]:
    """Ids that the rules for advice name and that do not exist; a question's own answers are no items."""
    for place, item_id in rules.named_ids():
        if item_id.split("/")[0] in KINDS:
            yield from _missing_items((item_id,), place, known)


def dangling_in_exercises(
    exercises: Iterable[Exercise], questionnaires: Mapping[str, Questionnaire], known: Known
) -> Iterator[Finding]:
    """Cases, questions and answers that the exercises name and that do not exist."""
    for n, exercise in enumerate(exercises):
        place: Place = ("oefeningen", n)
        yield from _missing_items((exercise.casus,), (*place, "casus"), known)
        yield from _wrong_kind(exercise.casus, "casus", (*place, "casus"))
        questionnaire = questionnaires.get(exercise.vragenlijst)
        if questionnaire is None:
            near = nearest(exercise.vragenlijst, questionnaires)
            message = f"er is geen vragenlijst '{exercise.vragenlijst}'.{near}"
            yield (*place, "vragenlijst"), message
            continue
        asked = {question.id: question for question in questionnaire.questions}
        for i, answer in enumerate(exercise.antwoorden):
            yield from _in_worked_answer(answer, (*place, "antwoorden", i), asked, known)


def _in_worked_answer(
    answer: WorkedAnswer, place: Place, asked: Mapping[str, Question], known: Known
) -> Iterator[Finding]:
    question = asked.get(answer.vraag)
    if question is None:
        near = nearest(answer.vraag, asked)
        yield (*place, "vraag"), f"er is geen vraag '{answer.vraag}'.{near}"
        return
    possible = _own_options(question)
    named: list[tuple[Place, str]] = [
        (("keuzes", i), value) for i, value in enumerate(answer.keuzes)
    ]
    named += [(("ook_goed", i), value) for i, value in enumerate(answer.ook_goed)]
    named += [(("cellen", i, "keuze"), cell.keuze) for i, cell in enumerate(answer.cellen)]
    for within, value in named:
        yield from _impossible(value, possible, (*place, *within))
        if possible is None:
            yield from _missing_items((value,), (*place, *within), known)
    yield from _sources(answer.bronnen, place, known)


def _named_ids(model: BaseModel, place: Place) -> Iterator[tuple[Place, str, str]]:
    for field, value in model:
        yield from _ids_in(value, (*place, field), _REFERENCE_FIELDS.get(field))


def _ids_in(value: object, place: Place, kind: str | None) -> Iterator[tuple[Place, str, str]]:
    if isinstance(value, BaseModel):
        yield from _named_ids(value, place)
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            yield from _ids_in(part, (*place, i), kind)
    elif kind is not None and isinstance(value, str) and "/" in value:
        yield place, value, kind


def _in_question(
    question: Question, earlier: dict[str, Question], known: Known
) -> Iterator[Finding]:
    for i, condition in enumerate(question.als):
        yield from _in_condition(condition, ("als", i), earlier, known)
    for field, source in (("opties", question.opties), ("rijen", question.rijen)):
        if source is not None:
            yield from _in_source(source, (field,), earlier, known)
    if question.kennissoort is not None and question.kennissoort not in KINDS:
        yield ("kennissoort",), _no_kind(question.kennissoort)
    possible = _own_options(question)
    for option in question.reacties:
        yield from _impossible(option, possible, ("reacties", option))
    for i, option in enumerate(question.goed):
        yield from _impossible(option, possible, ("goed", i))
    yield from _sources(question.bronnen, (), known)


def _sources(
    references: Iterable[SourceReference], within: Place, known: Known
) -> Iterator[Finding]:
    for i, reference in enumerate(references):
        place: Place = (*within, "bronnen", i, "bron")
        yield from _missing_items((reference.bron,), place, known)
        yield from _wrong_kind(reference.bron, "bron", place)


def _in_condition(
    condition: Condition, place: Place, earlier: dict[str, Question], known: Known
) -> Iterator[Finding]:
    yield from _missing_questions((condition.vraag,), (*place, "vraag"), earlier)
    asked = earlier.get(condition.vraag)
    if condition.rij is not None and asked is not None:
        yield from _impossible(condition.rij, _own_rows(asked), (*place, "rij"), "rij")
    for i, value in enumerate(condition.een_van):
        within: Place = (*place, "een_van", i)
        if value.split("/")[0] in KINDS:
            yield from _missing_items((value,), within, known)
        if asked is not None:
            is_about_rows = asked.rijen is not None and condition.rij is None
            possible = _own_rows(asked) if is_about_rows else _own_options(asked)
            yield from _impossible(value, possible, within, "rij" if is_about_rows else "optie")
    for i, value in enumerate(condition.kolom):
        if asked is not None:
            yield from _impossible(value, _own_options(asked), (*place, "kolom", i), "kolom")


def _own_options(question: Question) -> frozenset[str] | None:
    """The ids of all options where the file itself says them; None where they follow from answers."""
    if question.soort == "ja-nee":
        return frozenset({"ja", "nee"})
    return _written_in(question.opties)


def _own_rows(question: Question) -> frozenset[str] | None:
    return _written_in(question.rijen) if question.rijen is not None else frozenset()


def _written_in(source: OptionSource | None) -> frozenset[str] | None:
    if source is None or source.soort is not None or source.onder or source.gekozen:
        return None
    return frozenset(source.ids) | {option.id for option in source.zelf}


def _impossible(
    value: str, possible: frozenset[str] | None, place: Place, what: str = "optie"
) -> Iterator[Finding]:
    if possible is not None and value not in possible:
        yield place, f"de vraag heeft geen {what} '{value}'.{nearest(value, possible)}"


def _in_source(
    source: OptionSource, place: Place, earlier: dict[str, Question], known: Known
) -> Iterator[Finding]:
    if source.soort is not None and source.soort not in KINDS:
        yield (*place, "soort"), _no_kind(source.soort)
    for field in ("ids", "zonder"):
        for i, item_id in enumerate(getattr(source, field)):
            yield from _missing_items((item_id,), (*place, field, i), known)
    for field in ("onder", "gekozen"):
        for i, question_id in enumerate(getattr(source, field)):
            yield from _missing_questions((question_id,), (*place, field, i), earlier)


def _missing_items(ids: Iterable[str], place: Place, known: Known) -> Iterator[Finding]:
    for item_id in ids:
        if not known.has(item_id):
            yield place, f"'{item_id}' bestaat niet.{nearest(item_id, known.ids)}"


def _wrong_kind(item_id: str, kind: str, place: Place) -> Iterator[Finding]:
    if kind and not item_id.startswith(f"{kind}/"):
        yield place, f"hier hoort een id die begint met '{kind}/', er staat '{item_id}'."


def _missing_questions(
    ids: Iterable[str], place: Place, earlier: dict[str, Question]
) -> Iterator[Finding]:
    for question_id in ids:
        if question_id not in earlier:
            near = nearest(question_id, earlier)
            yield place, f"er is vóór deze vraag geen vraag '{question_id}'.{near}"


def _no_kind(kind: str) -> str:
    return f"soort '{kind}' bestaat niet.{nearest(kind, KINDS)}"
