"""A person at the chat page: clicks, ticks and types, and looks at what stands on the screen.

What was stored is read from the API, with the id and the token that the page keeps.
"""

import json
from typing import Any

import httpx
from playwright.sync_api import Locator, Page

PATIENCE_MS = 15_000


class ChatPage:
    """One tab with the chat page."""

    storage = "localStorage"

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        page.set_default_timeout(PATIENCE_MS)

    # What stands there

    @property
    def input(self) -> Locator:
        return self.page.get_by_role("textbox", name="Uw bericht")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def said_by_bot(self) -> Locator:
        return self.log.locator(".message.bot")

    @property
    def said_by_user(self) -> Locator:
        return self.log.locator(".message.gebruiker")

    @property
    def answers(self) -> Locator:
        return self.page.get_by_role("group", name="Antwoorden om uit te kiezen")

    @property
    def status(self) -> Locator:
        return self.page.locator(".status")

    @property
    def question(self) -> str:
        """The id of the open question."""
        return self.answers.get_attribute("data-question") or ""

    def waits_for(self, question: str) -> None:
        self.page.locator(f'.answer[data-question="{question}"]').wait_for()

    # What one does

    def opens(self, fragment: str = "") -> None:
        self.page.goto(f"{self.address}/{fragment}")
        self.said_by_bot.first.wait_for()
        self.page.locator(".answer:not(:empty)").wait_for()

    def types(self, text: str) -> None:
        """Type and send; returns when the reply stands there."""
        before = self.said_by_bot.count()
        self.input.fill(text)
        self.input.press("Enter")
        self.hears(before)

    def taps_send(self, text: str) -> None:
        """The same with the button; on a touch screen Enter makes a new line."""
        before = self.said_by_bot.count()
        self.input.fill(text)
        self.page.get_by_role("button", name="Verstuur").tap()
        self.hears(before)

    def clicks(self, name: str) -> None:
        """A button that says something; returns when the reply stands there."""
        before = self.said_by_bot.count()
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.hears(before)

    def chooses(self, option_id: str) -> None:
        """An option of the open question, by its id."""
        before = self.said_by_bot.count()
        self.answers.locator(f'button[value="{option_id}"]').click()
        self.hears(before)

    def ticks(self, *option_ids: str) -> None:
        """These options and no others, and on with "Verder"."""
        for box in self.answers.get_by_role("checkbox").all():
            box.set_checked(box.get_attribute("value") in option_ids)
        self.clicks("Verder")

    def fills(self, *cells: tuple[str, str]) -> None:
        """Cells of a grid, and on with "Verder"."""
        for row, choice in cells:
            self.answers.locator(f'input[data-row="{row}"][value="{choice}"]').check()
        self.clicks("Verder")

    def hears(self, before: int) -> None:
        """Wait for the reply to stand there as a whole."""
        self.said_by_bot.nth(before).wait_for()
        self.page.locator(".thinking").wait_for(state="hidden")

    # What was stored

    @property
    def kept(self) -> dict[str, str]:
        """The conversation that this browser remembers."""
        found: dict[str, str] = json.loads(
            self.page.evaluate(f"{self.storage}.getItem('buurtbrug.gesprek')")
        )
        return found

    def stored(self) -> list[dict[str, Any]]:
        """Every message of the conversation."""
        messages: list[dict[str, Any]] = self._get(f"gesprekken/{self.kept['id']}/berichten")[
            "berichten"
        ]
        return messages

    def stored_texts(self) -> list[str]:
        """What the user said, as it was stored."""
        return [m["tekst"] for m in self.stored() if m["van"] == "gebruiker"]

    def stored_answers(self) -> dict[str, list[Any]]:
        """What was answered, by question: ids, or (row, choice) pairs."""
        analysis_id = [m["analyse"] for m in self.stored() if m["analyse"]][-1]
        given = self._get(f"analyses/{analysis_id}")["antwoorden"]
        return {a["vraag"]: [as_choice(c) for c in a["keuzes"]] for a in given}

    def _get(self, path: str) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.kept['token']}"}
        response = httpx.get(f"{self.address}/api/v1/{path}", headers=headers, trust_env=False)
        response.raise_for_status()
        found: dict[str, Any] = response.json()
        return found


def as_choice(found: Any) -> Any:
    """A choice as an id, or as a (row, choice) pair."""
    return found if isinstance(found, str) else (found["rij"], found["keuze"])
