"""Together: people answer for themselves, see each other's answers side by side, and settle what they find together."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterable, Iterator

import httpx
import pikepdf
import pytest

from tests.portal.people.person_at_browser import Browser


@pytest.fixture
def analysis(anna: Browser) -> str:
    """Anna's, in which the group settles."""
    return anna.begins_analysis()[1]


def path(analysis: str) -> str:
    return f"/api/v1/analyses/{analysis}/overleg"


def invite(owner: Browser, analysis: str, who: str, domain: str) -> int:
    body = {"wie": who, "domein": domain}
    return owner.send("PUT", f"{path(analysis)}/deelnemers", json=body).status_code


def me(browser: Browser) -> str:
    return str(browser.get("ik")["persoon"]["id"])


def takes_part(browser: Browser, analysis: str, role: str) -> str:
    """Begin one's own interview; gives the conversation."""
    taken = browser.send("POST", f"{path(analysis)}/gesprek", json={}).json()
    conversation = str(taken["gesprek"])
    assert not taken["begonnen"]
    browser.says(conversation, keuzes=[f"actie/start/{taken['vragenlijst']}"])
    browser.says(conversation, keuzes=[role])
    return conversation


def finishes(browser: Browser, conversation: str) -> None:
    """Be done with the interview, whatever was left out."""
    browser.says(conversation, tekst="rond af")
    browser.says(conversation, tekst="ja")


def meeting(browser: Browser, analysis: str) -> dict[str, object]:
    found: dict[str, object] = browser.get(f"analyses/{analysis}/overleg")
    return found


def test_who_is_invited_finds_it_at_home_and_answers_apart(
    anna: Browser, bram: Browser, analysis: str
) -> None:
    assert invite(anna, analysis, anna.id_of("bram"), "veiligheid") == 204
    (invited,) = bram.get("mijn/overzicht")["overleg"]
    assert (invited["id"], invited["eigenaar"]) == (analysis, "Anna Bos")
    conversation = takes_part(bram, analysis, "rol/wijkcoordinator")
    again = bram.send("POST", f"{path(analysis)}/gesprek", json={}).json()
    assert (again["gesprek"], again["begonnen"]) == (conversation, True)
    (participant,) = meeting(anna, analysis)["deelnemers"]  # type: ignore[misc]
    assert participant["domein"] == "veiligheid"
    assert participant["voortgang"]["beantwoord"] == 1
    answers = anna.get(f"analyses/{analysis}")["antwoorden"]
    assert [a["keuzes"] for a in answers] == [["rol/buurtprofessional"]]


def test_owner_who_takes_no_part_sees_who_agrees_when_all_are_done(
    anna: Browser, bram: Browser, carla: Browser, analysis: str
) -> None:
    for who, domain in ((me(bram), "veiligheid"), (me(carla), "zorg")):
        invite(anna, analysis, who, domain)
    for browser, signals in ((bram, "feit"), (carla, "feit")):
        conversation = takes_part(browser, analysis, "rol/wijkcoordinator")
        browser.says(conversation, tekst="De flats bij het park", vraag="buurt")
        browser.says(
            conversation,
            keuzes=[{"rij": "signalering/bewoners", "keuze": signals}],
            vraag="signalen",
        )
        chosen = ["vorm/voelen"] if browser is bram else ["vorm/voelen", "vorm/gedrag"]
        browser.says(conversation, keuzes=chosen, vraag="vorm")
        finishes(browser, conversation)
    rows = {row["vraag"]: row for row in meeting(anna, analysis)["vragen"]}  # type: ignore[attr-defined]
    assert rows["rol"]["eens"] == "eens"
    assert rows["buurt"]["eens"] == "woorden"
    assert rows["signalen"]["eens"] == "eens"
    assert rows["vorm"]["eens"] == "deels"
    assert [one["naam"] for one in rows["vorm"]["gezien"]] == ["Bram Öztürk", "Carla Smit"]
    assert rows["rol"]["vastgesteld"]["keuzes"] != []
    assert rows["vorm"]["vastgesteld"] is None


def test_nobody_is_led_by_the_others(anna: Browser, bram: Browser, analysis: str) -> None:
    for who in (me(anna), me(bram)):
        invite(anna, analysis, who, "sociaal")
    takes_part(anna, analysis, "rol/wijkcoordinator")
    takes_part(bram, analysis, "rol/wijkcoordinator")
    seen = meeting(bram, analysis)
    assert (seen["mag_zien"], seen["vragen"]) == (False, [])
    assert bram.send("GET", f"/api/v1/analyses/{analysis}").status_code == 404


def test_owner_answers_first_too(anna: Browser, bram: Browser, analysis: str) -> None:
    for who in (me(anna), me(bram)):
        invite(anna, analysis, who, "sociaal")
    of_bram = takes_part(bram, analysis, "rol/wijkcoordinator")
    of_anna = takes_part(anna, analysis, "rol/wijkcoordinator")
    finishes(bram, of_bram)
    seen = meeting(anna, analysis)
    assert (seen["mag_zien"], seen["vragen"]) == (False, [])
    progress = {one["naam"]: one["voortgang"] for one in seen["deelnemers"]}  # type: ignore[attr-defined]
    assert progress["Bram Öztürk"]["klaar"]
    assert not progress["Anna Bos"]["klaar"]
    taken = {"vraag": "rol", "van": me(bram)}
    refused = anna.send("PUT", f"{path(analysis)}/vastgesteld", json=taken)
    assert refused.status_code == 403
    assert "Maak eerst uw eigen vragen af" in refused.json()["detail"]
    finishes(anna, of_anna)
    assert [row["vraag"] for row in meeting(anna, analysis)["vragen"]] == ["rol"]  # type: ignore[attr-defined]


def test_owner_who_takes_no_part_waits_for_all(
    anna: Browser, bram: Browser, carla: Browser, analysis: str
) -> None:
    assert not meeting(anna, analysis)["mag_zien"]
    for who in (me(bram), me(carla)):
        invite(anna, analysis, who, "sociaal")
    finishes(bram, takes_part(bram, analysis, "rol/wijkcoordinator"))
    assert not meeting(anna, analysis)["mag_zien"]
    finishes(carla, takes_part(carla, analysis, "rol/wijkcoordinator"))
    assert meeting(anna, analysis)["mag_zien"]


def test_the_group_takes_over_what_one_of_them_answered(anna: Browser, bram: Browser) -> None:
    conversation, analysis = anna.begins_analysis()
    invite(anna, analysis, me(bram), "veiligheid")
    of_bram = takes_part(bram, analysis, "rol/wijkcoordinator")
    bram.says(of_bram, tekst="De flats bij het park", vraag="buurt")
    finishes(bram, of_bram)
    body = {"vraag": "buurt", "van": me(bram)}
    for browser, wrong, status in (
        (bram, body, 404),
        (anna, body | {"van": me(anna)}, 422),
        (anna, body | {"vraag": "vorm"}, 422),
    ):
        refused = browser.send("PUT", f"{path(analysis)}/vastgesteld", json=wrong)
        assert refused.status_code == status
    assert anna.send("PUT", f"{path(analysis)}/vastgesteld", json=body).status_code == 204
    rows = {row["vraag"]: row for row in meeting(anna, analysis)["vragen"]}  # type: ignore[attr-defined]
    assert rows["buurt"]["vastgesteld"]["tekst"] == "De flats bij het park"
    said = anna.get(f"gesprekken/{conversation}/berichten")["berichten"]
    assert "Samen vastgelegd" in said[-3]["tekst"]
    assert said[-1]["vraag"]["id"] == "signalen"
    anna.says(conversation, tekst="sla over", vraag="signalen")


def test_only_the_owner_invites_and_only_who_is_invited_comes_in(
    anna: Browser, bram: Browser, carla: Browser, analysis: str
) -> None:
    unknown = bram.send("GET", path(str(uuid.uuid4())))
    hidden = bram.send("GET", path(analysis))
    assert (hidden.status_code, hidden.content) == (404, unknown.content)
    assert bram.send("POST", f"{path(analysis)}/gesprek", json={}).status_code == 404
    assert invite(bram, analysis, me(carla), "zorg") == 404
    assert invite(anna, analysis, "bestaat-niet", "zorg") == 422
    assert invite(anna, analysis, me(bram), "brandweer") == 422
    invite(anna, analysis, me(bram), "zorg")
    assert bram.send("GET", path(analysis)).status_code == 200
    assert anna.send("DELETE", f"{path(analysis)}/deelnemers/{me(bram)}").status_code == 204
    assert bram.send("GET", path(analysis)).status_code == 404
    assert anna.send("DELETE", f"{path(analysis)}/deelnemers/{me(bram)}").status_code == 404


def test_who_deletes_what_is_theirs_is_out_and_the_meeting_goes_on(
    anna: Browser, bram: Browser, analysis: str
) -> None:
    invite(anna, analysis, me(bram), "zorg")
    takes_part(bram, analysis, "rol/wijkcoordinator")
    bram.send("DELETE", "/api/v1/mijn/gegevens")
    assert meeting(anna, analysis)["deelnemers"] == []
    assert anna.send("DELETE", f"/api/v1/analyses/{analysis}").status_code == 204


@pytest.fixture
def seen_by_two(anna: Browser, bram: Browser, carla: Browser, analysis: str) -> list[str]:
    """Bram and Carla looked at it, each for themselves; gives their conversations."""
    conversations = []
    for browser, domain, chosen in (
        (bram, "veiligheid", ["vorm/gedrag"]),
        (carla, "zorg", ["vorm/voelen"]),
    ):
        invite(anna, analysis, me(browser), domain)
        conversation = takes_part(browser, analysis, "rol/buurtprofessional")
        browser.says(conversation, tekst="De flats bij het park", vraag="buurt")
        browser.says(conversation, tekst="sla over", vraag="signalen")
        browser.says(conversation, keuzes=chosen, vraag="vorm")
        browser.says(conversation, keuzes=["locatie/woonomgeving"], vraag="locatie")
        conversations.append(conversation)
    return conversations


def text_of(content: bytes, form: str) -> str:
    """What a file says; of a PDF its bookmarks, which are the headings."""
    if form == "pdf":
        with pikepdf.open(io.BytesIO(content)) as made, made.open_outline() as outline:
            return "\n".join(_titles(outline.root))
    part = {"docx": "word/document.xml", "odt": "content.xml"}[form]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return re.sub(r"<[^>]+>", "", packed.read(part).decode())


def _titles(items: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _titles(item.children)


def report(browser: Browser, analysis: str, form: str) -> httpx.Response:
    return browser.send("GET", f"/api/v1/analyses/{analysis}/rapport?formaat={form}")


def test_report_shows_by_domain_what_everybody_saw(
    anna: Browser, bram: Browser, carla: Browser, analysis: str, seen_by_two: list[str]
) -> None:
    for browser, conversation in zip((bram, carla), seen_by_two, strict=True):
        finishes(browser, conversation)
    body = {"vraag": "buurt", "van": me(bram)}
    assert anna.send("PUT", f"{path(analysis)}/vastgesteld", json=body).status_code == 204
    found = report(anna, analysis, "json").json()["overleg"]
    assert (found["domeinen"], found["nog_bezig"]) == (["veiligheid", "zorg"], 0)
    rows = {row["vraag"]: row for row in found["vragen"]}
    assert rows["locatie"]["eens"] == "eens"
    assert [one["antwoord"] for one in rows["vorm"]["gezien"]] == [
        "wat mensen doen",
        "wat mensen voelen",
    ]
    assert rows["buurt"]["vastgesteld"] == "De flats bij het park"
    assert rows["vorm"]["vastgesteld"] == ""
    assert "rol" not in rows
    page = report(anna, analysis, "html").text
    assert "Hier verschilt het beeld" in page
    assert "Veiligheid: wat mensen doen." in page
    for name in ("Bram", "Carla", "Öztürk", "Smit"):
        assert name not in page


@pytest.mark.parametrize("form", ["pdf", "docx", "odt"])
def test_other_forms_have_it_too(
    anna: Browser,
    bram: Browser,
    carla: Browser,
    analysis: str,
    seen_by_two: list[str],
    form: str,
) -> None:
    for browser, conversation in zip((bram, carla), seen_by_two, strict=True):
        finishes(browser, conversation)
    words = text_of(report(anna, analysis, form).content, form)
    assert "Hier verschilt het beeld" in words
    assert "Bram" not in words


def test_report_leads_nobody_while_somebody_is_busy(
    anna: Browser, bram: Browser, analysis: str, seen_by_two: list[str]
) -> None:
    finishes(bram, seen_by_two[0])
    found = report(anna, analysis, "json").json()["overleg"]
    assert (found["nog_bezig"], found["vragen"]) == (1, [])
    page = report(anna, analysis, "html").text
    assert "Nog niet iedereen is klaar" in page
    assert "Hier verschilt het beeld" not in page


def test_report_of_one_person_says_nothing_of_a_meeting(anna: Browser, analysis: str) -> None:
    assert "overleg" not in report(anna, analysis, "json").json()
    assert "Wat ieder zag" not in report(anna, analysis, "html").text
