"""Leaving and coming back: reload, another device, another tab, no connection, and changing an answer."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import NewChat

BEGIN = ("begin een analyse", "wijkcoördinator", "De flats aan het park.", "bewoners: feit")
MESSAGES = re.compile(r"/berichten$")


@pytest.fixture
def begun(chat: ChatPage) -> ChatPage:
    """An analysis that is under way, at the question `vorm`."""
    for text in BEGIN:
        chat.types(text)
    chat.waits_for("vorm")
    return chat


def texts(chat: ChatPage) -> list[str]:
    return chat.log.locator(".message").all_inner_texts()


def test_reload_shows_the_same_conversation_and_the_open_question(begun: ChatPage) -> None:
    before = texts(begun)
    begun.input.fill("half getypt")
    begun.page.reload()
    begun.waits_for("vorm")
    assert texts(begun) == before
    expect(begun.input).to_have_value("half getypt")
    begun.ticks("vorm/denken")
    begun.waits_for("locatie")


def test_history_is_not_announced_but_a_new_message_is(begun: ChatPage) -> None:
    begun.page.add_init_script(
        """window.loud = 0;
        const watching = setInterval(() => {
            const log = document.querySelector("buurtbrug-chat")?.shadowRoot?.querySelector(".log");
            if (!log) return;
            clearInterval(watching);
            new MutationObserver(() => { if (log.ariaLive === "polite") window.loud += 1; })
                .observe(log, {childList: true});
        }, 1);"""
    )
    begun.page.reload()
    begun.waits_for("vorm")
    expect(begun.log).to_have_attribute("aria-live", "polite")
    assert begun.page.evaluate("window.loud") == 0
    begun.types("waarom vraagt u dat?")
    assert begun.page.evaluate("window.loud") > 0
    expect(begun.log.locator("input, .option")).to_have_count(0)


def test_the_personal_link_goes_on_in_another_browser(begun: ChatPage, new_chat: NewChat) -> None:
    begun.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    begun.page.get_by_role("button", name="Later verder").click()
    begun.page.get_by_role("button", name="Kopieer de link").click()
    expect(begun.page.get_by_role("dialog")).to_contain_text("De link is gekopieerd")
    link = begun.page.evaluate("navigator.clipboard.readText()")
    other = new_chat(fragment=link.partition("/#")[2].join(["#", ""]))
    other.waits_for("vorm")
    assert texts(other) == texts(begun)
    assert "#" not in other.page.url


def test_another_tab_follows(begun: ChatPage, new_chat: NewChat) -> None:
    other = new_chat(begun.page.context)
    other.waits_for("vorm")
    begun.ticks("vorm/denken")
    other.waits_for("locatie")
    assert texts(other) == texts(begun)


def test_a_stale_tab_changes_nothing_and_shows_where_we_are(
    begun: ChatPage, new_chat: NewChat
) -> None:
    other = new_chat(fragment="#gesprek={id}.{token}".format(**begun.kept))
    other.waits_for("vorm")
    begun.ticks("vorm/denken")
    other.ticks("vorm/gedrag")
    other.waits_for("locatie")
    expect(other.log).to_contain_text("Die vraag was al beantwoord")
    assert other.stored_answers()["vorm"] == ["vorm/denken"]


def test_a_message_waits_for_the_connection_and_is_sent_once(begun: ChatPage) -> None:
    begun.page.context.set_offline(True)
    begun.input.fill("wat is een trigger?")
    begun.input.press("Enter")
    expect(begun.said_by_user.last).to_have_class(re.compile("waiting"))
    expect(begun.status).to_contain_text("Er is geen verbinding")
    expect(begun.input).to_be_focused()
    begun.page.context.set_offline(False)
    expect(begun.status).to_be_empty()
    expect(begun.said_by_user.last).not_to_have_class(re.compile("waiting"))
    assert begun.stored_texts().count("wat is een trigger?") == 1


def test_a_message_of_which_the_reply_was_lost_is_stored_once(begun: ChatPage) -> None:
    begun.page.route(MESSAGES, lose_the_reply, times=1)
    begun.types("wat is een trigger?")
    expect(begun.status).to_be_empty()
    assert begun.stored_texts().count("wat is een trigger?") == 1
    assert begun.said_by_bot.count() == sum(m["van"] == "bot" for m in begun.stored())


def lose_the_reply(route: Route) -> None:
    route.fetch()
    route.abort()


def test_a_message_that_waits_is_sent_after_a_reload(begun: ChatPage) -> None:
    begun.page.route(MESSAGES, lambda route: route.abort())
    begun.input.fill("wat is een trigger?")
    begun.input.press("Enter")
    expect(begun.status).to_contain_text("Er is geen verbinding")
    begun.page.unroute(MESSAGES)
    begun.page.reload()
    expect(begun.said_by_user.last).to_contain_text("wat is een trigger?")
    expect(begun.status).to_be_empty()
    begun.waits_for("vorm")
    assert begun.stored_texts().count("wat is een trigger?") == 1


@pytest.mark.parametrize("status", [429, 503])
def test_when_it_is_too_busy_it_waits_as_long_as_it_is_told(begun: ChatPage, status: int) -> None:
    refused = {
        "status": status,
        "headers": {"Retry-After": "1", "Content-Type": "application/problem+json"},
        "body": '{"title": "x", "status": 0, "detail": "Even wachten alstublieft."}',
    }
    begun.page.route(MESSAGES, lambda route: route.fulfill(**refused), times=1)  # type: ignore[arg-type]
    begun.input.fill("wat is een trigger?")
    begun.input.press("Enter")
    expect(begun.status).to_contain_text("Even wachten alstublieft.")
    expect(begun.log).to_contain_text("Dan terug naar mijn vraag")
    expect(begun.status).to_be_empty()
    assert begun.stored_texts().count("wat is een trigger?") == 1


def test_what_is_refused_comes_back_in_the_input(begun: ChatPage) -> None:
    begun.input.fill("/stop")
    begun.input.press("Enter")
    expect(begun.status).to_contain_text("schuine streep")
    expect(begun.input).to_have_value("/stop")
    begun.waits_for("vorm")
    assert "/stop" not in begun.stored_texts()


def test_personal_data_is_replaced_on_the_screen_too(begun: ChatPage) -> None:
    begun.types("bel 06 12345678, het zit in het gedrag")
    expect(begun.said_by_user.last).to_contain_text("[telefoon]")
    expect(begun.log).not_to_contain_text("12345678")


def test_back_and_an_answer_changed_from_the_progress_list(begun: ChatPage) -> None:
    begun.ticks("vorm/denken")
    begun.waits_for("locatie")
    begun.clicks("Vraag terug")
    begun.waits_for("vorm")
    expect(begun.answers.get_by_role("checkbox", name="Denken")).to_be_checked()
    begun.ticks("vorm/denken", "vorm/gedrag")
    begun.waits_for("locatie")
    begun.clicks("Verander uw rol wijkcoördinator of gebiedsmanager")
    begun.waits_for("rol")
    begun.chooses("rol/beleidsambtenaar")
    begun.waits_for("locatie")
    answers = begun.stored_answers()
    assert answers["vorm"] == ["vorm/denken", "vorm/gedrag"]
    assert answers["rol"] == ["rol/beleidsambtenaar"]


def test_an_old_answer_in_the_input_does_not_stray_to_another_question(begun: ChatPage) -> None:
    begun.clicks("Verander de buurt De flats aan het park.")
    begun.waits_for("buurt")
    expect(begun.input).to_have_value("De flats aan het park.")
    begun.clicks("Vraag terug")
    begun.waits_for("rol")
    expect(begun.input).to_be_empty()
    expect(begun.answers.get_by_role("button", name="Uw antwoord")).to_have_attribute(
        "value", "rol/wijkcoordinator"
    )


def test_on_a_small_screen_the_progress_unfolds_and_closes(new_chat: NewChat) -> None:
    chat = new_chat(viewport={"width": 360, "height": 640})
    for text in BEGIN:
        chat.types(text)
    toggle = chat.page.get_by_role("button", name="Stap 2 van 4")
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    chat.page.keyboard.press("Escape")
    expect(toggle).to_be_focused()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.click()
    chat.clicks("Verander de buurt De flats aan het park.")
    chat.waits_for("buurt")
    expect(chat.input).to_have_value("De flats aan het park.")


def test_the_address_can_ask_to_change_an_answer(begun: ChatPage) -> None:
    begun.page.goto("about:blank")
    begun.opens("#wijzig=rol")
    begun.waits_for("rol")
    assert "#" not in begun.page.url


def test_pause_and_go_on(begun: ChatPage) -> None:
    begun.clicks("Pauze")
    begun.waits_for("verder")
    begun.chooses("actie/verder")
    begun.waits_for("vorm")


def test_a_new_conversation_leaves_the_old_one_within_reach(begun: ChatPage) -> None:
    begun.page.get_by_role("button", name="Later verder").click()
    begun.page.get_by_role("button", name="Nieuw gesprek").click()
    begun.waits_for("begin")
    begun.page.get_by_role("button", name="Later verder").click()
    begun.page.get_by_role("button", name=re.compile("^Gesprek van")).click()
    begun.waits_for("vorm")


def test_a_link_that_leads_nowhere_offers_a_new_conversation(
    new_context: Callable[..., BrowserContext], new_chat: NewChat
) -> None:
    context = new_context()
    chat = new_chat(context)
    chat.page.goto("about:blank")
    chat.page.goto(f"{chat.address}/#gesprek=00000000-0000-0000-0000-000000000000.bestaatniet")
    expect(chat.status).to_contain_text("Dit gesprek is er niet meer")
    chat.page.get_by_role("button", name="Nieuw gesprek").click()
    chat.waits_for("begin")
