"""A refusal fits what was asked for: a report is not sent again, a page is opened again."""

from __future__ import annotations

import httpx
import pytest

from bot.talk.limits import Limit
from tests.portal.test_refusals import check
from tests.portal.visitor import House, Visitor

MESSAGE_WORDS = ("uw bericht", "stuur")
AS_BROWSER = {"Accept": "text/html,application/xhtml+xml"}


def never() -> Limit:
    """Let nobody do it a second time."""
    return Limit(1, lambda: 0.0)


def assert_is_not_about_a_message(response: httpx.Response, status: int, said: str) -> None:
    check(response, status, said)
    told = response.json()["detail"].lower()
    assert not [word for word in MESSAGE_WORDS if word in told], told


def test_report_asked_for_too_often(analyst: Visitor) -> None:
    analyst.portal.desk.limit = never()
    path = f"{analyst.analysis}/rapport?formaat=json"
    analyst.send("GET", path)
    assert_is_not_about_a_message(analyst.send("GET", path), 429, "vraag het opnieuw")


@pytest.mark.parametrize("path", ["{analysis}", "{messages}"])
def test_page_read_too_often(analyst: Visitor, path: str) -> None:
    object.__setattr__(analyst.portal, "readings", never())
    address = path.format(analysis=analyst.analysis, messages=analyst.path)
    analyst.send("GET", address)
    assert_is_not_about_a_message(analyst.send("GET", address), 429, "probeer het opnieuw")


def test_verdict_given_too_often(analyst: Visitor) -> None:
    object.__setattr__(analyst.portal.talk, "messages", never())
    address = f"{analyst.path}/{analyst.reply[-1]['id']}/oordeel"
    analyst.send("PUT", address, json={"duim": "omhoog"})
    again = analyst.send("PUT", address, json={"duim": "omhoog"})
    assert_is_not_about_a_message(again, 429, "geef het opnieuw")


def test_conversation_begun_too_often(stranger: Visitor) -> None:
    object.__setattr__(stranger.portal.talk, "openings", never())
    stranger.open()
    again = stranger.send("POST", "/api/v1/gesprekken", json={})
    assert_is_not_about_a_message(again, 429, "begin dan opnieuw")


def test_database_that_is_away_is_told_for_each_kind(house: House, analyst: Visitor) -> None:
    report = f"{analyst.analysis}/rapport?formaat=json"
    with house.database_away():
        for method, address, said in (
            ("GET", report, "vraag het opnieuw"),
            ("GET", analyst.path, "probeer het opnieuw"),
            ("GET", analyst.analysis, "probeer het opnieuw"),
            ("POST", "/api/v1/gesprekken", "begin dan opnieuw"),
            ("DELETE", analyst.path.removesuffix("/berichten"), "probeer het opnieuw"),
        ):
            more = {"json": {}} if method == "POST" else {}
            response = analyst.send(method, address, **more)
            assert_is_not_about_a_message(response, 503, said)
            assert response.headers["Retry-After"] == "30"
        check(analyst.post(tekst="hallo"), 503, "stuur het opnieuw")


def test_browser_gets_a_page(house: House, stranger: Visitor) -> None:
    missing = stranger.send("GET", "/bestaat-niet", headers=AS_BROWSER)
    assert missing.status_code == 404
    assert "Dit adres bestaat niet." in missing.text
    assert "<h1>Niet gevonden</h1>" in missing.text
    signed_in = {**AS_BROWSER, "Cookie": "buurtbrug=een-sessie"}
    with house.database_away():
        away = stranger.send("GET", "/", headers=signed_in)
    assert away.status_code == 503
    assert "open haar opnieuw" in away.text
    assert "default-src 'none'" in away.headers["Content-Security-Policy"]


def test_script_gets_data_whatever_it_accepts(stranger: Visitor) -> None:
    check(stranger.send("GET", "/api/v1/bestaat-niet", headers=AS_BROWSER), 404)
    check(stranger.send("GET", "/bestaat-niet"), 404)
