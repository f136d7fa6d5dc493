"""Analyses of one's own, shared and withdrawn: who sees what, who may do what, and what stays hidden."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from tests.portal.people.person_at_browser import Browser
from tests.portal.visitor import House, Visitor

NOWHERE = str(uuid.uuid4())


@pytest.fixture
def analysis(anna: Browser) -> str:
    """Anna's, begun."""
    return anna.begins_analysis()[1]


def calls(analysis: str) -> list[tuple[str, str, Any]]:
    """Everything that can be done with an analysis."""
    share = {"soort": "organisatie", "recht": "schrijven"}
    return [
        ("GET", f"/api/v1/analyses/{analysis}", None),
        ("GET", f"/api/v1/analyses/{analysis}/dossier", None),
        ("GET", f"/api/v1/analyses/{analysis}/plaatjes/ladder", None),
        ("GET", f"/api/v1/analyses/{analysis}/rapport?formaat=json", None),
        ("PUT", f"/api/v1/analyses/{analysis}/delingen", share),
        ("DELETE", f"/api/v1/analyses/{analysis}/delingen?soort=team&wie=x", None),
        ("DELETE", f"/api/v1/analyses/{analysis}", None),
        ("POST", "/api/v1/gesprekken", {"analyse": analysis}),
    ]


def test_what_is_of_another_looks_as_if_it_were_not_there(
    anna: Browser, bram: Browser, analysis: str
) -> None:
    known = [bram.send(m, path, json=body) for m, path, body in calls(analysis)]
    unknown = [bram.send(m, path, json=body) for m, path, body in calls(NOWHERE)]
    assert [r.status_code for r in known] == [404] * len(known)
    assert [r.content for r in known] == [r.content for r in unknown]
    assert anna.get("mijn/overzicht")["analyses"][0]["id"] == analysis


def test_no_role_opens_what_is_of_another(bram: Browser, anna: Browser) -> None:
    """Anna is an editor."""
    conversation, analysis = bram.begins_analysis()
    assert anna.send("GET", f"/api/v1/analyses/{analysis}").status_code == 404
    assert anna.send("GET", f"/api/v1/gesprekken/{conversation}/berichten").status_code == 404
    assert anna.posts(conversation, tekst="hallo").status_code == 404


def test_without_signing_in_there_is_nothing(
    new_browser: Callable[[], Browser], analysis: str
) -> None:
    stranger = new_browser()
    for method, path, body in calls(analysis):
        assert stranger.send(method, path, json=body).status_code == 401, (method, path)
    for path in ("mijn/overzicht", "mijn/gesprekken", "mijn/tokens", "mijn/gegevens", "collegas"):
        assert stranger.send("GET", f"/api/v1/{path}").status_code == 401, path


def test_home_has_my_work_and_what_can_be_begun(anna: Browser, analysis: str) -> None:
    home = anna.get("mijn/overzicht")
    (entry,) = home["analyses"]
    assert (entry["titel"], entry["status"], entry["recht"]) == ("Buurtanalyse", "lopend", "eigen")
    assert home["gedeeld"] == []
    assert len(home["vragenlijsten"]) == 5


def test_colleague_may_read_but_not_change(anna: Browser, bram: Browser, analysis: str) -> None:
    assert anna.shares(analysis, "persoon", anna.id_of("bram")).status_code == 204
    (entry,) = bram.get("mijn/overzicht")["gedeeld"]
    assert (entry["id"], entry["eigenaar"], entry["recht"]) == (analysis, "Anna Bos", "lezen")
    assert bram.get(f"analyses/{analysis}")["id"] == analysis
    statuses = [bram.send(m, path, json=body).status_code for m, path, body in calls(analysis)]
    assert statuses == [200, 200, 200, 200, 403, 403, 403, 403]
    assert bram.get(f"analyses/{analysis}/dossier")["logboek"] == []


def test_colleague_who_may_write_answers_under_their_own_name(
    anna: Browser, bram: Browser, analysis: str
) -> None:
    anna.shares(analysis, "persoon", anna.id_of("bram"), "schrijven")
    opened = bram.send("POST", "/api/v1/gesprekken", json={"analyse": analysis}).json()
    assert "Anna Bos" in opened["berichten"][0]["tekst"]
    assert opened["berichten"][-1]["vraag"]["id"] == "buurt"
    bram.says(opened["id"], tekst="De flats bij het park", vraag="buurt")
    versions = anna.get(f"analyses/{analysis}/dossier")["versies"]
    assert [(v["vraag"], v["door"]) for v in versions] == [
        ("buurt", "Bram Öztürk"),
        ("rol", "Anna Bos"),
    ]


def test_colleague_takes_up_what_was_paused(anna: Browser, bram: Browser) -> None:
    conversation, analysis = anna.begins_analysis()
    anna.says(conversation, keuzes=["actie/pauze"])
    anna.shares(analysis, "organisatie", recht="schrijven")
    opened = bram.send("POST", "/api/v1/gesprekken", json={"analyse": analysis}).json()
    offered = [option["id"] for option in opened["berichten"][-1]["vraag"]["opties"]]
    assert offered[0] == f"actie/verder/{analysis}"
    reply = bram.says(opened["id"], keuzes=[offered[0]])
    assert reply[-1]["vraag"]["id"] == "buurt"


def test_two_who_write_lose_nothing_of_each_other(anna: Browser, bram: Browser) -> None:
    conversation, analysis = anna.begins_analysis()
    anna.shares(analysis, "persoon", anna.id_of("bram"), "schrijven")
    of_bram = bram.opens(analyse=analysis)
    bram.says(of_bram, tekst="De flats bij het park", vraag="buurt")
    stale = anna.says(conversation, tekst="Het centrum", vraag="buurt")
    assert stale[0]["soort"] == "melding"
    answers = anna.get(f"analyses/{analysis}")["antwoorden"]
    assert [a["tekst"] for a in answers if a["vraag"] == "buurt"] == ["De flats bij het park"]


def test_who_may_no_longer_write_goes_on_without_the_analysis(
    anna: Browser, bram: Browser, analysis: str
) -> None:
    anna.shares(analysis, "persoon", anna.id_of("bram"), "schrijven")
    of_bram = bram.opens(analyse=analysis)
    who = anna.id_of("bram")
    gone = anna.send("DELETE", f"/api/v1/analyses/{analysis}/delingen?soort=persoon&wie={who}")
    assert gone.status_code == 204
    bram.says(of_bram, tekst="De flats bij het park", vraag="buurt")
    assert [a["vraag"] for a in anna.get(f"analyses/{analysis}")["antwoorden"]] == ["rol"]
    assert bram.send("GET", f"/api/v1/analyses/{analysis}").status_code == 404


def test_team_and_organisation(anna: Browser, bram: Browser, carla: Browser, analysis: str) -> None:
    assert anna.shares(analysis, "team", "Team Noord").status_code == 204
    assert bram.send("GET", f"/api/v1/analyses/{analysis}").status_code == 200
    assert carla.send("GET", f"/api/v1/analyses/{analysis}").status_code == 404
    assert anna.shares(analysis, "organisatie").status_code == 204
    assert carla.send("GET", f"/api/v1/analyses/{analysis}").status_code == 200


@pytest.mark.parametrize(
    ("soort", "wie", "said"),
    [
        ("team", "Team Zuid", "team"),
        ("persoon", "bestaat-niet", "collega"),
        ("persoon", "", "collega"),
        ("iedereen", "", "soort"),
    ],
)
def test_sharing_with_whom_one_cannot_is_refused_with_what_to_do(
    anna: Browser, analysis: str, soort: str, wie: str, said: str
) -> None:
    refused = anna.shares(analysis, soort, wie)
    assert refused.status_code == 422
    assert said in refused.json()["detail"]


def test_log_tells_the_owner_who_did_what(anna: Browser, bram: Browser, analysis: str) -> None:
    anna.shares(analysis, "organisatie")
    bram.get(f"analyses/{analysis}")
    bram.get(f"analyses/{analysis}")
    bram.get(f"analyses/{analysis}/rapport?formaat=json")
    log = anna.get(f"analyses/{analysis}/dossier")["logboek"]
    assert [(line["wie"], line["daad"]) for line in reversed(log)] == [
        ("Anna Bos", "gedeeld"),
        ("Bram Öztürk", "gelezen"),
        ("Bram Öztürk", "opgeslagen"),
    ]


def test_deleting_takes_all_along(anna: Browser, bram: Browser) -> None:
    conversation, analysis = anna.begins_analysis()
    anna.says(conversation, tekst="De flats bij het park", vraag="buurt")
    anna.shares(analysis, "organisatie", recht="schrijven")
    of_bram = bram.opens(analyse=analysis)
    assert anna.send("DELETE", f"/api/v1/analyses/{analysis}").status_code == 204
    for browser, path in (
        (anna, f"analyses/{analysis}"),
        (anna, f"gesprekken/{conversation}/berichten"),
        (bram, f"gesprekken/{of_bram}/berichten"),
    ):
        assert browser.send("GET", f"/api/v1/{path}").status_code == 404, path


# Tokens, and what was begun before signing in


def test_script_with_a_token_works_as_its_owner(anna: Browser, town_house: House) -> None:
    made = anna.send("POST", "/api/v1/mijn/tokens", json={"naam": "export"}).json()
    script = Visitor(town_house.app, anna.runner)
    opened = script.send("POST", "/api/v1/gesprekken", made["token"], json={"kanaal": "api"})
    assert opened.status_code == 201
    listed = [talked["id"] for talked in anna.get("mijn/gesprekken")["gesprekken"]]
    assert listed == [opened.json()["id"]]
    path = f"/api/v1/gesprekken/{listed[0]}/berichten"
    assert script.send("GET", path, made["token"]).status_code == 200
    assert script.send("GET", path, opened.json()["token"]).status_code == 200
    more = script.send("POST", "/api/v1/mijn/tokens", made["token"], json={"naam": "meer"})
    assert more.status_code == 403
    assert anna.send("DELETE", f"/api/v1/mijn/tokens/{made['id']}").status_code == 204
    refused = script.send("GET", path, made["token"])
    assert (refused.status_code, "nieuw token" in refused.json()["detail"]) == (401, True)


def test_conversation_from_before_signing_in_can_be_taken_along(
    anna: Browser, town_house: House
) -> None:
    before = Visitor(town_house.app, anna.runner).open()
    body = {"id": before.id, "token": before.token}
    wrong = anna.send("POST", "/api/v1/mijn/gesprekken", json=body | {"token": "fout"})
    assert wrong.status_code == 404
    assert anna.send("POST", "/api/v1/mijn/gesprekken", json=body).status_code == 204
    assert [t["id"] for t in anna.get("mijn/gesprekken")["gesprekken"]] == [before.id]
    assert before.send("GET", before.path).status_code == 404
    again = anna.send("POST", "/api/v1/mijn/gesprekken", json=body)
    assert again.status_code == 404


def test_where_sign_in_is_on_others_are_newcomers(
    anna: Browser, new_browser: Callable[[], Browser], town_house: House
) -> None:
    store = town_house.wiring.store
    assert store.conversation(new_browser().opens()).is_visit
    assert not store.conversation(anna.opens()).is_visit


def test_without_a_provider_everybody_is_a_professional(visitor: Visitor, house: House) -> None:
    assert not house.wiring.store.conversation(visitor.id).is_visit


# My data


def test_my_data_are_all_there_in_one_file(anna: Browser) -> None:
    conversation, analysis = anna.begins_analysis()
    anna.says(conversation, tekst="De flats bij het park", vraag="buurt")
    anna.send("POST", "/api/v1/mijn/tokens", json={"naam": "export"})
    response = anna.send("GET", "/api/v1/mijn/gegevens")
    assert "attachment" in response.headers["Content-Disposition"]
    data = response.json()
    assert data["persoon"]["email"] == "anna@gemeente.example"
    assert [token["naam"] for token in data["tokens"]] == ["export"]
    said = [m["tekst"] for talk in data["gesprekken"] for m in talk["berichten"]]
    assert "De flats bij het park" in said
    assert [a["id"] for a in data["analyses"]] == [analysis]
    assert anna.get("mijn/gegevens/aantallen") == {"gesprekken": 1, "analyses": 1, "tokens": 1}


def test_deleting_me_leaves_nothing(anna: Browser, bram: Browser, town_house: House) -> None:
    conversation, _ = anna.begins_analysis()
    anna.says(conversation, tekst="De flats bij het park", vraag="buurt")
    _, of_bram = bram.begins_analysis()
    bram.shares(of_bram, "persoon", bram.id_of("anna"))
    anna.get(f"analyses/{of_bram}")
    mine = anna.get("ik")["persoon"]["id"]
    secret = dict(anna.cookies)
    assert anna.send("DELETE", "/api/v1/mijn/gegevens").status_code == 204
    anna.cookies.update(secret)
    assert anna.name is None
    raw = town_house.database.raw_connection()
    dump = "\n".join(raw.iterdump())  # type: ignore[attr-defined]
    for trace in (mine, "Anna", "anna@", "flats", conversation):
        assert trace not in dump
    assert bram.get(f"analyses/{of_bram}")["id"] == of_bram
