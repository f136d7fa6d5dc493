"""An analysis in its JSON form, as the published schema describes it, and back again.

The form carries everything that the report and another programme need, and no text that was not masked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.interview.options import accepted_options, rows
from bot.interview.route import is_relevant, questionnaire_of
from bot.interview.state import Answer, Cell, InterviewState, Origin, Outcome, Phase
from bot.interview.wording import labels
from bot.use_cases.agreements import agreement_json, agreements_in
from bot.use_cases.compare_versions import CompareVersions
from bot.use_cases.mentioned import mentioned
from bot.use_cases.overview import overview
from bot.use_cases.ports import Analysis, Store
from bot.use_cases.results import result_json
from knowledge.checks import Knowledge

FORMAT = "buurtbrug-analyse/1"


class NotAnAnalysis(ValueError):
    """The data does not have the form of an analysis; the message says in Dutch what is wrong."""


@dataclass(frozen=True)
class ExportAnalysis:
    """The use case with what it needs."""

    store: Store
    knowledge: Knowledge

    def __call__(self, analysis_id: str) -> dict[str, object]:
        """The analysis as JSON. Raises NotFound or StoreUnavailable."""
        analysis = self.store.analysis(analysis_id)
        conversation = self.store.conversation(analysis.conversation)
        can_be_changed = conversation.analysis == analysis_id
        versions = CompareVersions(self.store, self.knowledge).all(analysis_id)
        more = {"te_wijzigen": can_be_changed, "versies": versions}
        return to_json(analysis, self.knowledge) | more


def to_json(analysis: Analysis, knowledge: Knowledge) -> dict[str, object]:
    """The public form of an analysis. The advice is the one that was given at the end, else it is made now.

    What was finished and taken up again has no advice that was given at the end.
    """
    state = analysis.state
    given = analysis.advice if state.phase is Phase.FINISHED else None
    advice = given or result_json(state, knowledge)
    return {
        "formaat": FORMAT,
        "id": analysis.id,
        "vragenlijst": state.questionnaire,
        "titel": _title(state, knowledge),
        "versie": analysis.questionnaire_version,
        "kennisversie": analysis.knowledge_version,
        "oefening": state.practice,
        "met_advies": questionnaire_of(state, knowledge).advies,
        "status": state.phase.value,
        "begonnen": analysis.started.isoformat(),
        "gewijzigd": analysis.changed.isoformat(),
        "antwoorden": [_answer_json(answer, analysis, knowledge) for answer in state.answers],
        "acties": [agreement_json(a) for a in agreements_in(state, knowledge)],
        "advies": dict(advice),
        "stappen": overview(state, knowledge),
        "kennis": mentioned(advice, knowledge, _chosen_interventions(state)),
    }


def _chosen_interventions(state: InterviewState) -> tuple[str, ...]:
    return tuple(c for a in state.answers for c in a.choices if c.startswith("interventie/"))


def _title(state: InterviewState, knowledge: Knowledge) -> str:
    if state.practice in knowledge.items:
        return knowledge.get(state.practice or "").titel
    return questionnaire_of(state, knowledge).titel


def _answer_json(answer: Answer, analysis: Analysis, knowledge: Knowledge) -> dict[str, object]:
    question = questionnaire_of(analysis.state, knowledge).question(answer.question)
    at = analysis.answered_at.get(answer.question)
    choices: list[object] = list(answer.choices)
    choices += [{"rij": cell.row, "keuze": cell.choice} for cell in answer.cells]
    return {
        "vraag": answer.question,
        "vraagtekst": question.tekst,
        "stap": questionnaire_of(analysis.state, knowledge).step_of(question.id).nummer,
        "keuzes": choices,
        "labels": list(labels(answer, question, analysis.state, knowledge)),
        "tekst": answer.text,
        "uitkomst": answer.outcome.value,
        "herkomst": answer.origin.value,
        "tijd": at.isoformat() if at is not None else None,
    }


def state_from_json(data: Mapping[str, Any], knowledge: Knowledge) -> InterviewState:
    """The interview behind the JSON form; NotAnAnalysis when it cannot be one."""
    questionnaire = data.get("vragenlijst", "buurtanalyse")
    if not isinstance(questionnaire, str) or questionnaire not in knowledge.questionnaires:
        raise NotAnAnalysis(f"De vragenlijst '{questionnaire}' bestaat niet.")
    answers = data.get("antwoorden")
    if not isinstance(answers, list):
        raise NotAnAnalysis("Het veld 'antwoorden' ontbreekt of is geen lijst.")
    given = tuple(map(_answer_from, answers))
    _check_once_each(given)
    return _checked(InterviewState(questionnaire, given, phase=_phase(data)), knowledge)


def _check_once_each(answers: Sequence[Answer]) -> None:
    seen: set[str] = set()
    for answer in answers:
        if answer.question in seen:
            raise NotAnAnalysis(f"De vraag '{answer.question}' staat er twee keer in.")
        seen.add(answer.question)


def _phase(data: Mapping[str, Any]) -> Phase:
    try:
        return Phase(data.get("status", Phase.RUNNING.value))
    except ValueError:
        raise NotAnAnalysis(f"De status '{data.get('status')}' bestaat niet.") from None


def _answer_from(data: object) -> Answer:
    if not isinstance(data, Mapping) or not isinstance(data.get("vraag"), str):
        raise NotAnAnalysis("Elk antwoord heeft een veld 'vraag' nodig.")
    choices = data.get("keuzes", [])
    if not isinstance(choices, list):
        raise NotAnAnalysis(f"De keuzes bij '{data['vraag']}' zijn geen lijst.")
    try:
        return Answer(
            question=data["vraag"],
            choices=tuple(c for c in choices if isinstance(c, str)),
            cells=tuple(_cell_from(c) for c in choices if not isinstance(c, str)),
            text=_text(data.get("tekst") or ""),
            outcome=Outcome(data.get("uitkomst", Outcome.ANSWERED.value)),
            origin=Origin(data.get("herkomst", Origin.SAID.value)),
        )
    except (KeyError, TypeError, ValueError):
        raise NotAnAnalysis(
            f"Het antwoord bij '{data['vraag']}' heeft niet de goede vorm."
        ) from None


def _cell_from(data: Mapping[str, Any]) -> Cell:
    return Cell(_text(data["rij"]), _text(data["keuze"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {type(value).__name__}")
    return value


def _checked(state: InterviewState, knowledge: Knowledge) -> InterviewState:
    known = {question.id: question for question in questionnaire_of(state, knowledge).questions}
    for answer in state.answers:
        question = known.get(answer.question)
        if question is None:
            raise NotAnAnalysis(f"De vraag '{answer.question}' bestaat niet in deze vragenlijst.")
        columns = {option.id for option in accepted_options(question, state, knowledge)}
        row_ids = {row.id for row in rows(question, state, knowledge)}
        unknown = [c for c in answer.choices if c not in columns]
        unknown += [c.row for c in answer.cells if c.row not in row_ids]
        unknown += [c.choice for c in answer.cells if c.choice not in columns]
        if unknown and is_relevant(question, state, knowledge):
            raise NotAnAnalysis(f"Bij de vraag '{answer.question}' kan '{unknown[0]}' niet.")
    return state
