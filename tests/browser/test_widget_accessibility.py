"""axe-core on every state of the widget on a website, in light and in dark, at three widths, with pictures to look at;
zoom, forced colours and calm screens besides.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.accessibility import violations
from tests.browser.conftest import NewWidget
from tests.browser.widget_page import WidgetPage

SIZES = {320: 640, 768: 1024, 1280: 800}
OVERFLOW = """() => {
    const chat = document.querySelector("buurtbrug-widget").shadowRoot.querySelector("buurtbrug-chat").shadowRoot;
    const wide = [...chat.querySelectorAll("*")].filter((node) => {
        const box = node.getBoundingClientRect();
        return box.width > 1 && box.right > innerWidth + 1 && !node.closest("svg");
    });
    const scroller = chat.querySelector(".scroller");
    return [scroller.scrollWidth - scroller.clientWidth, ...wide.map((node) => node.className)];
}"""


def states(widget: WidgetPage) -> Iterator[str]:
    """Walks through a visit, and stops at each state that looks different."""
    page = widget.page
    yield "dicht"
    widget.opens_panel()
    yield "begin"
    widget.clicks("Wat is polarisatie?")
    widget.log.get_by_text(re.compile(r"^Bronnen")).click()
    yield "uitleg-met-bronnen"
    dialog = widget.options()
    yield "opties"
    dialog.get_by_role("button", name="Bewaar dit gesprek").click()
    expect(dialog).to_contain_text("Dit gesprek blijft bewaard")
    yield "bewaard"
    page.keyboard.press("Escape")
    widget.types("ik wil een buurt analyseren")
    yield "analyse-elders"
    widget.types("start de korte route")
    yield "een-keuze"
    widget.answers.locator(".option").first.click()
    widget.answers.get_by_role("checkbox").first.wait_for()
    yield "meer-keuzes"
    page.locator(".toggle").click()
    yield "voortgang"
    page.locator(".toggle").click()
    yield from unusual_states(widget)


def unusual_states(widget: WidgetPage) -> Iterator[str]:
    """What is only seen when something goes wrong, or while the panel is closed."""
    page = widget.page
    page.context.set_offline(True)
    widget.input.fill("wat is een trigger?")
    widget.input.press("Enter")
    expect(widget.status).to_contain_text("geen verbinding")
    yield "geen-verbinding"
    widget.close_button.click()
    page.context.set_offline(False)
    page.locator("buurtbrug-widget .unread").wait_for()
    yield "nieuwe-berichten"
    widget.launcher.click()
    widget.input.fill("/fout")
    widget.input.press("Enter")
    expect(widget.status).to_contain_text("schuine streep")
    yield "fout"


@pytest.mark.parametrize("width", SIZES)
def test_axe_finds_nothing(new_widget: NewWidget, tmp_path: Path, width: int) -> None:
    widget = new_widget(viewport={"width": width, "height": SIZES[width]})
    found: dict[str, list[object]] = {}
    for state in states(widget):
        found[state] = [*violations(widget.page)]
        if state not in ("dicht", "nieuwe-berichten"):
            found[state] += [wide for wide in widget.page.evaluate(OVERFLOW) if wide]
        widget.page.screenshot(path=tmp_path / f"{width}-{state}.png")
    assert {state: wrong for state, wrong in found.items() if wrong} == {}
    assert len(found) == 12


def test_at_400_percent_everything_can_be_reached(new_widget: NewWidget, tmp_path: Path) -> None:
    # 1280 by 1024 at 400 %: what a person who enlarges four times sees.
    widget = new_widget(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    widget.opens_panel()
    assert [wide for wide in widget.page.evaluate(OVERFLOW) if wide] == []
    widget.page.screenshot(path=tmp_path / "400.png")
    widget.clicks("Wat is polarisatie?")
    expect(widget.input).to_be_in_viewport()
    for name in ("Opties", "Sluit het gesprek", "Verstuur"):
        expect(widget.panel.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    assert violations(widget.page) == []


def test_forced_colours_and_calm_screens(
    new_context: Callable[..., BrowserContext], new_widget: NewWidget, tmp_path: Path
) -> None:
    widget = new_widget(new_context(forced_colors="active", reduced_motion="reduce"))
    widget.opens_panel()
    assert widget.page.evaluate("document.getAnimations().length") == 0
    for part in (widget.launcher, widget.close_button):
        expect(part).not_to_have_css("border-top-width", "0px")
    assert violations(widget.page) == []
    widget.page.screenshot(path=tmp_path / "forced.png")


def test_every_visible_text_of_a_control_is_dutch(new_widget: NewWidget) -> None:
    widget = new_widget()
    widget.opens_panel()
    widget.options()
    names = widget.page.get_by_role("button", include_hidden=True).all_inner_texts()
    english = re.compile(
        r"\b(send|next|back|skip|close|copy|the|your|open|chat|download this)\b", re.IGNORECASE
    )
    assert [name for name in names if english.search(name)] == []
