"""The report as one HTML file: nothing beside it is needed, no script, nothing from other hosts.

The style stands inside, so that the file can be saved and mailed; whoever serves it allows just that style by its
hash (`style_hash`). Text of users is escaped by the template, and only pictures of ours go in as markup.
"""

import base64
import hashlib
import re
from collections.abc import Callable

from markupsafe import Markup

from bot.report.document import Document, Figure
from bot.report.palette import INHERIT, PAPER
from bot.report.pictures import paint
from bot.report.render.templates import column_shares, environment

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def html(document: Document) -> str:
    """The report for a browser, with pictures in the colours of the page."""
    return _rendered(document, _inline)


def html_for_paper(document: Document) -> str:
    """The same with each picture as an image that has its description as alternative text."""
    return _rendered(document, _as_image)


def style_hash(page: str) -> str:
    """What a Content-Security-Policy names to allow the style of this page."""
    found = _STYLE.search(page)
    assert found is not None
    digest = hashlib.sha256(found[1].encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _rendered(document: Document, drawn: Callable[[Figure], Markup]) -> str:
    template = _ENVIRONMENT.get_template("report.html.jinja")
    return template.render(document=document, drawn=drawn, style=_style(document))


def _inline(figure: Figure) -> Markup:
    return Markup(paint(figure.kind, figure.picture, INHERIT))  # noqa: S704 - our own, escaped by its template


def _as_image(figure: Figure) -> Markup:
    packed = base64.b64encode(paint(figure.kind, figure.picture, PAPER).encode()).decode()
    return Markup('<img class="plaatje" src="data:image/svg+xml;base64,{}" alt="{}">').format(
        packed, figure.picture.description
    )


def _style(document: Document) -> Markup:
    before, page, between, pages, after = re.split(r"\{(pages?)\}", document.page_of)
    counted = f'"{before}" counter({page}) "{between}" counter({pages}) "{after}"'
    return Markup(  # noqa: S704 - our own file
        _ENVIRONMENT.get_template("report.css").render(
            shares=column_shares(document),
            running=_css_text(document.full_title),
            page_of=Markup(counted),  # noqa: S704 - our own words
        )
    )


def _css_text(text: str) -> str:
    """Inside quotation marks in a style, that itself stands in a page."""
    return "".join(c if c.isalnum() or c in " -–.," else f"\\{ord(c):x} " for c in text)


_ENVIRONMENT = environment()
