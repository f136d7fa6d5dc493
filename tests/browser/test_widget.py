"""The widget on somebody else's website: a strict policy, a hostile style, and everything that happens to a visit."""

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.conftest import NewWidget
from tests.browser.widget_page import WidgetPage
from tests.running_stack import RunningStack
from tests.website import Website

MESSAGES = re.compile(r"/berichten$")
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def widget(new_widget: NewWidget) -> WidgetPage:
    """The panel, opened for the first time."""
    opened = new_widget()
    opened.opens_panel()
    return opened


def texts(widget: WidgetPage) -> list[str]:
    return widget.log.locator(".message").all_inner_texts()


def status_of(widget: WidgetPage, conversation: dict[str, str]) -> int:
    """What the portal says of this conversation."""
    return httpx.get(
        f"{widget.address}/api/v1/gesprekken/{conversation['id']}/berichten",
        headers={"Authorization": f"Bearer {conversation['token']}"},
        trust_env=False,
    ).status_code


# On the page


def test_nothing_is_asked_of_the_portal_before_somebody_opens_it(
    new_context: Callable[..., BrowserContext], new_widget: NewWidget
) -> None:
    context = new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    visitor = new_widget(context)
    visitor.page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/api/" in url] == []
    assert visitor.page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    visitor.opens_panel()
    assert [url for url in asked if "/api/" in url]
    assert visitor.page.evaluate("[localStorage.length, document.cookie]") == [0, ""]


def test_the_page_of_others_gets_no_names_of_ours(widget: WidgetPage) -> None:
    for name in ("TEXTS", "Memory", "el", "button", "STYLES", "BuurtbrugChat"):
        assert widget.page.evaluate(f"typeof {name}") == "undefined", name


def test_attributes_of_the_tag(new_widget: NewWidget) -> None:
    visitor = new_widget(
        path="/?data-titel=Hulp nodig?&data-positie=linksonder&data-begroeting=Welkom bij Voorbeeld."
        "&data-openingsvraag=Wat wilt u weten?"
    )
    expect(visitor.launcher).to_have_accessible_name("Hulp nodig?")
    box = visitor.launcher.bounding_box()
    assert box is not None
    assert box["x"] < 100
    visitor.opens_panel()
    expect(visitor.page.get_by_role("dialog", name="Hulp nodig?")).to_be_visible()
    expect(visitor.panel).to_contain_text("Welkom bij Voorbeeld.")
    expect(visitor.panel).to_contain_text("Wat wilt u weten?")


def test_the_tag_may_load_it_as_a_module(new_widget: NewWidget) -> None:
    # A module is fetched with CORS, which any website may for this file.
    visitor = new_widget(path="/?module=ja&data-titel=Hulp nodig?")
    expect(visitor.launcher).to_have_accessible_name("Hulp nodig?")
    visitor.opens_panel()


def test_the_element_on_the_page_is_the_only_one(new_widget: NewWidget) -> None:
    visitor = new_widget(path="/?element=ja")
    expect(visitor.page.locator("buurtbrug-widget")).to_have_count(1)
    expect(visitor.launcher).to_have_accessible_name("Hulp")
    visitor.opens_panel()


def test_opened_by_the_page_it_takes_no_focus_and_on_a_phone_it_waits(
    new_widget: NewWidget,
) -> None:
    at_a_desk = new_widget(path="/?data-open=ja")
    at_a_desk.is_ready()
    assert at_a_desk.page.evaluate("document.activeElement === document.body")
    on_a_phone = new_widget(path="/?data-open=ja", viewport=PHONE)
    expect(on_a_phone.panel).to_be_hidden()


@pytest.mark.parametrize("size", [(1280, 800), (360, 740)], ids=str)
def test_a_hostile_page_changes_nothing(
    new_widget: NewWidget, widget: WidgetPage, size: tuple[int, int]
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    looks = []
    for style in ("gewoon", "vijandig"):
        visitor = new_widget(path=f"/?stijl={style}", viewport=viewport)
        visitor.opens_panel()
        visitor.clicks("Wat is polarisatie?")
        visitor.page.mouse.move(0, 0)
        looks.append(visitor.page.evaluate(LOOK))
    assert looks[0] == looks[1]


LOOK = """() => {
    const look = (node) => {
        const box = node.getBoundingClientRect(), style = getComputedStyle(node);
        const names = ["fontSize", "fontFamily", "color", "backgroundColor", "direction", "textTransform",
            "letterSpacing", "lineHeight", "visibility", "opacity", "cursor", "textAlign"];
        return [node.className, Math.round(box.x), Math.round(box.y), Math.round(box.width),
            Math.round(box.height), ...names.map((name) => style[name])];
    };
    const widget = document.querySelector("buurtbrug-widget");
    const chat = widget.shadowRoot.querySelector("buurtbrug-chat").shadowRoot;
    const parts = [".message", ".question", ".option", ".send", "#input", ".bar", ".brand"];
    const centre = widget.shadowRoot.querySelector(".panel").getBoundingClientRect();
    const hit = document.elementFromPoint(centre.x + centre.width / 2, centre.y + centre.height / 2);
    return [hit.localName, look(widget.shadowRoot.querySelector(".panel")),
        look(widget.shadowRoot.querySelector(".launcher")),
        ...parts.map((part) => look(chat.querySelector(part)))];
}"""


def test_a_theme_gives_its_colours_and_letters(new_widget: NewWidget) -> None:
    visitor = new_widget(path="/?stijl=thema", color_scheme="dark")
    visitor.opens_panel()
    visitor.page.mouse.move(0, 0)
    expect(visitor.launcher).to_have_css("background-color", "rgb(160, 0, 80)")
    expect(visitor.launcher).to_have_css("font-family", re.compile("DejaVu Serif"))
    expect(visitor.panel).to_have_css("background-color", "rgb(255, 255, 255)")
    # The theme is light, so what it does not set is light too.
    expect(visitor.page.locator("buurtbrug-chat")).to_have_css("color-scheme", "light")


# By keyboard, and on a phone


def test_by_keyboard_alone(new_widget: NewWidget) -> None:
    visitor = new_widget()
    page = visitor.page
    visitor.launcher.focus()
    expect(visitor.launcher).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    visitor.is_ready()
    expect(visitor.launcher).to_have_attribute("aria-expanded", "true")
    expect(visitor.input).to_be_focused()
    before = visitor.said_by_bot.count()
    page.keyboard.type("wat is een trigger?")
    page.keyboard.press("Enter")
    visitor.hears(before)
    expect(visitor.input).to_be_focused()
    page.keyboard.press("Escape")
    expect(visitor.panel).to_be_hidden()
    expect(visitor.launcher).to_be_focused()
    # The page itself stays within reach while the panel is open.
    page.keyboard.press("Enter")
    expect(visitor.input).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.localName") == "a":
            break
    assert page.evaluate("document.activeElement.localName") == "a"


def test_escape_closes_the_innermost_first(widget: WidgetPage) -> None:
    widget.begins("Zien wat kan helpen")
    dialog = widget.options()
    expect(dialog).to_be_visible()
    widget.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(widget.panel).to_be_visible()
    widget.page.locator(".toggle").click()
    widget.page.keyboard.press("Escape")
    expect(widget.page.locator(".toggle")).to_have_attribute("aria-expanded", "false")
    expect(widget.panel).to_be_visible()
    widget.page.keyboard.press("Escape")
    expect(widget.panel).to_be_hidden()
    expect(widget.launcher).to_be_focused()


def test_on_a_phone_it_fills_the_screen_and_keeps_focus_and_scrolling(
    new_widget: NewWidget,
) -> None:
    visitor = new_widget(viewport=PHONE, has_touch=True)
    page = visitor.page
    visitor.launcher.tap()
    visitor.is_ready()
    box = visitor.panel.bounding_box()
    assert box == {"x": 0, "y": 0, "width": 360, "height": 740}
    for _ in range(30):
        page.keyboard.press("Tab")
        where = page.evaluate("document.activeElement.localName")
        assert where in ("buurtbrug-widget", "body"), where
    page.mouse.wheel(0, 500)
    assert page.evaluate("[scrollY, getComputedStyle(document.documentElement).overflowY]") == [
        0,
        "hidden",
    ]
    page.keyboard.press("Escape")
    expect(visitor.panel).to_be_hidden()
    expect(visitor.launcher).to_be_focused()
    visitor.until(lambda: page.evaluate("document.documentElement.style.overflow") == "")
    page.mouse.wheel(0, 500)
    visitor.until(lambda: page.evaluate("scrollY > 0"))


def test_a_window_that_becomes_small_keeps_what_was_typed_and_the_focus(widget: WidgetPage) -> None:
    widget.input.fill("half getypt")
    widget.page.set_viewport_size(PHONE)
    expect(widget.panel).to_have_css("width", "360px")
    expect(widget.input).to_have_value("half getypt")
    expect(widget.input).to_be_focused()
    widget.page.set_viewport_size({"width": 1280, "height": 800})
    expect(widget.panel).not_to_have_css("width", "360px")
    expect(widget.input).to_be_focused()
    expect(widget.launcher).to_have_attribute("aria-expanded", "true")


# The conversation


def test_the_whole_short_route_with_advice_and_the_page_of_the_analysis(
    widget: WidgetPage,
) -> None:
    widget.begins("Zien wat kan helpen")
    for _ in range(20):
        if widget.question == "afronden":
            break
        open_now = widget.question
        boxes = widget.answers.get_by_role("checkbox")
        if boxes.count():
            boxes.first.check()
            widget.clicks("Verder")
        else:
            before = widget.said_by_bot.count()
            widget.answers.locator(".option").first.click()
            widget.hears(before)
        assert widget.question != open_now
    widget.chooses("actie/afronden")
    expect(widget.log).to_contain_text("Dat was de korte route")
    expect(widget.log).to_contain_text("Deze richtingen passen")
    with widget.page.expect_popup() as opened:
        widget.log.get_by_role("link", name=re.compile("^Bekijk uw analyse")).click()
    analysis = opened.value
    expect(analysis.get_by_role("heading", level=1)).to_be_visible()
    assert "#" not in analysis.url
    analysis.reload()
    expect(analysis.get_by_role("heading", level=1)).to_be_visible()
    assert analysis.evaluate("localStorage.length") == 0


def test_practice_with_a_case(widget: WidgetPage) -> None:
    widget.begins("Oefenen")
    widget.chooses("actie/oefen/casus/1")
    expect(widget.log).to_contain_text("Leuk, we gaan oefenen")
    assert widget.question


def test_the_full_analysis_is_elsewhere(widget: WidgetPage) -> None:
    widget.types("ik wil een buurt analyseren")
    expect(widget.log).to_contain_text("Kijk dan op uw intranet")
    widget.chooses("actie/start/korte-route")
    widget.waits_for("fase")


def test_the_conversation_goes_along_to_another_page_and_survives_a_reload(
    widget: WidgetPage,
) -> None:
    widget.types("wat is een trigger?")
    before = texts(widget)
    widget.input.fill("half getypt")
    widget.page.evaluate("scrollTo(0, 0)")
    widget.page.get_by_role("link", name="Naar een andere bladzijde").click()
    widget.page.wait_for_url("**/tweede")
    widget.is_ready()
    assert texts(widget) == before
    expect(widget.input).to_have_value("half getypt")
    widget.page.reload()
    widget.is_ready()
    assert texts(widget) == before
    widget.close_button.click()
    widget.page.reload()
    widget.launcher.wait_for()
    expect(widget.panel).to_be_hidden()


def test_another_tab_takes_the_conversation_up_and_hears_what_is_said(
    widget: WidgetPage, new_widget: NewWidget
) -> None:
    widget.types("wat is een trigger?")
    other = new_widget(widget.page.context)
    other.opens_panel()
    expect(other.log).to_contain_text("wat is een trigger?")
    assert other.kept == widget.kept
    widget.types("wat is polarisatie?")
    expect(other.log).to_contain_text("wat is polarisatie?")


def test_another_visitor_begins_anew(widget: WidgetPage, new_widget: NewWidget) -> None:
    other = new_widget()
    other.opens_panel()
    assert other.kept["id"] != widget.kept["id"]


def test_what_comes_in_while_it_is_closed_is_counted(widget: WidgetPage) -> None:
    held: list[Route] = []
    widget.page.route(MESSAGES, lambda route: held.append(route), times=1)  # noqa: PLW0108 - the library wants a function
    widget.input.fill("wat is een trigger?")
    widget.input.press("Enter")
    widget.close_button.click()
    widget.until(lambda: bool(held))
    held[0].continue_()
    expect(widget.page.locator("buurtbrug-widget .unread")).to_have_text("2")
    expect(widget.launcher).to_have_accessible_name(
        re.compile("^Vraag het Buurtbrug.*2 nieuwe berichten van Buurtbrug")
    )
    announced = widget.page.locator("buurtbrug-widget .for-readers[role=status]")
    expect(announced).to_have_text("2 nieuwe berichten van Buurtbrug")
    widget.launcher.click()
    expect(widget.launcher).to_have_accessible_name("Vraag het Buurtbrug")
    expect(widget.log).to_contain_text("Bron:")


# Keeping, wiping, downloading


def test_a_conversation_is_kept_on_request_and_opens_by_its_link(widget: WidgetPage) -> None:
    widget.types("wat is een trigger?")
    dialog = widget.options()
    expect(dialog).to_contain_text("Na uw bezoek wissen we dit gesprek")
    dialog.get_by_role("button", name="Bewaar dit gesprek").click()
    expect(dialog).to_contain_text("Dit gesprek blijft bewaard")
    link = dialog.get_by_role("textbox").input_value()
    dialog.get_by_role("button", name="Sluit").click()
    later = widget.page.context.new_page()
    later.goto(link)
    expect(later.get_by_role("log")).to_contain_text("wat is een trigger?")
    expect(widget.options()).to_contain_text("Dit gesprek blijft bewaard")


def test_keeping_that_fails_says_so(widget: WidgetPage) -> None:
    widget.page.route(re.compile("/bewaard$"), lambda route: route.abort())
    dialog = widget.options()
    dialog.get_by_role("button", name="Bewaar dit gesprek").click()
    expect(dialog).to_contain_text("Bewaren lukt nu niet")
    expect(dialog.get_by_role("button", name="Bewaar dit gesprek")).to_be_visible()


def test_a_new_conversation_wipes_the_old_one_at_once(widget: WidgetPage) -> None:
    widget.types("wat is een trigger?")
    old = widget.kept
    with widget.page.expect_response(lambda r: r.request.method == "DELETE") as wiped:
        widget.options().get_by_role("button", name="Nieuw gesprek").click()
    assert wiped.value.status == 204
    widget.waits_for("begin")
    expect(widget.log).not_to_contain_text("trigger")
    assert status_of(widget, old) == 404
    assert status_of(widget, widget.kept) == 200


def test_a_new_conversation_leaves_a_kept_one(widget: WidgetPage) -> None:
    old = widget.kept
    dialog = widget.options()
    dialog.get_by_role("button", name="Bewaar dit gesprek").click()
    expect(dialog).to_contain_text("Dit gesprek blijft bewaard")
    dialog.get_by_role("button", name="Nieuw gesprek").click()
    now = "JSON.parse(sessionStorage.getItem('buurtbrug.gesprek'))?.id ?? null"
    widget.until(lambda: widget.page.evaluate(now) not in (None, old["id"]))
    assert status_of(widget, old) == 200


def test_the_conversation_is_downloaded_as_a_page_to_read(widget: WidgetPage) -> None:
    widget.types("wat is een <b>trigger</b>?")
    dialog = widget.options()
    with widget.page.expect_download() as downloaded:
        dialog.get_by_role("button", name="Download dit gesprek").click()
    assert downloaded.value.suggested_filename == "gesprek-met-buurtbrug.html"
    text = downloaded.value.path().read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert '<html lang="nl">' in text
    assert "wat is een &lt;b&gt;trigger&lt;/b&gt;?" in text
    assert "Bron:" in text
    assert "script" not in text
    expect(widget.status).to_contain_text("gedownload")


# When something is wrong


def test_offline_in_the_middle_nothing_is_lost_or_sent_twice(widget: WidgetPage) -> None:
    widget.page.context.set_offline(True)
    widget.input.fill("wat is een trigger?")
    widget.input.press("Enter")
    expect(widget.status).to_contain_text("Er is geen verbinding")
    expect(widget.said_by_user.last).to_have_class(re.compile("waiting"))
    widget.page.context.set_offline(False)
    expect(widget.status).to_be_empty()
    expect(widget.log).to_contain_text("Bron:")
    assert widget.stored_texts().count("wat is een trigger?") == 1


def test_a_message_that_waits_goes_along_to_another_page(widget: WidgetPage) -> None:
    widget.page.route(MESSAGES, lambda route: route.abort())
    widget.input.fill("wat is een trigger?")
    widget.input.press("Enter")
    expect(widget.status).to_contain_text("Er is geen verbinding")
    widget.page.unroute(MESSAGES)
    widget.page.goto(f"{widget.website}/tweede")
    widget.is_ready()
    expect(widget.log).to_contain_text("Bron:")
    assert widget.stored_texts().count("wat is een trigger?") == 1


def test_offline_at_the_opening_it_tries_again(new_widget: NewWidget) -> None:
    visitor = new_widget()
    visitor.page.context.set_offline(True)
    visitor.launcher.click()
    expect(visitor.status).to_contain_text("Er is geen verbinding")
    visitor.page.context.set_offline(False)
    visitor.is_ready()
    expect(visitor.status).to_be_empty()


def test_when_the_portal_refuses_it_waits_as_long_as_it_is_told(widget: WidgetPage) -> None:
    refused = {
        "status": 503,
        "headers": {
            "Retry-After": "1",
            "Content-Type": "application/problem+json",
            "Access-Control-Allow-Origin": widget.website,
            "Access-Control-Expose-Headers": "Retry-After",
        },
        "body": '{"title": "x", "status": 503, "detail": "Even wachten alstublieft."}',
    }
    widget.page.route(MESSAGES, lambda route: route.fulfill(**refused), times=1)  # type: ignore[arg-type]
    widget.input.fill("wat is een trigger?")
    widget.input.press("Enter")
    expect(widget.status).to_contain_text("Even wachten alstublieft.")
    expect(widget.log).to_contain_text("Bron:")
    assert widget.stored_texts().count("wat is een trigger?") == 1


def test_a_real_refusal_of_the_portal_can_be_read_on_another_website(widget: WidgetPage) -> None:
    widget.input.fill("/stop")
    widget.input.press("Enter")
    expect(widget.status).to_contain_text("schuine streep")
    expect(widget.input).to_have_value("/stop")


def test_a_visit_that_is_over_begins_anew(widget: WidgetPage) -> None:
    httpx.delete(
        f"{widget.address}/api/v1/gesprekken/{widget.kept['id']}",
        headers={"Authorization": f"Bearer {widget.kept['token']}"},
        trust_env=False,
    ).raise_for_status()
    widget.input.fill("wat is een trigger?")
    widget.input.press("Enter")
    expect(widget.status).to_contain_text("Uw bezoek was voorbij")
    widget.status.get_by_role("button", name="Nieuw gesprek").click()
    widget.waits_for("begin")
    expect(widget.input).to_have_value("wat is een trigger?")


def test_a_website_that_is_not_named_is_told_what_to_do(
    new_context: Callable[..., BrowserContext],
    stack: RunningStack,
    website: Website,
    complaints: list[str],
) -> None:
    visitor = WidgetPage(new_context().new_page(), stack.address, website.stranger)
    visitor.visits()
    visitor.launcher.click()
    expect(visitor.status).to_contain_text(f"mag nog niet werken op {website.stranger}")
    expect(visitor.said_by_bot).to_have_count(0)
    # The browser itself says why, and nothing else is wrong.
    assert all("CORS policy" in complaint for complaint in complaints)
    complaints.clear()


def test_only_a_named_website_can_frame_the_chat_page(
    new_context: Callable[..., BrowserContext], stack: RunningStack, website: Website
) -> None:
    framing = httpx.get(stack.address, trust_env=False).headers["Content-Security-Policy"]
    assert framing.endswith(f"frame-ancestors {website.address}")
