"""What is wrong as a page, for a browser that followed a link: the words of a problem, in the looks of our pages."""

from html import escape

from fastapi import Response

from bot.portal import static_files
from bot.portal.pages import HEADERS
from bot.talk.problems import Problem


def answer(problem: Problem) -> Response:
    """The page, with the status of the problem."""
    shell = static_files.page("melding.html", {}).body.decode()
    page = shell.replace("{titel}", escape(problem.title)).replace(
        "{tekst}", escape(problem.detail)
    )
    headers = {**HEADERS, **(problem.headers or {})}
    return Response(page, problem.status, headers, media_type="text/html; charset=utf-8")
