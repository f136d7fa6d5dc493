"""Signing in with a provider: what lets somebody in, and all that does not."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from openid_provider import WRONG, OpenIdProvider

from tests.portal.people.person_at_browser import Browser

NewBrowser = Callable[[], Browser]


def reason(location: str) -> str:
    parts = urlsplit(location)
    assert parts.path == "/inloggen", location
    return parse_qs(parts.query)["fout"][0]


def test_who_signs_in_is_known_by_name_team_and_role(anna: Browser) -> None:
    person = anna.get("ik")["persoon"]
    assert person["naam"] == "Anna Bos"
    assert person["teams"] == ["Team Noord"]
    assert sorted(person["rollen"]) == ["professional", "redacteur"]
    assert anna.get("ik")["inloggen"] == "openid"


def test_everything_goes_to_the_provider_that_the_code_flow_needs(
    new_browser: NewBrowser, provider: OpenIdProvider
) -> None:
    new_browser().asks_provider()
    (asked,) = provider.asked
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == "http://127.0.0.1:8000/inloggen/terug"
    assert {"openid", "profile"} <= set(asked["scope"].split())
    assert all(len(asked[name]) > 40 for name in ("state", "nonce", "code_challenge"))


@pytest.mark.parametrize(
    "trouble",
    [
        *WRONG,
        "alg none",
        "signed with the public key",
        "another key",
        "no exp",
        "no nonce",
        "no sub",
        "no aud",
        "no id_token",
        "issuer in the answer",
        "metadata of another",
    ],
)
def test_what_cannot_be_trusted_lets_nobody_in(
    new_browser: NewBrowser, provider: OpenIdProvider, trouble: str
) -> None:
    browser = new_browser()
    provider.trouble = trouble
    away = browser.send("GET", "/inloggen/openid")
    if trouble == "metadata of another":
        assert reason(away.headers["Location"]) == "onbetrouwbaar"
        return
    back = browser.comes_back(browser.asks_provider(), "anna")
    assert reason(back.headers["Location"]) == "onbetrouwbaar"
    assert "buurtbrug" not in browser.cookies
    assert browser.name is None


def test_wrong_state_lets_nobody_in(new_browser: NewBrowser, provider: OpenIdProvider) -> None:
    browser = new_browser()
    provider.trouble = "state"
    back = browser.comes_back(browser.asks_provider(), "anna")
    assert reason(back.headers["Location"]) == "verlopen"
    assert browser.name is None


def test_the_way_back_works_once_and_only_in_the_browser_that_began(
    new_browser: NewBrowser,
) -> None:
    victim, thief = new_browser(), new_browser()
    page = thief.asks_provider()
    assert reason(victim.comes_back(page, "anna").headers["Location"]) == "verlopen"
    assert victim.name is None
    page = victim.asks_provider()
    assert victim.comes_back(page, "bram").headers["Location"] == "/start"
    assert reason(victim.comes_back(page, "bram").headers["Location"]) == "verlopen"


def test_who_changes_their_mind_can_try_again(new_browser: NewBrowser) -> None:
    browser = new_browser()
    browser.asks_provider()
    refused = browser.send("GET", "/inloggen/terug?error=access_denied&state=x")
    assert reason(refused.headers["Location"]) == "verlopen"
    page = browser.asks_provider()
    state = parse_qs(urlsplit(str(page.url)).query)["state"][0]
    refused = browser.send("GET", f"/inloggen/terug?error=access_denied&state={state}")
    assert reason(refused.headers["Location"]) == "afgebroken"
    assert browser.signs_in("anna").name == "Anna Bos"


def test_who_has_no_role_is_told_so(new_browser: NewBrowser) -> None:
    browser = new_browser()
    back = browser.comes_back(browser.asks_provider(), "dirk")
    assert reason(back.headers["Location"]) == "geen-rol"


def test_provider_that_is_away_is_said(new_browser: NewBrowser, provider: OpenIdProvider) -> None:
    provider.trouble = "away"
    away = new_browser().send("GET", "/inloggen/openid")
    assert reason(away.headers["Location"]) == "weg"


def test_provider_that_changes_its_key_is_followed(
    anna: Browser, new_browser: NewBrowser, provider: OpenIdProvider
) -> None:
    provider.change_key()
    assert new_browser().signs_in("bram").name == "Bram Öztürk"


def test_groups_may_come_from_userinfo_but_only_about_the_same_person(
    new_browser: NewBrowser, provider: OpenIdProvider
) -> None:
    provider.trouble = "groups only when asked"
    assert new_browser().signs_in("anna").get("ik")["persoon"]["teams"] == ["Team Noord"]


def test_one_goes_on_where_one_was_but_never_to_another_site(new_browser: NewBrowser) -> None:
    for wanted, expected in {
        "/start/analyse/x": "/start/analyse/x",
        "https://boef.example": "/start",
        "//boef.example": "/start",
        "/\\boef.example": "/start",
        "/a%0d%0aSet-Cookie:x": "/start",
    }.items():
        browser = new_browser()
        page = browser.asks_provider(f"/inloggen/openid?naar={wanted}")
        assert browser.comes_back(page, "anna").headers["Location"] == expected


def test_signing_out_ends_the_session_here_and_goes_on_at_the_provider(
    anna: Browser, provider: OpenIdProvider
) -> None:
    stolen = dict(anna.cookies)
    onward = anna.send("DELETE", "/api/v1/sessie").json()["verder"]
    assert onward.startswith(f"{provider.address}/uitloggen?client_id=buurtbrug")
    assert "buurtbrug" not in anna.cookies
    anna.cookies.update(stolen)
    assert anna.name is None
