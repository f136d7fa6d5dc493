"""How Buurtbrug is doing: engine, actions, database and language model."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
from fastapi import APIRouter, Response

from bot.portal.deps import Portal, PortalDep
from bot.use_cases.ports import NotFound, StoreUnavailable

router = APIRouter(tags=["beheer"])
_MODELS = Path(__file__).resolve().parents[2] / "models" / "spacy"
_NOBODY = "00000000-0000-0000-0000-000000000000"


@router.get("/gezondheid", summary="Hoe het met Buurtbrug gaat")
async def health(response: Response, portal: PortalDep) -> dict[str, Any]:
    """The state of each part; 503 when one of them does not work."""
    engine, actions, database = await asyncio.gather(
        portal.talk.engine.is_well(),
        _answers(portal.actions_url),
        asyncio.to_thread(_has_database, portal),
    )
    parts = {"motor": engine, "acties": actions, "database": database}
    if not all(parts.values()):
        response.status_code = 503
    return {
        "status": "goed" if all(parts.values()) else "niet goed",
        "onderdelen": {name: "goed" if well else "weg" for name, well in parts.items()},
        "taalmodel": _language_model("nl"),
        "taalmodel_app": _language_model("nl-app"),
        "kennisversie": portal.wiring.knowledge.version,
    }


async def _answers(url: str) -> bool:
    try:
        async with httpx.AsyncClient(timeout=2.0, trust_env=False) as client:
            return (await client.get(url)).is_success
    except httpx.HTTPError:
        return False


def _has_database(portal: Portal) -> bool:
    try:
        portal.wiring.store.conversation(_NOBODY)
    except NotFound:
        return True
    except StoreUnavailable:
        return False
    return True


def _language_model(name: str) -> dict[str, Any] | None:
    try:
        found = json.loads((_MODELS / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
