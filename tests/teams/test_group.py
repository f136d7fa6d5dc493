"""In a group or channel: only when mentioned, each person a conversation of one's own, an analysis better alone."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from running_stack import RunningStack

from tests.teams.colleague import BOT, Colleague, actions, inputs, words
from tests.teams.standin import StandIn


def mention(text: str) -> dict[str, Any]:
    """A message with our name in it."""
    name = "<at>Buurtbrug</at>"
    return {
        "text": text.replace("@", name),
        "entities": [{"type": "mention", "text": name, "mentioned": BOT}],
    }


@pytest.fixture(params=["groupChat", "channel"])
def member(request: pytest.FixtureRequest, teams: RunningStack, standin: StandIn) -> Colleague:
    chat = f"19:{uuid.uuid4()}@thread.tacv2"
    return Colleague(standin, teams.address, kind=request.param, chat=chat)


def test_group_is_told_how_to_call_us(member: Colleague) -> None:
    member.does("conversationUpdate", membersAdded=[BOT])
    member.installs()
    member.reads("Noem mij met een @")
    member.does(**mention("@ wat is polarisatie?"))
    member.reads("Noem mij met een @")
    member.reads("Bron:")


def test_others_that_join_are_not_greeted(member: Colleague) -> None:
    member.does("conversationUpdate", membersAdded=[{"id": "29:iemand"}])
    member.does(**mention("@ wat is polarisatie?"))
    assert "Noem mij met een @" in words(member.sees(lambda s: s.type == "message"))


def test_mention_is_answered_and_our_name_is_no_part_of_the_question(member: Colleague) -> None:
    member.does(**mention("@\xa0wat is een trigger?"))
    member.reads("Noem mij met een @")
    assert "trigger" in words(member.reads("Bron:")).lower()


def test_what_is_not_said_to_us_gets_no_answer(member: Colleague) -> None:
    member.types("wat is een trigger?")
    other = {"id": "29:iemand", "name": "Iemand"}
    member.types(
        "<at>Iemand</at> wat is een fase?",
        entities=[{"type": "mention", "text": "<at>Iemand</at>", "mentioned": other}],
    )
    member.does(**mention("@ wat is polarisatie?"))
    first = member.sees(lambda s: s.type == "message")
    assert "Noem mij met een @" in words(first)
    member.reads("Bron: ")
    said = [s for s in member.standin.sent if s.conversation == member.chat]
    assert sum("Bron:" in words(s) for s in said) == 1


def test_analysis_in_a_group_is_better_alone_but_may_go_on(member: Colleague) -> None:
    member.does(**mention("@ begin de analyse"))
    told = member.reads("gaat beter onder vier ogen")
    link = next(a["url"] for a in actions(told.card) if a["type"] == "Action.OpenUrl")
    assert link == f"https://teams.microsoft.com/l/chat/0/0?users={BOT['id']}"
    question = member.sees_question()
    member.fills(question, tekst="ik ben wijkagent")
    member.sees_update(question)
    assert "Stap" in words(member.sees_question())


def test_card_in_a_group_takes_own_words(member: Colleague) -> None:
    member.does(**mention("@ begin de analyse"))
    assert "tekst" in inputs(member.sees_question().card)


def test_card_of_a_colleague_is_not_answered_for_them(member: Colleague) -> None:
    member.does(**mention("@ begin de analyse"))
    question = member.sees_question()
    other = Colleague(member.standin, member.portal, member.kind, member.chat)
    other.fills(question, tekst="ik ben wijkagent")
    other.reads("Deze kaart is voor een collega")
    member.fills(question, tekst="ik ben wijkagent")
    member.sees_update(question)


def test_two_in_one_group_do_not_get_into_each_others_analysis(member: Colleague) -> None:
    member.does(**mention("@ begin de analyse"))
    member.sees_question()
    other = Colleague(member.standin, member.portal, member.kind, member.chat)
    other.does(**mention("@ samenvatting"))
    other.reads("Er loopt nog geen analyse")


def test_threads_of_one_channel_are_one_conversation(member: Colleague) -> None:
    member.does(**mention("@ begin de analyse"))
    member.sees_question()
    channel = member.chat
    member.chat = f"{channel};messageid=1690000000000"
    member.does(**mention("@ hoe ver zijn we?"))
    member.reads("We zijn bij stap 1")
