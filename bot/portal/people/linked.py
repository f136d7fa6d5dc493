"""Being the same person in Teams, through the API: as whom I am known there, a code to link it, and undoing it."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request

from bot.portal.deps import PortalDep
from bot.portal.people.dossier import note
from bot.portal.people.who import NOT_BY_TOKEN, PersonDep, has_access_token
from bot.talk.problems import Problem
from bot.talk.talk import check_limit
from bot.use_cases.people.sharing import Deed, about_person
from bot.use_cases.people.views import link_view

router = APIRouter(prefix="/api/v1", tags=["mijn werk"])
_NO_TEAMS = Problem(
    404, "Teams is er niet", "Uw organisatie heeft Buurtbrug nog niet in Teams gezet."
)


@router.get("/mijn/koppelingen", summary="Als wie ik in Teams bekend ben")
async def links(portal: PortalDep, person: PersonDep) -> dict[str, Any]:
    """Since when I am known in Teams and how that came; whether Teams is there at all."""
    found = await asyncio.to_thread(portal.wiring.person_links.links_of, person.id)
    return {
        "mogelijk": portal.sign_in.settings.teams is not None,
        "koppelingen": [link_view(link) for link in found],
    }


@router.post("/mijn/koppelingen", status_code=201, summary="Maak een code om Teams te koppelen")
async def make_link_code(request: Request, portal: PortalDep, person: PersonDep) -> dict[str, Any]:
    """A code to type in Teams; it works once, for ten minutes, and is shown only now."""
    if has_access_token(request):
        raise NOT_BY_TOKEN
    if portal.sign_in.settings.teams is None:
        raise _NO_TEAMS
    check_limit(portal.talk.openings, person.id)
    code, until = await asyncio.to_thread(portal.wiring.linking.make_code, person.id)
    return {"code": code, "geldig_tot": until.isoformat()}


@router.delete("/mijn/koppelingen", status_code=204, summary="Maak Teams weer los")
async def unlink(portal: PortalDep, person: PersonDep) -> None:
    """From now on I am a stranger in Teams; what I said there stays mine here."""
    if await asyncio.to_thread(portal.wiring.person_links.unlink, person.id):
        await note(portal, person, Deed.UNLINKED, about_person(person.id))
