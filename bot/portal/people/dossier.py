"""One analysis with its people, through the API: who may see it, what was done with it, sharing and deleting.

Who has no right at all learns nothing: forbidden and unknown look the same.
"""

import asyncio
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, StringConstraints

from bot.portal.deps import Portal, PortalDep
from bot.portal.people.who import PersonDep
from bot.talk.problems import UNKNOWN, Problem
from bot.use_cases.open_conversation import greeting_of
from bot.use_cases.people.person import Person
from bot.use_cases.people.sharing import Deed, LogLine, Right, Share, ShareKind
from bot.use_cases.people.views import (
    entry_view,
    log_view,
    people_in,
    share_view,
    version_views,
)
from bot.use_cases.ports import NotFound
from bot.wiring import now

router = APIRouter(prefix="/api/v1/analyses/{analyse_id}", tags=["delen"])
router_of_all = APIRouter(prefix="/api/v1/analyses", tags=["delen"])
_NOT_YOURS = Problem(
    403, "Dat kan alleen de eigenaar", "Vraag de eigenaar van deze analyse om dit te doen."
)
NO_COLLEAGUE = Problem(
    422,
    "Deze collega is niet gevonden",
    "Zoek de collega op naam. Die moet één keer ingelogd zijn.",
)
_NO_TEAM = Problem(422, "Dit is geen team van u", "Kies een team waar u zelf in zit.")


class Deling(BaseModel):
    """Met wie u de analyse deelt, en of die mag veranderen."""

    model_config = ConfigDict(extra="forbid")
    soort: ShareKind
    wie: Annotated[str, StringConstraints(max_length=200)] = ""
    recht: Literal["lezen", "schrijven"]


@router.get("/dossier", summary="Wie erbij kan, wat er veranderde en wie er keek")
async def dossier(analyse_id: str, portal: PortalDep, person: PersonDep) -> dict[str, Any]:
    """The analysis with its people, the versions of its answers and, for its owner, the log."""
    return await asyncio.to_thread(_dossier, analyse_id, portal, person)


def _dossier(analysis_id: str, portal: Portal, person: Person) -> dict[str, Any]:
    wiring = portal.wiring
    entry = next((e for e in wiring.dossiers.entries(person) if e.id == analysis_id), None)
    if entry is None:
        raise UNKNOWN
    is_own = entry.right is Right.OWN
    shares = wiring.dossiers.shares(analysis_id)
    versions = wiring.store.answer_versions(analysis_id)
    log = wiring.dossiers.log_about(analysis_id) if is_own else ()
    names = wiring.people.names(people_in(shares, versions, log) | {entry.owner})
    analysis = wiring.store.analysis(analysis_id)
    return entry_view(entry, names, wiring.knowledge) | {
        "delingen": [share_view(share, names) for share in shares],
        "teams": list(person.teams) if is_own else [],
        "versies": version_views(analysis, versions, names, wiring.knowledge),
        "logboek": [log_view(line, names) for line in log],
    }


@router.put("/delingen", status_code=204, summary="Deel de analyse")
async def share(analyse_id: str, body: Deling, portal: PortalDep, person: PersonDep) -> None:
    """Share it with a colleague, a team of mine or my organisation; again changes what they may do."""
    await check_owner(analyse_id, portal, person)
    whom = await asyncio.to_thread(_whom, body, portal, person)
    shared = Share(body.soort, whom, Right(body.recht), now())
    await asyncio.to_thread(portal.wiring.dossiers.share, analyse_id, shared)
    await note(portal, person, Deed.SHARED, analyse_id)


def _whom(body: Deling, portal: Portal, person: Person) -> str:
    if body.soort is ShareKind.ORGANISATION:
        return person.issuer
    if body.soort is ShareKind.TEAM:
        if body.wie not in person.teams:
            raise _NO_TEAM
        return body.wie
    try:
        colleague = portal.wiring.people.person(body.wie)
    except NotFound:
        raise NO_COLLEAGUE from None
    if colleague.issuer != person.issuer or colleague.id == person.id:
        raise NO_COLLEAGUE
    return colleague.id


@router.delete("/delingen", status_code=204, summary="Stop met delen")
async def withdraw(
    analyse_id: str, soort: ShareKind, wie: str, portal: PortalDep, person: PersonDep
) -> None:
    """From now on they can no longer see it."""
    await check_owner(analyse_id, portal, person)
    await asyncio.to_thread(portal.wiring.dossiers.withdraw, analyse_id, soort, wie)
    await note(portal, person, Deed.WITHDRAWN, analyse_id)


# As a UUID, so that the address of the schema is not taken for one.
@router_of_all.delete("/{analyse_id:uuid}", status_code=204, summary="Verwijder de analyse")
async def delete(analyse_id: UUID, portal: PortalDep, person: PersonDep) -> None:
    """Delete it with everything that was said about it, also by others; it cannot be undone."""
    wanted = str(analyse_id)
    await check_owner(wanted, portal, person)
    found = await asyncio.to_thread(portal.wiring.store.analysis, wanted)
    conversation = await asyncio.to_thread(portal.wiring.store.conversation, found.conversation)
    said = greeting_of(conversation, portal.wiring.knowledge)
    async with portal.talk.locks.hold(found.conversation):
        await asyncio.to_thread(portal.wiring.dossiers.forget_analysis, wanted, said)
    await note(portal, person, Deed.DELETED, wanted)


async def check_owner(analysis_id: str, portal: Portal, person: Person) -> None:
    """A 404 for who may not see it, a 403 for who may but does not own it."""
    right = await asyncio.to_thread(portal.wiring.dossiers.right, person, analysis_id)
    if right is None:
        raise UNKNOWN
    if right is not Right.OWN:
        raise _NOT_YOURS


async def note(portal: Portal, person: Person, deed: Deed, analysis_id: str) -> None:
    """Write down who did it."""
    line = LogLine(now(), person.id, deed, analysis_id)
    await asyncio.to_thread(portal.wiring.dossiers.note, line)
