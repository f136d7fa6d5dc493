"""The analysis page in a real browser: what it shows, that everybody can use it, and that it prints.

The analyses come from the guide's own case, typed by the player; the page is opened as from the conversation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.accessibility import violations
from tests.player import play
from tests.running_stack import RunningStack
from tests.talk import Talk

pytestmark = pytest.mark.slow
WIDTHS = (320, 768, 1280)
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def finished(stack: RunningStack) -> Talk:
    """Case 1, to its end."""
    talk = Talk(stack.address)
    play("casus-1", talk)
    assert talk.analysis()["status"] == "afgerond"
    return talk


@pytest.fixture
def begun(stack: RunningStack) -> Talk:
    """Two answers far."""
    talk = Talk(stack.address)
    talk.choose("actie/start/buurtanalyse")
    talk.choose("rol/buurtprofessional")
    talk.say("De flats bij het park. Ouderen klagen over lawaai van jongeren.")
    return talk


@pytest.fixture
def opened(new_context: Callable[..., BrowserContext], stack: RunningStack) -> Open:
    """Opens the page of an analysis, as somebody whose conversation this is."""

    def open_page(talk: Talk | None, path: str = "", **options: Any) -> Page:
        context = new_context(**options)
        if talk is not None:
            context.add_init_script(remember(talk))
        page = context.new_page()
        page.goto(f"{stack.address}/analyse/{path or (talk.analysis_id() if talk else 'x')}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    return open_page


def remember(talk: Talk) -> str:
    """What the chat page keeps in this browser."""
    token = talk.client.headers["Authorization"].removeprefix("Bearer ")
    kept = json.dumps(json.dumps({"id": talk.id, "token": token}))
    return f"if (location.host) localStorage.setItem('buurtbrug.gesprek', {kept})"


def photograph(page: Page, name: str, folder: Path) -> None:
    """A screenshot to look at."""
    page.screenshot(path=folder / f"{name}.png", full_page=True)


def wrong(page: Page) -> list[str]:
    """What axe-core finds. It cannot tell what stands behind the text of a picture; a test of ours does."""
    undecided = re.compile(r"(light|dark): color-contrast: \[\['buurtbrug-analyse', 'text\[")
    return [found for found in violations(page) if not undecided.match(found)]


def unfold_all(page: Page) -> None:
    page.locator("details").evaluate_all("all => all.forEach(each => (each.open = true))")


# What it shows


def test_a_finished_analysis_shows_pictures_advice_answers_and_sources(
    opened: Open, finished: Talk
) -> None:
    page = opened(finished)
    expect(page).to_have_title("Buurtanalyse – Buurtbrug")
    expect(page.get_by_text("Afgerond", exact=True)).to_be_visible()
    for name in ("Het beeld", "Advies", "Uw antwoorden", "Bronnen"):
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    for name in ("Hoe ver het is", "Wie een rol speelt", "Waar het speelt"):
        picture = page.get_by_role("img", name=name)
        expect(picture).to_be_visible()
        assert picture.evaluate("svg => svg.querySelector('desc').textContent.length") > 30


def test_everything_that_was_answered_stands_there(opened: Open, finished: Talk) -> None:
    page = opened(finished)
    shown = page.locator("#antwoorden").inner_text()
    analysis = finished.analysis()
    assert analysis["antwoorden"]
    assert [
        a["labels"] for a in analysis["antwoorden"] if any(x not in shown for x in a["labels"])
    ] == []
    assert analysis["antwoorden"][1]["tekst"] in shown


def test_a_reason_unfolds_with_the_answer_and_the_source(opened: Open, finished: Talk) -> None:
    page = opened(finished)
    advised = finished.analysis()["advies"]["richtingen"][0]
    card = page.locator("#advies .card").first
    reason = card.locator(".reasons li").first
    expect(reason).to_be_hidden()
    card.locator("summary").click()
    expect(reason).to_contain_text(advised["redenen"][0]["tekst"])
    expect(reason).to_contain_text("Komt door uw antwoord:")
    expect(reason).to_contain_text("Bron: Handreiking Van polarisatie naar verbinding in buurten")


def test_what_was_chosen_is_never_folded_away(opened: Open, finished: Talk) -> None:
    page = opened(finished)
    analysis = finished.analysis()
    chosen = next(a["keuzes"] for a in analysis["antwoorden"] if a["vraag"] == "interventies")
    for item in (i for i in chosen if i in {a["id"] for a in analysis["advies"]["interventies"]}):
        title = analysis["kennis"][item]["titel"]
        expect(page.get_by_role("heading", name=re.compile(re.escape(title)))).to_be_visible()


def test_a_begun_analysis_says_how_far_it_is_and_gives_no_advice_yet(
    opened: Open, begun: Talk
) -> None:
    page = opened(begun)
    expect(page.get_by_text("Stap 1 van 4, 2 van")).to_be_visible()
    expect(page.get_by_text("nog te weinig bekend")).to_be_visible()
    expect(page.get_by_role("link", name="Verder met de vragen")).to_have_attribute("href", "/")
    expect(page.get_by_role("img")).to_have_count(0)


def test_an_answer_can_be_changed_in_the_conversation(opened: Open, begun: Talk) -> None:
    page = opened(begun)
    change = page.get_by_role("link", name="Verander uw antwoord over uw rol")
    expect(change).to_have_attribute("href", "/#wijzig=rol")
    change.click()
    expect(page.get_by_text("U wilt uw antwoord over uw rol aanpassen")).to_be_visible()
    page.wait_for_url(re.compile(r"/$"))


def test_an_earlier_analysis_can_be_read_but_not_changed(opened: Open, begun: Talk) -> None:
    first = begun.analysis_id()
    begun.choose("actie/opnieuw")
    begun.choose("actie/opnieuw-ja")
    page = opened(begun, first)
    expect(page.get_by_text("niet meer veranderen")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Verander"))).to_have_count(0)


def test_a_change_elsewhere_is_seen_when_the_page_comes_into_view(
    opened: Open, begun: Talk
) -> None:
    page = opened(begun)
    page.locator("summary", has_text="Stap 2").click()
    begun.choose("weet-niet")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_text("Stap 2 van 4, 3 van")).to_be_visible()
    expect(page.get_by_text("De analyse is bijgewerkt.")).to_be_attached()
    expect(page.locator("details", has_text="Stap 2")).to_have_attribute("open", "")


# When it cannot be shown


def test_without_the_conversation_it_says_what_to_do(opened: Open, begun: Talk) -> None:
    page = opened(None, begun.analysis_id())
    expect(page.get_by_role("alert")).to_contain_text("persoonlijke link")
    expect(page.get_by_role("alert").get_by_role("link")).to_have_attribute("href", "/")
    assert wrong(page) == []


def test_with_another_conversation_it_says_what_to_do(
    opened: Open, begun: Talk, finished: Talk
) -> None:
    page = opened(begun, finished.analysis_id())
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze analyse is niet gevonden")
    assert wrong(page) == []


def test_an_analysis_of_an_earlier_conversation_leads_back_to_that_one(
    opened: Open, begun: Talk, finished: Talk
) -> None:
    page = opened(begun)
    token = finished.client.headers["Authorization"].removeprefix("Bearer ")
    earlier = [{"id": finished.id, "token": token}]
    page.evaluate("found => localStorage.setItem('buurtbrug.eerder', found)", json.dumps(earlier))
    page.goto(page.url.replace(begun.analysis_id(), finished.analysis_id()))
    expect(page.get_by_text("Afgerond", exact=True)).to_be_visible()
    back = f"/#gesprek={finished.id}.{token}"
    expect(page.get_by_role("link", name="Naar het gesprek")).to_have_attribute("href", back)
    change = page.get_by_role("link", name="Verander uw antwoord over uw rol")
    expect(change).to_have_attribute("href", f"{back}&wijzig=rol")


def test_it_waits_for_the_network_by_itself(opened: Open, begun: Talk) -> None:
    page = opened(begun)
    page.context.route("**/api/v1/analyses/*", lambda route: route.abort())
    page.reload()
    expect(page.get_by_text("Er is even geen verbinding.")).to_be_visible()
    page.context.unroute("**/api/v1/analyses/*")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_role("heading", level=1, name="Buurtanalyse")).to_be_visible()


# Everybody can use it


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_nothing_sticks_out(
    opened: Open, finished: Talk, tmp_path: Path, width: int
) -> None:
    page = opened(finished, viewport={"width": width, "height": 900})
    photograph(page, f"analyse-{width}", tmp_path)
    if width == WIDTHS[0]:
        assert wrong(page) == []
    unfold_all(page)
    if width == WIDTHS[-1]:
        assert wrong(page) == []
        page.emulate_media(color_scheme="dark")
        photograph(page, f"analyse-{width}-donker-open", tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_axe_finds_nothing_in_an_analysis_that_was_just_begun(
    opened: Open, begun: Talk, tmp_path: Path
) -> None:
    page = opened(begun)
    assert wrong(page) == []
    photograph(page, "analyse-begonnen", tmp_path)


def test_pictures_keep_their_text_inside_their_boxes(opened: Open, finished: Talk) -> None:
    page = opened(finished, viewport={"width": 320, "height": 800})
    outside = page.get_by_role("img").evaluate_all(
        """pictures => pictures.flatMap(svg => [...svg.querySelectorAll('.vak')].flatMap(box => {
            const frame = box.querySelector('.rand').getBBox();
            return [...box.querySelectorAll('text')]
                .filter(text => { const t = text.getBBox();
                    return t.x < frame.x || t.x + t.width > frame.x + frame.width
                        || t.y < frame.y || t.y + t.height > frame.y + frame.height; })
                .map(text => text.textContent);
        }))"""
    )
    assert outside == []
    smallest = page.get_by_role("img").evaluate_all(
        "all => Math.min(...all.map(svg => 15 * svg.getBoundingClientRect().width / 320))"
    )
    assert smallest >= 11


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_in_pictures_stands_out_from_its_box(
    opened: Open, finished: Talk, scheme: str
) -> None:
    page = opened(finished, color_scheme=scheme)
    found: list[float] = page.locator("figure").evaluate_all(
        """figures => figures.flatMap(figure => {
            // rgb() counts to 255; color(srgb …), which a mix of colours becomes, to 1
            const light = colour => { const most = colour.startsWith('rgb') ? 255 : 1;
                const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(v => v / most)
                .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
            const paper = getComputedStyle(figure).backgroundColor;
            return [...figure.querySelectorAll('svg text')].map(text => {
                const box = text.closest('.vak')?.querySelector('.rand');
                const fill = box ? getComputedStyle(box).fill : 'none';
                const both = [light(getComputedStyle(text).fill), light(fill === 'none' ? paper : fill)];
                return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05); });
        })"""
    )
    assert len(found) > 20
    assert min(found) >= 4.5


def test_what_one_taps_is_large_enough(opened: Open, finished: Talk) -> None:
    page = opened(finished, viewport={"width": 320, "height": 900})
    small = page.locator("button, summary, .button, .change, nav a, header a").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).filter(r => r.height && r.height < 44).length"
    )
    assert small == 0


def test_it_works_by_keyboard_alone(opened: Open, finished: Talk) -> None:
    page = opened(finished)
    names = [tabbed(page) for _ in range(14)]
    assert names[:13] == [
        "Buurtbrug",
        "Naar het gesprek",
        "Afdrukken",
        "Gegevens opslaan (JSON)",
        *(f"Rapport als\n{form}" for form in ("PDF", "Word", "LibreOffice", "Webpagina")),
        "Het beeld",
        "Advies",
        "Waar u op kunt letten",
        "Uw antwoorden",
        "Bronnen",
    ]
    assert names[13].startswith("In woorden")
    page.keyboard.press("Enter")
    expect(page.locator("figure details").first).to_have_attribute("open", "")
    page.keyboard.press("Space")
    expect(page.locator("figure details").first).not_to_have_attribute("open", "")


def tabbed(page: Page) -> str:
    """What the next Tab comes to; it must be seen to have the focus."""
    page.keyboard.press("Tab")
    found: dict[str, str] = page.evaluate(
        """() => { const at = document.activeElement.shadowRoot.activeElement;
            return {text: at.innerText.trim(), outline: getComputedStyle(at).outlineStyle}; }"""
    )
    assert found["outline"] != "none"
    return found["text"]


def test_the_guide_jumps_to_its_part(opened: Open, finished: Talk) -> None:
    page = opened(finished)
    page.get_by_role("link", name="Uw antwoorden").press("Enter")
    heading = page.get_by_role("heading", name="Uw antwoorden", exact=True)
    expect(heading).to_be_in_viewport()
    expect(heading).to_be_focused()


def test_forced_colours_keep_the_marks(opened: Open, finished: Talk, tmp_path: Path) -> None:
    page = opened(finished, forced_colors="active")
    strokes = page.locator(".plaatje .gekozen > .rand").evaluate_all(
        "all => all.map(e => getComputedStyle(e).stroke)"
    )
    assert strokes
    assert "none" not in strokes
    photograph(page, "analyse-afgerond-hoog-contrast", tmp_path)


# On paper, and as data


def test_on_paper_reasons_are_unfolded_and_buttons_are_gone(opened: Open, finished: Talk) -> None:
    page = opened(finished)
    page.emulate_media(media="print")
    expect(page.locator(".reasons li").first).to_be_visible()
    for name in ("Afdrukken", "Gegevens opslaan (JSON)"):
        expect(page.get_by_role("button", name=name)).to_be_hidden()
    expect(page.get_by_role("link", name=re.compile("^Verander"))).to_have_count(0)
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="screen")
    expect(page.locator(".reasons li").first).to_be_hidden()


def test_paper_is_black_on_white_in_the_dark_too(opened: Open, finished: Talk) -> None:
    page = opened(finished, color_scheme="dark")
    page.emulate_media(media="print")
    colours = page.locator("h1, h4 .title, dd, .plaatje text").evaluate_all(
        "all => [...new Set(all.map(e => getComputedStyle(e).color))]"
    )
    assert colours == ["rgb(0, 0, 0)"]


def test_the_data_are_saved_as_the_schema_says(opened: Open, finished: Talk) -> None:
    page = opened(finished)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Gegevens opslaan (JSON)").click()
    assert re.fullmatch(r"buurtanalyse-\d{4}-\d\d-\d\d\.json", waiting.value.suggested_filename)
    saved = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    assert saved == finished.analysis()


def test_the_page_loads_little(
    new_context: Callable[..., BrowserContext], stack: RunningStack, finished: Talk
) -> None:
    context = new_context()
    context.add_init_script(remember(finished))
    page = context.new_page()
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda r: sizes.update({r.url: r.sizes()["responseBodySize"]}))
    page.goto(f"{stack.address}/analyse/{finished.analysis_id()}", wait_until="networkidle")
    own = {url: size for url, size in sizes.items() if "/api/" not in url}
    assert len(own) > 5
    assert sum(own.values()) < 26_000


# Other results


def test_outcome_of_a_scan_names_what_to_do_the_tools_and_the_sources(
    stack: RunningStack, opened: Open, tmp_path: Path
) -> None:
    talk = Talk(stack.address)
    talk.choose("actie/start/beleidsscan")
    talk.say("Een gemeente met twee kernen.")
    talk.fill(
        ("thema/borging-portefeuille", "niet"),
        ("thema/monitoren-evalueren", "niet"),
        ("thema/capaciteit", "geregeld"),
    )
    page = opened(talk, viewport={"width": 320, "height": 640})
    photograph(page, "scan-smal", tmp_path)
    expect(page.get_by_role("heading", name="Uitkomst tot nu toe")).to_be_visible()
    expect(page.get_by_role("heading", name="Hier begint u")).to_be_visible()
    expect(page.get_by_text("Hulpmiddelen die de bron noemt:").first).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("advies", re.IGNORECASE))).to_have_count(0)
    expect(page.get_by_role("heading", name="Bronnen")).to_be_visible()
    assert wrong(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_practice_says_so_and_shows_the_worked_out_answer_beside_ones_own(
    stack: RunningStack, opened: Open, tmp_path: Path
) -> None:
    talk = Talk(stack.address)
    talk.choose("actie/oefen/casus/2")
    talk.choose("vorm/gedrag")
    page = opened(talk)
    photograph(page, "oefening", tmp_path)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Casus 2")
    expect(page.get_by_text("Dit is een oefening.")).to_be_visible()
    expect(page.get_by_text("De uitwerking: ")).to_have_count(1)
    assert wrong(page) == []
