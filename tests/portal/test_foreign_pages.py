"""Buurtbrug on the pages of other websites: those that are named may use the API, others get nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.portal.foreign_pages import origins
from bot.wiring import Settings, SettingsError, Wiring
from tests.portal.test_refusals import check
from tests.portal.visitor import SETTINGS, House, Visitor

TOWN = "https://www.gemeente.nl"
OTHER = "https://www.vreemd.nl"
API = "/api/v1/gesprekken"
ASKING = {
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,content-type",
}


@pytest.fixture
def house(tmp_path: Path, shared: Wiring) -> House:
    return House(tmp_path, shared, replace(SETTINGS, widget_hosts=f"{TOWN}, http://intranet:8080/"))


def cors(headers: object) -> dict[str, str]:
    return {k.lower(): v for k, v in dict(headers).items() if k.lower().startswith("access-")}  # type: ignore[call-overload]


# The setting


def test_addresses_are_read_as_browsers_write_them() -> None:
    given = "https://WWW.Gemeente.nl/, http://intranet:8080\nhttps://x.nl:443 https://café.nl http://[::1]:80"
    assert origins(given) == (
        "https://www.gemeente.nl",
        "http://intranet:8080",
        "https://x.nl",
        "https://xn--caf-dma.nl",
        "http://[::1]",
    )
    assert origins(" ") == ()
    assert origins("https://x.nl,https://x.nl/") == ("https://x.nl",)


@pytest.mark.parametrize(
    "wrong",
    [
        "www.gemeente.nl",
        "*",
        "https://*.gemeente.nl",
        "https://gemeente.nl/pad",
        "https://gemeente.nl?x=1",
        "https://jan@gemeente.nl",
        "https://gemeente.nl:poort",
        "ftp://gemeente.nl",
        "https://",
        "https://gemeente.nl;script-src",
        "null",
    ],
)
def test_what_is_no_address_is_refused_at_the_start(shared: Wiring, wrong: str) -> None:
    with pytest.raises(SettingsError, match="BUURTBRUG_WIDGET_HOSTS") as error:
        origins(f"{TOWN}, {wrong}")
    assert f'"{wrong}"' in str(error.value)
    assert "https://www.gemeente.nl" in str(error.value)


@pytest.mark.parametrize("wrong", ["0", "-1", "een dag", "1.5", "100000"])
def test_wrong_number_of_hours_is_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setenv("BUURTBRUG_SECRET", "x" * 16)
    monkeypatch.setenv("BUURTBRUG_WIDGET_HOURS", wrong)
    with pytest.raises(SettingsError, match="heel aantal uren"):
        Settings.from_environment()


# What browsers are told


def test_a_named_website_may_ask_beforehand(stranger: Visitor) -> None:
    told = stranger.send("OPTIONS", API, headers={"Origin": TOWN, **ASKING})
    assert told.status_code == 204
    assert cors(told.headers) == {
        "access-control-allow-origin": TOWN,
        "access-control-allow-methods": "GET, POST, PUT, DELETE",
        "access-control-allow-headers": "Authorization, Content-Type",
        "access-control-max-age": "3600",
    }


def test_a_named_website_talks_and_hears_how_long_to_wait(house: House, stranger: Visitor) -> None:
    opened = stranger.send("POST", API, json={"kanaal": "widget"}, headers={"Origin": TOWN})
    assert opened.status_code == 201
    assert cors(opened.headers) == {
        "access-control-allow-origin": TOWN,
        "access-control-expose-headers": "Retry-After",
    }
    with house.database_away():
        away = stranger.send("POST", API, json={"kanaal": "widget"}, headers={"Origin": TOWN})
    check(away, 503)
    assert away.headers["Access-Control-Allow-Origin"] == TOWN
    assert away.headers["Retry-After"]


def test_what_is_too_large_can_be_read_there_too(stranger: Visitor) -> None:
    refused = stranger.send("POST", API, content=b"x" * 200_000, headers={"Origin": TOWN})
    check(refused, 413)
    assert refused.headers["Access-Control-Allow-Origin"] == TOWN


@pytest.mark.parametrize(
    "origin", [OTHER, "null", "http://www.gemeente.nl", f"{TOWN}.vreemd.nl", f"{TOWN}:444"]
)
def test_another_website_gets_nothing(stranger: Visitor, origin: str) -> None:
    asked = stranger.send("OPTIONS", API, headers={"Origin": origin, **ASKING})
    assert (asked.status_code, cors(asked.headers)) == (405, {})
    headers = {"Origin": origin, "Sec-Fetch-Site": "cross-site"}
    refused = stranger.send("POST", API, json={"kanaal": "widget"}, headers=headers)
    check(refused, 403, "BUURTBRUG_WIDGET_HOSTS")
    assert cors(refused.headers) == {}


def test_credentials_are_never_asked_for(stranger: Visitor) -> None:
    told = stranger.send("OPTIONS", API, headers={"Origin": TOWN, **ASKING})
    assert "Access-Control-Allow-Credentials" not in told.headers


@pytest.mark.parametrize("origin", [TOWN, OTHER, ""])
def test_caches_keep_answers_to_different_websites_apart(stranger: Visitor, origin: str) -> None:
    headers = {"Origin": origin} if origin else {}
    found = stranger.send("GET", "/api/v1/analyses/schema", headers=headers)
    assert "Origin" in found.headers["Vary"]


@pytest.mark.parametrize("channel", ["web", "api", "teams"])
def test_on_another_website_there_are_only_visits(stranger: Visitor, channel: str) -> None:
    refused = stranger.send("POST", API, json={"kanaal": channel}, headers={"Origin": TOWN})
    check(refused, 403, "widget")
    assert refused.headers["Access-Control-Allow-Origin"] == TOWN


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://portaal"},
        {"Origin": "https://portaal"},
        {"Origin": "https://buurtbrug.gemeente.nl", "Sec-Fetch-Site": "same-origin"},
    ],
    ids=["a script", "our own page", "behind a proxy", "behind a proxy that changes Host"],
)
def test_our_own_page_and_scripts_may_always(stranger: Visitor, headers: dict[str, str]) -> None:
    assert stranger.send("POST", API, json={}, headers=headers).status_code == 201


def test_only_the_api_is_opened_to_other_websites(stranger: Visitor) -> None:
    for path in ("/", "/gezondheid", "/static/tokens.css"):
        assert cors(stranger.send("GET", path, headers={"Origin": TOWN}).headers) == {}


# The pages


def test_the_chat_page_may_be_framed_by_named_websites_only(stranger: Visitor) -> None:
    policy = stranger.send("GET", "/").headers["Content-Security-Policy"]
    assert policy.endswith(f"frame-ancestors {TOWN} http://intranet:8080")
    analysis = stranger.send("GET", "/analyse/x").headers["Content-Security-Policy"]
    assert analysis.endswith("frame-ancestors 'none'")


def test_any_website_may_load_the_file_and_check_its_digest(stranger: Visitor) -> None:
    file = stranger.send("GET", "/widget.js", headers={"Origin": OTHER})
    assert file.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert file.headers["Access-Control-Allow-Origin"] == "*"
    assert file.headers["ETag"]
