"""A real browser, Debian's chromium, with fresh contexts; every page is watched while it is used.

A script error, a breach of the Content-Security-Policy or a request to another host fails the test.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chat_page import ChatPage
from tests.browser.widget_page import WidgetPage
from tests.running_stack import RunningStack
from tests.website import Website

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_FAILED_LOAD = "Failed to load resource"

_USUAL: dict[str, Any] = {
    "locale": "nl-NL",
    "viewport": {"width": 1280, "height": 800},
    "reduced_motion": "reduce",  # nothing to wait for
}

NewChat = Callable[..., ChatPage]
NewWidget = Callable[..., WidgetPage]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One chromium for the tests of a file; while it runs, no other test could use asyncio."""
    assert CHROMIUM.exists(), "De paginatests hebben chromium nodig: apt-get install chromium"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def complaints() -> list[str]:
    """What went wrong in the pages of this test."""
    return []


@pytest.fixture
def hosts(stack: RunningStack, website: Website) -> list[str]:
    """The addresses that pages of this test may use; a test may add others of its own."""
    return [stack.address, website.address, website.stranger]


@pytest.fixture
def new_context(
    browser: Browser, hosts: list[str], complaints: list[str]
) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a browser of one person; two of them share nothing."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{**_USUAL, **options})
        context.on("page", lambda page: watch(page, hosts, complaints))
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def new_chat(new_context: Callable[..., BrowserContext], stack: RunningStack) -> NewChat:
    """Makes a tab with the chat page, opened; with `context` another tab of the same person."""

    def make(context: BrowserContext | None = None, fragment: str = "", **options: Any) -> ChatPage:
        page = (context or new_context(**options)).new_page()
        chat = ChatPage(page, stack.address)
        chat.opens(fragment)
        return chat

    return make


@pytest.fixture
def new_widget(
    new_context: Callable[..., BrowserContext], stack: RunningStack, website: Website
) -> NewWidget:
    """Makes a tab on the website; with `context` another tab of the same person."""

    def make(context: BrowserContext | None = None, path: str = "/", **options: Any) -> WidgetPage:
        page = (context or new_context(**options)).new_page()
        widget = WidgetPage(page, stack.address, website.address)
        widget.visits(path)
        return widget

    return make


@pytest.fixture
def chat(new_chat: NewChat) -> ChatPage:
    """The chat page, opened for the first time."""
    return new_chat()


def watch(page: Page, hosts: list[str], complaints: list[str]) -> None:
    """Write down what a page does wrong."""

    def on_request(url: str) -> None:
        if not url.startswith((*hosts, "blob:", "data:")):
            complaints.append(f"request to {url}")

    def on_console(kind: str, text: str) -> None:
        if kind in ("error", "warning") and _FAILED_LOAD not in text:
            complaints.append(text)

    page.on("request", lambda request: on_request(request.url))
    page.on("console", lambda message: on_console(message.type, message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
