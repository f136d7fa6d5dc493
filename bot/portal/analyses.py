"""Analyses through the API: the structured form, its schema, and the report."""

import asyncio
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request

from bot.portal.deps import PortalDep, check_token
from bot.use_cases.analysis_schema import analysis_schema

router = APIRouter(prefix="/api/v1/analyses", tags=["analyses"])


@router.get("/schema", summary="De vorm van een analyse (JSON Schema)")
async def schema() -> dict[str, Any]:
    """The published JSON Schema of an analysis."""
    return analysis_schema()


@router.get("/{analyse_id}", summary="De analyse als gegevens")
async def analysis(analyse_id: str, request: Request, portal: PortalDep) -> dict[str, Any]:
    """The structured analysis, with the advice."""
    found = await asyncio.to_thread(portal.wiring.store.analysis, analyse_id)
    await check_token(found.conversation, request, portal)
    return await asyncio.to_thread(portal.wiring.export_analysis, analyse_id)


@router.get("/{analyse_id}/rapport", summary="Het rapport")
async def report(
    analyse_id: str,
    request: Request,
    portal: PortalDep,
    formaat: Annotated[Literal["json"], Query()] = "json",  # noqa: ARG001 - one form so far
) -> dict[str, Any]:
    """The report of an analysis in the wanted form."""
    return await analysis(analyse_id, request, portal)
