"""Analyses through the API: the structured form, its schema, the pictures and its versions."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from bot.portal.deps import Portal, PortalDep, analysis_for
from bot.portal.people.dossier import note
from bot.portal.people.who import whoever
from bot.report.pictures import PictureKind, available
from bot.talk.asked import READING, REPORT
from bot.talk.talk import check_limit
from bot.use_cases.analysis_schema import analysis_schema
from bot.use_cases.people.sharing import Deed
from bot.use_cases.ports import Analysis

router = APIRouter(prefix="/api/v1/analyses", tags=["analyses"])

_SVG = "image/svg+xml"
_Version = Annotated[int, Query(ge=1, le=100_000, description="nummer van een versie")]


@router.get("/schema", summary="De vorm van een analyse (JSON Schema)")
async def schema() -> dict[str, Any]:
    """The published JSON Schema of an analysis."""
    return analysis_schema()


@router.get("/{analyse_id}", summary="De analyse als gegevens")
async def analysis(analyse_id: str, request: Request, portal: PortalDep) -> dict[str, Any]:
    """The structured analysis, with the advice."""
    found = await opened(analyse_id, request, portal)
    exported = await asyncio.to_thread(portal.wiring.export_analysis, analyse_id)
    return exported | {"plaatjes": list(available(found.state, portal.wiring.knowledge))}


@router.get(
    "/{analyse_id}/plaatjes/{plaatje}",
    summary="Een plaatje van de analyse",
    response_class=Response,
    responses={200: {"content": {_SVG: {}}}},
)
async def picture(
    analyse_id: str, plaatje: PictureKind, request: Request, portal: PortalDep
) -> Response:
    """The ladder of phases, the actors or the places as SVG, with title and description inside."""
    await opened(analyse_id, request, portal)
    svg = await asyncio.to_thread(portal.wiring.draw_picture, analyse_id, plaatje)
    return Response(svg, media_type=_SVG)


@router.get("/{analyse_id}/verschillen", summary="Wat er anders is tussen twee versies")
async def differences(
    analyse_id: str, request: Request, portal: PortalDep, van: _Version, naar: _Version
) -> dict[str, Any]:
    """The answers and the advice of two versions beside each other."""
    await opened(analyse_id, request, portal)
    return await asyncio.to_thread(portal.wiring.compare_versions.between, analyse_id, van, naar)


async def opened(
    analysis_id: str, request: Request, portal: Portal, deed: Deed = Deed.READ
) -> Analysis:
    """The stored analysis for who may see it; when that is a person, it is written down.

    Asked for without any right, one that exists and one that does not look the same.
    """
    found = await analysis_for(analysis_id, request, portal)
    check_limit(portal.readings, found.conversation, REPORT if deed is Deed.EXPORTED else READING)
    person = await whoever(request)
    if person is not None:
        await note(portal, person, deed, analysis_id)
    return found
