"""axe-core on every state of the chat page, in light and in dark, at three widths, with pictures to look at."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.accessibility import violations
from tests.browser.chat_page import ChatPage
from tests.browser.conftest import NewChat

SIZES = {320: 640, 768: 1024, 1280: 800}
TO_THE_PROPOSAL = (
    "onderhuids",
    "leeftijd en woonduur",
    "actieve bewoners jagen aan, de kerk bemiddelt",
    "A en B",
    "geen van deze",
    "niets in het bijzonder",
    "nee",
    "nee, dat zie ik niet",
    "ik heb genoeg zicht",
    "nee, ga door",
    "A",
    "het verenigingsleven",
)


def states(chat: ChatPage) -> Iterator[str]:
    """Walks through an analysis, and stops at each state that looks different."""
    page = chat.page
    yield "begin"
    chat.clicks("Wat is polarisatie?")
    chat.log.get_by_text(re.compile(r"^Bronnen")).click()
    yield "uitleg-met-bronnen"
    chat.types("begin een analyse")
    yield "een-keuze"
    chat.chooses("rol/wijkcoordinator")
    yield "tekst"
    chat.types("De flats aan het park. bel 06 12345678")
    yield "raster-en-melding"
    chat.fills(("signalering/bewoners", "feit"))
    page.get_by_role("button", name=re.compile("^(Toon|Verberg) uitleg")).click()
    yield "meer-keuzes"
    page.get_by_role("button", name="Verder", exact=True).click()
    yield "vergeten-te-kiezen"
    chat.ticks("vorm/voelen")
    chat.ticks("locatie/woonomgeving")
    yield from unusual_states(chat)
    for text in TO_THE_PROPOSAL:
        chat.types(text)
    chat.waits_for("richtingen")
    page.get_by_text("Waarom dit voorstel?").first.click()
    yield "voorstel-met-bewijs"
    chat.types("rond af")
    chat.chooses("actie/afronden-ja")
    yield "rapport"


def unusual_states(chat: ChatPage) -> Iterator[str]:
    """What is only seen when something is opened, or goes wrong."""
    page = chat.page
    toggle = page.locator(".toggle")
    if toggle.is_visible():
        toggle.click()
        yield "voortgang"
        toggle.click()
    page.get_by_role("button", name="Later verder").click()
    yield "later-verder"
    page.keyboard.press("Escape")
    page.context.set_offline(True)
    chat.input.fill("hoe ver zijn we?")
    chat.input.press("Enter")
    expect(chat.status).to_contain_text("geen verbinding")
    yield "geen-verbinding"
    page.context.set_offline(False)
    expect(chat.status).to_be_empty()
    chat.waits_for("fase")
    chat.input.fill("/fout")
    chat.input.press("Enter")
    expect(chat.status).to_contain_text("schuine streep")
    yield "fout"
    chat.input.fill("")


@pytest.mark.parametrize("width", SIZES)
def test_axe_finds_nothing(new_chat: NewChat, tmp_path: Path, width: int) -> None:
    chat = new_chat(viewport={"width": width, "height": SIZES[width]})
    found: dict[str, list[str]] = {}
    for state in states(chat):
        found[state] = violations(chat.page, undecided=True)
        chat.page.screenshot(path=tmp_path / f"{width}-{state}.png")
    assert {state: wrong for state, wrong in found.items() if wrong} == {}
    assert len(found) >= 12


def test_high_contrast_and_calm_screens(
    new_context: Callable[..., BrowserContext], new_chat: NewChat
) -> None:
    context = new_context(forced_colors="active", reduced_motion="reduce")
    chat = new_chat(context)
    chat.types("begin een analyse")
    running = chat.page.evaluate("document.getAnimations().length")
    assert running == 0
    assert violations(chat.page) == []


def test_every_visible_text_of_a_control_is_dutch(chat: ChatPage) -> None:
    chat.types("begin een analyse")
    names = chat.page.get_by_role("button").all_inner_texts()
    english = re.compile(
        r"\b(send|next|back|skip|close|copy|the|your|submit|cancel)\b", re.IGNORECASE
    )
    assert [name for name in names if english.search(name)] == []
    assert chat.page.locator("html").get_attribute("lang") == "nl"
