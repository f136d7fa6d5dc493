"""Signing in and out: with the provider, or in the embedded default with a link that works once."""

import asyncio
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, StringConstraints

from bot.portal.deps import Portal, PortalDep, network_of
from bot.portal.people.dossier import note
from bot.portal.people.openid import BLOCKED, PENDING_LASTS, Pending, SignInRefused
from bot.portal.people.who import (
    SignInDesk,
    WhoeverDep,
    check_same_origin,
    give_cookie,
    may_sign_in,
    session_cookie,
    take_cookie,
)
from bot.talk.problems import Problem
from bot.talk.talk import check_limit
from bot.use_cases.people.linking import TEAMS
from bot.use_cases.people.person import Profile
from bot.use_cases.people.secrets import hash_of, new_secret
from bot.use_cases.people.sessions import Blocked
from bot.use_cases.people.sharing import Deed, about_person
from bot.wiring import now

RETURN_PATH = "/inloggen/terug"
HOME = "/start"
_UNDER_WAY = "inloggen"
_PURPOSE = "-inloggen"
_EXPIRED = "verlopen"
_NOT_SAFE = Problem(
    403,
    "Inloggen kan hier niet",
    "Open Buurtbrug via https, of op de computer waar het draait via http://127.0.0.1.",
)
_LINK_USED = Problem(
    401,
    "Deze inloglink werkt niet meer",
    "Een link werkt één keer en een half uur. Maak een nieuwe met: buurtbrug inloglink",
)
_BLOCKED = Problem(
    403, "Uw toegang is geblokkeerd", "Vraag uw beheerder waarom. Wat u bewaarde, is er nog."
)
router = APIRouter()


class Inlogcode(BaseModel):
    """De code uit een inloglink."""

    model_config = ConfigDict(extra="forbid")
    code: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class Uitgelogd(BaseModel):
    """Waar de browser na het uitloggen heen gaat."""

    verder: str


@router.get("/inloggen/openid", include_in_schema=False)
async def to_the_provider(request: Request, portal: PortalDep) -> Response:
    """Begin to sign in: off to the provider, with what must come back kept here."""
    desk = portal.sign_in
    if desk.provider is None or not may_sign_in(request, desk.settings):
        raise _NOT_SAFE
    check_limit(portal.talk.openings, network_of(request))
    try:
        address, pending = await desk.provider.begin()
    except SignInRefused as refused:
        return _back_to_sign_in(refused.reason)
    browser = new_secret()
    content = {
        "nonce": pending.nonce,
        "verifier": pending.verifier,
        "browser": hash_of(browser),
        "naar": _own_path(request.query_params.get("naar", "")),
    }
    until = now() + PENDING_LASTS
    keep = portal.wiring.people.keep_once
    await asyncio.to_thread(keep, hash_of(pending.state), _UNDER_WAY, content, until)
    response = RedirectResponse(address, 303)
    give_cookie(response, request, desk.settings, browser, _PURPOSE)
    return response


@router.get(RETURN_PATH, include_in_schema=False)
async def from_the_provider(request: Request, portal: PortalDep) -> Response:
    """The browser comes back from the provider; signed in, or with the reason why not."""
    desk = portal.sign_in
    returned = dict(request.query_params)
    state = returned.get("state", "")
    take = portal.wiring.people.take_once
    kept = await asyncio.to_thread(take, hash_of(state), _UNDER_WAY, now())
    browser = request.cookies.get(session_cookie(request, desk.settings, _PURPOSE), "")
    if desk.provider is None or kept is None or kept["browser"] != hash_of(browser):
        return _back_to_sign_in(_EXPIRED)
    pending = Pending(state, str(kept["nonce"]), str(kept["verifier"]))
    try:
        profile = await desk.provider.finish(returned, pending)
    except SignInRefused as refused:
        return _back_to_sign_in(refused.reason)
    try:
        secret = await _signed_in(profile, request, portal)
    except Blocked:
        return _back_to_sign_in(BLOCKED)
    response = RedirectResponse(str(kept["naar"]), 303)
    take_cookie(response, request, desk.settings, _PURPOSE)
    give_cookie(response, request, desk.settings, secret)
    return response


@router.post(
    "/api/v1/sessie", status_code=204, summary="Log in met een inloglink", tags=["inloggen"]
)
async def with_a_link(body: Inlogcode, request: Request, portal: PortalDep) -> Response:
    """Sign in the local user with the code of a link; it works once."""
    desk = portal.sign_in
    check_same_origin(request, desk.settings)
    if not may_sign_in(request, desk.settings):
        raise _NOT_SAFE
    check_limit(portal.talk.openings, network_of(request))
    profile = None if desk.is_on else await asyncio.to_thread(desk.links.use, body.code)
    if profile is None:
        raise _LINK_USED
    try:
        secret = await _signed_in(profile, request, portal)
    except Blocked:
        raise _BLOCKED from None
    response = Response(status_code=204)
    give_cookie(response, request, desk.settings, secret)
    return response


@router.delete("/api/v1/sessie", summary="Log uit", tags=["inloggen"])
async def sign_out(
    request: Request, response: Response, portal: PortalDep, person: WhoeverDep
) -> Uitgelogd:
    """End the session of this browser; afterwards its cookie opens nothing any more."""
    desk = portal.sign_in
    secret = _own_secret(request, desk)
    if person is not None and secret is not None:
        await asyncio.to_thread(desk.sessions.close, secret)
    take_cookie(response, request, desk.settings)
    onward = f"{desk.settings.address}/inloggen?uitgelogd=ja"
    if desk.provider is not None and person is not None:
        onward = await desk.provider.sign_out_address(onward) or onward
    return Uitgelogd(verder=onward)


async def _signed_in(profile: Profile, request: Request, portal: Portal) -> str:
    """The secret of the new session. Who signs in with what Teams knows them by too, is the same one there."""
    desk = portal.sign_in
    opened = await asyncio.to_thread(desk.sessions.open, profile, _own_secret(request, desk))
    person, secret = opened
    teams = desk.settings.teams
    if teams is not None and profile.directory is not None:
        key = teams.key_of(profile.directory.object_id)
        linked = await asyncio.to_thread(portal.wiring.linking.by_sign_in, person.id, key, TEAMS)
        if linked:
            await note(portal, person, Deed.LINKED, about_person(person.id))
    return secret


def _own_secret(request: Request, desk: SignInDesk) -> str | None:
    return request.cookies.get(session_cookie(request, desk.settings))


def _own_path(wanted: str) -> str:
    """A page of ours to go on with; anything else would send people elsewhere in our name."""
    is_ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\", "/api/"))
    return wanted if is_ours and wanted.isprintable() else HOME


def _back_to_sign_in(reason: str) -> Response:
    return RedirectResponse(f"/inloggen?{urlencode({'fout': reason})}", 303)
