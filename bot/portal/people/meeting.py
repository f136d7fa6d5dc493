"""Together (buurtoverleg) through the API: invite people, see how far they are, and what each of them saw.

The owner sees how far everybody is. What was answered is seen by who has finished their own, the owner too, so that
nobody is led by the others. An owner who does not take part sees it when all who do have finished.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, StringConstraints

from bot.interview.moves import NotAnOption
from bot.portal.deps import Portal, PortalDep
from bot.portal.people.dossier import NO_COLLEAGUE, check_owner
from bot.portal.people.who import PersonDep
from bot.talk.problems import UNKNOWN, Problem
from bot.use_cases.people.person import Person
from bot.use_cases.people.sharing import Right
from bot.use_cases.people.together import Domain, Participant, Seen, compared, how_far
from bot.use_cases.ports import Analysis, NotFound
from bot.wiring import now

router = APIRouter(prefix="/api/v1/analyses/{analyse_id}/overleg", tags=["overleg"])

_NO_ANSWER = Problem(
    422, "Dit antwoord is er niet", "Laad de bladzijde opnieuw en kies een antwoord dat er staat."
)
_NOT_YET = Problem(
    422,
    "Dit kan nog niet",
    "Deze vraag hangt af van een andere. Leg eerst de vragen ervoor samen vast.",
)


_NOT_SEEN_YET = Problem(
    403,
    "Eerst uw eigen antwoorden",
    "U legt samen vast als u de antwoorden van de anderen ziet. Maak eerst uw eigen vragen af.",
)


class Uitnodiging(BaseModel):
    """Wie meedoet, en uit welk domein."""

    model_config = ConfigDict(extra="forbid")
    wie: Annotated[str, StringConstraints(max_length=80)]
    domein: Domain


class Vaststelling(BaseModel):
    """De vraag, en wiens antwoord de groep overneemt."""

    model_config = ConfigDict(extra="forbid")
    vraag: Annotated[str, StringConstraints(max_length=80)]
    van: Annotated[str, StringConstraints(max_length=80)]


@router.get("", summary="Wie meedoet, hoe ver ieder is en wat ieder zag")
async def meeting(analyse_id: str, portal: PortalDep, person: PersonDep) -> dict[str, Any]:
    """The participants with their progress, and per question who saw what and what was settled."""
    return await asyncio.to_thread(_meeting, analyse_id, portal, person)


@router.put("/deelnemers", status_code=204, summary="Nodig iemand uit")
async def invite(analyse_id: str, body: Uitnodiging, portal: PortalDep, person: PersonDep) -> None:
    """Invite a colleague, or oneself, from a domain; again changes the domain."""
    await check_owner(analyse_id, portal, person)
    await asyncio.to_thread(_invite, analyse_id, body, portal, person)


@router.delete("/deelnemers/{wie}", status_code=204, summary="Haal iemand uit het overleg")
async def uninvite(analyse_id: str, wie: str, portal: PortalDep, person: PersonDep) -> None:
    """They take part no more; what they answered stays theirs alone."""
    await check_owner(analyse_id, portal, person)
    await asyncio.to_thread(portal.wiring.meetings.uninvite, analyse_id, wie)


@router.put("/vastgesteld", status_code=204, summary="Leg een antwoord samen vast")
async def settle(analyse_id: str, body: Vaststelling, portal: PortalDep, person: PersonDep) -> None:
    """What a participant answered becomes the answer of the group."""
    await check_owner(analyse_id, portal, person)
    found = await asyncio.to_thread(portal.wiring.store.analysis, analyse_id)
    async with portal.talk.locks.hold(found.conversation):
        await asyncio.to_thread(_settle, analyse_id, body, portal, person)


@router.post("/gesprek", summary="Doe mee in een eigen gesprek")
async def take_part(analyse_id: str, portal: PortalDep, person: PersonDep) -> dict[str, Any]:
    """The conversation in which I answer, and whether the interview was begun in it."""
    return await asyncio.to_thread(_take_part, analyse_id, portal, person)


def _invite(analysis_id: str, body: Uitnodiging, portal: Portal, person: Person) -> None:
    try:
        colleague = portal.wiring.people.person(body.wie)
    except NotFound:
        raise NO_COLLEAGUE from None
    if colleague.issuer != person.issuer:
        raise NO_COLLEAGUE
    portal.wiring.meetings.invite(analysis_id, colleague.id, body.domein, now())


def _settle(analysis_id: str, body: Vaststelling, portal: Portal, person: Person) -> None:
    wiring = portal.wiring
    participants = wiring.meetings.participants(analysis_id)
    if not _may_see(participants, _analyses(participants, portal), person, portal, is_owner=True):
        raise _NOT_SEEN_YET
    whose = next((p for p in participants if p.person == body.van and p.analysis), None)
    answer = None
    if whose is not None and whose.analysis is not None:
        answer = wiring.store.analysis(whose.analysis).state.answer_to(body.vraag)
    if answer is None:
        raise _NO_ANSWER
    try:
        wiring.settle(analysis_id, answer, person.id)
    except NotAnOption:
        raise _NOT_YET from None


def _take_part(analysis_id: str, portal: Portal, person: Person) -> dict[str, Any]:
    wiring = portal.wiring
    own = _own(wiring.meetings.participants(analysis_id), person)
    if own is None:
        raise UNKNOWN
    conversation = own.conversation
    if conversation is None:
        conversation = wiring.open_conversation("web", person.id).id
        wiring.meetings.begin(analysis_id, person.id, conversation)
    return {
        "gesprek": conversation,
        "vragenlijst": wiring.store.analysis(analysis_id).state.questionnaire,
        "begonnen": own.analysis is not None,
    }


def _meeting(analysis_id: str, portal: Portal, person: Person) -> dict[str, Any]:
    wiring = portal.wiring
    participants = wiring.meetings.participants(analysis_id)
    own = _own(participants, person)
    is_owner = wiring.dossiers.right(person, analysis_id) is Right.OWN
    if not is_owner and own is None:
        raise UNKNOWN
    settled = wiring.store.analysis(analysis_id)
    analyses = _analyses(participants, portal)
    owner = wiring.dossiers.owner(analysis_id) or ""
    names = wiring.people.names(frozenset((owner, *(p.person for p in participants))))
    may_see = _may_see(participants, analyses, person, portal, is_owner=is_owner)
    seen = [
        Seen(p.person, names[p.person], p.domain, analyses[p.person])
        for p in participants
        if p.person in analyses
    ]
    return {
        "id": analysis_id,
        "titel": wiring.knowledge.questionnaires[settled.state.questionnaire].titel,
        "eigenaar": names.get(owner, ""),
        "is_eigenaar": is_owner,
        "doet_mee": own is not None,
        "begonnen": own is not None and own.analysis is not None,
        "gesprek": settled.conversation if is_owner else None,
        "mag_zien": may_see,
        "deelnemers": [_participant(p, analyses, names, portal) for p in participants],
        "vragen": compared(settled, seen, wiring.knowledge) if may_see else [],
    }


def _analyses(participants: Sequence[Participant], portal: Portal) -> dict[str, Analysis]:
    """What each of them made so far, by person."""
    store = portal.wiring.store
    return {p.person: store.analysis(p.analysis) for p in participants if p.analysis}


def _may_see(
    participants: Sequence[Participant],
    analyses: Mapping[str, Analysis],
    person: Person,
    portal: Portal,
    *,
    is_owner: bool,
) -> bool:
    """Whether the answers of the others would lead this person no more."""
    done = {who for who, analysis in analyses.items() if _is_done(analysis, portal)}
    everybody = {p.person for p in participants}
    if person.id in everybody or not is_owner:
        return person.id in done
    return bool(everybody) and everybody == done


def _participant(
    participant: Participant,
    analyses: dict[str, Analysis],
    names: Mapping[str, str],
    portal: Portal,
) -> dict[str, Any]:
    found = analyses.get(participant.person)
    knowledge = portal.wiring.knowledge
    return {
        "wie": participant.person,
        "naam": names[participant.person],
        "domein": str(participant.domain),
        "voortgang": None if found is None else how_far(found, knowledge),
    }


def _own(participants: Sequence[Participant], person: Person) -> Participant | None:
    return next((p for p in participants if p.person == person.id), None)


def _is_done(analysis: Analysis, portal: Portal) -> bool:
    return bool(how_far(analysis, portal.wiring.knowledge)["klaar"])
