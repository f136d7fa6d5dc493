"""Talking with Buurtbrug in a chat of one's own: welcome, answers, a short interview on cards."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
from running_stack import RunningStack

from knowledge.checks import shipped_knowledge
from tests.teams.colleague import Colleague, actions, inputs, submits, words


def test_welcome_says_what_this_is_and_what_one_can_do(colleague: Colleague) -> None:
    colleague.installs()
    colleague.reads("Ik ben een computerprogramma")
    begin = colleague.sees_question()
    assert "Waar zal ik u mee helpen?" in words(begin)
    assert "Ik vertel het gewoon even" in words(begin)


def test_being_installed_is_told_twice_and_welcomed_once(colleague: Colleague) -> None:
    colleague.installs()
    colleague.does(
        "conversationUpdate", membersAdded=[{"id": colleague.activity()["recipient"]["id"]}]
    )
    colleague.sees_question()
    colleague.types("wat is polarisatie?")
    colleague.sees(lambda sent: sent.type == "typing")
    colleague.reads("Bron:")
    greeted = [s for s in colleague.standin.sent if s.conversation == colleague.chat]
    assert sum("computerprogramma" in words(sent) for sent in greeted) == 1


def test_question_is_answered_with_its_source_after_a_typing_indicator(
    colleague: Colleague,
) -> None:
    colleague.types("wat is polarisatie?")
    colleague.reads("Ik ben een computerprogramma")
    colleague.sees(lambda sent: sent.type == "typing")
    answer = colleague.reads("Bron:")
    assert answer.verb == "reply"
    assert answer.activity["replyToId"]
    assert answer.activity["recipient"]["id"] == f"29:{colleague.person}"


def test_a_short_interview_on_cards(colleague: Colleague) -> None:
    """Every kind of question by card: one, several, a grid, yes or no; each card shows what was chosen."""
    colleague.types("begin de analyse")
    role = colleague.sees_question()
    assert "Stap 1" in words(role)
    kinds = set()
    question, answered = role, 0
    while answered < 14:
        if inputs(question.card):
            filled = answers_to(question.card)
            kinds |= {key[:3] for key in filled} or {"typ"}
        else:
            filled = {}
        if "buurt" in words(question) and not filled and not options_of(question.card):
            colleague.types("Het plein in het dorp, bij de winkels")
        elif filled:
            colleague.fills(question, **filled)
        else:
            colleague.submits(question, options_of(question.card)[0]["data"])
            kinds.add("knop")
        done = colleague.sees_update(question)
        assert "U koos: " in done or "eigen woorden" in done, done
        question = colleague.sees_question()
        answered += 1
    assert kinds >= {"keu", "rij", "knop"}
    colleague.types("samenvatting")
    assert "Dit heb ik tot nu toe van u begrepen" in words(colleague.reads("tot nu toe"))


def options_of(card: dict[str, object] | None) -> list[dict[str, object]]:
    """The buttons that stand for an option."""
    return [
        each
        for each in submits(card)
        if each.get("mode") != "secondary" and each["data"]["buurtbrug"].get("keuze")  # type: ignore[index]
    ]


def answers_to(card: dict[str, object] | None) -> dict[str, str]:
    """The first choice of each input, and of a grid the first two rows."""
    found = {name: field["choices"][0]["value"] for name, field in inputs(card).items()}
    rows = [name for name in found if name.startswith("rij:")]
    return {name: value for name, value in found.items() if name not in rows[2:]}


def test_card_shows_what_was_chosen(colleague: Colleague) -> None:
    colleague.installs()
    begin = colleague.sees_question()
    colleague.presses(begin, "Ik wil eerst weten wat polarisatie is")
    done = colleague.sees_update(begin)
    assert "U koos: Ik wil eerst weten wat polarisatie is" in done
    colleague.reads("Bron:")


def test_typed_answer_closes_the_card(colleague: Colleague) -> None:
    colleague.types("begin de analyse")
    role = colleague.sees_question()
    colleague.types("ik ben wijkagent")
    assert "U antwoordde in uw eigen woorden." in colleague.sees_update(role)
    assert colleague.sees_question().id != role.id


def test_question_in_between_closes_the_card_and_asks_again(colleague: Colleague) -> None:
    colleague.types("begin de analyse")
    role = colleague.sees_question()
    colleague.types("wat is een trigger?")
    assert "Deze vraag staat hieronder opnieuw." in colleague.sees_update(role)
    assert words(role).splitlines()[-3:] == words(colleague.sees_question()).splitlines()[-3:]


def test_card_of_a_question_that_is_not_open_any_more_gets_a_friendly_answer(
    colleague: Colleague,
) -> None:
    colleague.types("begin de analyse")
    role = colleague.sees_question()
    option = options_of(role.card)[0] if options_of(role.card) else None
    colleague.types("ik ben wijkagent")
    colleague.sees_question()
    if option is None:
        colleague.fills(role, **answers_to(role.card))
    else:
        colleague.submits(role, option["data"])  # type: ignore[arg-type]
    assert "Deze vraag is al beantwoord." in colleague.sees_update(role)
    colleague.reads("Die vraag was al beantwoord")


def test_nothing_chosen_is_asked_for_again_and_the_card_stays(colleague: Colleague) -> None:
    colleague.types("begin de korte route")
    phase = colleague.sees_question()
    colleague.fills(phase)
    colleague.reads("Ik zag nog geen keuze")
    colleague.fills(phase, **answers_to(phase.card))
    assert "U koos: " in colleague.sees_update(phase)


def test_orders_stand_under_the_dots(colleague: Colleague) -> None:
    colleague.types("begin de analyse")
    role = colleague.sees_question()
    orders = [each["title"] for each in actions(role.card) if each.get("mode") == "secondary"]
    assert orders == ["Terug", "Sla over", "Pauze"]
    colleague.presses(role, "Pauze")
    assert "U koos: Pauze" in colleague.sees_update(role)
    colleague.reads("ik heb alles bewaard")


def test_links_are_complete_addresses(colleague: Colleague) -> None:
    colleague.types("begin de korte route")
    colleague.sees_question()
    colleague.types("rond af")
    sure = colleague.sees_question()
    colleague.submits(sure, options_of(sure.card)[0]["data"])  # type: ignore[arg-type]
    told = colleague.sees(lambda s: any(a["type"] == "Action.OpenUrl" for a in actions(s.card)))
    links = [a["url"] for a in actions(told.card) if a["type"] == "Action.OpenUrl"]
    assert links[0].startswith("https://buurtbrug.voorbeeld.nl/rapport/")
    assert opens(colleague, links[0]).startswith("<!doctype html>")
    assert "werkt een kwartier" in words(told)
    colleague.types("rapport")
    again = colleague.reads("Hier is het rapport")
    assert opens(colleague, next(a["url"] for a in actions(again.card)))


def opens(colleague: Colleague, link: str) -> str:
    """As a browser without a session does, at the portal behind this address."""
    path = link.removeprefix("https://buurtbrug.voorbeeld.nl")
    page = httpx.get(f"{colleague.portal}{path}", headers={"Accept": "text/html"}, timeout=60)
    assert page.status_code == 200, page.text
    return page.text


def test_without_an_analysis_there_is_no_report(colleague: Colleague) -> None:
    colleague.types("rapport")
    shown = colleague.sees_question()
    assert "kwartier" not in words(shown)


def test_names_are_masked_before_anything_is_kept(colleague: Colleague) -> None:
    colleague.types("begin de analyse")
    colleague.sees_question()
    colleague.types("mijn collega Annemarie de Vries van 06-12345678 weet dat")
    colleague.reads("Namen en andere persoonsgegevens laat ik weg")
    assert "Annemarie" not in json.dumps([s.activity for s in colleague.standin.sent])


def test_who_and_where_are_kept_as_hashes_only(colleague: Colleague, teams: RunningStack) -> None:
    colleague.types("wat is polarisatie?")
    colleague.reads("Bron:")
    colleague.sees_question()
    folder = Path(teams.settings["BUURTBRUG_DATA"])
    kept = b"".join(file.read_bytes() for file in folder.glob("buurtbrug.sqlite*"))
    assert b"wat is polarisatie?" in kept
    for told in (colleague.person, colleague.chat, "Piet", colleague.standin.service_url):
        assert told.encode() not in kept


def test_new_conversation_is_asked_first_and_begins_with_the_greeting(colleague: Colleague) -> None:
    colleague.types("begin de analyse")
    role = colleague.sees_question()
    colleague.types("Opnieuw beginnen")
    sure = colleague.reads("Wilt u een nieuw gesprek beginnen?")
    colleague.presses(sure, "Nee, ga hier verder")
    assert "U blijft in dit gesprek" in colleague.sees_update(sure)
    colleague.types("nieuw gesprek")
    sure = colleague.reads("Wilt u een nieuw gesprek beginnen?")
    colleague.presses(sure, "Ja, begin een nieuw gesprek")
    assert "U begon een nieuw gesprek." in colleague.sees_update(sure)
    colleague.reads("Ik ben een computerprogramma")
    begin = colleague.sees_question()
    colleague.presses(role, "Pauze")
    colleague.reads("Deze kaart hoort bij een eerder gesprek")
    colleague.presses(begin, "Wat kunt u allemaal?")
    colleague.sees_update(begin)


def test_every_command_of_the_menu_is_understood(colleague: Colleague) -> None:
    phrases = shipped_knowledge().phrases
    colleague.types(phrases["teams-opdracht-analyse"])
    colleague.sees_question()
    colleague.types(phrases["teams-opdracht-samenvatting"])
    colleague.reads("U heeft nog niets ingevuld")
    colleague.sees_question()
    colleague.types(phrases["teams-opdracht-verder"])
    colleague.reads("We waren gebleven bij")
    colleague.types(phrases["teams-opdracht-hulp"])
    colleague.reads("U kunt altijd iets vragen")
    colleague.types(phrases["teams-opdracht-nieuw"])
    colleague.reads("Wilt u een nieuw gesprek beginnen?")


# What Teams sends besides messages


def test_attachment_alone_is_answered_in_words(colleague: Colleague) -> None:
    picture = {"contentType": "image/png", "contentUrl": "https://voorbeeld.nl/x.png"}
    colleague.does(attachments=[picture])
    colleague.reads("Bijlagen en plaatjes bekijk of bewaar ik niet")


def test_attachment_beside_a_text_does_not_keep_the_text_from_being_answered(
    colleague: Colleague,
) -> None:
    file = {"contentType": "application/vnd.microsoft.teams.file.download.info", "content": {}}
    colleague.types("wat is polarisatie?", attachments=[file])
    colleague.reads("De bijlage bekijk of bewaar ik niet")
    colleague.reads("Bron:")


def test_own_text_as_html_is_no_attachment(colleague: Colleague) -> None:
    copy = {"contentType": "text/html", "content": "<p>wat is polarisatie?</p>"}
    colleague.types("wat is polarisatie?", attachments=[copy])
    colleague.reads("Bron:")
    assert not any(
        "bijlage" in words(s) for s in colleague.standin.sent if s.conversation == colleague.chat
    )


def test_edited_and_deleted_messages_are_told_what_they_change(colleague: Colleague) -> None:
    colleague.does(
        "messageUpdate",
        text="iets anders",
        channelData={
            "eventType": "editMessage",
            "tenant": {"id": colleague.activity()["channelData"]["tenant"]["id"]},
        },
    )
    colleague.reads("U veranderde een eerder bericht")
    colleague.does("messageDelete")
    colleague.reads("U haalde een bericht weg uit Teams")


def test_reaction_gets_no_answer(colleague: Colleague) -> None:
    colleague.does("messageReaction", reactionsAdded=[{"type": "like"}])
    colleague.types("wat is polarisatie?")
    assert "computerprogramma" in words(colleague.sees(lambda s: s.type == "message"))


def test_slash_is_refused_in_words(colleague: Colleague) -> None:
    colleague.types("/restart")
    colleague.reads("begint met een schuine streep")


def test_text_that_is_too_long_is_refused_in_words(colleague: Colleague) -> None:
    colleague.types("het schuurt " * 1500)
    colleague.reads("Uw bericht is te lang")
