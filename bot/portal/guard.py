"""What stands before every request: its number, limits on its body, safety headers, one log line, one count.

The body is read here, whole and within a time, before anything works on it: who sends it slowly holds up nobody.
Nothing that goes wrong behind this leaves without an answer of ours.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.portal.problems import answer
from bot.portal.refusing import unexpected
from bot.talk.metrics import Metrics
from bot.talk.problems import Problem
from bot.upkeep.request_id import HEADER, current, id_for

logger = logging.getLogger(__name__)
_MAX_BODY = 100_000
_BODY_SECONDS = 15.0
_TOO_LARGE = Problem(
    413, "Uw bericht is te groot", "Verdeel het over meer berichten en stuur het opnieuw."
)
_TOO_SLOW = Problem(
    408,
    "Uw bericht kwam te langzaam binnen",
    "Uw bericht is nog niet verwerkt. Misschien is uw verbinding slecht. Stuur het opnieuw.",
    {"Connection": "close"},
)
# An answer that brings a header of its own, such as the policy of a page, keeps it.
SAFETY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Browsers heed it over https only.
    "Strict-Transport-Security": "max-age=31536000",
    "Cache-Control": "no-store",
}


class _TooSlow(Exception):
    """The body did not come within the time."""


class Guard:
    """ASGI middleware around the whole portal."""

    def __init__(
        self,
        app: ASGIApp,
        metrics: Metrics,
        more_headers: Callable[[str], Mapping[str, str]],
        body_seconds: float = _BODY_SECONDS,
    ) -> None:
        self._app = app
        self._metrics = metrics
        self._more_headers = more_headers
        self._body_seconds = body_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        number = id_for(Headers(scope=scope).get(HEADER, ""))
        token = current.set(number)
        sending = _Sending(send, number, self._more_headers(scope["path"]))
        began = time.perf_counter()
        try:
            await self._answer(scope, receive, sending)
        finally:
            self._tell(scope, sending.status, time.perf_counter() - began)
            current.reset(token)

    async def _answer(self, scope: Scope, receive: Receive, sending: "_Sending") -> None:
        if _is_too_large(Headers(scope=scope)):
            await answer(_TOO_LARGE)(scope, receive, sending)
            return
        try:
            body = await _whole_body(receive, self._body_seconds)
        except _TooSlow:
            await answer(_TOO_SLOW)(scope, receive, sending)
            return
        try:
            await self._app(scope, _again(body, receive), sending)
        except Exception as error:  # noqa: BLE001 - it may carry what a user typed
            # The server would log it with its text.
            if sending.status:
                raise _BrokenOff from None
            await unexpected(error, scope)(scope, receive, sending)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "-")
        method = scope["method"] if scope.get("route") else "-"
        self._metrics.request(route, method, status)
        told = {
            "methode": method,
            "adres": route,
            "status": status,
            "ms": round(1000 * seconds, 1),
        }
        logger.info("verzoek beantwoord", extra={"gegevens": told})


class _BrokenOff(Exception):
    """An answer that had begun could not be finished."""


class _Sending:
    """Sends on, with the headers added; remembers the status."""

    def __init__(self, send: Send, number: str, more: Mapping[str, str]) -> None:
        self._more = more
        self._send = send
        self._number = number
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in {**SAFETY_HEADERS, **self._more}.items():
                headers.setdefault(name, value)
            headers[HEADER] = self._number
        await self._send(message)


def _is_too_large(headers: Headers) -> bool:
    length = headers.get("Content-Length", "0")
    return not length.isdecimal() or int(length) > _MAX_BODY or "Transfer-Encoding" in headers


async def _whole_body(receive: Receive, seconds: float) -> bytes:
    """All of the body; what is left of it when the sender went away."""
    body = b""
    try:
        async with asyncio.timeout(seconds):
            while True:
                message = await receive()
                body += bytes(message.get("body", b""))
                if not message.get("more_body", False):
                    return body
    except TimeoutError:
        raise _TooSlow from None


def _again(body: bytes, receive: Receive) -> Callable[[], Awaitable[Message]]:
    """The body once more, for whom it is meant; then whatever else comes."""
    left = [body]

    async def give() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return await receive()

    return give
