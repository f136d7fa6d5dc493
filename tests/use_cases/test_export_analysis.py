"""The JSON form of an analysis: as the published schema says, and the way back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.interview import moves
from bot.interview.route import current_question, questionnaire_of
from bot.interview.state import InterviewState, Phase
from bot.use_cases.analysis_schema import analysis_schema
from bot.use_cases.export_analysis import ExportAnalysis, NotAnAnalysis, state_from_json, to_json
from bot.use_cases.ports import Analysis, NotFound
from knowledge.checks import Knowledge, shipped_knowledge
from tests.interview.random_answers import valid_answers
from tests.use_cases.chat import BEGIN, Chat

AnyJson = dict[str, Any]


def check(exported: object) -> None:
    """Raise when it is not valid against the published schema."""
    validator = jsonschema.Draft202012Validator(
        analysis_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    validator.validate(json.loads(json.dumps(exported)))


def analysis_of(state: InterviewState, knowledge: Knowledge) -> Analysis:
    times = {answer.question: BEGIN + dt.timedelta(minutes=1) for answer in state.answers}
    return Analysis(
        "a-1", "g-1", state, 1, knowledge.version, BEGIN, BEGIN, None, answered_at=times
    )


@st.composite
def interviews(draw: st.DrawFn, knowledge: Knowledge) -> InterviewState:
    """An interview as far as somebody came, in any phase."""
    state = InterviewState("buurtanalyse")
    closing = questionnaire_of(state, knowledge).questions[-1].id
    for _ in range(draw(st.integers(0, 30))):
        question = current_question(state, knowledge)
        if question.id == closing:
            break
        if draw(st.integers(0, 9)) == 0:
            state = moves.skip(state, knowledge)
        else:
            answer = draw(valid_answers(question, state, knowledge))
            state = moves.give_answer(state, answer, knowledge).state
    return moves.set_phase(state, draw(st.sampled_from(Phase)))


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_any_interview_is_valid_and_comes_back_the_same(data: st.DataObject) -> None:
    knowledge = shipped_knowledge()
    state = data.draw(interviews(knowledge))
    exported = to_json(analysis_of(state, knowledge), knowledge)
    check(exported)
    assert state_from_json(json.loads(json.dumps(exported)), knowledge) == state


def test_schema_is_a_valid_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(analysis_schema())


def test_stored_analysis_is_exported_with_words_times_and_advice(chat: Chat) -> None:
    chat.finish()
    exported = ExportAnalysis(chat.store, chat.wiring.knowledge)(chat.analysis.id)
    check(exported)
    answers: list[AnyJson] = exported["antwoorden"]  # type: ignore[assignment]
    place = next(answer for answer in answers if answer["vraag"] == "locatie")
    assert place["keuzes"] == ["locatie/woonomgeving", "locatie/publieke-ruimte"]
    assert len(place["labels"]) == 2
    assert place["vraagtekst"] == "Waar speelt het vooral?"
    assert place["herkomst"] == "gezegd"
    assert all(answer["tijd"] for answer in answers)
    advice: AnyJson = exported["advies"]  # type: ignore[assignment]
    assert advice["richtingen"]
    assert advice["interventies"]
    assert state_from_json(exported, chat.wiring.knowledge) == chat.state


def test_grid_is_exported_as_rows_and_choices(chat: Chat) -> None:
    chat.come_to("signalen").fill(("signalering/bewoners", "indruk"))
    exported = ExportAnalysis(chat.store, chat.wiring.knowledge)(chat.analysis.id)
    check(exported)
    answers: list[AnyJson] = exported["antwoorden"]  # type: ignore[assignment]
    assert answers[-1]["keuzes"] == [{"rij": "signalering/bewoners", "keuze": "indruk"}]


def test_unknown_analysis_is_not_found(chat: Chat) -> None:
    with pytest.raises(NotFound):
        ExportAnalysis(chat.store, chat.wiring.knowledge)("bestaat-niet")


def an_answer(**changes: Any) -> AnyJson:
    return {"antwoorden": [{"vraag": "locatie", "keuzes": ["locatie/scholen"]} | changes]}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Het veld 'antwoorden' ontbreekt of is geen lijst."),
        ({"antwoorden": "veel"}, "Het veld 'antwoorden' ontbreekt of is geen lijst."),
        ({"vragenlijst": "weer", "antwoorden": []}, "De vragenlijst 'weer' bestaat niet."),
        ({"vragenlijst": ["weer"], "antwoorden": []}, "De vragenlijst"),
        ({"vragenlijst": {}, "antwoorden": []}, "De vragenlijst"),
        ({"status": "zoek", "antwoorden": []}, "De status 'zoek' bestaat niet."),
        ({"status": [], "antwoorden": []}, "De status"),
        ({"antwoorden": ["locatie"]}, "Elk antwoord heeft een veld 'vraag' nodig."),
        ({"antwoorden": [{}]}, "Elk antwoord heeft een veld 'vraag' nodig."),
        (an_answer(vraag="weer"), "De vraag 'weer' bestaat niet in deze vragenlijst."),
        (an_answer(keuzes="locatie/scholen"), "De keuzes bij 'locatie' zijn geen lijst."),
        (an_answer(keuzes=["locatie/maan"]), "Bij de vraag 'locatie' kan 'locatie/maan' niet."),
        (an_answer(keuzes=[["locatie/scholen"]]), "heeft niet de goede vorm"),
        (an_answer(keuzes=[None]), "heeft niet de goede vorm"),
        (an_answer(keuzes=[{"rij": "x"}]), "heeft niet de goede vorm"),
        (an_answer(keuzes=[{"rij": 1, "keuze": 2}]), "heeft niet de goede vorm"),
        (an_answer(keuzes=[{"rij": [], "keuze": {}}]), "heeft niet de goede vorm"),
        (an_answer(uitkomst="misschien"), "heeft niet de goede vorm"),
        (an_answer(herkomst=3), "heeft niet de goede vorm"),
        (an_answer(tekst=3), "heeft niet de goede vorm"),
        (
            {"antwoorden": [{"vraag": "rol"}, {"vraag": "rol"}]},
            "De vraag 'rol' staat er twee keer in.",
        ),
    ],
)
def test_what_is_no_analysis_is_refused_with_the_reason(
    knowledge: Knowledge, data: AnyJson, said: str
) -> None:
    with pytest.raises(NotAnAnalysis) as raised:
        state_from_json(data, knowledge)
    assert said in str(raised.value)


def test_question_that_is_not_asked_here_may_stay(knowledge: Knowledge) -> None:
    """A script may fill in more than this route would ask."""
    data = {"antwoorden": [{"vraag": "overal", "keuzes": ["ja"]}]}
    assert state_from_json(data, knowledge).answer_to("overal") is not None


def test_least_that_is_an_analysis(knowledge: Knowledge) -> None:
    state = state_from_json({"antwoorden": []}, knowledge)
    assert state == InterviewState("buurtanalyse")


json_values: Callable[[], st.SearchStrategy[Any]] = lambda: st.recursive(  # noqa: E731
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(
        ["locatie", "rol", "locatie/scholen", "lopend", "buurtanalyse", "beantwoord"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["vraag", "keuzes", "rij", "keuze", "tekst", "uitkomst", "herkomst"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(
    data=st.fixed_dictionaries(
        {"antwoorden": st.lists(json_values(), max_size=3) | json_values()},
        optional={"vragenlijst": json_values(), "status": json_values()},
    )
)
def test_any_json_is_an_analysis_or_is_refused_and_nothing_else(data: AnyJson) -> None:
    try:
        state = state_from_json(data, shipped_knowledge())
    except NotAnAnalysis:
        return
    assert isinstance(state, InterviewState)
