"""A visitor of a website with the widget on it."""

from playwright.sync_api import Locator, Page

from tests.browser.chat_page import ChatPage


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

    def options(self) -> Locator:
        """Open "Opties" and give the dialog."""
        self.panel.get_by_role("button", name="Opties").click()
        return self.page.locator("buurtbrug-chat dialog")
