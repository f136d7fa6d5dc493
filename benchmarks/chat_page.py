"""What the chat page weighs and how fast it is, in a real browser against the whole of Buurtbrug.

    .venv/bin/python benchmarks/chat_page.py [address]

Without an address it starts a Buurtbrug of its own.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, Response, sync_playwright

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.running_stack import make_stack

VISITS = 5
SAID = (
    "wat is een trigger?",
    "begin een analyse",
    "wijkcoördinator",
    "De flats.",
    "bewoners: feit",
)


@contextmanager
def buurtbrug() -> Iterator[str]:
    """The address of a running Buurtbrug."""
    if len(sys.argv) > 1:
        yield sys.argv[1].rstrip("/")
        return
    with tempfile.TemporaryDirectory() as folder:
        stack = make_stack(Path(folder))
        try:
            stack.start()
            yield stack.address
        finally:
            stack.stop()


def weigh(browser: Browser, address: str) -> None:
    """Every file of a first visit, and what a second visit fetches."""
    context = browser.new_context(locale="nl-NL")
    seen: list[Response] = []
    page = context.new_page()
    page.on("response", lambda response: seen.append(response))  # noqa: PLW0108 - the library wants a function
    chat = ChatPage(page, address)
    for visit in ("first visit", "second visit"):
        seen.clear()
        chat.opens()
        total = 0
        print(f"{visit}:")
        for response in seen:
            sizes = response.request.sizes()
            size = sizes["responseHeadersSize"] + sizes["responseBodySize"]
            path = response.url.removeprefix(address).partition("?")[0]
            print(f"  {size / 1000:6.1f} kB  {response.request.method} {path}")
            total += size
        print(f"  {total / 1000:6.1f} kB  together")
    context.close()


def time_it(browser: Browser, address: str) -> None:
    """From asking for the page to the first message, and from sending to the reply standing there."""
    opening, answering = [], []
    for _ in range(VISITS):
        context = browser.new_context(locale="nl-NL", reduced_motion="reduce")
        chat = ChatPage(context.new_page(), address)
        began = time.perf_counter()
        chat.opens()
        opening.append(time.perf_counter() - began)
        for text in SAID:
            chat.input.fill(text)
            before = chat.said_by_bot.count()
            began = time.perf_counter()
            chat.input.press("Enter")
            chat.hears(before)
            answering.append(time.perf_counter() - began)
        context.close()
    for what, seconds in (
        ("to the first message", opening),
        ("from sending to the reply", answering),
    ):
        print(f"{what}: {median(seconds) * 1000:.0f} ms (slowest {max(seconds) * 1000:.0f} ms)")


if __name__ == "__main__":
    with buurtbrug() as portal, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        weigh(chromium, portal)
        time_it(chromium, portal)
        chromium.close()
