"""axe-core on what stands on the screen now, in light and in dark."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OPTIONS = {
    "runOnly": {"type": "tag", "values": _TAGS},
    "resultTypes": ["violations", "incomplete"],
}
_AXE = Axe()
_LOOKS = 10
_WATCH = """() => {
  window.changes = 0;
  const watcher = new MutationObserver((changes) => { window.changes += changes.length; });
  const watch = (root) => {
    watcher.observe(root, {subtree: true, childList: true, characterData: true});
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) watch(element.shadowRoot);
  };
  watch(document);
  window.stopWatching = () => { watcher.disconnect(); return window.changes + watcher.takeRecords().length; };
}"""


def violations(page: Page, *, undecided: bool = False) -> list[str]:
    """What axe-core finds wrong, one line for each element; and what it cannot decide, where that is wanted.

    It cannot decide about the contrast of text inside a picture.
    """
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        _let_animations_end(page)
        results = _results(page)
        found += [
            f"{scheme}: {finding['id']}: {node['target']} {node.get('failureSummary', '')}"
            for finding in results["violations"] + (results["incomplete"] if undecided else [])
            for node in finding["nodes"]
        ]
    page.emulate_media(color_scheme="light")
    return found


def _results(page: Page) -> dict[str, Any]:
    """What axe-core says of a page that stands still: of one that changed meanwhile it mixes two states."""
    for _ in range(_LOOKS):
        page.evaluate(_WATCH)
        results: dict[str, Any] = _AXE.run(page, options=_OPTIONS).response
        if not page.evaluate("stopWatching()"):
            return results
    raise AssertionError(f"the page still changed during the {_LOOKS}th look of axe-core")


def _let_animations_end(page: Page) -> None:
    page.evaluate(
        "Promise.all(document.getAnimations().filter((a) => a.effect.getTiming().iterations !== Infinity)"
        ".map((a) => a.finished)).then(() => null)"
    )


@dataclass
class Looks:
    """A page looked at in every state: what axe finds by state, nothing too wide, and pictures in light and dark.

    About text that lies over other text axe cannot decide, so in the state `covered` what it leaves open is left out.
    """

    page: Page
    folder: Path
    covered: str
    found: dict[str, list[str]] = field(default_factory=dict)

    def __call__(self, state: str) -> None:
        self.found[state] = violations(self.page, undecided=state != self.covered)
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{state} is {wide} px too wide"
        width = self.page.evaluate("innerWidth")
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            self.page.screenshot(path=self.folder / f"{width}-{state}-{scheme}.png", full_page=True)
