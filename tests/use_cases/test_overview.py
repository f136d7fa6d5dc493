"""The overview of an analysis, and what the ids in its advice mean."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.interview.state import InterviewState
from bot.use_cases.analysis_schema import analysis_schema
from bot.use_cases.export_analysis import ExportAnalysis
from bot.use_cases.give_advice import advice_for, as_json
from bot.use_cases.mentioned import mentioned
from bot.use_cases.overview import overview
from knowledge.checks import Knowledge
from tests.use_cases.chat import Chat


def asked(state: InterviewState, knowledge: Knowledge) -> dict[str, Any]:
    steps: list[Any] = overview(state, knowledge)
    return {question["vraag"]: question for step in steps for question in step["vragen"]}


def exported(chat: Chat) -> dict[str, Any]:
    given = ExportAnalysis(chat.store, chat.wiring.knowledge)(chat.analysis.id)
    found: dict[str, Any] = json.loads(json.dumps(given))
    return found


def test_an_empty_interview_has_all_its_steps_open(knowledge: Knowledge) -> None:
    state = InterviewState("buurtanalyse")
    steps = overview(state, knowledge)
    assert [step["nummer"] for step in steps] == ["1", "2", "3", "4"]
    assert {question["uitkomst"] for question in asked(state, knowledge).values()} == {"open"}


def test_the_closing_question_is_no_part_of_it(knowledge: Knowledge) -> None:
    assert "afronden" not in asked(InterviewState("buurtanalyse"), knowledge)


def test_an_answer_stands_there_in_words(chat: Chat, knowledge: Knowledge) -> None:
    chat.come_to("overal")
    questions = asked(chat.state, knowledge)
    assert questions["locatie"]["antwoord"] == "de directe woonomgeving en de openbare ruimte"
    assert questions["overal"]["uitkomst"] == "open"


def test_questions_that_make_no_sense_are_left_out(chat: Chat, knowledge: Knowledge) -> None:
    chat.come_to("fase")
    assert "fase-per-locatie" not in asked(chat.state, knowledge)
    chat.choose("actie/wijzig/overal")
    chat.choose("nee")
    questions = asked(chat.state, knowledge)
    assert "fase-per-locatie" in questions
    assert "fase" not in questions


def test_skipped_and_not_known_are_told_apart(chat: Chat, knowledge: Knowledge) -> None:
    chat.come_to("buurt").choose("actie/overslaan")
    chat.choose("weet-niet")
    questions = asked(chat.state, knowledge)
    assert questions["buurt"]["uitkomst"] == "overgeslagen"


def test_every_id_of_the_advice_is_explained(chat: Chat, knowledge: Knowledge) -> None:
    chat.finish()
    advice = as_json(advice_for(chat.state, knowledge))
    known = mentioned(advice, knowledge)
    lists: list[Any] = [advice[key] for key in ("richtingen", "interventies", "doelgroepen")]
    advised = [each for found in lists for each in found]
    named = {each["id"] for each in advised}
    named |= {i for each in advised for r in each["redenen"] for i in (*r["antwoorden"], r["bron"])}
    assert named
    assert named - set(known) == set()
    assert all(item["titel"] for item in known.values())


def test_an_intervention_says_what_is_known_of_its_effect(chat: Chat, knowledge: Knowledge) -> None:
    chat.finish()
    known = mentioned(as_json(advice_for(chat.state, knowledge)), knowledge)
    interventions = [item for i, item in known.items() if i.startswith("interventie/")]
    assert interventions
    assert all(item["methode"] and item["werkzaamheid"] for item in interventions)


def test_what_has_left_the_knowledge_is_left_out(knowledge: Knowledge) -> None:
    gone = {"id": "richting/99", "redenen": []}
    advice = {"richtingen": [gone], "interventies": [], "verwijzingen": ["verwijzing/weg"]}
    assert mentioned(advice, knowledge) == {}


def test_options_of_a_questionnaire_have_their_label(knowledge: Knowledge) -> None:
    reason = {"tekst": "x", "antwoorden": ["bewoners/radicaal"], "bron": "bron/handreiking"}
    advice = {"richtingen": [{"id": "richting/7", "redenen": [reason]}], "interventies": []}
    known = mentioned(advice, knowledge)
    assert known["bewoners/radicaal"] == {"titel": "Ze denken echt radicaal of racistisch"}


def test_the_export_says_whether_it_can_still_be_changed(chat: Chat) -> None:
    chat.come_to("vorm")
    first = chat.analysis.id
    assert exported(chat)["te_wijzigen"] is True
    chat.choose("actie/opnieuw")
    chat.choose("actie/opnieuw-ja")
    given = ExportAnalysis(chat.store, chat.wiring.knowledge)(first)
    assert given["te_wijzigen"] is False


def test_advice_is_made_anew_when_a_finished_analysis_is_taken_up_again(chat: Chat) -> None:
    chat.finish()
    before = exported(chat)["advies"]
    chat.choose("actie/wijzig/oorzaken")
    chat.choose("oorzaak/c")
    again = exported(chat)
    assert again["status"] == "lopend"
    assert again["advies"] != before
    assert before["richtingen"]


@pytest.mark.parametrize("field", ["stappen", "kennis", "te_wijzigen", "titel", "plaatjes"])
def test_the_schema_describes_what_the_page_needs(field: str) -> None:
    assert field in analysis_schema()["properties"]


def test_the_last_message_links_to_the_page(chat: Chat) -> None:
    chat.finish()
    links = [link for message in chat.reply for link in message.koppelingen]
    assert [(link.titel, link.url) for link in links] == [
        ("Bekijk uw analyse", f"/analyse/{chat.analysis.id}")
    ]
