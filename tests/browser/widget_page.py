"""A visitor of a website with the widget on it."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page

from tests.browser.chat_page import PATIENCE_MS, ChatPage


class WidgetPage(ChatPage):
    """One tab on the website; what stands in the panel is the chat."""

    storage = "sessionStorage"

    def __init__(self, page: Page, portal: str, website: str) -> None:
        super().__init__(page, portal)
        self.website = website

    @property
    def launcher(self) -> Locator:
        return self.page.locator("buurtbrug-widget .launcher")

    @property
    def panel(self) -> Locator:
        return self.page.locator("buurtbrug-widget .panel")

    @property
    def close_button(self) -> Locator:
        return self.panel.get_by_role("button", name="Sluit het gesprek")

    def visits(self, path: str = "/") -> None:
        """Come to a page of the website; the button stands there."""
        self.page.goto(f"{self.website}{path}")
        self.launcher.wait_for()

    def opens_panel(self) -> None:
        """Open the panel with the mouse; returns when one can begin."""
        self.launcher.click()
        self.is_ready()

    def is_ready(self) -> None:
        """Wait for the conversation to stand there."""
        self.said_by_bot.first.wait_for()
        self.page.locator(".answer:not(:empty)").wait_for()

    def begins(self, name: str) -> None:
        """One of the cards at the start; returns when the reply stands there."""
        before = self.said_by_bot.count()
        self.answers.get_by_role("button", name=re.compile(f"^{name}")).click()
        self.hears(before)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for it; the policy of the website forbids to let the browser do that."""
        for _ in range(PATIENCE_MS // 50):
            if holds():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("it did not happen")

    def options(self) -> Locator:
        """Open "Opties" and give the dialog."""
        self.panel.get_by_role("button", name="Opties").click()
        return self.page.locator("buurtbrug-chat dialog")
