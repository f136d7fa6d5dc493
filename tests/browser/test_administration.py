"""The page for administrators, linking with Teams on "Mijn gegevens", and periods, in real browsers over https."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openid_provider import OpenIdProvider
from playwright.sync_api import BrowserContext, expect

from tests.browser.accessibility import Looks
from tests.browser.people import NewSomeone, Someone, newcomer, openid_settings, portal_with
from tests.browser.tls import TlsProxy
from tests.running_stack import RunningStack
from tests.teams.test_settings import WHOLE

pytestmark = pytest.mark.slow
WIDTHS = (320, 768, 1280)


@pytest.fixture(scope="module")
def town(
    stack: RunningStack, provider: OpenIdProvider, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a portal with Teams and a provider, which forgets after a month what is not used."""
    proxy = TlsProxy(tmp_path_factory.mktemp("tls"))
    own = {"BUURTBRUG_PUBLIC_URL": proxy.address, "BUURTBRUG_KEEP_PERSONAL_DAYS": "30"}
    portal = portal_with(stack, **openid_settings(provider), **WHOLE | own)
    proxy.to = portal.ports.portal
    yield proxy.address
    portal.stop()
    proxy.stop()


@pytest.fixture
def someone(
    new_context: Callable[..., BrowserContext],
    town: str,
    provider: OpenIdProvider,
    hosts: list[str],
) -> NewSomeone:
    hosts += [town, provider.address]
    return lambda **options: newcomer(new_context(ignore_https_errors=True, **options), town)


@pytest.fixture
def els(someone: NewSomeone) -> Someone:
    return someone().signs_in("Els Visser")


def test_administrator_blocks_and_lets_in_again(els: Someone, someone: NewSomeone) -> None:
    # nobody else's test uses Fatma: this database also has the people of other tests, from other providers
    fatma = someone().signs_in("Fatma")
    els.clicks("Beheer", "link")
    els.sees_heading("Beheer")
    expect(els.page.get_by_text("Alles werkt.")).to_be_visible()
    els.page.get_by_label("Zoek op naam").fill("fatma")
    expect(els.page.get_by_text("1 persoon")).to_be_visible()
    els.clicks("Blokkeer Fatma Kaya")
    expect(els.page.get_by_role("button", name="Annuleer")).to_be_focused()
    els.clicks("Ja, blokkeer")
    expect(els.page.get_by_text("Fatma Kaya kan er niet meer in.")).to_be_visible()
    expect(els.page.get_by_label("Zoek op naam")).to_be_focused()
    fatma.goes("/start")
    fatma.clicks("Log in bij uw organisatie", "link")
    fatma.clicks("Fatma", "link")
    expect(fatma.page.get_by_text("Uw toegang tot Buurtbrug is geblokkeerd.")).to_be_visible()
    els.clicks("Laat weer toe Fatma Kaya")
    expect(els.page.get_by_text("Fatma Kaya mag er weer in.")).to_be_visible()
    fatma.signs_in("Fatma")
    els.page.reload()
    els.clicks("Stop sessies en tokens van Fatma Kaya")
    els.clicks("Ja, stop alles")
    expect(
        els.page.get_by_text("De sessies en tokens van Fatma Kaya zijn gestopt.")
    ).to_be_visible()
    fatma.goes("/start")
    fatma.sees_heading("Inloggen")


def test_log_by_keyboard_and_as_a_file(els: Someone, someone: NewSomeone) -> None:
    carla = someone().signs_in("Carla")
    analysis = carla.begins_analysis("De flats voor het logboek")
    carla.goes(f"/analyse/{analysis}")
    carla.sees_heading("Buurtanalyse")
    els.goes("/beheer")
    field = els.page.get_by_label("Id van de analyse")
    field.fill(analysis)
    field.press("Enter")
    row = els.page.get_by_role("row").filter(has_text="Carla Smit")
    expect(row).to_contain_text("gelezen")
    expect(els.page.get_by_role("row").filter(has_text="Els Visser")).to_be_visible()
    with els.page.expect_download() as waiting:
        els.clicks("Sla op als CSV")
    assert analysis in Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    els.page.get_by_label("Tot en met").fill("2020-01-01")
    els.clicks("Toon")
    expect(els.page.get_by_text("Er staat niets in het logboek over deze keuze.")).to_be_visible()


def test_others_read_that_it_is_not_for_them(someone: NewSomeone) -> None:
    bram = someone().signs_in("Bram")
    expect(bram.page.get_by_role("link", name="Beheer")).to_have_count(0)
    bram.goes("/beheer")
    expect(bram.page.get_by_role("alert")).to_contain_text("voor wie Buurtbrug beheert")


def test_a_code_for_teams_is_shown_and_read_aloud(someone: NewSomeone) -> None:
    carla = someone().signs_in("Carla").goes("/mijn-gegevens")
    carla.clicks("Koppel met Teams")
    field = carla.page.get_by_label("Uw koppelcode")
    assert re.fullmatch(r"koppel \d{6}", field.input_value())
    expect(field).to_be_focused()
    expect(carla.page.get_by_role("status").filter(has_text="tien minuten")).to_be_visible()


def test_home_warns_before_an_analysis_goes(someone: NewSomeone) -> None:
    carla = someone().signs_in("Carla")
    carla.begins_analysis("De flats die binnenkort weg zijn")
    expect(carla.page.get_by_role("heading", name="Wordt binnenkort gewist")).to_be_visible()
    expect(carla.page.get_by_text(re.compile("^wordt gewist op")).first).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(someone: NewSomeone, tmp_path: Path, width: int) -> None:
    someone().signs_in("Carla")
    els = someone(viewport={"width": width, "height": 800})
    look = Looks(els.page, tmp_path, covered="blokkeren")

    els.goes("/inloggen?fout=geblokkeerd")
    els.page.get_by_role("link", name="Log in bij uw organisatie").wait_for()
    look("geblokkeerd")
    els.signs_in("Els Visser")
    els.begins_analysis(f"De flats, bekeken op {width} beeldpunten breed")
    els.sees_heading(re.compile("^Welkom"))
    look("start-gewist")
    els.goes("/beheer")
    els.page.get_by_label("Zoek op naam").wait_for()
    els.clicks("Toon")
    els.page.get_by_role("table").wait_for()
    look("beheer")
    els.page.get_by_role("button", name=re.compile("^Blokkeer")).first.click()
    look("blokkeren")
    els.clicks("Annuleer")
    els.goes("/mijn-gegevens")
    els.clicks("Koppel met Teams")
    els.page.get_by_label("Uw koppelcode").wait_for()
    look("mijn-gegevens-teams")
    assert {state: wrong for state, wrong in look.found.items() if wrong} == {}
