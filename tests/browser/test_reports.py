"""Reports from the analysis page in a real browser: files that are really saved, and a page that everybody can read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.accessibility import violations
from tests.browser.test_analysis_page import remember
from tests.player import play
from tests.running_stack import RunningStack
from tests.talk import Talk

pytestmark = pytest.mark.slow
BEGINS = {"PDF": ("pdf", b"%PDF"), "Word": ("docx", b"PK"), "LibreOffice": ("odt", b"PK")}


@pytest.fixture(scope="module")
def finished(stack: RunningStack) -> Talk:
    """Plan Einstein, to its end."""
    talk = Talk(stack.address)
    play("plan-einstein", talk)
    return talk


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], stack: RunningStack, finished: Talk) -> Page:
    """The analysis page of who had the conversation."""
    context = new_context()
    context.add_init_script(remember(finished))
    opened = context.new_page()
    opened.goto(f"{stack.address}/analyse/{finished.analysis_id()}")
    expect(opened.get_by_text("Afgerond", exact=True)).to_be_visible()
    return opened


def report_button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=f"Rapport als {name}")


@pytest.mark.parametrize("name", BEGINS)
def test_a_report_is_really_saved(page: Page, name: str, tmp_path: Path) -> None:
    form, begin = BEGINS[name]
    with page.expect_download() as saved:
        report_button(page, name).click()
    file = tmp_path / "rapport"
    saved.value.save_as(file)
    assert saved.value.suggested_filename.startswith("buurtanalyse-")
    assert saved.value.suggested_filename.endswith(f".{form}")
    assert file.read_bytes().startswith(begin)
    expect(page.get_by_text("Het rapport is klaar.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Buurtanalyse")


@pytest.fixture
def report(page: Page) -> Page:
    """The report as a page, in its new tab."""
    with page.context.expect_page() as tab:
        report_button(page, "Webpagina").click()
    opened: Page = tab.value
    opened.get_by_role("heading", name="Samenvatting voor het bestuur").wait_for()
    return opened


def test_the_page_of_the_report_looks_as_it_should(report: Page) -> None:
    assert report.locator("h2").first.evaluate("h => getComputedStyle(h).borderTopWidth") == "3px"
    expect(report.get_by_role("img")).to_have_count(3)
    assert "/rapport/" in report.url


def test_everybody_can_read_the_report(report: Page) -> None:
    found = [
        line for line in violations(report) if "color-contrast" not in line or "text" not in line
    ]
    assert found == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_report_fits_any_screen(report: Page, width: int) -> None:
    report.set_viewport_size({"width": width, "height": 800})
    assert report.evaluate("document.documentElement.scrollWidth") <= width


def test_a_link_that_is_over_says_so_on_a_page(page: Page, stack: RunningStack) -> None:
    page.goto(f"{stack.address}/rapport/x?formaat=pdf&tot=1&teken=0")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link klopt niet")
    assert violations(page) == []


def test_when_it_fails_the_page_says_so_and_stays(page: Page) -> None:
    page.route(
        "**/rapportlink",
        lambda route: route.fulfill(
            status=503,
            content_type="application/problem+json",
            body='{"type": "about:blank", "title": "x", "status": 503, "detail": "Dat kan hier nog niet."}',
        ),
    )
    report_button(page, "PDF").click()
    expect(page.get_by_text("Dat kan hier nog niet.")).to_be_visible()
