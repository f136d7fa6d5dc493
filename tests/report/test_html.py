"""The report as a web page: one file, nothing of a user goes in as markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from bot.interview.state import InterviewState
from bot.report.document import Document
from bot.report.render.html import html, html_for_paper, style_hash
from knowledge.checks import Knowledge
from tests.report.examples import report

VOID = {"meta", "col", "img", "path", "rect", "circle", "br", "link"}


class Outline(HTMLParser):
    """The elements of a page, checking that each is closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.seen if name == tag]


@pytest.fixture(scope="module")
def page(case_1: Document) -> str:
    return html(case_1)


def test_page_is_well_formed_dutch_and_named(page: str) -> None:
    outline = Outline(page)
    assert outline.all("html") == [{"lang": "nl"}]
    assert "<title>Buurtanalyse</title>" in page
    assert len(outline.all("h1")) == 1


def test_headings_do_not_skip_a_level(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in Outline(page).seen if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_comes_from_elsewhere_and_nothing_runs(page: str) -> None:
    outline = Outline(page)
    assert not outline.all("script")
    assert not outline.all("link")
    assert not re.search(r"\b(src|style|on\w+)=", page)
    assert set(re.findall(r'href="([^"]*)"', page)) <= {
        f"#{a['id']}" for a in outline.all("section")
    }
    assert "url(" not in page
    assert "@import" not in page


def test_policy_can_name_the_style_by_its_hash(page: str) -> None:
    assert re.fullmatch(r"'sha256-[\w+/]{43}='", style_hash(page))
    assert style_hash(page) != style_hash(page.replace("52rem", "53rem"))


def test_tables_have_heads_for_columns_and_rows(page: str) -> None:
    scopes = [attrs["scope"] for attrs in Outline(page).all("th")]
    assert {"col", "row"} == set(scopes)
    assert page.count("<caption>") == page.count("<table")


def test_pictures_stand_in_the_page_with_their_words(page: str) -> None:
    assert page.count("<svg") == 3
    assert page.count("<desc") == 3


def test_on_paper_a_picture_has_its_words_as_alternative(case_1: Document) -> None:
    images = Outline(html_for_paper(case_1)).all("img")
    assert len(images) == 3
    assert all(len(image["alt"] or "") > 30 for image in images)


def test_every_anchor_is_there_once(page: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_report_about_nothing_is_a_page(knowledge: Knowledge) -> None:
    Outline(html(report(InterviewState("buurtanalyse"), knowledge)))
