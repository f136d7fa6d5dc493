"""Somebody opens the page for the first time: what can be done is seen at once, and reached with one tap."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import NewChat

STORY = (
    "In onze flat hebben oudere bewoners ruzie met jonge gezinnen. Ze klagen over lawaai en afval, en groeten"
    " elkaar niet meer. Vorige week is er een raam ingegooid en nu zijn mensen bang."
)


@pytest.mark.parametrize("size", [(1280, 800), (768, 1024), (360, 740)], ids=str)
def test_everything_one_can_do_is_seen_without_scrolling(
    new_chat: NewChat, size: tuple[int, int]
) -> None:
    chat = new_chat(viewport={"width": size[0], "height": size[1]})
    for name in ("Een buurt analyseren", "Vertellen wat er speelt", "Iets vragen"):
        button = chat.page.get_by_role("button", name=re.compile(f"^{name}"))
        expect(button).to_be_in_viewport(ratio=1)
    expect(chat.input).to_be_in_viewport(ratio=1)


def test_a_question_with_one_tap(chat: ChatPage) -> None:
    chat.clicks("Wat is polarisatie?")
    expect(chat.log).to_contain_text("Polarisatie betekent")
    sources = chat.log.get_by_text(re.compile(r"^Bronnen \(\d\)$"))
    sources.click()
    expect(chat.log).to_contain_text("Handreiking Van polarisatie naar verbinding in buurten")


def test_a_question_by_just_typing(chat: ChatPage) -> None:
    chat.types("wat is een trigger?")
    expect(chat.log).to_contain_text("Bron:")
    expect(chat.input).to_be_focused()


@pytest.mark.parametrize("is_invited", [True, False])
def test_a_story_begins_an_analysis_and_is_not_lost(chat: ChatPage, is_invited: bool) -> None:
    if is_invited:
        chat.page.get_by_role("button", name=re.compile("^Vertellen wat er speelt")).click()
        expect(chat.input).to_be_focused()
    chat.types(STORY)
    expect(chat.log).to_contain_text("Dank u voor uw verhaal")
    chat.types("klopt")
    chat.waits_for("rol")
    chat.chooses("rol/beleidsambtenaar")
    chat.waits_for("signalen")
    assert STORY in chat.stored_texts()


def test_a_text_beside_a_choice_is_kept_with_it(chat: ChatPage) -> None:
    chat.types("begin een analyse")
    chat.input.fill("ik ben er net begonnen")
    chat.chooses("rol/beleidsambtenaar")
    chat.waits_for("buurt")
    expect(chat.input).to_be_empty()
    assert "ik ben er net begonnen" in chat.stored_texts()[-1]
