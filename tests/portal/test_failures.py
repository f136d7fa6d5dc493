"""When something behind the portal fails: a clear refusal, nothing lost, and the same message succeeds later."""

from __future__ import annotations

import logging
import uuid

import httpx
import pytest

from bot.portal.problems import DENIED
from bot.talk import problems
from bot.use_cases.messages import Message, MessageKind, Sender
from bot.use_cases.ports import Turn
from tests.portal.test_refusals import check
from tests.portal.visitor import House, Visitor

SECRET_TEXT = "mijn buurman Achmed"


def later_it_succeeds(house: House, visitor: Visitor, sleutel: str) -> None:
    house.engine.trouble = None
    house.engine.forgets_to_answer = False
    assert visitor.post(sleutel, tekst="wat is polarisatie?").status_code == 200
    said = [m for m in visitor.history() if m["van"] == "gebruiker"]
    assert len(said) == 1


@pytest.mark.parametrize(
    "trouble",
    [
        httpx.ConnectError("weg"),
        httpx.ReadTimeout("traag"),
        httpx.RemoteProtocolError("half"),
        httpx.Response(500, text="Traceback: " + SECRET_TEXT),
        httpx.Response(401, json={"status": "geweigerd"}),
        httpx.Response(200, text="geen json"),
        httpx.Response(200, json={}),
        httpx.Response(200, json=[]),
        httpx.Response(200, json={"berichten": []}),
        httpx.Response(200, json={"berichten": ["tekst"]}),
        httpx.Response(200, json={"berichten": [{}]}),
        httpx.Response(200, json={"berichten": None}),
    ],
    ids=lambda trouble: repr(trouble)[:30] if isinstance(trouble, Exception) else trouble.text[:20],
)
def test_engine_that_does_not_answer_well_is_503_and_the_same_sleutel_succeeds_later(
    house: House, visitor: Visitor, trouble: Exception | httpx.Response
) -> None:
    sleutel = str(uuid.uuid4())
    house.engine.trouble = trouble
    response = visitor.post(sleutel, tekst="wat is polarisatie?")
    check(response, 503, "stuur het opnieuw")
    assert response.headers["Retry-After"]
    later_it_succeeds(house, visitor, sleutel)


def test_answer_that_came_too_late_was_kept_and_comes_with_the_same_sleutel(
    house: House, visitor: Visitor
) -> None:
    sleutel = str(uuid.uuid4())
    house.engine.forgets_to_answer = True
    check(visitor.post(sleutel, tekst="wat is polarisatie?"), 503)
    later_it_succeeds(house, visitor, sleutel)
    assert len(house.engine.seen) == 1


def test_database_that_is_away_is_503_and_the_same_sleutel_succeeds_later(
    house: House, visitor: Visitor
) -> None:
    sleutel = str(uuid.uuid4())
    with house.database_away():
        response = visitor.post(sleutel, tekst="wat is polarisatie?")
        check(response, 503, "veilig")
        assert response.headers["Retry-After"] == "30"
        check(visitor.send("POST", "/api/v1/gesprekken", json={}), 503)
        check(visitor.send("GET", "/api/v1/analyses/x"), 503)
    assert house.engine.seen == []
    later_it_succeeds(house, visitor, sleutel)


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        ("opslag", 503),
        ("gelijktijdig", 409),
        ("onbekend", 404),
        ("onverwacht", 500),
        ("nieuw", 500),
    ],
)
def test_failure_of_the_actions_is_told_and_the_same_sleutel_succeeds_later(
    house: House, visitor: Visitor, failure: str, status: int
) -> None:
    sleutel = str(uuid.uuid4())
    house.engine.trouble = httpx.Response(200, json={"berichten": [{"fout": failure}]})
    check(visitor.post(sleutel, tekst="wat is polarisatie?"), status)
    later_it_succeeds(house, visitor, sleutel)


def test_other_process_that_took_a_turn_meanwhile_is_409(house: House, visitor: Visitor) -> None:
    """The use case reads, somebody else writes, the use case writes: told, and nothing is lost."""
    take_turn, store = house.wiring.take_turn, house.wiring.store

    def overtaken(*arguments: object) -> object:
        conversation = store.conversation(visitor.id)
        said = Message(MessageKind.TEXT, "eerder", van=Sender.USER)
        clock = take_turn.clock
        result = store.open_question(visitor.id)
        if not any(m.tekst == "eerder" for m in store.messages(visitor.id)):
            store.record(Turn(conversation, "ander", clock(), said, ()))
        return result

    class Overtaken:
        """The store, with somebody who is always just faster."""

        def __getattr__(self, name: str) -> object:
            return overtaken if name == "open_question" else getattr(store, name)

    object.__setattr__(take_turn, "store", Overtaken())
    sleutel = str(uuid.uuid4())
    check(visitor.post(sleutel, tekst="wat is polarisatie?"), 409, "opnieuw op")
    assert visitor.post(sleutel, tekst="wat is polarisatie?").status_code == 200


def test_mistake_of_ours_is_500_and_tells_nothing(
    house: House, visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    broken = {"soort": "tekst", "tekst": SECRET_TEXT}
    house.engine.trouble = httpx.Response(200, json={"berichten": [{"berichten": [broken]}]})
    response = visitor.post(tekst=SECRET_TEXT)
    check(response, response.status_code)
    assert response.status_code in (500, 503)
    assert "Achmed" not in response.text
    assert "Achmed" not in caplog.text
    assert response.headers["Cache-Control"] == "no-store"


def test_logs_of_the_portal_never_hold_what_was_said(
    house: House, visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    visitor.say(SECRET_TEXT)
    house.engine.trouble = httpx.ConnectError(SECRET_TEXT)
    visitor.post(tekst=SECRET_TEXT)
    with house.database_away():
        visitor.post(tekst=SECRET_TEXT)
    visitor.post(tekst=f"/{SECRET_TEXT}")
    assert "Achmed" not in caplog.text


def test_refusals_do_not_pile_up_in_memory(visitor: Visitor) -> None:
    """An exception that is raised again and again keeps every frame that it passed, with all that is in it."""
    for _ in range(5):
        visitor.send("GET", visitor.path, token="")
        visitor.send("GET", visitor.path, token="fout")
    kept = [p for p in vars(problems).values() if isinstance(p, problems.Problem)]
    assert len(kept) > 4
    kept.append(DENIED)
    for problem in kept:
        assert problem.__traceback__ is None, problem.title
