"""How a request that cannot be done is refused: every error as problem+json, or as a page where a browser shows it.

What was asked for decides the words: a report is not sent again as a message is.
"""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.types import Scope

from bot.portal import notice_page
from bot.portal.problems import answer
from bot.talk.asked import CHANGE, MESSAGE, OPENING, PAGE, READING, REPORT, SIGN_IN, VERDICT, Asked
from bot.talk.problems import KNOWN, UNEXPECTED, UNKNOWN, Problem, store_away
from bot.talk.said import MAX_TEXT
from bot.upkeep.logs import places
from bot.use_cases.ports import Conflict, StoreUnavailable

logger = logging.getLogger(__name__)
_API = "/api/"
_NO_JSON = "De inhoud is geen JSON-object. Kijk in /api/v1/openapi.json hoe het hoort."
_OVERTAKEN = Problem(
    409,
    "Iemand anders was net iets eerder",
    "Haal op wat er nu staat, en probeer het dan nog eens. Er is niets verloren gegaan.",
)


def handle_problems(app: FastAPI) -> None:
    """Answer every error of this application."""
    for kind in KNOWN:
        app.add_exception_handler(kind, _known)
    app.add_exception_handler(Problem, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def refused(problem: Problem, scope: Scope) -> Response:
    """The problem as a page for who opens one in a browser, else as data."""
    wants_page = "text/html" in Request(scope).headers.get("Accept", "")
    if wants_page and scope["method"] == "GET" and not scope["path"].startswith(_API):
        return notice_page.answer(problem)
    return answer(problem)


def unexpected(error: Exception, scope: Scope) -> Response:
    """The answer to what should not happen; the log gets its kind, not its message."""
    logger.error("request failed: %s at %s", type(error).__name__, places(error.__traceback__))
    return refused(UNEXPECTED, scope)


def asked_in(scope: Scope) -> Asked:
    """What this request asks for, as far as a refusal makes a difference."""
    path, reads = scope["path"], scope["method"] in ("GET", "HEAD")
    if "/rapport" in path:
        return REPORT
    if reads:
        return READING if path.startswith(_API) else PAGE
    ends = {"/berichten": MESSAGE, "/gesprekken": OPENING, "/oordeel": VERDICT, "/sessie": SIGN_IN}
    return next((asked for end, asked in ends.items() if path.endswith(end)), CHANGE)


def _problem_of(error: Exception, scope: Scope) -> Problem:
    if isinstance(error, Problem):
        return error
    asked = asked_in(scope)
    if isinstance(error, StoreUnavailable):
        return store_away(asked)
    if isinstance(error, Conflict) and asked is not MESSAGE:
        return _OVERTAKEN
    return next(problem for kind, problem in KNOWN.items() if isinstance(error, kind))


async def _known(request: Request, error: Exception) -> Response:
    return refused(_problem_of(error, request.scope), request.scope)


async def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return answer(Problem(422, "Dit verzoek klopt niet", _what_is_wrong(error.errors())))


def _what_is_wrong(errors: Sequence[Any]) -> str:
    first = errors[0]
    field = str(first["loc"][1]) if len(first["loc"]) > 1 else ""
    if first["type"] == "value_error":
        return str(first["ctx"]["error"])
    if first["type"] == "string_too_long" and field == "tekst":
        return f"Uw bericht is te lang. Gebruik hoogstens {MAX_TEXT} tekens, of verdeel het over meer berichten."
    if first["type"] == "json_invalid" or not field:
        return _NO_JSON
    if first["type"] == "missing":
        return f"Het veld '{field}' ontbreekt."
    return f"Het veld '{field}' klopt niet. Kijk in /api/v1/openapi.json hoe het hoort."


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return refused(_of_the_framework(error.status_code, error.headers), request.scope)


def _of_the_framework(status: int, headers: Mapping[str, str] | None) -> Problem:
    if status == HTTPStatus.BAD_REQUEST:
        # The framework's word for a body that is no text, or is nested too deeply.
        return Problem(422, "Dit verzoek klopt niet", _NO_JSON)
    if status == UNKNOWN.status:
        return Problem(404, "Niet gevonden", "Dit adres bestaat niet.")
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        how = "Gebruik een andere methode, zie /api/v1/openapi.json."
        return Problem(405, "Dit kan hier niet", how, headers)
    return Problem(status, "Dit verzoek kan niet", "Kijk in /api/v1/openapi.json hoe het hoort.")
