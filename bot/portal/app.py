"""The portal as an application: routes, errors, limits and headers put together."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import cache
from typing import Protocol

from fastapi import APIRouter, FastAPI, Request, Response

from bot.portal import analyses, chat, foreign_pages, health, pages, reports, visits
from bot.portal.api_headers import DESCRIPTION, VERSION, headers_for
from bot.portal.deps import Portal
from bot.portal.description import describe
from bot.portal.problems import answer, handle_problems, unexpected
from bot.portal.report_desk import ReportDesk
from bot.portal.signed_links import SignedLinks
from bot.talk.engine_client import EngineClient
from bot.talk.limits import Limit
from bot.talk.locks import ConversationLocks
from bot.talk.problems import Problem
from bot.talk.talk import Talk
from bot.wiring import Settings, Wiring

_MAX_BODY = 100_000
_OPENINGS_PER_MINUTE = 300
_MESSAGES_PER_MINUTE = 240
_TOO_LARGE = Problem(
    413, "Uw bericht is te groot", "Verdeel het over meer berichten en stuur het opnieuw."
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "Cache-Control": "no-store",
}


class Channel(Protocol):
    """A way to talk besides our own pages, served by the same process: its routes, and how it ends."""

    @property
    def router(self) -> APIRouter:
        """Its routes."""

    async def close(self) -> None:
        """Finish what is under way."""


MakeChannel = Callable[[Talk], Channel]


def make_app(
    wiring: Wiring,
    settings: Settings,
    engine: EngineClient | None = None,
    channels: Sequence[MakeChannel] = (),
) -> FastAPI:
    """The portal with these objects; `engine` can be handed in where it is not at the usual address.

    SettingsError when a website in the settings is not one.
    """
    talk = Talk(
        wiring=wiring,
        engine=engine or EngineClient(settings.engine_url, settings.secret),
        locks=ConversationLocks(),
        openings=Limit(_OPENINGS_PER_MINUTE, time.monotonic),
        messages=Limit(_MESSAGES_PER_MINUTE, time.monotonic),
    )
    served = [make(talk) for make in channels]
    portal = Portal(
        wiring=wiring,
        talk=talk,
        actions_url=f"http://{settings.actions_host}:{settings.actions_port}/health",
        desk=ReportDesk(time.monotonic),
        links=SignedLinks(settings.secret, time.time),
        widget_hosts=foreign_pages.origins(settings.widget_hosts),
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # What finding names needs is read once, before the first user comes.
        await asyncio.to_thread(portal.wiring.mask, "goedemiddag")
        forgetting = asyncio.create_task(
            visits.keep_forgetting(portal.wiring.forget_visits, settings.visit)
        )
        yield
        forgetting.cancel()
        for channel in served:
            await channel.close()
        await talk.engine.close()

    app = FastAPI(
        title="Buurtbrug",
        version=VERSION,
        lifespan=lifespan,
        openapi_url=DESCRIPTION,
        # An address with a slash too many is not found, and leads nowhere else.
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
    )
    app.state.portal = portal
    handle_problems(app)
    app.middleware("http")(_guard)
    # Around the guard, so that a page of another website can read what it refuses.
    app.middleware("http")(foreign_pages.lets_in(portal.widget_hosts))
    own = (chat.router, visits.router, analyses.router, reports.router, health.router, pages.router)
    for router in (*own, *(channel.router for channel in served)):
        app.include_router(router)
    app.openapi = cache(lambda: describe(app))  # type: ignore[method-assign]
    return app


async def _guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Refuse what is too large before it is read, and put the safety headers on every answer.

    An answer that brings a header of its own, such as the policy of a page, keeps it.
    """
    length = request.headers.get("Content-Length", "0")
    too_large = (
        not length.isdecimal() or int(length) > _MAX_BODY or "Transfer-Encoding" in request.headers
    )
    response = answer(_TOO_LARGE) if too_large else await _handled(request, call_next)
    for name, value in {**_HEADERS, **headers_for(request.url.path)}.items():
        response.headers.setdefault(name, value)
    return response


async def _handled(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    """The answer, also to what nobody foresaw: the server would log that with its text."""
    try:
        return await call_next(request)
    except Exception as error:  # noqa: BLE001 - it may carry what a user typed
        return unexpected(error)
