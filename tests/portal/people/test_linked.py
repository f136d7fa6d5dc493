"""Being the same person in Teams: by signing in with the same account, or by a code; and undoing it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openid_provider import OpenIdProvider, object_id

from bot.privacy.keyed import person_hash
from tests.portal.people.conftest import TEAMS_KEY, TENANT
from tests.portal.people.person_at_browser import Browser
from tests.portal.visitor import House

ANNA_IN_TEAMS = person_hash(TEAMS_KEY, TENANT, object_id("anna"))


def links(browser: Browser) -> list[dict[str, str]]:
    found: list[dict[str, str]] = browser.get("mijn/koppelingen")["koppelingen"]
    return found


def test_same_account_is_the_same_person_at_once(
    town_house: House, provider: OpenIdProvider, anna: Browser
) -> None:
    assert links(anna) == []
    provider.tenant = TENANT.upper()
    anna.signs_in("anna")
    (link,) = links(anna)
    assert (link["kanaal"], link["manier"]) == ("teams", "inlog")
    known = town_house.wiring.person_links.person_of(ANNA_IN_TEAMS)
    assert known is not None
    assert known.name == "Anna Bos"
    assert [line["daad"] for line in anna.get("mijn/gegevens")["logboek"]] == [
        "gekoppeld met Teams"
    ]


def test_another_tenant_is_somebody_else(
    town_house: House, provider: OpenIdProvider, anna: Browser
) -> None:
    provider.tenant = "99999999-2222-3333-4444-555555555555"
    anna.signs_in("anna")
    assert links(anna) == []


def test_undone_stays_undone_at_the_next_sign_in(provider: OpenIdProvider, anna: Browser) -> None:
    provider.tenant = TENANT
    anna.signs_in("anna")
    assert anna.send("DELETE", "/api/v1/mijn/koppelingen").status_code == 204
    assert links(anna) == []
    anna.signs_in("anna")
    assert links(anna) == []


def test_a_code_is_given_to_who_is_signed_in(town_house: House, anna: Browser) -> None:
    made = anna.send("POST", "/api/v1/mijn/koppelingen", json={})
    assert made.status_code == 201
    code = made.json()["code"]
    assert (len(code), code.isdecimal()) == (6, True)
    whose = town_house.wiring.linking.whose(code)
    assert whose is not None
    assert whose.name == "Anna Bos"
    town_house.wiring.linking.use(code, ANNA_IN_TEAMS, "teams")
    assert links(anna)[0]["manier"] == "code"
    token = anna.send("POST", "/api/v1/mijn/tokens", json={"naam": "x"}).json()["token"]
    by_script = {"Authorization": f"Bearer {token}"}
    refused = anna.send("POST", "/api/v1/mijn/koppelingen", json={}, headers=by_script)
    assert refused.status_code == 403


def test_without_teams_there_is_nothing_to_link(town_house: House, anna: Browser) -> None:
    settings = anna.app.state.portal.sign_in.settings
    object.__setattr__(settings, "teams", None)
    assert anna.get("mijn/koppelingen") == {"mogelijk": False, "koppelingen": []}
    refused = anna.send("POST", "/api/v1/mijn/koppelingen", json={})
    assert (refused.status_code, refused.json()["title"]) == (404, "Teams is er niet")


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_a_stranger_has_nothing_to_link(new_browser: Callable[[], Browser], method: str) -> None:
    assert new_browser().send(method, "/api/v1/mijn/koppelingen").status_code == 401
