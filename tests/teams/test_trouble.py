"""When something is away: Teams itself, its access tokens, its keys, our engine, our database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from running_stack import RunningStack

from tests.teams.colleague import Colleague, submits, words
from tests.teams.conftest import beside
from tests.teams.standin import Sent, StandIn


@contextmanager
def another_portal(
    stack: RunningStack, folder: Path, standin: StandIn, **settings: str
) -> Iterator[RunningStack]:
    portal = beside(stack, folder, **(standin.settings() | settings))
    try:
        portal.start_one("portal")
        standin.wait(lambda: (folder / "portal.log").exists() and _answers(portal))
        yield portal
    finally:
        portal.stop()


def _answers(portal: RunningStack) -> bool:
    try:
        return httpx.get(f"{portal.address}/widget.js").is_success
    except httpx.HTTPError:
        return False


def log_of(portal: RunningStack) -> str:
    return (portal.logs / "portal.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("status", [412, 429, 502, 503, 504])
def test_teams_that_is_away_for_a_while_gets_the_answer_later(
    colleague: Colleague, status: int
) -> None:
    colleague.standin.trouble[:] = [status, status]
    colleague.types("wat is polarisatie?")
    colleague.reads("Ik ben een computerprogramma")
    colleague.reads("Bron:")
    assert colleague.standin.trouble == []


def test_message_that_teams_refuses_is_not_sent_again_and_the_next_one_is_answered(
    colleague: Colleague, teams: RunningStack
) -> None:
    colleague.standin.trouble[:] = [403]
    colleague.types("mijn buurman Achmed vraagt wat polarisatie is")
    colleague.standin.wait(lambda: not colleague.standin.trouble)
    colleague.types("wat is een trigger?")
    colleague.reads("Bron:")
    assert "teams: send failed: ClientResponseError 403" in log_of(teams)
    assert "Achmed" not in log_of(teams)


def test_answer_that_never_arrived_is_kept_and_the_question_comes_again(
    colleague: Colleague,
) -> None:
    colleague.types("begin de analyse")
    role = colleague.sees_question()
    # The update of the card, and the next question.
    colleague.standin.trouble[:] = [403, 403]
    colleague.presses(role, "Professional in de buurt")
    colleague.standin.wait(lambda: not colleague.standin.trouble)
    colleague.types("samenvatting")
    assert "professional in de buurt" in words(colleague.reads("Dit heb ik tot nu toe"))
    assert "Stap" in words(colleague.sees_question())


def test_card_that_cannot_be_replaced_does_not_keep_the_answer_back(colleague: Colleague) -> None:
    colleague.installs()
    begin = colleague.sees_question()
    colleague.standin.trouble[:] = [404]
    colleague.presses(begin, "Ik wil eerst weten wat polarisatie is")
    colleague.reads("Bron:")


def test_access_token_that_cannot_be_had_is_asked_for_again(
    stack: RunningStack, standin: StandIn, tmp_path: Path
) -> None:
    standin.no_tokens = True
    try:
        with another_portal(stack, tmp_path, standin) as portal:
            colleague = Colleague(standin, portal.address)
            asked = standin.tokens_asked
            colleague.types("wat is polarisatie?")
            standin.wait(lambda: standin.tokens_asked > asked + 1)
            standin.no_tokens = False
            colleague.reads("Bron:")
            assert "teams: token failed: ValueError" in log_of(portal)
            assert "geheim" not in log_of(portal)
    finally:
        standin.no_tokens = False


def test_keys_that_cannot_be_fetched_keep_the_door_closed(
    stack: RunningStack, standin: StandIn, tmp_path: Path
) -> None:
    nowhere = {"BUURTBRUG_TEAMS_OPENID_URL": "https://localhost:9/openid"}
    with another_portal(stack, tmp_path, standin, **nowhere) as portal:
        colleague = Colleague(standin, portal.address)
        assert colleague.deliver(colleague.activity(text="hallo")).status_code == 503


def test_engine_that_is_away_is_told_and_the_card_can_be_used_again(
    stack: RunningStack, teams: RunningStack, standin: StandIn, tmp_path: Path
) -> None:
    gone = {"BUURTBRUG_ENGINE_URL": "http://127.0.0.1:9"}
    with another_portal(stack, tmp_path, standin, **gone) as portal:
        colleague = Colleague(standin, portal.address)
        colleague.installs()
        begin = colleague.sees_question()
        colleague.presses(begin, "Ik wil eerst weten wat polarisatie is")
        colleague.reads("Wacht even en stuur het opnieuw")
        assert not any(s.verb == "update" and s.id == begin.id for s in standin.sent)
        colleague.portal = teams.address
        colleague.presses(begin, "Ik wil eerst weten wat polarisatie is")
        assert "U koos: " in colleague.sees_update(begin)
        colleague.reads("Bron:")


def test_database_that_is_away_is_told_and_the_same_message_succeeds_later(
    stack: RunningStack, teams: RunningStack, standin: StandIn, tmp_path: Path
) -> None:
    without = {"BUURTBRUG_DATA": str(tmp_path / "leeg"), "DATABASE_URL": ""}
    with another_portal(stack, tmp_path, standin, **without) as portal:
        colleague = Colleague(standin, portal.address)
        activity = colleague.activity(text="wat is polarisatie?")
        assert colleague.deliver(activity).status_code == 200
        colleague.reads("Wacht een halve minuut en stuur het opnieuw")
        colleague.portal = teams.address
        assert colleague.deliver(activity).status_code == 200
        colleague.reads("Bron:")


def test_what_is_under_way_is_ended_before_the_portal_stops(
    stack: RunningStack, standin: StandIn, tmp_path: Path
) -> None:
    with another_portal(stack, tmp_path, standin) as portal:
        colleague = Colleague(standin, portal.address)
        standin.trouble[:] = [503]
        colleague.types("wat is polarisatie?")
        standin.wait(lambda: not standin.trouble)
        portal.processes["portal"].terminate()
        colleague.reads("Bron:")


MALFORMED = [
    {},
    {"buurtbrug": "x"},
    {"buurtbrug": {}},
    {"buurtbrug": {"van": 3, "vraag": "rol"}},
    {"buurtbrug": {"van": "x", "vraag": "rol", "keuze": ["a"]}},
    {"buurtbrug": {"van": "x", "vraag": "rol", "keuze": "a" * 200}},
    {"buurtbrug": {"van": "x", "vraag": "rol"}, "keuze.0": 3},
    {"buurtbrug": {"van": "x", "vraag": "rol"}, "keuze.0": ",".join("a" * 300)},
    {"buurtbrug": {"van": "x", "vraag": "rol"}, "rij:a": {"b": "c"}},
]


@pytest.mark.parametrize("value", MALFORMED, ids=str)
def test_card_that_cannot_be_read_gets_a_friendly_answer(
    colleague: Colleague, value: dict[str, object]
) -> None:
    colleague.does(value=value, replyToId="bot-1")
    colleague.reads("kan ik niet lezen")


def test_card_with_invented_choices_is_asked_again(colleague: Colleague) -> None:
    colleague.types("begin de analyse")
    role = colleague.sees_question()
    data = {"buurtbrug": {**_data_of(role), "keuze": "rol/bestaat-niet"}}
    colleague.submits(role, data)
    again = colleague.sees_question()
    assert "Stap 1" in words(again)


def _data_of(sent: Sent) -> dict[str, str]:
    found: dict[str, str] = submits(sent.card)[0]["data"]["buurtbrug"]
    return found
