"""Talking through the chat API: what comes back, what is passed on, and what is done once only."""

import asyncio
import uuid

import httpx

from tests.portal.visitor import House, Visitor, message


def test_new_conversation_greets_and_gives_a_token(visitor: Visitor) -> None:
    assert len(visitor.token) >= 32
    assert [m["van"] for m in visitor.reply] == ["bot", "bot"]
    assert visitor.reply[-1]["vraag"]["opties"][0]["id"] == "actie/verhaal"


def test_empty_body_opens_a_conversation_on_the_web(stranger: Visitor) -> None:
    assert stranger.send("POST", "/api/v1/gesprekken", json={}).status_code == 201


def test_whole_interview_by_text_and_button(visitor: Visitor) -> None:
    visitor.choose("actie/start/buurtanalyse")
    visitor.say("opbouwwerker")
    visitor.say("Noord, rond het plein.")
    visitor.post(keuzes=[{"rij": "signalering/bewoners", "keuze": "indruk"}])
    history = visitor.history()
    assert [m["vraag"]["id"] for m in history if m["vraag"]][-1] == "vorm"
    assert [m["tekst"] for m in history if m["van"] == "gebruiker"][1:3] == [
        "opbouwwerker",
        "Noord, rond het plein.",
    ]


def test_reply_has_the_published_form(visitor: Visitor) -> None:
    visitor.choose("actie/start/buurtanalyse")
    asked = visitor.reply[-1]
    assert set(asked) == {
        "id", "van", "soort", "tekst", "vraag", "kennis", "koppelingen", "analyse",
    }  # fmt: skip
    assert {
        "id", "stap", "nummer", "totaal", "kennissoort", "soort", "opties", "vrije_tekst",
    } <= set(asked["vraag"])  # fmt: skip
    assert asked["analyse"]


def test_details_of_people_reach_neither_engine_nor_database(
    house: House, visitor: Visitor
) -> None:
    visitor.choose("actie/start/buurtanalyse")
    visitor.choose("rol/buurtprofessional")
    visitor.say("Bel de voorzitter maar op 06-12345678, die weet er alles van.")
    assert visitor.reply[0]["soort"] == "melding"
    assert "06-12345678" not in str(house.engine.seen)
    assert "06-12345678" not in str(visitor.history())
    database = (house.folder / "data").iterdir()
    assert all(b"06-12345678" not in path.read_bytes() for path in database)
    assert house.engine.seen[-1]["metadata"]["gemaskeerd"] == ["telefoon"]


def test_text_beside_a_choice_is_masked_too(house: House, visitor: Visitor) -> None:
    visitor.choose("actie/start/buurtanalyse")
    visitor.post(keuzes=["rol/buurtprofessional"], tekst="mail jan@voorbeeld.nl")
    assert "jan@voorbeeld.nl" not in str(house.engine.seen)


def test_choice_is_passed_on_as_an_intent_and_text_as_text(house: House, visitor: Visitor) -> None:
    visitor.choose("actie/start/buurtanalyse")
    visitor.say("opbouwwerker")
    chosen, typed = house.engine.seen
    assert (chosen["tekst"], chosen["interview"]) == ("/kies", False)
    assert (typed["tekst"], typed["interview"]) == ("opbouwwerker", True)


def test_same_sleutel_gives_the_same_reply_and_does_not_reach_the_engine_again(
    house: House, visitor: Visitor
) -> None:
    sleutel = str(uuid.uuid4())
    first = visitor.post(sleutel, tekst="wat is polarisatie?")
    again = visitor.post(sleutel, tekst="wat is polarisatie?")
    assert first.json() == again.json()
    assert len(house.engine.seen) == 1
    assert len([m for m in visitor.history() if m["van"] == "gebruiker"]) == 1


def test_two_messages_at_once_are_handled_one_after_the_other(
    house: House, visitor: Visitor
) -> None:
    visitor.choose("actie/start/buurtanalyse")
    house.engine.pause = 0.05

    async def both() -> list[httpx.Response]:
        bodies = (message(tekst="sla over"), message(tekst="sla over"))
        posts = (visitor.request("POST", visitor.path, json=body) for body in bodies)
        return await asyncio.gather(*posts)

    replies = visitor.runner.run(both())
    assert [reply.status_code for reply in replies] == [200, 200]
    assert house.engine.busiest == 1
    asked = {reply.json()["berichten"][-1]["vraag"]["id"] for reply in replies}
    assert asked == {"buurt", "signalen"}


def test_same_message_twice_at_once_is_handled_once(house: House, visitor: Visitor) -> None:
    house.engine.pause = 0.05
    body = message(tekst="wat is polarisatie?")

    async def both() -> list[httpx.Response]:
        posts = (visitor.request("POST", visitor.path, json=body) for _ in range(2))
        return await asyncio.gather(*posts)

    first, second = visitor.runner.run(both())
    assert first.json() == second.json()
    assert len(house.engine.seen) == 1


def test_two_conversations_do_not_wait_for_each_other(house: House, visitor: Visitor) -> None:
    other = Visitor(house.app, visitor.runner).open()
    house.engine.pause = 0.05

    async def both() -> list[httpx.Response]:
        posts = (
            v.request("POST", v.path, json=message(tekst="wat is polarisatie?"))
            for v in (visitor, other)
        )
        return await asyncio.gather(*posts)

    assert [reply.status_code for reply in visitor.runner.run(both())] == [200, 200]
    assert house.engine.busiest == 2


def test_stale_window_is_told_where_we_are(visitor: Visitor) -> None:
    visitor.choose("actie/start/buurtanalyse")
    visitor.choose("rol/buurtprofessional")
    reply = visitor.post(vraag="rol", keuzes=["rol/beleidsambtenaar"]).json()["berichten"]
    assert reply[0]["soort"] == "melding"
    assert reply[-1]["vraag"]["id"] == "buurt"


def test_longest_message_that_is_allowed_is_taken(visitor: Visitor) -> None:
    visitor.choose("actie/start/buurtanalyse")
    visitor.choose("rol/buurtprofessional")
    assert visitor.post(tekst="é" * 12_000).status_code == 200
