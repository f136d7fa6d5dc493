"""What the widget weighs on somebody else's page, and how fast it is there, in a real browser.

    .venv/bin/python benchmarks/widget.py

It starts a Buurtbrug of its own and a website around it.
"""

import gzip
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, Response, sync_playwright

from bot.portal.widget import widget
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.widget_page import WidgetPage
from tests.running_stack import make_stack
from tests.website import Website

VISITS = 7


def new_visitor(browser: Browser, site: Website) -> WidgetPage:
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce")
    return WidgetPage(context.new_page(), site.portal, site.address)


def weigh(browser: Browser, site: Website) -> None:
    """What the widget adds to a page: before it is opened, after that, and on the next page."""
    visitor = new_visitor(browser, site)
    seen: list[Response] = []
    visitor.page.on("response", lambda response: seen.append(response))  # noqa: PLW0108 - the library wants a function
    visitor.visits()
    told("a page with the button", seen, site)
    visitor.opens_panel()
    told("opening the panel", seen, site)
    visitor.visits("/tweede")
    visitor.is_ready()
    told("the next page, with the conversation", seen, site)
    visitor.page.context.close()


def told(what: str, seen: list[Response], site: Website) -> None:
    ours = [response for response in seen if response.url.startswith(site.portal)]
    sizes = [response.request.sizes() for response in ours]
    total = sum(size["responseHeadersSize"] + size["responseBodySize"] for size in sizes)
    print(f"{what}: {total / 1000:.1f} kB in {len(ours)} answers of the portal")
    seen.clear()


def time_it(browser: Browser, site: Website) -> None:
    """To the button on the page, and from the click to the first message."""
    button, message = [], []
    for _ in range(VISITS):
        visitor = new_visitor(browser, site)
        began = time.perf_counter()
        visitor.visits()
        button.append(time.perf_counter() - began)
        began = time.perf_counter()
        visitor.opens_panel()
        message.append(time.perf_counter() - began)
        visitor.page.context.close()
    for what, seconds in (
        ("from asking for the page to the button", button),
        ("from the click to the first message", message),
    ):
        print(f"{what}: {median(seconds) * 1000:.0f} ms (slowest {max(seconds) * 1000:.0f} ms)")


@contextmanager
def running_website() -> Iterator[Website]:
    """A website with the widget, and the whole of Buurtbrug behind it."""
    site = Website()
    with tempfile.TemporaryDirectory() as folder:
        stack = make_stack(Path(folder), BUURTBRUG_WIDGET_HOSTS=site.address)
        site.portal = stack.address
        try:
            stack.start()
            yield site
        finally:
            stack.stop()
            site.stop()


def main() -> None:
    body = widget().body
    packed = gzip.compress(body, 9)
    print(f"widget.js: {len(body) / 1000:.1f} kB, {len(packed) / 1000:.1f} kB gzipped")
    with running_website() as site, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        weigh(chromium, site)
        time_it(chromium, site)
        chromium.close()


if __name__ == "__main__":
    main()
