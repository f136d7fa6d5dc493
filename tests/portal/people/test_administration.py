"""The page for administrators: who may come in, how it goes, who did what; never what somebody answered."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest

from tests.portal.people.person_at_browser import Browser

PARTS = ("", "/mensen", "/logboek", "/logboek/csv")


def someone(els: Browser, name: str) -> dict[str, object]:
    found: list[dict[str, object]] = els.get("beheer/mensen")["mensen"]
    return next(one for one in found if str(one["naam"]).startswith(name))


def log(els: Browser, query: str = "") -> list[dict[str, str]]:
    found: list[dict[str, str]] = els.get(f"beheer/logboek{query}")["logboek"]
    return found


@pytest.mark.parametrize("part", PARTS)
def test_only_for_administrators(anna: Browser, part: str) -> None:
    """Anna is a professional and an editor."""
    refused = anna.send("GET", f"/api/v1/beheer{part}")
    assert refused.status_code == 403
    assert refused.json()["title"] == "Alleen voor beheerders"


@pytest.mark.parametrize("part", PARTS)
def test_nobody_gets_in_without_signing_in(new_browser: Callable[[], Browser], part: str) -> None:
    assert new_browser().send("GET", f"/api/v1/beheer{part}").status_code == 401


def test_overview_tells_how_it_goes_how_much_there_is_and_how_long_it_is_kept(
    els: Browser, anna: Browser
) -> None:
    anna.begins_analysis()
    found = els.get("beheer")
    assert found["toestand"]["onderdelen"]["database"] == "goed"
    assert found["aantallen"]["mensen"] == 2
    assert found["aantallen"]["analyses"] == 1
    assert found["bewaartermijnen"]["mensen"] == 730


def test_people_are_seen_by_month_and_without_their_work(els: Browser, anna: Browser) -> None:
    conversation, _ = anna.begins_analysis()
    anna.says(conversation, tekst="De flats bij het park", vraag="buurt")
    anna.send("POST", "/api/v1/mijn/tokens", json={"naam": "export"})
    seen = someone(els, "Anna")
    assert seen["rollen"] == ["professional", "redacteur"]
    assert (seen["sessies"], seen["tokens"], seen["geblokkeerd"]) == (1, 1, False)
    assert len(str(seen["laatst_gezien"])) == len("2026-11")
    everything = json.dumps([els.get("beheer"), els.get("beheer/mensen"), log(els)])
    assert "De flats" not in everything
    assert "anna@" not in everything


def test_blocked_is_out_at_once_and_stays_out_until_let_in(
    els: Browser, anna: Browser, new_browser: Callable[[], Browser]
) -> None:
    token = anna.send("POST", "/api/v1/mijn/tokens", json={"naam": "x"}).json()["token"]
    who = someone(els, "Anna")["id"]
    assert els.send("PUT", f"/api/v1/beheer/mensen/{who}/blokkade").status_code == 204
    assert anna.name is None
    by_script = {"Authorization": f"Bearer {token}"}
    refused = new_browser().send("GET", "/api/v1/mijn/overzicht", headers=by_script)
    assert refused.status_code == 401
    again = new_browser()
    back = again.comes_back(again.asks_provider(), "anna")
    assert back.headers["Location"] == "/inloggen?fout=geblokkeerd"
    assert again.name is None
    assert els.send("DELETE", f"/api/v1/beheer/mensen/{who}/blokkade").status_code == 204
    assert again.signs_in("anna").name == "Anna Bos"


def test_turned_out_may_sign_in_again(els: Browser, anna: Browser) -> None:
    conversation = anna.send("POST", "/api/v1/gesprekken", json={}).json()
    who = someone(els, "Anna")["id"]
    assert els.send("DELETE", f"/api/v1/beheer/mensen/{who}/toegang").status_code == 204
    assert anna.name is None
    own = {"Authorization": f"Bearer {conversation['token']}"}
    path = f"/api/v1/gesprekken/{conversation['id']}/berichten"
    assert anna.send("GET", path, headers=own).status_code == 404
    assert anna.signs_in("anna").get(f"gesprekken/{conversation['id']}/berichten")["berichten"]


def test_nobody_locks_themselves_out_or_acts_by_script(els: Browser, anna: Browser) -> None:
    own, other = someone(els, "Els")["id"], someone(els, "Anna")["id"]
    refused = els.send("PUT", f"/api/v1/beheer/mensen/{own}/blokkade")
    assert refused.status_code == 422
    assert "uzelf" in refused.json()["title"]
    assert els.send("PUT", "/api/v1/beheer/mensen/weg/blokkade").status_code == 404
    token = els.send("POST", "/api/v1/mijn/tokens", json={"naam": "x"}).json()["token"]
    by_script = {"Authorization": f"Bearer {token}"}
    for method, path in (("PUT", "blokkade"), ("DELETE", "blokkade"), ("DELETE", "toegang")):
        refused = els.send(method, f"/api/v1/beheer/mensen/{other}/{path}", headers=by_script)
        assert refused.status_code == 403
    assert anna.name == "Anna Bos"


def test_every_look_and_deed_is_in_the_log(els: Browser, anna: Browser) -> None:
    who = someone(els, "Anna")["id"]
    els.get("beheer")
    els.send("PUT", f"/api/v1/beheer/mensen/{who}/blokkade")
    lines = [(line["wie"], line["daad"], line["analyse"]) for line in log(els)]
    assert lines == [
        ("Els Visser", "bekeken als beheerder", "logboek"),
        ("Els Visser", "geblokkeerd", "Anna Bos"),
        ("Els Visser", "bekeken als beheerder", "overzicht"),
        ("Els Visser", "bekeken als beheerder", "mensen"),
    ]


def test_log_is_narrowed_and_the_owner_sees_who_looked(els: Browser, anna: Browser) -> None:
    _, analysis = anna.begins_analysis()
    anna.shares(analysis, "organisatie")
    anna.get(f"analyses/{analysis}")
    found = log(els, f"?analyse={analysis}")
    assert [line["daad"] for line in found] == ["bekeken als beheerder", "gelezen", "gedeeld"]
    assert log(els, "?tot=2020-01-01") == []
    assert len(log(els, f"?analyse={analysis}&van=2020-01-01&tot=2099-01-01")) > 2
    owner_reads = anna.get(f"analyses/{analysis}/dossier")["logboek"]
    assert ("Els Visser", "bekeken als beheerder") in [(w["wie"], w["daad"]) for w in owner_reads]


@pytest.mark.parametrize("query", ["?van=gisteren", "?van=2026-11-20&tot=2026-11-19"])
def test_period_that_cannot_be_is_told(els: Browser, query: str) -> None:
    refused = els.send("GET", f"/api/v1/beheer/logboek{query}")
    assert refused.status_code == 422
    assert refused.json()["detail"]


def test_log_as_csv(els: Browser, anna: Browser) -> None:
    _, analysis = anna.begins_analysis()
    anna.shares(analysis, "organisatie")
    text = els.send("GET", f"/api/v1/beheer/logboek/csv?analyse={analysis}").text
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert [row["daad"] for row in rows] == ["bekeken als beheerder", "gedeeld"]
    assert rows[1]["analyse"] == analysis
