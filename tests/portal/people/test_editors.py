"""What editors see of use: questions that led nowhere, verdicts and counts; never a person."""

from __future__ import annotations

import csv
import io

import pytest

from tests.portal.people.person_at_browser import Browser


@pytest.fixture
def talk(bram: Browser) -> str:
    return bram.opens()


def test_what_led_nowhere_comes_to_the_editors_without_whose_it_is(
    anna: Browser, bram: Browser, talk: str
) -> None:
    bram.says(talk, tekst="hottentottententententoonstelling blauw")
    found = anna.send("GET", "/api/v1/redactie")
    (line,) = found.json()["onbeantwoord"]
    assert line["vraag"] == "hottentottententententoonstelling blauw"
    assert line["soort"] == "onbegrepen"
    for trace in (bram.get("ik")["persoon"]["id"], "Bram", talk):
        assert trace not in found.text


def test_personal_data_do_not_get_there(anna: Browser, bram: Browser, talk: str) -> None:
    bram.says(talk, tekst="hottentotten bellen op 06 12345678")
    assert "12345678" not in anna.send("GET", "/api/v1/redactie").text


def test_answers_are_counted_by_item_and_questionnaires_by_use(
    anna: Browser, bram: Browser, talk: str
) -> None:
    for _ in range(2):
        bram.says(talk, keuzes=["kennis/begrip/polarisatie"])
    bram.begins_analysis()
    found = anna.get("redactie")
    assert found["onderwerpen"][0] == {
        "kennis": "begrip/polarisatie",
        "titel": "Polarisatie",
        "aantal": 2,
    }
    assert found["vragenlijsten"] == [{"titel": "Buurtanalyse", "begonnen": 1, "afgerond": 0}]


def test_verdict_is_kept_masked_and_can_be_changed(anna: Browser, bram: Browser, talk: str) -> None:
    answer = bram.says(talk, keuzes=["kennis/begrip/polarisatie"])[0]
    path = f"/api/v1/gesprekken/{talk}/berichten/{answer['id']}/oordeel"
    assert bram.send("PUT", path, json={"duim": "omhoog"}).status_code == 204
    better = {"duim": "omlaag", "tekst": "Te lang. Bel me op 06 12345678"}
    assert bram.send("PUT", path, json=better).status_code == 204
    (line,) = anna.get("redactie")["oordelen"]
    assert line["duim"] == "omlaag"
    assert line["tekst"].startswith("Te lang. Bel me op [")
    assert line["kennis"] == "begrip/polarisatie"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"duim": "opzij"}, 422),
        ({"tekst": "x"}, 422),
        ({"duim": "omhoog", "tekst": "x" * 501}, 422),
    ],
)
def test_wrong_verdict_is_refused(
    bram: Browser, talk: str, body: dict[str, str], status: int
) -> None:
    answer = bram.says(talk, keuzes=["kennis/begrip/polarisatie"])[0]
    path = f"/api/v1/gesprekken/{talk}/berichten/{answer['id']}/oordeel"
    assert bram.send("PUT", path, json=body).status_code == status


def test_nobody_judges_in_the_conversation_of_another(
    anna: Browser, bram: Browser, talk: str
) -> None:
    answer = bram.says(talk, keuzes=["kennis/begrip/polarisatie"])[0]
    own = anna.opens()
    for conversation in (talk, own):
        path = f"/api/v1/gesprekken/{conversation}/berichten/{answer['id']}/oordeel"
        assert anna.send("PUT", path, json={"duim": "omhoog"}).status_code == 404


def test_only_editors_see_it(bram: Browser) -> None:
    for path in ("redactie", "redactie/csv?deel=oordelen"):
        assert bram.send("GET", f"/api/v1/{path}").status_code == 403


def test_csv_can_be_read_and_runs_no_formula(anna: Browser, bram: Browser, talk: str) -> None:
    bram.says(talk, tekst='=hottentotten("1"); één')
    got = anna.send("GET", "/api/v1/redactie/csv?deel=onbeantwoord")
    assert got.headers["Content-Type"].startswith("text/csv")
    text = got.content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert row["vraag"] == '\'=hottentotten("1"); één'
    assert anna.send("GET", "/api/v1/redactie/csv?deel=alles").status_code == 422


def test_what_is_deleted_is_gone_for_the_editors_too(
    anna: Browser, bram: Browser, talk: str
) -> None:
    bram.says(talk, tekst="hottentottententententoonstelling blauw")
    bram.send("DELETE", "/api/v1/mijn/gegevens")
    assert anna.get("redactie")["onbeantwoord"] == []
