"""How Buurtbrug is doing, for people and for machines: state, readiness, life, and figures."""

import hmac
import json
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response

from bot.portal.deps import Portal, PortalDep, token_in
from bot.talk.problems import Problem

router = APIRouter(tags=["beheer"])
_MODELS = Path(__file__).resolve().parents[2] / "models" / "spacy"
_WELL = "goed"
_FIGURES = "text/plain; version=0.0.4; charset=utf-8"


_NOT_WELL: dict[int | str, dict[str, Any]] = {503: {"description": "Een onderdeel werkt niet."}}


@router.get("/gezondheid", summary="Hoe het met Buurtbrug gaat", responses=_NOT_WELL)
async def health(response: Response, portal: PortalDep) -> dict[str, Any]:
    """The state of each part; 503 when one of them does not work."""
    found = await state(portal)
    if found["status"] != _WELL:
        response.status_code = 503
    return found


async def state(portal: Portal) -> dict[str, Any]:
    """Each part, the language models and the knowledge, in words."""
    parts = await portal.watch.parts()
    return {
        "status": _WELL if all(parts.values()) else "niet goed",
        "onderdelen": {name: _WELL if well else "weg" for name, well in parts.items()},
        "taalmodel": _language_model("nl"),
        "taalmodel_app": _language_model("nl-app"),
        "kennisversie": portal.wiring.knowledge.version,
    }


# These two are for the machines around the portal, and no part of the API.
@router.get("/gereed", include_in_schema=False)
async def ready(response: Response, portal: PortalDep) -> dict[str, str]:
    """200 from the first moment that all parts work, 503 before.

    It stays 200 when a shared part falls away later: no portal would be left to tell users what to do.
    """
    await portal.watch.parts()
    if portal.watch.has_been_ready:
        return {"status": "gereed"}
    response.status_code = 503
    return {"status": "nog niet gereed"}


@router.get("/levend", include_in_schema=False)
async def alive() -> dict[str, str]:
    """200 as long as this process answers; looks at nothing else."""
    return {"status": "levend"}


@router.get("/metrics", include_in_schema=False)
async def figures(request: Request, portal: PortalDep) -> Response:
    """The figures for Prometheus; without the token of the settings this address does not exist."""
    if not _may_see_figures(request, portal.metrics_token):
        raise Problem(404, "Niet gevonden", "Dit adres bestaat niet.")
    return Response(portal.talk.metrics.text(), media_type=_FIGURES)


def _may_see_figures(request: Request, token: str) -> bool:
    if not token or "Authorization" not in request.headers:
        return False
    return hmac.compare_digest(token_in(request).encode(), token.encode())


def _language_model(name: str) -> dict[str, Any] | None:
    try:
        found = json.loads((_MODELS / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
