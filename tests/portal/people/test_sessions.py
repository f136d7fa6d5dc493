"""Sessions in the browser: the link that works once, cookies, other sites, time, and signing out."""

from __future__ import annotations

import asyncio
import datetime as dt

import httpx
import pytest

from bot.portal.people.who import SignInDesk
from bot.sign_in import SignInSettings
from bot.use_cases.people.sessions import Lifetime, Sessions
from bot.use_cases.people.ways_in import LOCAL_USER, SignInLinks
from bot.wiring import now
from tests.portal.people.person_at_browser import Browser
from tests.portal.visitor import House

HOUR = dt.timedelta(hours=1)


def desk(house: House) -> SignInDesk:
    found: SignInDesk = house.app.state.portal.sign_in
    return found


@pytest.fixture
def browser(house: House, runner: asyncio.Runner) -> Browser:
    return Browser(house.app, runner)


def use(browser: Browser, code: str, **more: object) -> httpx.Response:
    return browser.send("POST", "/api/v1/sessie", json={"code": code}, **more)


@pytest.fixture
def signed_in(house: House, browser: Browser) -> Browser:
    assert use(browser, desk(house).links.make()).status_code == 204
    return browser


# The link


def test_link_lets_the_local_user_in_once(house: House, runner: asyncio.Runner) -> None:
    code = desk(house).links.make()
    first, second = Browser(house.app, runner), Browser(house.app, runner)
    assert use(first, code).status_code == 204
    assert first.name == "Lokale gebruiker"
    refused = use(second, code)
    assert refused.status_code == 401
    assert "buurtbrug inloglink" in refused.json()["detail"]
    assert second.name is None


def test_link_expires(house: House, browser: Browser) -> None:
    code = SignInLinks(house.wiring.people, lambda: now() - HOUR).make()
    assert use(browser, code).status_code == 401


@pytest.mark.parametrize("code", ["x", "é", "\0", "x" * 200])
def test_made_up_code_is_refused(browser: Browser, code: str) -> None:
    assert use(browser, code).status_code == 401
    assert browser.name is None


def test_a_session_is_given_on_this_machine_or_over_https_only(
    house: House, runner: asyncio.Runner
) -> None:
    code = desk(house).links.make()
    plain = Browser(house.app, runner, "http://buurtbrug.gemeente.example")
    refused = use(plain, code)
    assert (refused.status_code, "https" in refused.json()["detail"]) == (403, True)
    safe = Browser(house.app, runner, "https://buurtbrug.gemeente.example")
    assert use(safe, code).status_code == 204
    assert list(safe.cookies) == ["__Host-buurtbrug"]


# The cookie


def test_cookie_is_out_of_reach_of_scripts_and_other_sites(
    house: House, runner: asyncio.Runner
) -> None:
    safe = Browser(house.app, runner, "https://buurtbrug.gemeente.example")
    cookie = use(safe, desk(house).links.make()).headers["Set-Cookie"]
    parts = {part.strip().lower() for part in cookie.split(";")}
    assert {"httponly", "secure", "samesite=lax", "path=/"} <= parts
    assert not any(part.startswith(("domain", "max-age", "expires")) for part in parts)


def test_signing_in_gives_a_new_secret_and_ends_the_one_before(
    house: House, browser: Browser
) -> None:
    browser.cookies.set("buurtbrug", "door-een-ander-gezet", domain="127.0.0.1")
    use(browser, desk(house).links.make())
    first = browser.cookies["buurtbrug"]
    assert first != "door-een-ander-gezet"
    use(browser, desk(house).links.make())
    assert browser.cookies["buurtbrug"] != first
    assert desk(house).sessions.who(first) is None


def test_nothing_that_opens_something_is_in_the_database(house: House, signed_in: Browser) -> None:
    made = signed_in.send("POST", "/api/v1/mijn/tokens", json={"naam": "x"}).json()["token"]
    code = desk(house).links.make()
    raw = house.database.raw_connection()
    dump = "\n".join(raw.iterdump())  # type: ignore[attr-defined]
    for secret in (made, code, signed_in.cookies["buurtbrug"]):
        assert secret not in dump


# Other sites


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "", "Origin": "https://boef.example"},
    ],
)
def test_what_another_site_sends_changes_nothing(
    signed_in: Browser, headers: dict[str, str]
) -> None:
    for method, path, body in (
        ("POST", "gesprekken", {}),
        ("POST", "mijn/tokens", {"naam": "x"}),
        ("DELETE", "mijn/gegevens", None),
        ("DELETE", "sessie", None),
        ("POST", "sessie", {"code": "x"}),
    ):
        response = signed_in.send(method, f"/api/v1/{path}", json=body, headers=headers)
        assert response.status_code == 403, (method, path)
    assert signed_in.name == "Lokale gebruiker"
    assert signed_in.get("mijn/gesprekken") == {"gesprekken": []}


def test_browser_without_fetch_metadata_says_its_origin(
    house: House, signed_in: Browser, runner: asyncio.Runner
) -> None:
    async def post(origin: str | None) -> int:
        transport = httpx.ASGITransport(app=house.app)
        headers = {} if origin is None else {"Origin": origin}
        async with httpx.AsyncClient(
            transport=transport, base_url=signed_in.base, cookies=signed_in.cookies
        ) as client:
            return (await client.post("/api/v1/gesprekken", json={}, headers=headers)).status_code

    assert runner.run(post(signed_in.base)) == 201
    assert runner.run(post("http://127.0.0.1:9999")) == 403
    assert runner.run(post(None)) == 403


# Time


def test_session_ends_when_unused_and_after_its_longest_time(house: House) -> None:
    at = [now()]
    people = house.wiring.people
    sessions = Sessions(people, lambda: at[0], Lifetime(idle=HOUR, longest=5 * HOUR))
    _, secret = sessions.open(LOCAL_USER)
    for _ in range(5):
        at[0] += HOUR * 0.9
        assert sessions.who(secret) is not None
    at[0] += HOUR * 0.9
    assert sessions.who(secret) is None
    _, secret = sessions.open(LOCAL_USER)
    at[0] += HOUR * 1.1
    assert sessions.who(secret) is None
    at[0] -= HOUR
    assert sessions.who(secret) is None


def test_settings_decide_how_long(house: House) -> None:
    settings = SignInSettings.from_environment(
        {"BUURTBRUG_SESSION_MINUTES": "5", "BUURTBRUG_SESSION_HOURS": "2"}
    )
    assert settings.lifetime == Lifetime(dt.timedelta(minutes=5), 2 * HOUR)


# Signing out


def test_signing_out_ends_the_session(house: House, signed_in: Browser) -> None:
    secret = signed_in.cookies["buurtbrug"]
    gone = signed_in.send("DELETE", "/api/v1/sessie")
    assert gone.json() == {"verder": "/inloggen?uitgelogd=ja"}
    assert signed_in.name is None
    assert desk(house).sessions.who(secret) is None
    assert signed_in.send("GET", "/api/v1/mijn/overzicht").status_code == 401
