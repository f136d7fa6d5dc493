"""The report as a tagged PDF (PDF/UA-1), made of the same HTML as the web page.

Importing this module loads WeasyPrint and with it the system library Pango: it fails with OSError where that is not
installed.
"""

import logging

from weasyprint import HTML
from weasyprint.urls import URLFetcher

from bot.report.document import Document
from bot.report.render.html import html_for_paper

# It warns of each rule of the style that is for screens only.
logging.getLogger("weasyprint").setLevel(logging.ERROR)
# Nothing is fetched from anywhere: pictures travel inside the page.
_NO_FETCHING = URLFetcher(allowed_protocols=("data",))


def pdf(document: Document) -> bytes:
    """The report as PDF, with tags, language, title and alternative texts."""
    page = HTML(string=html_for_paper(document), url_fetcher=_NO_FETCHING)
    made: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    return made
