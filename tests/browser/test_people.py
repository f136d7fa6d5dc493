"""Signing in, home, sharing, my data and signing out, by people in real browsers."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openid_provider import OpenIdProvider
from playwright.sync_api import BrowserContext, expect

from setup.processes import sign_in_command
from tests.browser.accessibility import Looks, violations
from tests.browser.people import NewSomeone, Someone, newcomer, openid_settings, portal_with
from tests.running_stack import RunningStack

pytestmark = pytest.mark.slow
WIDTHS = (320, 768, 1280)
FLATS = "De flats bij het park. Ouderen klagen over lawaai van jongeren."


@pytest.fixture(scope="module")
def town(stack: RunningStack, provider: OpenIdProvider) -> Iterator[RunningStack]:
    """The portal of an organisation with a provider."""
    portal = portal_with(stack, **openid_settings(provider))
    yield portal
    portal.stop()


@pytest.fixture
def someone(
    new_context: Callable[..., BrowserContext],
    town: RunningStack,
    provider: OpenIdProvider,
    hosts: list[str],
) -> NewSomeone:
    hosts += [town.address, provider.address]
    return lambda **options: newcomer(new_context(**options), town.address)


@pytest.fixture
def anna(someone: NewSomeone) -> Someone:
    return someone().signs_in("Anna Bos")


# Signing in and out


def test_link_of_make_run_lets_in_once(
    new_context: Callable[..., BrowserContext], stack: RunningStack
) -> None:
    link = sign_in_link(stack)
    local = newcomer(new_context(), stack.address)
    local.page.goto(link)
    local.sees_heading("Welkom, Lokale gebruiker")
    assert "code" not in local.page.url
    other = newcomer(new_context(), stack.address)
    other.page.goto(link)
    expect(
        other.page.get_by_text("Deze inloglink werkt niet meer", exact=False).or_(
            other.page.get_by_text("Een link werkt één keer", exact=False)
        )
    ).to_be_visible()
    other.goes("/start")
    other.sees_heading("Inloggen")


def sign_in_link(stack: RunningStack) -> str:
    """As `make run` asks for it."""
    command, root = sign_in_command(stack.layout), stack.layout.root
    made = subprocess.run(
        command, env=dict(stack.settings), cwd=root, capture_output=True, check=True
    )
    return made.stdout.decode().strip()


def test_signing_out_ends_it_everywhere_in_this_browser(anna: Someone) -> None:
    anna.clicks("Uitloggen")
    anna.sees_heading("Inloggen")
    expect(anna.page.get_by_text("U bent uitgelogd.")).to_be_visible()
    anna.page.go_back()
    anna.goes("/start")
    anna.sees_heading("Inloggen")


def test_who_does_not_sign_in_reads_why(someone: NewSomeone) -> None:
    visitor = someone().goes("/start")
    visitor.clicks("Log in bij uw organisatie", "link")
    visitor.clicks("Niet inloggen", "link")
    expect(visitor.page.get_by_text("U brak het inloggen af")).to_be_visible()
    visitor.clicks("Log in bij uw organisatie", "link")
    visitor.clicks("Dirk", "link")
    expect(visitor.page.get_by_text("nog geen toegang")).to_be_visible()


def test_one_comes_back_where_one_wanted_to_be(someone: NewSomeone) -> None:
    visitor = someone().goes("/mijn-gegevens")
    visitor.clicks("Log in bij uw organisatie", "link")
    visitor.clicks("Bram", "link")
    visitor.sees_heading("Mijn gegevens")


def test_nothing_is_lost_when_the_session_ends_while_one_types(someone: NewSomeone) -> None:
    bram = someone().signs_in("Bram")
    bram.begins_analysis("De flats waar de sessie eindigt")
    bram.clicks("Ga verder", "link")
    bram.chat.waits_for("signalen")
    bram.page.context.clear_cookies(domain="127.0.0.1")
    bram.chat.input.fill("sla over")
    bram.chat.input.press("Enter")
    bram.clicks("Log in bij uw organisatie", "link")
    bram.clicks("Bram", "link")
    bram.chat.waits_for("vorm")
    expect(bram.chat.log).to_contain_text("sla over")


# Working


def test_work_goes_on_from_another_device(someone: NewSomeone) -> None:
    at_work = someone().signs_in("Anna Bos")
    at_work.begins_analysis(FLATS)
    kept = at_work.page.evaluate("JSON.stringify({...localStorage})")
    assert kept == "{}"
    at_home = someone().signs_in("Anna Bos")
    at_home.clicks("Ga verder", "link")
    expect(at_home.chat.said_by_user.last).to_contain_text("De flats bij het park")
    at_home.chat.waits_for("signalen")


def test_a_question_from_home_is_asked_in_a_new_conversation(anna: Someone) -> None:
    anna.page.get_by_label("Uw vraag").fill("Wat is polarisatie?")
    anna.clicks("Stel de vraag")
    expect(anna.chat.said_by_bot.last).to_be_visible()
    expect(anna.chat.log).to_contain_text("Bron:")


def test_two_work_on_one_analysis_at_the_same_time(someone: NewSomeone) -> None:
    anna, bram = someone().signs_in("Anna Bos"), someone().signs_in("Bram")
    analysis = anna.begins_analysis("De flats waar twee aan werken")
    anna.goes(f"/start/analyse/{analysis}")
    share_with(anna, "Bram", "mag lezen en schrijven")
    bram.goes(f"/start/analyse/{analysis}")
    anna.clicks("Werk verder", "link")
    anna.chat.waits_for("signalen")
    bram.clicks("Werk verder")
    bram.chat.waits_for("signalen")
    bram.chat.fills(("signalering/bewoners", "feit"))
    bram.chat.waits_for("vorm")
    anna.chat.fills(("signalering/cijfers", "indruk"))
    anna.chat.waits_for("vorm")
    anna.goes(f"/start/analyse/{analysis}")
    anna.page.get_by_text("Elk antwoord, het nieuwste eerst.").click()
    expect(anna.page.get_by_text("Bram Öztürk,")).to_be_visible()


def share_with(person: Someone, name: str, right: str = "mag lezen") -> None:
    person.page.get_by_label("Naam of e-mailadres").fill(name)
    person.page.get_by_role("radio", name=re.compile(name)).check()
    person.page.get_by_role("radio", name=right, exact=True).check()
    person.clicks("Deel")
    expect(
        person.page.get_by_text(re.compile(f"U deelt de analyse nu met {name}"))
    ).to_be_in_viewport()
    expect(person.page.get_by_role("heading", name="Wie erbij kan")).to_be_focused()


def test_withdrawn_and_deleted_is_gone_for_the_other(someone: NewSomeone) -> None:
    anna, carla = someone().signs_in("Anna Bos"), someone().signs_in("Carla")
    analysis = anna.begins_analysis("De flats die even gedeeld zijn")
    anna.goes(f"/start/analyse/{analysis}")
    share_with(anna, "Carla")
    carla.goes(f"/start/analyse/{analysis}")
    carla.sees_heading("Buurtanalyse")
    expect(carla.page.get_by_role("button", name="Werk verder")).to_have_count(0)
    anna.clicks("Stop met delen met Carla Smit")
    expect(anna.page.get_by_text("niet meer met Carla")).to_be_visible()
    carla.page.reload()
    expect(
        carla.page.get_by_text("Deze analyse is er niet, of u mag haar niet zien.")
    ).to_be_visible()
    anna.clicks("Verwijder deze analyse")
    anna.clicks("Ja, verwijder alles")
    anna.sees_heading(re.compile("^Welkom"))
    expect(anna.page.get_by_text("De flats die even gedeeld zijn")).to_have_count(0)


def test_analysis_page_opens_with_the_session(anna: Someone) -> None:
    analysis = anna.begins_analysis("De flats op de bladzijde")
    anna.goes(f"/start/analyse/{analysis}")
    anna.clicks("Bekijk het rapport", "link")
    anna.sees_heading("Buurtanalyse")
    anna.clicks(re.compile("^Verander"), "link")
    anna.chat.waits_for("rol")


def test_what_was_begun_before_signing_in_can_be_taken_along(someone: NewSomeone) -> None:
    bram = someone().goes("/")
    bram.chat.said_by_bot.first.wait_for()
    bram.chat.types("wat is een trigger?")
    bram.signs_in("Bram")
    bram.clicks("Neem mee")
    expect(bram.page.get_by_text("De gesprekken horen nu bij u.")).to_be_visible()
    assert bram.page.evaluate("localStorage.length") == 0
    bram.goes("/")
    expect(bram.chat.said_by_user.last).to_contain_text("wat is een trigger?")


# My data


def test_my_data_can_be_seen_taken_along_and_deleted(someone: NewSomeone) -> None:
    carla = someone().signs_in("Carla")
    carla.begins_analysis("De flats bij het kanaal")
    carla.clicks("Mijn gegevens", "link")
    carla.sees_heading("Mijn gegevens")
    with carla.page.expect_download() as waiting:
        carla.clicks("Download mijn gegevens")
    found = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert found["persoon"]["naam"] == "Carla Smit"
    assert "De flats bij het kanaal" in json.dumps(found, ensure_ascii=False)
    carla.page.get_by_label("Waarvoor is het token?").fill("export")
    carla.clicks("Maak een token")
    assert carla.page.get_by_label("Uw nieuwe token").input_value().startswith("bbp_")
    carla.clicks("Trek in het token export")
    expect(carla.page.get_by_text("U heeft geen tokens.")).to_be_visible()
    carla.clicks("Verwijder alles van mij")
    carla.clicks("Ja, verwijder alles van mij")
    carla.sees_heading("Alles van u is verwijderd.")
    carla.signs_in("Carla")
    expect(carla.page.get_by_text("U heeft nog geen analyse.")).to_be_visible()


# Together


def test_two_look_at_one_neighbourhood_and_settle_what_they_find(
    someone: NewSomeone, tmp_path: Path
) -> None:
    anna, bram = someone().signs_in("Anna Bos"), someone().signs_in("Bram")
    analysis = anna.begins_analysis("De flats van het overleg")
    anna.goes(f"/start/analyse/{analysis}")
    anna.clicks("Open het buurtoverleg", "link")
    anna.clicks("Doe zelf ook mee")
    expect(anna.page.get_by_text("Anna Bos doet nu mee.")).to_be_visible()
    anna.page.get_by_label("Naam of e-mailadres").fill("Bram")
    anna.page.get_by_role("radio", name=re.compile("Bram")).check()
    anna.page.get_by_label("Uit welk domein?").select_option("veiligheid")
    anna.clicks("Nodig uit")
    expect(anna.page.get_by_text("Bram Öztürk doet nu mee.")).to_be_visible()
    bram.goes("/start")
    bram.clicks(re.compile("Anna Bos vraagt u"), "link")
    for person, about in ((bram, "Bij het park is het onrustig"), (anna, "Het plein is onrustig")):
        person.goes(f"/start/overleg/{analysis}")
        person.clicks("Begin")
        person.chat.waits_for("rol")
        person.chat.chooses("rol/buurtprofessional" if person is bram else "rol/wijkcoordinator")
        person.chat.types(about)
    for person in (bram, anna):
        person.goes(f"/start/overleg/{analysis}")
        expect(person.page.get_by_text("zodra u uw eigen vragen af heeft")).to_be_visible()
        expect(person.page.get_by_text("Bij het park is het onrustig")).to_have_count(0)
        person.clicks("Ga verder")
        person.chat.waits_for("signalen")
        person.chat.types("rond af")
        person.chat.types("ja")
    anna.goes(f"/start/overleg/{analysis}")
    expect(anna.page.get_by_text("Verschillend")).to_be_visible()
    anna.clicks(re.compile("^Neem over.*van Bram.*buurt"))
    expect(anna.page.get_by_text("Het antwoord is samen vastgelegd.")).to_be_visible()
    settled = anna.page.get_by_text("Samen vastgelegd:").locator("..")
    expect(settled.filter(has_text="Bij het park is het onrustig")).to_be_visible()
    # What was told lies over the page, where axe cannot decide.
    anna.page.reload()
    settled.first.wait_for()
    for width in WIDTHS:
        anna.page.set_viewport_size({"width": width, "height": 800})
        assert violations(anna.page, undecided=True) == []
        wide = anna.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
        anna.page.screenshot(path=tmp_path / f"{width}-overleg.png", full_page=True)


# Editors


def test_editor_sees_what_people_thought_of_an_answer(someone: NewSomeone) -> None:
    bram, anna = someone().signs_in("Bram"), someone().signs_in("Anna Bos")
    bram.page.get_by_label("Uw vraag").fill("Wat is een trigger?")
    bram.clicks("Stel de vraag")
    bram.clicks("Geen nuttig antwoord")
    bram.page.get_by_label("Wilt u zeggen waarom?").fill("Geef liever een voorbeeld")
    bram.page.keyboard.press("Enter")
    expect(bram.page.get_by_text("Dank u, we kijken ernaar.")).to_be_visible()
    anna.clicks("Redactie", "link")
    anna.sees_heading("Redactie")
    row = anna.page.get_by_role("row").filter(has_text="Geef liever een voorbeeld")
    expect(row).to_contain_text("niet nuttig")
    with anna.page.expect_download() as waiting:
        anna.clicks(re.compile("^Sla op als CSV.*Oordelen"))
    assert "Geef liever" in Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    bram.goes("/redactie")
    expect(bram.page.get_by_role("alert")).to_contain_text("geen toegang")


# For everybody


def test_home_by_keyboard_alone(anna: Someone) -> None:
    anna.goes("/start")
    anna.sees_heading(re.compile("^Welkom"))
    anna.page.keyboard.press("Tab")
    expect(anna.page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    anna.page.keyboard.press("Enter")
    anna.page.get_by_label("Uw vraag").focus()
    anna.page.keyboard.type("Wat is een trigger?")
    anna.page.keyboard.press("Enter")
    expect(anna.chat.log).to_contain_text("Bron:")


def test_deleting_by_keyboard_begins_at_no(anna: Someone) -> None:
    analysis = anna.begins_analysis("De flats die blijven")
    anna.goes(f"/start/analyse/{analysis}")
    button = anna.page.get_by_role("button", name="Verwijder deze analyse")
    button.focus()
    anna.page.keyboard.press("Enter")
    expect(anna.page.get_by_role("button", name="Annuleer")).to_be_focused()
    anna.page.keyboard.press("Escape")
    expect(button).to_be_focused()
    anna.goes("/start")
    expect(anna.page.get_by_text("De flats die blijven").first).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(someone: NewSomeone, tmp_path: Path, width: int) -> None:
    anna = someone(viewport={"width": width, "height": 800})
    look = Looks(anna.page, tmp_path, covered="weet-u-het-zeker")

    anna.goes("/inloggen?fout=weg")
    anna.page.get_by_role("link", name="Log in bij uw organisatie").wait_for()
    look("inloggen")
    anna.signs_in("Anna Bos")
    look("start-leeg" if width == WIDTHS[0] else "start-eerder")
    analysis = anna.begins_analysis(f"De flats bij het park, bekeken op {width} beeldpunten breed")
    anna.sees_heading(re.compile("^Welkom"))
    look("start")
    anna.goes(f"/start/analyse/{analysis}")
    anna.page.get_by_label("Naam of e-mailadres").fill("a")
    anna.page.get_by_label("Naam of e-mailadres").fill("zz")
    expect(anna.page.get_by_text("Geen collega gevonden.")).to_be_visible()
    for summary in anna.page.locator("summary").all():
        summary.click()
    look("analyse")
    anna.clicks("Verwijder deze analyse")
    look("weet-u-het-zeker")
    anna.clicks("Annuleer")
    anna.goes("/mijn-gegevens")
    anna.page.get_by_label("Waarvoor is het token?").fill("export")
    anna.clicks("Maak een token")
    anna.page.get_by_label("Uw nieuwe token").wait_for()
    look("mijn-gegevens")
    anna.goes("/redactie")
    anna.page.get_by_role("table").first.wait_for()
    look("redactie")
    anna.goes("/start/analyse/bestaat-niet")
    expect(anna.page.get_by_role("alert")).to_be_visible()
    look("niet-gevonden")
    assert {state: wrong for state, wrong in look.found.items() if wrong} == {}
