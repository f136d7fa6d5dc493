"""The pictures of docs/screenshots/, made anew from the running pages.

    .venv/bin/python -m tests.browser.take_screenshots [address]

Without an address it starts a Buurtbrug of its own.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

# The player finds its talk there, as it does under pytest.
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.chat_page import buurtbrug
from benchmarks.widget import running_website
from bot.report.make_report import Form, render
from knowledge.checks import shipped_knowledge
from tests.browser.chat_page import ChatPage
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.test_accessibility import TO_THE_PROPOSAL
from tests.browser.test_analysis_page import remember
from tests.browser.widget_page import WidgetPage
from tests.player import play
from tests.report.examples import answered, report
from tests.talk import Talk
from tests.website import Website

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}


STORY = (
    "Op het plein hangen elke avond jongens van een jaar of zestien. Ze schelden mensen uit en ouderen lopen met"
    " een boog om het plein heen. In de flats groeten de oude bewoners en de nieuwe gezinnen elkaar niet."
)


def new_chat(browser: Browser, address: str, **options: object) -> ChatPage:
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce", **options)  # type: ignore[arg-type]
    chat = ChatPage(context.new_page(), address)
    chat.opens()
    return chat


def at_a_desk(browser: Browser, address: str) -> None:
    """The beginning, and a proposal with what it rests on."""
    chat = new_chat(browser, address, viewport=DESK)
    save(chat, "begin")
    for text in (
        "begin een analyse",
        "wijkcoördinator",
        "De flats aan het park.",
        "bewoners: feit",
    ):
        chat.types(text)
    chat.ticks("vorm/voelen")
    chat.ticks("locatie/woonomgeving")
    for text in TO_THE_PROPOSAL:
        chat.types(text)
    chat.page.get_by_text("Waarom dit voorstel?").first.click()
    save(chat, "voorstel")


def telling(browser: Browser, address: str) -> None:
    """A story, told back with its own words."""
    chat = new_chat(browser, address, viewport={**DESK, "height": 1000})
    chat.types(STORY)
    chat.page.get_by_text("Dit lees ik erin").scroll_into_view_if_needed()
    save(chat, "verhaal")


def on_a_phone(browser: Browser, address: str) -> None:
    """A grid in the light, the progress in the dark."""
    chat = new_chat(browser, address, viewport=PHONE)
    for text in ("begin een analyse", "wijkcoördinator", "De flats aan het park."):
        chat.types(text)
    chat.answers.locator("input[value=feit]").nth(1).check()
    save(chat, "raster-telefoon")
    chat.types("bewoners: feit")
    chat.page.emulate_media(color_scheme="dark")
    chat.page.locator(".toggle").click()
    save(chat, "voortgang-telefoon-donker")


def of_an_analysis(browser: Browser, address: str) -> None:
    """Case 1 when it is finished: at a desk, and a reason unfolded on a phone in the dark."""
    talk = Talk(address)
    play("casus-1", talk)
    for name, size, scheme in (
        ("analyse", {**DESK, "height": 1000}, "light"),
        ("analyse-telefoon-donker", PHONE, "dark"),
    ):
        context = browser.new_context(locale="nl-NL", viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        context.add_init_script(remember(talk))
        page = context.new_page()
        page.goto(f"{address}/analyse/{talk.analysis_id()}")
        page.get_by_role("heading", level=1, name="Buurtanalyse").wait_for()
        if size is PHONE:
            page.locator("#advies .card summary").first.click()
            page.locator("#advies .card").first.evaluate("card => card.scrollIntoView()")
        page.screenshot(path=FOLDER / f"{name}.png")
        context.close()


def on_a_website(browser: Browser, site: Website) -> None:
    """The widget: at a desk on a page in the colours of its theme, and on a phone."""
    for name, path, size in (
        ("widget", "/?stijl=thema&data-titel=Vragen over uw buurt?", {**DESK, "height": 720}),
        ("widget-telefoon", "/", PHONE),
    ):
        context = browser.new_context(locale="nl-NL", reduced_motion="reduce", viewport=size)  # type: ignore[arg-type]
        visitor = WidgetPage(context.new_page(), site.portal, site.address)
        visitor.visits(path)
        visitor.opens_panel()
        visitor.clicks("Wat is polarisatie?")
        save(visitor, name)
        context.close()


def of_a_report(browser: Browser) -> None:
    """Case 1 as a report: pages of the PDF, and the web page on a phone in the dark."""
    knowledge = shipped_knowledge()
    made = report(answered("casus-1", knowledge), knowledge)
    with TemporaryDirectory() as folder:
        pdf = Path(folder) / "rapport.pdf"
        pdf.write_bytes(render(made, Form.PDF))
        for page_number in (1, 2, 4):
            subprocess.run(
                ["pdftoppm", "-png", "-r", "80", "-singlefile", "-f", str(page_number), pdf,
                 FOLDER / f"rapport-{page_number}"],
                check=True,
            )  # fmt: skip
    context = browser.new_context(viewport=PHONE, color_scheme="dark", device_scale_factor=1.5)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_content(render(made, Form.HTML).decode())
    page.locator("#beeld").evaluate("part => part.scrollIntoView()")
    page.screenshot(path=FOLDER / "rapport-telefoon-donker.png")
    context.close()


def save(chat: ChatPage, name: str) -> None:
    chat.page.mouse.move(0, 0)
    chat.page.screenshot(path=FOLDER / f"{name}.png")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with buurtbrug() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        at_a_desk(browser, address)
        telling(browser, address)
        on_a_phone(browser, address)
        of_an_analysis(browser, address)
        of_a_report(browser)
        browser.close()
    with running_website() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        on_a_website(browser, site)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
