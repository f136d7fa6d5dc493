"""What is mine, through the API: who I am, my work, my tokens, all my data, and deleting them."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, StringConstraints

from bot.portal.deps import Portal, PortalDep, check_token_of
from bot.portal.people.who import (
    NOT_BY_TOKEN,
    PersonDep,
    WhoeverDep,
    has_access_token,
    take_cookie,
)
from bot.use_cases.people.clean_up import Kept
from bot.use_cases.people.expiry import goes_soon, last_used, person_goes
from bot.use_cases.people.person import Person
from bot.use_cases.people.sharing import Right
from bot.use_cases.people.views import (
    colleague_view,
    entry_view,
    person_view,
    questionnaire_views,
    talked_view,
    token_view,
)
from bot.wiring import now

router = APIRouter(prefix="/api/v1", tags=["mijn werk"])
_SHORTEST_SEARCH = 2


class NieuwToken(BaseModel):
    """Hoe u het token noemt."""

    model_config = ConfigDict(extra="forbid")
    naam: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class EigenGesprek(BaseModel):
    """Een gesprek dat u voor het inloggen begon."""

    model_config = ConfigDict(extra="forbid")
    id: Annotated[str, StringConstraints(max_length=80)]
    token: Annotated[str, StringConstraints(max_length=200)]


@router.get("/ik", summary="Wie ben ik?")
async def who_am_i(portal: PortalDep, person: WhoeverDep) -> dict[str, Any]:
    """Who is signed in, or null; and how one signs in here."""
    way = "openid" if portal.sign_in.is_on else "link"
    return {"persoon": None if person is None else person_view(person), "inloggen": way}


@router.get(
    "/mijn/overzicht", summary="Mijn analyses, wat met mij gedeeld is, en wat ik kan beginnen"
)
async def overview(portal: PortalDep, person: PersonDep) -> dict[str, Any]:
    """Everything that the home page shows."""
    wiring = portal.wiring
    entries = await asyncio.to_thread(wiring.dossiers.entries, person)
    names = await asyncio.to_thread(wiring.people.names, frozenset(e.owner for e in entries))
    views = [entry_view(entry, names, wiring.knowledge) for entry in entries]
    talked = await asyncio.to_thread(wiring.dossiers.conversations, person.id)
    soon = goes_soon(last_used(entries, talked), portal.kept_for, now())
    for entry, view in zip(entries, views, strict=True):
        if entry.right is Right.OWN and entry.conversation in soon:
            view["gewist_op"] = soon[entry.conversation].isoformat()
    invited = await asyncio.to_thread(_invitations, portal, person)
    return {
        "persoon": person_view(person),
        "analyses": [view for view in views if view["recht"] == "eigen"],
        "gedeeld": [view for view in views if view["recht"] != "eigen"],
        "overleg": invited,
        "vragenlijsten": questionnaire_views(wiring.knowledge),
    }


def _invitations(portal: Portal, person: Person) -> list[dict[str, Any]]:
    """The meetings that others invited me to, with what they are about and whose they are."""
    wiring = portal.wiring
    found = []
    for analysis_id in wiring.meetings.invitations(person.id):
        owner = wiring.dossiers.owner(analysis_id) or ""
        if owner == person.id:
            continue
        name = wiring.people.names(frozenset({owner})).get(owner, "")
        questionnaire = wiring.store.analysis(analysis_id).state.questionnaire
        title = wiring.knowledge.questionnaires[questionnaire].titel
        found.append({"id": analysis_id, "titel": title, "eigenaar": name})
    return found


@router.get("/mijn/gesprekken", summary="Mijn gesprekken")
async def conversations(portal: PortalDep, person: PersonDep) -> dict[str, Any]:
    """My conversations, the latest first."""
    found = await asyncio.to_thread(portal.wiring.dossiers.conversations, person.id)
    return {"gesprekken": [talked_view(talked) for talked in found]}


@router.post(
    "/mijn/gesprekken", status_code=204, summary="Neem een gesprek van voor het inloggen mee"
)
async def claim(body: EigenGesprek, portal: PortalDep, person: PersonDep) -> None:
    """A conversation that was begun without signing in becomes mine; its token opens it no more."""
    await check_token_of(body.id, body.token, portal)
    await asyncio.to_thread(portal.wiring.dossiers.claim, body.id, person.id)


@router.get("/collegas", summary="Zoek een collega om mee te delen")
async def colleagues(portal: PortalDep, person: PersonDep, zoek: str = "") -> dict[str, Any]:
    """Colleagues who have used Buurtbrug, by a part of their name or address."""
    wanted = zoek.strip()
    if len(wanted) < _SHORTEST_SEARCH:
        return {"collegas": []}
    found = await asyncio.to_thread(portal.wiring.people.colleagues, person, wanted)
    return {"collegas": [colleague_view(colleague) for colleague in found]}


@router.get("/mijn/tokens", summary="Mijn persoonlijke tokens")
async def tokens(portal: PortalDep, person: PersonDep) -> dict[str, Any]:
    """My tokens; the secrets themselves are kept nowhere."""
    found = await asyncio.to_thread(portal.wiring.people.tokens, person.id)
    return {"tokens": [token_view(token) for token in found]}


@router.post("/mijn/tokens", status_code=201, summary="Maak een persoonlijk token")
async def make_token(
    body: NieuwToken, request: Request, portal: PortalDep, person: PersonDep
) -> dict[str, Any]:
    """A new token for a script; it is shown only now."""
    if has_access_token(request):
        raise NOT_BY_TOKEN
    token, secret = await asyncio.to_thread(portal.sign_in.tokens.make, person.id, body.naam)
    return token_view(token) | {"token": secret}


@router.delete("/mijn/tokens/{token_id}", status_code=204, summary="Trek een token in")
async def revoke_token(token_id: str, portal: PortalDep, person: PersonDep) -> None:
    """The token opens nothing any more."""
    await asyncio.to_thread(portal.wiring.people.revoke_token, person.id, token_id)


@router.get("/mijn/gegevens", summary="Alles wat van mij bewaard is")
async def my_data(portal: PortalDep, person: PersonDep) -> JSONResponse:
    """Everything that is kept of me, in one file."""
    data = await asyncio.to_thread(portal.wiring.my_data, person)
    headers = {"Content-Disposition": 'attachment; filename="mijn-gegevens.json"'}
    return JSONResponse(data, headers=headers)


@router.get("/mijn/gegevens/aantallen", summary="Hoeveel er van mij bewaard is")
async def my_counts(portal: PortalDep, person: PersonDep) -> dict[str, Any]:
    """How much there is of what."""
    return await asyncio.to_thread(portal.wiring.my_data.counts, person)


@router.get("/mijn/gegevens/termijnen", summary="Hoe lang iets van mij bewaard blijft")
async def my_periods(portal: PortalDep, _: PersonDep) -> dict[str, Any]:
    """For how many days what is mine is kept after it was last used; null is until somebody deletes it."""
    days = {kind: period.days for kind, period in portal.kept_for.items()}
    goes = person_goes(portal.kept_for, now())
    return {
        "analyses": days.get(Kept.PERSONAL),
        "mensen": days.get(Kept.PERSONS),
        "logboek": days.get(Kept.LOG),
        "gewist_op": None if goes is None else goes.isoformat(),
    }


@router.delete("/mijn/gegevens", status_code=204, summary="Verwijder alles wat van mij bewaard is")
async def forget_me(request: Request, portal: PortalDep, person: PersonDep) -> Response:
    """Delete me with everything of mine; it cannot be undone."""
    if has_access_token(request):
        raise NOT_BY_TOKEN
    await asyncio.to_thread(portal.wiring.dossiers.forget_person, person.id)
    response = Response(status_code=204)
    take_cookie(response, request, portal.sign_in.settings)
    return response
