"""Sending to Teams: the SDK's adapter with its access tokens and connector, and patience when that is away.

What goes wrong is logged by its kind; texts, tokens and people never are. The SDK's own logger is silenced for that.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
from microsoft_agents.activity import Activity, Attachment
from microsoft_agents.authentication.msal import MsalConnectionManager
from microsoft_agents.hosting.core import (
    AgentAuthConfiguration,
    ClaimsIdentity,
    OutboundHostValidator,
    TurnContext,
)
from microsoft_agents.hosting.core.authorization import AuthTypes
from microsoft_agents.hosting.fastapi import CloudAdapter

from bot.teams.elements import Element
from bot.teams.gate import Admitted
from bot.teams.settings import TeamsSettings

_log = logging.getLogger(__name__)
_CARD = "application/vnd.microsoft.card.adaptive"
# The SDK logs what it cannot read, with the text in it, and prints what callbacks raise.
_TALKATIVE = "microsoft_agents"
_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
_LONGEST_PAUSE = 30.0
_TOO_SLOW = 20.0
# What Microsoft asks to try again: too many, or not delivered because of them.
_PASSING = frozenset({408, 412, 429, 500, 502, 503, 504})
_AWAY = (aiohttp.ClientConnectionError, TimeoutError, OSError)
_spread = random.SystemRandom().uniform
Result = TypeVar("Result")


class Undelivered(Exception):
    """Teams did not take it, also not after trying again."""


class Sender:
    """Sends into one chat, in answer to one activity."""

    def __init__(self, context: TurnContext) -> None:
        self._context = context

    async def typing(self) -> None:
        """Show that we are busy; when that fails, nothing is lost."""
        try:
            async with asyncio.timeout(_TOO_SLOW):
                await self._context.send_activity(Activity(type="typing"))
        except Exception as error:  # noqa: BLE001 - whatever it is, the answer itself still comes
            _log.info("teams: no typing indicator: %s", _kind_of(error))

    async def tell(self, text: str) -> None:
        """Send one paragraph. Raises Undelivered."""
        await self._send(Activity(type="message", text=text, text_format="plain"))

    async def show(self, card: Element, summary: str) -> str:
        """Send a card; gives its id there. `summary` is for notifications. Raises Undelivered."""
        return await self._send(_with(card, summary))

    async def replace(self, message_id: str, card: Element, summary: str) -> None:
        """Put another card in the place of one that was sent; when that fails, the old one stays."""
        activity = _with(card, summary)
        activity.id = message_id
        try:
            await patiently("update", lambda: self._context.update_activity(activity))
        except Undelivered:
            return

    async def _send(self, activity: Activity) -> str:
        sent = await patiently("send", lambda: self._context.send_activity(activity))
        return sent.id or ""


class Connector:
    """The way to Teams with these settings."""

    def __init__(self, settings: TeamsSettings) -> None:
        logging.getLogger(_TALKATIVE).setLevel(logging.CRITICAL + 1)
        connections = MsalConnectionManager({"SERVICE_CONNECTION": _ours(settings)})
        hosts = OutboundHostValidator(
            list(settings.hosts), enabled=True, include_default_microsoft_hosts=False
        )
        self._adapter = CloudAdapter(connection_manager=connections, host_validator=hosts)
        # The SDK would tell the user what was raised, and print it.
        self._adapter.on_turn_error = None

    async def answering(
        self, admitted: Admitted, activity: Activity, use: Callable[[Sender], Awaitable[None]]
    ) -> None:
        """Do `use` with a sender for the chat of this activity; once, however often a token must be asked for.

        Raises Undelivered when no access token could be had.
        """
        claims = {name: admitted.claims[name] for name in ("iss", "aud", "serviceurl")}
        opened: list[TurnContext] = []

        async def callback(context: TurnContext) -> None:
            opened.append(context)
            await use(Sender(context))

        async def process() -> None:
            await self._adapter.process_activity(ClaimsIdentity(claims), activity, callback)

        await patiently("token", process, only_while=lambda: not opened, too_slow=None)


async def patiently(
    what: str,
    attempt: Callable[[], Awaitable[Result]],
    *,
    only_while: Callable[[], bool] = lambda: True,
    too_slow: float | None = _TOO_SLOW,
) -> Result:
    """Try, and try again later and later while the other side is away. Raises Undelivered.

    What is raised when `only_while` no longer holds is raised on, as it is none of ours.
    """
    for pause in (*_PAUSES, None):
        try:
            async with asyncio.timeout(too_slow):
                return await attempt()
        except Exception as error:
            if not only_while():
                raise
            _log.warning("teams: %s failed: %s", what, _kind_of(error))
            if pause is None or not _may_pass(error):
                raise Undelivered from None
            await asyncio.sleep(_pause_after(error, pause))
    raise Undelivered


def _may_pass(error: Exception) -> bool:
    if isinstance(error, aiohttp.ClientResponseError):
        return error.status in _PASSING
    # MSAL says with a ValueError that it got no token, whatever the reason.
    return isinstance(error, (*_AWAY, ValueError))


def _pause_after(error: Exception, pause: float) -> float:
    """As long as the other side asks, else `pause` with some spread, so that not all come back at once."""
    headers = getattr(error, "headers", None) or {}
    asked = str(headers.get("Retry-After", ""))
    wanted = float(asked) if asked.isdecimal() else pause * _spread(0.8, 1.2)
    return min(wanted, _LONGEST_PAUSE)


def _kind_of(error: Exception) -> str:
    status = getattr(error, "status", None)
    return f"{type(error).__name__} {status}" if status else type(error).__name__


def _with(card: Element, summary: str) -> Activity:
    attachment = Attachment(content_type=_CARD, content=card)
    return Activity(type="message", attachments=[attachment], summary=summary[:120] or "Buurtbrug")


def _ours(settings: TeamsSettings) -> AgentAuthConfiguration:
    """Who we are when we ask for an access token."""
    is_secret = bool(settings.secret)
    return AgentAuthConfiguration(
        auth_type=AuthTypes.client_secret if is_secret else AuthTypes.certificate,
        client_id=settings.app_id,
        tenant_id=settings.tenant_id,
        client_secret=settings.secret or None,
        cert_pfx_file=settings.certificate or None,
        authority=settings.authority,
        validate_issuer=True,
        issuers=[settings.issuer],
    )
