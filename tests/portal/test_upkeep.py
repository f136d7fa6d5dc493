"""What an administrator gets from the portal: numbers of requests, log lines, readiness, figures."""

from __future__ import annotations

import logging
import uuid

import httpx
import pytest

from bot.portal.guard import SAFETY_HEADERS
from tests.portal.test_refusals import check
from tests.portal.visitor import SETTINGS, House, Visitor

FIGURES = {"Authorization": f"Bearer {SETTINGS.metrics_token}"}


def figures(visitor: Visitor) -> dict[str, float]:
    response = visitor.send("GET", "/metrics", token="", headers=FIGURES)
    assert response.status_code == 200
    lines = [line for line in response.text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


@pytest.mark.parametrize(
    "path", ["/", "/gezondheid", "/bestaat-niet", "/widget.js", "/static/base.css"]
)
def test_every_answer_has_all_safety_headers_and_a_number(stranger: Visitor, path: str) -> None:
    response = stranger.send("GET", path)
    assert {name for name in SAFETY_HEADERS if name not in response.headers} == set()
    assert len(response.headers["X-Request-ID"]) == 32
    assert "server" not in response.headers


def test_widget_may_be_loaded_from_elsewhere_and_nothing_else(stranger: Visitor) -> None:
    policy = "Cross-Origin-Resource-Policy"
    assert stranger.send("GET", "/widget.js").headers[policy] == "cross-origin"
    assert stranger.send("GET", "/static/base.css").headers[policy] == "same-origin"
    assert stranger.send("GET", "/gezondheid").headers[policy] == "same-origin"


def test_number_that_came_along_is_kept_and_goes_to_the_engine(
    house: House, visitor: Visitor
) -> None:
    number = uuid.uuid4().hex
    body = {"sleutel": str(uuid.uuid4()), "tekst": "hallo"}
    response = visitor.send("POST", visitor.path, json=body, headers={"X-Request-ID": number})
    assert response.headers["X-Request-ID"] == number
    assert house.engine.seen[-1]["metadata"]["verzoek"] == number


def test_number_that_is_no_number_is_replaced(stranger: Visitor) -> None:
    response = stranger.send("GET", "/levend", headers={"X-Request-ID": "regel; drop"})
    assert response.headers["X-Request-ID"] != "regel; drop"


def test_line_of_a_request_names_its_route_and_not_the_conversation(
    visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot.portal.guard")
    visitor.say("mijn buurman Achmed")
    (record,) = [r for r in caplog.records if r.name == "bot.portal.guard"]
    told = record.__dict__["gegevens"]
    assert told["adres"] == "/api/v1/gesprekken/{gesprek_id}/berichten"
    assert (told["methode"], told["status"]) == ("POST", 200)
    assert visitor.id not in str(record.__dict__)


def test_portal_is_ready_from_the_moment_that_all_works_and_stays_so(
    house: House, stranger: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stranger.send("GET", "/gereed").status_code == 503

    async def well() -> bool:
        return True

    monkeypatch.setattr(stranger.portal.watch, "_any_actions", well)
    stranger.forget_what_was_seen()
    assert stranger.send("GET", "/gereed").status_code == 200
    house.engine.trouble = httpx.ConnectError("weg")
    stranger.forget_what_was_seen()
    assert stranger.send("GET", "/gereed").status_code == 200
    assert stranger.send("GET", "/gezondheid").status_code == 503


def test_asking_often_looks_once(house: House, stranger: Visitor) -> None:
    seen = [stranger.send("GET", "/gezondheid").json() for _ in range(3)]
    house.engine.trouble = httpx.ConnectError("weg")
    assert stranger.send("GET", "/gezondheid").json() == seen[0]


def test_portal_lives_also_when_nothing_else_does(house: House, stranger: Visitor) -> None:
    house.engine.trouble = httpx.ConnectError("weg")
    with house.database_away():
        assert stranger.send("GET", "/levend").json() == {"status": "levend"}


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer fout"}, {"Authorization": "Basic x"}]
)
def test_figures_do_not_exist_for_others(stranger: Visitor, headers: dict[str, str]) -> None:
    response = stranger.send("GET", "/metrics", token="", headers=headers)
    check(response, response.status_code)
    assert response.status_code in (401, 404)
    assert "buurtbrug_" not in response.text


def test_figures_count_turns_outcomes_errors_and_repeats(house: House, visitor: Visitor) -> None:
    sleutel = str(uuid.uuid4())
    visitor.post(sleutel, tekst="wat is polarisatie?")
    visitor.post(sleutel, tekst="wat is polarisatie?")
    house.engine.trouble = httpx.Response(500)
    visitor.post(tekst="hallo")
    found = figures(visitor)
    route = "/api/v1/gesprekken/{gesprek_id}/berichten"
    assert found['buurtbrug_turns_total{kind="nieuw"}'] == 1
    assert found['buurtbrug_turns_total{kind="herhaald"}'] == 1
    assert found[f'buurtbrug_requests_total{{method="POST",route="{route}",status="503"}}'] == 1
    assert found['buurtbrug_turn_seconds_count{part="geheel"}'] == 3
    assert found["buurtbrug_turns_in_flight"] == 0
    assert found['buurtbrug_understood_total{outcome="onduidelijk"}'] == 0


def test_addresses_that_do_not_exist_do_not_pile_up_in_the_figures(visitor: Visitor) -> None:
    before = len(figures(visitor))
    for number in range(20):
        visitor.send("GET", f"/bestaat-niet/{number}")
    assert len(figures(visitor)) - before <= 2


def test_tries_at_another_engine_are_counted(house: House, visitor: Visitor) -> None:
    house.engine.trouble = httpx.ConnectError("weg")
    visitor.post(tekst="hallo")
    assert figures(visitor)["buurtbrug_engine_retries_total"] == 1
