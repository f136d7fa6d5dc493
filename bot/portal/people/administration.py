"""For administrators through the API: who may come in, how Buurtbrug is doing, and who did what.

Never what somebody said or answered. Every look is written down itself, and so is what is done.
"""

import asyncio
import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from bot.portal.deps import Portal, PortalDep
from bot.portal.health import state
from bot.portal.people.tables import csv_of
from bot.portal.people.who import NOT_BY_TOKEN, AdministratorDep, has_access_token
from bot.talk.problems import UNKNOWN, Problem
from bot.use_cases.people.administration import Account, LogFilter
from bot.use_cases.people.person import Person
from bot.use_cases.people.sharing import Deed, LogLine, about_person
from bot.use_cases.people.views import log_view
from bot.use_cases.ports import NotFound
from bot.wiring import now

router = APIRouter(prefix="/api/v1/beheer", tags=["beheer"])
_SHOWN, _SAVED = 200, 50_000
_COLUMNS = ("tijd", "wie", "daad", "analyse")
_NOT_YOURSELF = Problem(
    422,
    "Dit kan niet bij uzelf",
    "Vraag een andere beheerder, of log uit als u uw sessie wilt stoppen.",
)
_TURNED_AROUND = Problem(
    422, "Deze periode klopt niet", "Kies een begindag die voor de einddag ligt, of laat ze leeg."
)
_About = Annotated[str, Query(max_length=120, description="id van een analyse")]
_Day = Annotated[dt.date | None, Query(description="een dag, zoals 2026-11-20")]


@router.get("", summary="Hoe het met Buurtbrug gaat: toestand, aantallen en bewaartermijnen")
async def overview(portal: PortalDep, person: AdministratorDep) -> dict[str, Any]:
    """The state of the parts, how much there is, and how many days each kind is kept (null: for ever)."""
    await _note(portal, person, Deed.LOOKED, "overzicht")
    days = {str(kind): period.days for kind, period in portal.kept_for.items()}
    return {
        "toestand": await state(portal),
        "aantallen": await asyncio.to_thread(portal.wiring.administration.counts),
        "bewaartermijnen": days,
    }


@router.get("/mensen", summary="Wie er inlogt")
async def people(portal: PortalDep, person: AdministratorDep) -> dict[str, Any]:
    """Everybody with role, organisation and the month in which they were last seen; nothing of their work."""
    await _note(portal, person, Deed.LOOKED, "mensen")
    found = await asyncio.to_thread(portal.wiring.administration.accounts)
    return {"mensen": [_account_view(account, person) for account in found]}


@router.put("/mensen/{wie}/blokkade", status_code=204, summary="Blokkeer iemand")
async def block(wie: str, request: Request, portal: PortalDep, person: AdministratorDep) -> None:
    """From now on they come in nowhere."""
    _check_may_change(wie, request, person)
    await _changed(portal, person, wie, Deed.BLOCKED)


@router.delete("/mensen/{wie}/blokkade", status_code=204, summary="Hef een blokkade op")
async def unblock(wie: str, request: Request, portal: PortalDep, person: AdministratorDep) -> None:
    """They may come in again."""
    _check_may_change(wie, request, person)
    await _changed(portal, person, wie, Deed.UNBLOCKED)


@router.delete("/mensen/{wie}/toegang", status_code=204, summary="Stop sessies en trek tokens in")
async def turn_out(wie: str, request: Request, portal: PortalDep, person: AdministratorDep) -> None:
    """Every way in that is open closes; they may sign in again."""
    _check_may_change(wie, request, person)
    await _changed(portal, person, wie, Deed.TURNED_OUT)


@router.get("/logboek", summary="Wie wat deed met welke analyse")
async def log(
    portal: PortalDep,
    person: AdministratorDep,
    analyse: _About = "",
    van: _Day = None,
    tot: _Day = None,
) -> dict[str, Any]:
    """The latest lines, of one analysis or of all."""
    return {"logboek": await _log(portal, person, LogFilter(analyse, van, tot), _SHOWN)}


@router.get(
    "/logboek/csv",
    summary="Hetzelfde als CSV",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
)
async def log_as_csv(
    portal: PortalDep,
    person: AdministratorDep,
    analyse: _About = "",
    van: _Day = None,
    tot: _Day = None,
) -> Response:
    """The lines for a programme for tables."""
    rows = await _log(portal, person, LogFilter(analyse, van, tot), _SAVED)
    headers = {"Content-Disposition": 'attachment; filename="logboek.csv"'}
    return Response(csv_of(rows, _COLUMNS), media_type="text/csv", headers=headers)


async def _log(
    portal: Portal, person: Person, which: LogFilter, most: int
) -> list[Mapping[str, Any]]:
    which = LogFilter(which.about.strip(), which.since, which.until)
    if which.since and which.until and which.since > which.until:
        raise _TURNED_AROUND
    await _note(portal, person, Deed.LOOKED, which.about or "logboek")
    lines = await asyncio.to_thread(portal.wiring.administration.log, which, most)
    named = frozenset({line.person for line in lines} | {_person_in(line) for line in lines})
    names = await asyncio.to_thread(portal.wiring.people.names, named)
    return [_line_view(line, names) for line in lines]


def _line_view(line: LogLine, names: Mapping[str, str]) -> Mapping[str, Any]:
    about = names.get(_person_in(line))
    return log_view(line, names) | ({} if about is None else {"analyse": about})


def _person_in(line: LogLine) -> str:
    """Whom the line is about, when it is about a person."""
    prefix = about_person("")
    return line.about.removeprefix(prefix) if line.about.startswith(prefix) else ""


def _account_view(account: Account, viewer: Person) -> dict[str, Any]:
    person = account.person
    return {
        "id": person.id,
        "naam": person.name,
        "organisatie": person.issuer,
        "rollen": [str(role) for role in person.roles],
        "teams": list(person.teams),
        "laatst_gezien": f"{account.seen:%Y-%m}",
        "sessies": account.sessions,
        "tokens": account.tokens,
        "geblokkeerd": person.blocked,
        "uzelf": person.id == viewer.id,
    }


def _check_may_change(who: str, request: Request, person: Person) -> None:
    if has_access_token(request):
        raise NOT_BY_TOKEN
    if who == person.id:
        raise _NOT_YOURSELF


async def _changed(portal: Portal, person: Person, who: str, deed: Deed) -> None:
    administration = portal.wiring.administration
    act = {
        Deed.BLOCKED: administration.block,
        Deed.UNBLOCKED: administration.unblock,
        Deed.TURNED_OUT: administration.turn_out,
    }[deed]
    try:
        await asyncio.to_thread(act, who)
    except NotFound:
        raise UNKNOWN from None
    await _note(portal, person, deed, about_person(who))


async def _note(portal: Portal, person: Person, deed: Deed, about: str) -> None:
    line = LogLine(now(), person.id, deed, about)
    await asyncio.to_thread(portal.wiring.dossiers.note, line)
