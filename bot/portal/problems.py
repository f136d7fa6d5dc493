"""Errors as problem+json (RFC 9457): what went wrong and what to do, in Dutch, nothing of the inside."""

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from bot.talk.problems import KNOWN, UNEXPECTED, UNKNOWN, Problem
from bot.talk.said import MAX_TEXT
from bot.upkeep.logs import places
from bot.upkeep.request_id import current

logger = logging.getLogger(__name__)


DENIED = Problem(
    401,
    "Geen toegang",
    "Stuur het token van het gesprek mee als 'Authorization: Bearer <token>'.",
    {"WWW-Authenticate": "Bearer"},
)
REPORT_STORE_AWAY = Problem(
    503,
    "Het rapport is nu niet te maken",
    "De opslag is even niet bereikbaar. Wacht een halve minuut en probeer het opnieuw. Uw antwoorden zijn veilig.",
    {"Retry-After": "30"},
)
REPORT_FORM_AWAY = Problem(
    503,
    "Deze vorm kan hier nog niet",
    "Op deze server ontbreekt een onderdeel dat PDF's maakt. Vraag uw beheerder het te installeren. "
    "Het rapport voor Word, voor LibreOffice en als webpagina kunt u wel krijgen.",
)
LINK_EXPIRED = Problem(
    403,
    "Deze link werkt niet meer",
    'Een link naar een rapport werkt een kwartier. Komt u uit Teams? Typ daar "rapport" voor een nieuwe link. '
    "Anders: open uw analyse en kies daar opnieuw het rapport.",
)
LINK_WRONG = Problem(
    403,
    "Deze link klopt niet",
    "Misschien is er iets van het adres weggevallen. Open uw analyse en kies daar opnieuw het rapport.",
)

_NO_JSON = "De inhoud is geen JSON-object. Kijk in /api/v1/openapi.json hoe het hoort."


def answer(problem: Problem) -> JSONResponse:
    """The problem as a response."""
    body: dict[str, object] = {
        "type": "about:blank",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
    }
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR and current.get():
        # What the administrator looks for in the logs.
        body["instance"] = f"urn:buurtbrug:verzoek:{current.get()}"
    return JSONResponse(
        body,
        problem.status,
        headers=dict(problem.headers or {}),
        media_type="application/problem+json",
    )


def handle_problems(app: FastAPI) -> None:
    """Answer every error of this application as problem+json."""
    for kind, problem in KNOWN.items():
        app.add_exception_handler(kind, _always(problem))
    app.add_exception_handler(Problem, _own)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def _always(problem: Problem) -> Any:
    async def handler(_: Request, __: Exception) -> JSONResponse:
        return answer(problem)

    return handler


async def _own(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Problem)
    return answer(error)


async def _invalid(_: Request, error: Exception) -> JSONResponse:
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


async def _http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.BAD_REQUEST:
        # The framework's word for a body that is no text, or is nested too deeply.
        return answer(Problem(422, "Dit verzoek klopt niet", _NO_JSON))
    if error.status_code == UNKNOWN.status:
        return answer(Problem(404, "Niet gevonden", "Dit adres bestaat niet."))
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return answer(
            Problem(
                405,
                "Dit kan hier niet",
                "Gebruik een andere methode, zie /api/v1/openapi.json.",
                error.headers,
            )
        )
    return answer(
        Problem(
            error.status_code, "Dit verzoek kan niet", "Kijk in /api/v1/openapi.json hoe het hoort."
        )
    )


def unexpected(error: Exception) -> JSONResponse:
    """The answer to what should not happen; the log gets its kind, not its message."""
    logger.error("request failed: %s at %s", type(error).__name__, places(error.__traceback__))
    return answer(UNEXPECTED)
