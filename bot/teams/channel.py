"""`POST /api/teams/messages`: let in, answer 200 at once, and work on in the background.

While Teams is not configured this module is not even imported, and the address does not exist.
"""

import asyncio
import json
import logging
import time

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from microsoft_agents.activity import Activity

from bot.talk.limits import Limit
from bot.talk.locks import ConversationLocks
from bot.talk.problems import UNEXPECTED
from bot.talk.talk import Talk
from bot.teams.arrived import Arrived, arrived
from bot.teams.connector import Connector, Sender, Undelivered
from bot.teams.elsewhere import Elsewhere
from bot.teams.gate import Admitted, Denied, Gate
from bot.teams.handling import Handling
from bot.teams.joining import Joining
from bot.teams.keys import KeysUnavailable, SigningKeys
from bot.teams.links import Links
from bot.teams.report_links import ReportLinks
from bot.teams.settings import TeamsSettings
from bot.teams.showing import Showing

_log = logging.getLogger(__name__)
_PATIENCE_AT_END = 20.0
_NOT_OURS = 501
# Guessing a code of six digits: so often at once, then once in two minutes.
_ATTEMPTS_AT_ONCE, _ATTEMPTS_PER_MINUTE = 6, 0.5


class TeamsChannel:
    """The routes of Teams, and what is under way in the background."""

    def __init__(self, settings: TeamsSettings, talk: Talk) -> None:
        self._keys = SigningKeys(settings.openid_url)
        self._gate = Gate(settings, self._keys)
        self._connector = Connector(settings)
        self._links = Links(talk, settings)
        showing = Showing(talk.wiring.knowledge, settings.public_url)
        attempts = Limit(_ATTEMPTS_PER_MINUTE, time.monotonic, burst=_ATTEMPTS_AT_ONCE)
        self._handling = Handling(
            talk,
            self._links,
            showing,
            Joining(self._links, showing, attempts),
            Elsewhere(self._links, showing),
            ReportLinks(talk),
        )
        # Of this channel alone: it is held while Teams is away, and orders what one person sends.
        self._order = ConversationLocks()
        self._under_way: set[asyncio.Task[None]] = set()
        self.router = APIRouter(include_in_schema=False)
        self.router.add_api_route("/api/teams/messages", self._receive, methods=["POST"])

    async def close(self) -> None:
        """Give what is under way the time to end, then close the connections."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=_PATIENCE_AT_END)
        await self._keys.close()

    async def _receive(self, request: Request) -> Response:
        try:
            admitted = await self._gate.token(request.headers.get("Authorization", ""))
            activity = _read(await request.body())
            self._gate.activity(admitted, activity)
        except Denied as denied:
            _log.warning("teams: denied: %s", denied.reason)
            return _refusal(denied.status)
        except KeysUnavailable:
            _log.warning("teams: no keys")
            return _refusal(503)
        except _Malformed:
            return _refusal(400)
        if activity.type == "invoke":
            return _refusal(_NOT_OURS)
        came = arrived(activity)
        if came is not None:
            self._start(admitted, activity, came)
        return Response(status_code=200)

    def _start(self, admitted: Admitted, activity: Activity, came: Arrived) -> None:
        task = asyncio.create_task(self._work(admitted, activity, came))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _work(self, admitted: Admitted, activity: Activity, came: Arrived) -> None:
        """Handle one activity after another of the same person in the same chat."""

        async def use(sender: Sender) -> None:
            try:
                await self._handling.handle(came, sender)
            except Undelivered:
                raise
            except Exception as error:  # noqa: BLE001 - it may carry what a user typed
                _log.error("teams: failed: %s", type(error).__name__)
                await sender.tell(UNEXPECTED.detail)

        try:
            async with self._order.hold(self._links.key_of(came)):
                await self._connector.answering(admitted, activity, use)
        except Exception as error:  # noqa: BLE001 - nobody waits for this task; it may carry a text
            _log.error("teams: not answered: %s", type(error).__name__)


class _Malformed(Exception):
    """The body is no activity."""


def _read(body: bytes) -> Activity:
    try:
        return Activity.model_validate(json.loads(body))
    except Exception:  # noqa: BLE001 - the SDK raises whatever its validators raise
        raise _Malformed from None


def _refusal(status: int) -> Response:
    """To the Bot Framework, which shows nothing of it to anybody."""
    return JSONResponse({"status": status}, status)
