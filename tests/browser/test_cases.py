"""The guide's cases at the chat page: one by clicking and typing, one by keyboard alone, one on a phone."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import NewChat
from tests.browser.script import ScriptedTurn, script

PROPOSED = ("richtingen", "interventies")


def test_case_1_by_clicking_and_typing(chat: ChatPage) -> None:
    chat.clicks("Een buurt analyseren Stap voor stap, in 20 minuten. Met advies.")
    for turn in script("casus-1"):
        if turn.question:
            chat.waits_for(turn.question)
            answer_by_hand(chat, turn)
            if turn.question == "beleid":
                chat.waits_for("wie-nu")
                chat.types("het jongerenwerk")
        else:
            chat.types(turn.text)
    expect(chat.log).to_contain_text("De analyse is klaar")
    assert_answers(chat, "casus-1")


def answer_by_hand(chat: ChatPage, turn: ScriptedTurn) -> None:
    """By button, checkbox or grid where that is possible, else by typing."""
    if turn.question == "afronden":
        chat.chooses("actie/afronden")
    elif turn.question == "richtingen":
        chat.clicks("Verder")
    elif turn.question in PROPOSED or not turn.expected:
        chat.types(turn.text)
    elif isinstance(turn.expected[0], tuple):
        chat.fills(*turn.expected)
    elif chat.answers.get_by_role("checkbox").count() and turn.expected != ("nee",):
        chat.ticks(*turn.expected)
    else:
        chat.chooses("geen" if turn.question == "verdieping" else turn.expected[0])


def assert_answers(chat: ChatPage, name: str) -> None:
    """Every answer of the script was stored as it was expected."""
    stored = chat.stored_answers()
    expected = {turn.question: turn.expected for turn in script(name) if turn.question}
    del expected["afronden"], expected["verdieping"]
    for question, choices in expected.items():
        if question in PROPOSED:
            assert set(choices) <= set(stored[question]), question
        else:
            assert sorted(map(str, stored[question])) == sorted(map(str, choices)), question


class Keyboard:
    """A person without a mouse."""

    def __init__(self, chat: ChatPage) -> None:
        self.chat = chat
        self.keys = chat.page.keyboard

    def focused(self) -> dict[str, Any]:
        """What has the focus, also inside the component."""
        found: dict[str, Any] = self.chat.page.evaluate(
            """() => {
                let node = document.activeElement;
                while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
                return {tag: node.localName, id: node.id, value: node.value ?? "", row: node.dataset.row ?? "",
                        name: node.name ?? "", text: node.textContent.trim(),
                        outline: getComputedStyle(node).outlineStyle};
            }"""
        )
        return found

    def tabs_to(self, **wanted: str) -> None:
        """Tab until the focus is on what is wanted, and see that it shows."""
        for _ in range(80):
            found = self.focused()
            if all(found[name] == value for name, value in wanted.items()):
                return
            self.keys.press("Tab")
        raise AssertionError(f"{wanted} cannot be reached with Tab")

    def presses(self, key: str) -> None:
        before = self.chat.said_by_bot.count()
        self.keys.press(key)
        self.chat.hears(before)

    def types(self, text: str) -> None:
        self.tabs_to(id="input")
        self.keys.type(text)
        self.presses("Enter")
        assert self.focused()["id"] == "input"

    def ticks(self, *ids: str) -> None:
        for option_id in ids:
            self.tabs_to(tag="input", value=option_id)
            self.keys.press("Space")
        self.tabs_to(tag="button", text="Verder")
        self.presses("Enter")

    def fills(self, row: str, choice: str) -> None:
        """A group of radio buttons is one stop; arrows go through it."""
        self.tabs_to(tag="input", row=row)
        self.keys.press("Space")
        for _ in range(6):
            if self.focused()["value"] == choice:
                return
            self.keys.press("ArrowRight")
        raise AssertionError(f"{choice} cannot be reached with the arrows")


def test_case_2_by_keyboard_alone(chat: ChatPage) -> None:
    person = Keyboard(chat)
    person.keys.press("Tab")
    person.tabs_to(text="Een buurt analyserenStap voor stap, in 20 minuten. Met advies.")
    person.presses("Enter")
    for turn in script("casus-2"):
        if turn.question in ("", chat.question):
            answer_by_keyboard(person, turn)
        else:  # the answers before made this question pointless
            assert turn.question == "aanpakken"
    expect(chat.log).to_contain_text("De analyse is klaar")


def answer_by_keyboard(person: Keyboard, turn: ScriptedTurn) -> None:
    """Options, checkboxes and a grid once each; the rest is typed."""
    if turn.question == "rol":
        person.tabs_to(tag="button", value=turn.expected[0])
        person.presses("Enter")
    elif turn.question == "locatie":
        person.ticks(*turn.expected)
    elif turn.question == "signalen":
        for row, choice in turn.expected:
            person.fills(row, choice)
        person.tabs_to(tag="button", text="Verder")
        person.presses("Enter")
    else:
        person.types(turn.text)


@pytest.mark.parametrize("height", [640, 300], ids=["keyboard closed", "keyboard open"])
def test_a_phone_shows_question_and_input(new_chat: NewChat, height: int) -> None:
    chat = new_chat(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    chat.page.get_by_role("button", name=re.compile("^Een buurt analyseren")).tap()
    chat.waits_for("rol")
    chat.answers.get_by_role("button", name="Beleidsambtenaar").tap()
    chat.waits_for("buurt")
    chat.page.set_viewport_size({"width": 360, "height": height})
    chat.input.tap()
    box = chat.input.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= height
    expect(chat.page.get_by_role("button", name="Verstuur")).to_be_in_viewport(ratio=1)
    chat.input.fill("Tuindorp Oost, een nette buurt met nieuwe gezinnen.")
    chat.page.get_by_role("button", name="Verstuur").tap()
    chat.waits_for("signalen")
    expect(chat.said_by_user.last).to_be_in_viewport()


@pytest.mark.parametrize(
    ("width", "height"), [(320, 568), (320, 256), (640, 400)], ids=["small", "400 %", "200 %"]
)
def test_nothing_is_cut_off(new_chat: NewChat, width: int, height: int) -> None:
    chat = new_chat(viewport={"width": width, "height": height})
    assert cut_off(chat) == []
    for answer in ("begin een analyse", "1", "De flats aan het park."):
        chat.types(answer)
        assert cut_off(chat) == []
    expect(chat.input).to_be_in_viewport(ratio=1)


def cut_off(chat: ChatPage) -> list[str]:
    """What sticks out of the window on the right."""
    found: list[str] = chat.page.evaluate(
        """() => [...document.querySelector("buurtbrug-chat").shadowRoot.querySelectorAll("*")]
            .filter((node) => node.getClientRects().length && getComputedStyle(node).clipPath === "none")
            .filter((node) => node.getBoundingClientRect().right > innerWidth + 0.5)
            .map((node) => `${node.localName}.${node.className}`)"""
    )
    return found


def test_buttons_are_large_enough_for_a_finger(new_chat: NewChat) -> None:
    chat = new_chat(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    for answer in ("begin een analyse", "1", "De flats aan het park."):
        chat.taps_send(answer)
        small = [
            box
            for target in chat.page.locator("button:visible, label.cell, summary:visible").all()
            if (box := target.bounding_box()) and (box["height"] < 44 or box["width"] < 40)
        ]
        assert small == []
