"""axe-core on what stands on the screen now, in light and in dark."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OPTIONS = {
    "runOnly": {"type": "tag", "values": _TAGS},
    "resultTypes": ["violations", "incomplete"],
}
_AXE = Axe()


def violations(page: Page, *, undecided: bool = False) -> list[str]:
    """What axe-core finds wrong, one line for each element; and what it cannot decide, where that is wanted.

    It cannot decide about the contrast of text inside a picture.
    """
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        _let_animations_end(page)
        results = _AXE.run(page, options=_OPTIONS).response
        found += [
            f"{scheme}: {finding['id']}: {node['target']} {node.get('failureSummary', '')}"
            for finding in results["violations"] + (results["incomplete"] if undecided else [])
            for node in finding["nodes"]
        ]
    page.emulate_media(color_scheme="light")
    return found


def _let_animations_end(page: Page) -> None:
    page.evaluate(
        "Promise.all(document.getAnimations().filter((a) => a.effect.getTiming().iterations !== Infinity)"
        ".map((a) => a.finished)).then(() => null)"
    )
