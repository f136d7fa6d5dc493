"""Who started on the intranet goes on in Teams as the same person, and the other way round."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from openid_provider import CLIENT, SECRET, OpenIdProvider, object_id
from running_stack import RunningStack

from tests.teams.colleague import Colleague, actions, words
from tests.teams.conftest import beside
from tests.teams.on_intranet import OnIntranet
from tests.teams.standin import TENANT, StandIn

FLATS = "De flats bij het park, waar ouderen klagen over lawaai"


@pytest.fixture(scope="module")
def town(
    stack: RunningStack,
    standin: StandIn,
    provider: OpenIdProvider,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[RunningStack]:
    """A portal with Teams and with a provider that says who somebody is in Entra."""
    sign_in = {
        "BUURTBRUG_OIDC_ISSUER": provider.address,
        "BUURTBRUG_OIDC_CLIENT_ID": CLIENT,
        "BUURTBRUG_OIDC_CLIENT_SECRET": SECRET,
        "BUURTBRUG_OIDC_ROLES": "noord=professional; zuid=professional; beheer=beheerder",
        "BUURTBRUG_TEAMS_SAME_LOGIN": "ja",
    }
    portal = beside(stack, tmp_path_factory.mktemp("town"), **standin.settings(), **sign_in)
    try:
        portal.start_one("portal")
        portal.wait_for("portal")
        yield portal
    finally:
        portal.stop()


@pytest.fixture
def anna(town: RunningStack, provider: OpenIdProvider) -> Iterator[OnIntranet]:
    """On the intranet, with nothing kept of her yet; the provider does not say who she is in Entra."""
    provider.tenant = ""
    browser = OnIntranet(town.address).signs_in("anna")
    yield browser
    browser.does("DELETE", "mijn/gegevens")


@pytest.fixture
def in_teams(town: RunningStack, standin: StandIn) -> Colleague:
    standin.trouble.clear()
    return Colleague(standin, town.address)


def links(colleague: Colleague, browser: OnIntranet) -> None:
    """Type the code of this person in Teams, and say that it is you."""
    colleague.types(f"koppel {browser.code()}")
    asked = colleague.reads("Deze code is van Anna Bos.")
    colleague.presses(asked, "Ja, dat ben ik")
    assert "U bent hier nu Anna Bos." in colleague.sees_update(asked)


def test_what_was_begun_on_the_intranet_goes_on_in_teams(
    anna: OnIntranet, in_teams: Colleague
) -> None:
    conversation = anna.begins_analysis(FLATS)
    links(in_teams, anna)
    in_teams.types("verder")
    asked = in_teams.reads("Waarmee wilt u verder?")
    in_teams.presses(asked, next(t for t in titles(asked.card) if "De flats bij het park" in t))
    assert "U koos: " in in_teams.sees_update(asked)
    in_teams.reads("We waren gebleven bij")
    in_teams.types("sla over")
    in_teams.reads("Waar merkt u de polarisatie aan?")
    assert "sla over" in anna.history(conversation)
    assert anna.get("mijn/overzicht")["analyses"][0]["gesprek"] == conversation


def titles(card: dict[str, object] | None) -> list[str]:
    return [str(each["title"]) for each in actions(card)]


def test_what_was_begun_in_teams_goes_on_on_the_intranet(
    anna: OnIntranet, in_teams: Colleague
) -> None:
    in_teams.types("begin de analyse")
    in_teams.sees_question()
    in_teams.types("ik ben wijkagent")
    in_teams.sees_question()
    assert anna.get("mijn/overzicht")["analyses"] == []
    links(in_teams, anna)
    (entry,) = anna.get("mijn/overzicht")["analyses"]
    assert "ik ben wijkagent" in anna.history(entry["gesprek"])
    anna.says(entry["gesprek"], tekst="De buurt achter het station", vraag="buurt")
    in_teams.types("samenvatting")
    in_teams.reads("De buurt achter het station")


def test_deleting_on_the_intranet_deletes_what_was_said_in_teams(
    town: RunningStack, in_teams: Colleague
) -> None:
    browser = OnIntranet(town.address).signs_in("carla")
    mark = f"Bij het plein met de {uuid.uuid4().hex[:12]}bomen"
    in_teams.types("begin de analyse")
    in_teams.sees_question()
    in_teams.types("ik ben wijkagent")
    in_teams.sees_question()
    in_teams.types(mark)
    in_teams.sees_question()
    in_teams.types("nieuw gesprek")
    sure = in_teams.reads("Wilt u een nieuw gesprek beginnen?")
    in_teams.presses(sure, "Ja, begin een nieuw gesprek")
    in_teams.sees_question()
    in_teams.types(f"koppel {browser.code()}")
    in_teams.presses(in_teams.reads("Deze code is van Carla Smit."), "Ja, dat ben ik")
    in_teams.sees(lambda sent: "U bent hier nu" in words(sent))
    assert mark in kept(town)
    browser.does("DELETE", "mijn/gegevens")
    assert mark not in kept(town)
    in_teams.types("wat is polarisatie?")
    in_teams.reads("Ik ben een computerprogramma")


def kept(town: RunningStack) -> str:
    """All that is in the file of the database."""
    folder = Path(town.settings["BUURTBRUG_DATA"])
    files = folder.glob("buurtbrug.sqlite*")
    return b"".join(file.read_bytes() for file in files).decode(errors="replace")


def test_same_account_needs_no_code(
    town: RunningStack, provider: OpenIdProvider, standin: StandIn
) -> None:
    provider.tenant = TENANT
    browser = OnIntranet(town.address).signs_in("bram")
    browser.begins_analysis(FLATS)
    in_teams = Colleague(standin, town.address, person=object_id("bram"))
    in_teams.types("verder")
    assert "De flats bij het park" in words(in_teams.reads("Waarmee wilt u verder?"))
    in_teams.types("ontkoppel")
    in_teams.reads("U bent hier niet meer gekoppeld.")
    assert browser.get("mijn/koppelingen")["koppelingen"] == []
    in_teams.types("verder")
    in_teams.reads("Ik ben een computerprogramma")
    browser.does("DELETE", "mijn/gegevens")


def test_a_code_works_once_and_not_for_who_guesses(anna: OnIntranet, in_teams: Colleague) -> None:
    in_teams.types("koppel 000000")
    in_teams.reads("Deze code werkt niet.")
    code = anna.code()
    in_teams.types(f"koppel {code[:3]} {code[3:]}.")
    asked = in_teams.reads("Deze code is van Anna Bos.")
    in_teams.presses(asked, "Nee, koppel niet")
    assert "Er is niets gekoppeld." in in_teams.sees_update(asked)
    assert anna.get("mijn/koppelingen")["koppelingen"] == []
    for _ in range(4):
        in_teams.types("koppel 000001")
        in_teams.reads("Deze code werkt niet.")
    in_teams.types(f"koppel {code}")
    in_teams.reads("Wacht tien minuten")


def test_a_code_that_a_group_has_read_works_no_more(
    anna: OnIntranet, town: RunningStack, standin: StandIn, in_teams: Colleague
) -> None:
    group = Colleague(standin, town.address, kind="groupChat")
    code = anna.code()
    bot = group.activity()["recipient"]
    mention = {"type": "mention", "mentioned": bot, "text": "<at>Buurtbrug</at>"}
    group.types(f"<at>Buurtbrug</at> koppel {code}", entities=[mention])
    group.reads("In een groep leest iedereen mee. Daarom werkt deze code nu niet meer.")
    in_teams.types(f"koppel {code}")
    in_teams.reads("Deze code werkt niet.")


def test_how_to_link_is_told(anna: OnIntranet, in_teams: Colleague) -> None:
    in_teams.types("koppel")
    in_teams.reads('Open daar "Mijn gegevens"')
    in_teams.types("ontkoppel")
    in_teams.reads("U bent hier niet gekoppeld")
    links(in_teams, anna)
    in_teams.types("koppel")
    in_teams.reads("U bent hier gekoppeld aan Anna Bos")


def test_who_is_blocked_is_told_in_teams_too(
    anna: OnIntranet, town: RunningStack, provider: OpenIdProvider, in_teams: Colleague
) -> None:
    links(in_teams, anna)
    els = OnIntranet(town.address).signs_in("els")
    people = els.get("beheer/mensen")["mensen"]
    # Other test files sign their own Anna in, with a provider of their own.
    hers = ("Anna Bos", provider.address)
    who = next(one["id"] for one in people if (one["naam"], one["organisatie"]) == hers)
    els.does("PUT", f"beheer/mensen/{who}/blokkade")
    in_teams.types("wat is polarisatie?")
    in_teams.reads("Uw toegang tot Buurtbrug is geblokkeerd.")
    els.does("DELETE", f"beheer/mensen/{who}/blokkade")
    in_teams.types("wat is polarisatie?")
    in_teams.reads("Bron:")
    anna.signs_in("anna")


def test_nothing_of_it_is_logged(anna: OnIntranet, town: RunningStack, in_teams: Colleague) -> None:
    code = anna.code()
    in_teams.types(f"koppel {code}")
    in_teams.presses(in_teams.reads("Deze code is van Anna Bos."), "Ja, dat ben ik")
    in_teams.sees(lambda sent: "U bent hier nu" in words(sent))
    logged = (town.logs / "portal.log").read_text(encoding="utf-8")
    for told in (code, "Anna", "anna@", in_teams.person, in_teams.chat):
        assert told not in logged
