"""The documentation as data: its pages, fenced examples, headings and links."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>\w+)\n(?P<text>.*?)^(?P=indent)```$", re.DOTALL | re.MULTILINE
)
_LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """One fenced block, with the page and line where it stands."""

    page: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def pages() -> list[Path]:
    """Every page that we write for readers."""
    at_the_top = sorted(ROOT.glob("*.md"))
    elsewhere = [ROOT / "models" / "README.md", ROOT / "knowledge" / "README.md"]
    return [*at_the_top, *elsewhere, *sorted((ROOT / "docs").rglob("*.md"))]


def examples(language: str) -> list[Example]:
    """All fenced blocks in this language."""
    return [e for page in pages() for e in _examples_of(page) if e.language == language]


def _examples_of(page: Path) -> Iterator[Example]:
    text = page.read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield Example(page, line, found["language"], textwrap.dedent(found["text"]))


def links(page: Path) -> list[str]:
    """The targets of all links on a page, those in examples left out."""
    prose = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return [found["target"] for found in _LINK.finditer(prose)]


def anchors(page: Path) -> set[str]:
    """The anchors that its headings make."""
    titles = _HEADING.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def table(page: Path, heading: str) -> list[list[str]]:
    """The cells of the first table under this heading, its head left out."""
    text = page.read_text(encoding="utf-8").split(f"\n{heading}\n", 1)[1]
    below = re.split(r"^#+ ", text, maxsplit=1, flags=re.MULTILINE)[0]
    rows = [line for line in below.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]
