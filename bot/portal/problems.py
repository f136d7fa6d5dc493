"""The portal's own problems, and how one is told as problem+json (RFC 9457): in Dutch, nothing of the inside."""

from http import HTTPStatus

from fastapi.responses import JSONResponse

from bot.talk.problems import Problem
from bot.upkeep.request_id import current

DENIED = Problem(
    401,
    "Geen toegang",
    "Stuur het token van het gesprek mee als 'Authorization: Bearer <token>'.",
    {"WWW-Authenticate": "Bearer"},
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
