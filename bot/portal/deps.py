"""What the routes share: the wiring of this portal, and who may come in."""

import asyncio
import hmac
import ipaddress
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from bot.portal.people.who import SignInDesk, bearer, whoever
from bot.portal.problems import DENIED
from bot.portal.report_desk import ReportDesk
from bot.portal.watch import Watch
from bot.talk.limits import Limit
from bot.talk.problems import UNKNOWN
from bot.talk.talk import Talk
from bot.use_cases.people.clean_up import Periods
from bot.use_cases.people.secrets import hash_of
from bot.use_cases.ports import Analysis, NotFound
from bot.wiring import Wiring

_HOUSEHOLD_BITS = 64


@dataclass(frozen=True)
class Portal:
    """The objects of one portal."""

    wiring: Wiring
    talk: Talk
    watch: Watch
    readings: Limit
    metrics_token: str
    desk: ReportDesk
    sign_in: SignInDesk
    kept_for: Periods
    widget_hosts: tuple[str, ...] = ()


def portal_of(request: Request) -> Portal:
    """The portal that handles this request."""
    portal = request.app.state.portal
    assert isinstance(portal, Portal)
    return portal


PortalDep = Annotated[Portal, Depends(portal_of)]


async def conversation_of(gesprek_id: str, request: Request, portal: PortalDep) -> str:
    """The id of the conversation in the address, for who has its token and for the person whose it is.

    An unknown conversation and a forbidden one look the same from outside.
    """
    person = await whoever(request)
    if person is None:
        await check_token(gesprek_id, request, portal)
        return gesprek_id
    try:
        found = await asyncio.to_thread(portal.wiring.store.conversation, gesprek_id)
    except NotFound:
        raise UNKNOWN from None
    if found.person != person.id:
        raise UNKNOWN
    return gesprek_id


async def check_token(conversation_id: str, request: Request, portal: Portal) -> None:
    """Raise a 401 without a token, and a 404 when it does not open this conversation."""
    await check_token_of(conversation_id, token_in(request), portal)


async def check_token_of(conversation_id: str, token: str, portal: Portal) -> None:
    """Raise a 404 when this token does not open this conversation."""
    try:
        expected = await asyncio.to_thread(portal.wiring.store.token_hash, conversation_id)
    except NotFound:
        raise UNKNOWN from None
    if not hmac.compare_digest(hash_of(token), expected):
        raise UNKNOWN


def token_in(request: Request) -> str:
    """The token that came along; a 401 without one."""
    token = bearer(request)
    if token is None:
        raise DENIED
    return token


async def analysis_for(analysis_id: str, request: Request, portal: Portal) -> Analysis:
    """The stored analysis, for who has the token of its conversation and for who has a right to it as a person.

    Asked for without any of both, one that exists and one that does not look the same.
    """
    person = await whoever(request)
    if person is None:
        token_in(request)
        found = await asyncio.to_thread(portal.wiring.store.analysis, analysis_id)
        await check_token(found.conversation, request, portal)
        return found
    if await asyncio.to_thread(portal.wiring.dossiers.right, person, analysis_id) is None:
        raise UNKNOWN
    return await asyncio.to_thread(portal.wiring.store.analysis, analysis_id)


ConversationDep = Annotated[str, Depends(conversation_of)]


def network_of(request: Request) -> str:
    """Where the request comes from, for counting: an address, or with IPv6 the network that one household has."""
    given = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return given
    if isinstance(address, ipaddress.IPv4Address):
        return given
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, _HOUSEHOLD_BITS), strict=False))
