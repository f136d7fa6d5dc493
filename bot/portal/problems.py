"""Errors as problem+json (RFC 9457): what went wrong and what to do, in Dutch, nothing of the inside."""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from bot.portal.contract import MAX_TEXT
from bot.upkeep.logs import places
from bot.upkeep.request_id import current
from bot.use_cases.ports import Conflict, NotFound, StoreUnavailable

logger = logging.getLogger(__name__)


class Problem(Exception):
    """An error for the caller; `detail` is Dutch and says what to do."""

    def __init__(
        self, status: int, title: str, detail: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(title)
        self.status, self.title, self.detail, self.headers = status, title, detail, headers


class EngineUnavailable(Exception):
    """The engine or the actions did not answer; the message was not handled."""


STORE_AWAY = Problem(
    503,
    "De opslag is even niet bereikbaar",
    "Uw bericht is nog niet bewaard. Wacht een halve minuut en stuur het opnieuw. Wat u eerder zei, is veilig.",
    {"Retry-After": "30"},
)
ENGINE_AWAY = Problem(
    503,
    "Buurtbrug start nog op of is even weg",
    "Uw bericht is nog niet verwerkt. Wacht even en stuur het opnieuw. Wat u eerder zei, is veilig.",
    {"Retry-After": "5"},
)
BUSY = Problem(
    409,
    "Er loopt al een bericht in dit gesprek",
    "Misschien staat het gesprek nog in een ander venster open. Haal het gesprek opnieuw op en probeer het nog eens.",
)
UNKNOWN = Problem(
    404,
    "Niet gevonden",
    "Dit gesprek of deze analyse bestaat niet, of u heeft er geen toegang toe.",
)
DENIED = Problem(
    401,
    "Geen toegang",
    "Stuur het token van het gesprek mee als 'Authorization: Bearer <token>'.",
    {"WWW-Authenticate": "Bearer"},
)
UNEXPECTED = Problem(
    500,
    "Er ging iets mis",
    "Dat ligt aan ons. Stuur uw bericht nog eens. Blijft het misgaan, meld het dan bij uw beheerder.",
)

_NO_JSON = "De inhoud is geen JSON-object. Kijk in /api/v1/openapi.json hoe het hoort."


def too_many(seconds: int) -> Problem:
    """Too many requests; try again after so many seconds."""
    return Problem(
        429,
        "Dat gaat te snel",
        f"Wacht {seconds} seconden en stuur uw bericht opnieuw. Er is niets verloren gegaan.",
        {"Retry-After": str(seconds)},
    )


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
    known: dict[type[Exception], Problem] = {
        StoreUnavailable: STORE_AWAY,
        EngineUnavailable: ENGINE_AWAY,
        Conflict: BUSY,
        NotFound: UNKNOWN,
    }
    for kind, problem in known.items():
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
                405, "Dit kan hier niet", "Gebruik een andere methode, zie /api/v1/openapi.json."
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
