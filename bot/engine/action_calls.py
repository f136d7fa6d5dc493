"""The engine's calls to the actions: with several action servers, the next one takes over when one falls away.

BUURTBRUG_ACTIONS_URL may hold several addresses with spaces between them; Rasa knows one. Calling again is safe:
the message carries its own `sleutel`, and what was kept under it is the reply, whoever kept it.
"""

import asyncio
import contextlib
import functools
import itertools
from typing import Any, AsyncIterator, Awaitable, Callable, Dict, List

import aiohttp
from rasa.core.constants import DEFAULT_REQUEST_TIMEOUT
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

Request = Callable[..., Awaitable[Any]]
_PASSING = frozenset({502, 503, 504})
_AWAY = object()
_turns = itertools.count()
_single: Dict[str, EndpointConfig] = {}
_sessions: "Dict[asyncio.AbstractEventLoop, aiohttp.ClientSession]" = {}


def over_several_servers(request: Request) -> Request:
    """The same way to call, trying each address of the endpoint in turn."""

    @functools.wraps(request)
    async def call(endpoint: EndpointConfig, *arguments: Any, **options: Any) -> Any:
        *others, last = in_turn((endpoint.url or "").split() or [""])
        for address in others:
            answer = await _unless_away(request(_at(endpoint, address), *arguments, **options))
            if answer is not _AWAY:
                return answer
        return await request(_at(endpoint, last), *arguments, **options)

    return call


def in_turn(addresses: List[str]) -> List[str]:
    """Each call begins with the next address; a single one is tried twice, as a balancer may stand behind it."""
    first = next(_turns) % len(addresses)
    rotated = addresses[first:] + addresses[:first]
    return rotated if len(rotated) > 1 else rotated * 2


async def _unless_away(calling: Awaitable[Any]) -> Any:
    """What the call gives, or _AWAY when the server or a balancer before it cannot take it now."""
    try:
        return await calling
    except aiohttp.ClientConnectionError:
        return _AWAY
    except ClientResponseError as refusal:
        if refusal.status in _PASSING:
            return _AWAY
        raise


@contextlib.asynccontextmanager
async def kept_session(_endpoint: EndpointConfig) -> AsyncIterator[aiohttp.ClientSession]:
    """One session for all calls, so that a connection is used again; Rasa opens a new one for each call."""
    loop = asyncio.get_running_loop()
    if loop not in _sessions or _sessions[loop].closed:
        timeout = aiohttp.ClientTimeout(total=DEFAULT_REQUEST_TIMEOUT)
        _sessions[loop] = aiohttp.ClientSession(timeout=timeout)
    yield _sessions[loop]


async def close_session() -> None:
    """To be called when the server stops."""
    session = _sessions.pop(asyncio.get_running_loop(), None)
    if session is not None:
        await session.close()


def install() -> None:
    """To be called before the server starts."""
    EndpointConfig.session = kept_session
    EndpointConfig.request = over_several_servers(EndpointConfig.request)


def _at(endpoint: EndpointConfig, address: str) -> EndpointConfig:
    if endpoint.url == address:
        return endpoint
    if address not in _single:
        _single[address] = EndpointConfig(address, headers=endpoint.headers)
    return _single[address]
