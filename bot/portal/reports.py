"""Reports of an analysis: with the token of its conversation, or by a signed link that a browser opens.

A file is offered for saving; the web page is shown, under a policy that allows its own style and nothing else.
"""

import asyncio
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from bot.portal import notice_page
from bot.portal.analyses import opened
from bot.portal.contract import NieuweRapportlink, Rapportlink, ReportForm
from bot.portal.deps import Portal, PortalDep
from bot.portal.people.dossier import check_owner
from bot.portal.people.who import whoever
from bot.portal.problems import (
    LINK_EXPIRED,
    LINK_WRONG,
    REPORT_FORM_AWAY,
    REPORT_STORE_AWAY,
    answer,
)
from bot.report.make_report import MEDIA_TYPES, Form, LibraryMissing, Report, renderer
from bot.report.render.html import style_hash
from bot.talk.problems import UNKNOWN, Problem
from bot.talk.signed_links import LinkExpired, LinkWrong, Opens
from bot.talk.talk import check_limit
from bot.use_cases.people.sharing import Deed
from bot.use_cases.ports import NotFound, StoreUnavailable

router = APIRouter()
_FORMS: dict[int | str, dict[str, Any]] = {
    200: {"content": {media.partition(";")[0]: {} for media in MEDIA_TYPES.values()}}
}
_Wanted = Annotated[ReportForm, Query(description="De vorm van het rapport.")]
_Transcript = Annotated[
    Literal["ja", "nee"], Query(description="Of het gesprek als bijlage meegaat.")
]


@router.get(
    "/api/v1/analyses/{analyse_id}/rapport",
    tags=["analyses"],
    summary="Het rapport",
    response_class=Response,
    responses=_FORMS,
)
async def report(
    analyse_id: str,
    request: Request,
    portal: PortalDep,
    formaat: _Wanted = "json",
    verslag: _Transcript = "nee",
) -> Response:
    """The report of an analysis in the wanted form."""
    await _opened(analyse_id, request, portal, with_transcript=verslag == "ja")
    return await _made(Opens(analyse_id, formaat, verslag == "ja"), portal)


@router.post(
    "/api/v1/analyses/{analyse_id}/rapportlink",
    tags=["analyses"],
    summary="Een link naar het rapport, een kwartier geldig",
)
async def report_link(
    analyse_id: str, body: NieuweRapportlink, request: Request, portal: PortalDep
) -> Rapportlink:
    """A link that needs no token; refused at once when this form cannot be made here."""
    await _opened(analyse_id, request, portal, with_transcript=body.verslag)
    await asyncio.to_thread(_check_form, Form(body.formaat))
    url, until = portal.talk.links.address(Opens(analyse_id, body.formaat, body.verslag))
    return Rapportlink(url=url, geldig_tot=until)


@router.get("/rapport/{analyse_id}", include_in_schema=False)
async def linked_report(analyse_id: str, request: Request, portal: PortalDep) -> Response:
    """The report behind a signed link. A browser gets what is wrong as a page."""
    try:
        return await _made(_checked(analyse_id, request, portal), portal)
    except Problem as problem:
        if "text/html" in request.headers.get("Accept", ""):
            return notice_page.answer(problem)
        return answer(problem)


async def _opened(
    analyse_id: str, request: Request, portal: Portal, *, with_transcript: bool
) -> None:
    """Check that this caller may have the report; what was said in the conversation only its owner gets."""
    await opened(analyse_id, request, portal, Deed.EXPORTED)
    person = await whoever(request)
    if with_transcript and person is not None:
        await check_owner(analyse_id, portal, person)


def _checked(analyse_id: str, request: Request, portal: Portal) -> Opens:
    given = request.query_params
    opens = Opens(analyse_id, given.get("formaat", ""), given.get("verslag") == "ja")
    try:
        portal.talk.links.check(opens, given.get("tot", ""), given.get("teken", ""))
    except LinkWrong:
        raise LINK_WRONG from None
    except LinkExpired:
        raise LINK_EXPIRED from None
    return opens


async def _made(opens: Opens, portal: Portal) -> Response:
    check_limit(portal.desk.limit, opens.analysis)
    make = portal.wiring.make_report
    job = partial(make, opens.analysis, Form(opens.form), with_transcript=opens.with_transcript)
    try:
        return _response(await portal.desk.make(job))
    except LibraryMissing:
        raise REPORT_FORM_AWAY from None
    except StoreUnavailable:
        raise REPORT_STORE_AWAY from None
    except NotFound:
        raise UNKNOWN from None


def _check_form(form: Form) -> None:
    try:
        renderer(form)
    except LibraryMissing:
        raise REPORT_FORM_AWAY from None


def _response(report: Report) -> Response:
    is_page = report.form is Form.HTML
    kind = "inline" if is_page else "attachment"
    headers = {"Content-Disposition": f'{kind}; filename="{report.name}"'}
    if is_page:
        headers["Content-Security-Policy"] = (
            f"default-src 'none'; style-src {style_hash(report.content.decode())}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
    return Response(report.content, media_type=MEDIA_TYPES[report.form], headers=headers)
