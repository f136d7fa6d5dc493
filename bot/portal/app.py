"""The portal as an application: routes, errors, limits and headers put together."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cache

from fastapi import FastAPI, Request, Response

from bot.portal import analyses, chat, health, pages
from bot.portal.api_headers import DESCRIPTION, VERSION, headers_for
from bot.portal.cleaning import keep_cleaning
from bot.portal.deps import Portal
from bot.portal.description import describe
from bot.portal.engine_client import EngineClient
from bot.portal.limits import Limit
from bot.portal.locks import ConversationLocks
from bot.portal.people import dossier, editors, meeting, mine
from bot.portal.people import sign_in as sign_in_routes
from bot.portal.people.openid import Provider
from bot.portal.people.who import SignInDesk
from bot.portal.problems import Problem, answer, handle_problems, unexpected
from bot.sign_in import SignInSettings, periods
from bot.use_cases.people.sessions import Sessions
from bot.use_cases.people.ways_in import AccessTokens, SignInLinks
from bot.wiring import Settings, Wiring, now

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


def make_app(
    wiring: Wiring,
    settings: Settings,
    engine: EngineClient | None = None,
    sign_in: SignInSettings | None = None,
) -> FastAPI:
    """The portal with these objects; `engine` can be handed in where it is not at the usual address.

    Without `sign_in` there is one local user.
    """
    kept_for = periods()
    portal = Portal(
        wiring=wiring,
        engine=engine or EngineClient(settings.engine_url, settings.secret),
        locks=ConversationLocks(),
        openings=Limit(_OPENINGS_PER_MINUTE, time.monotonic),
        messages=Limit(_MESSAGES_PER_MINUTE, time.monotonic),
        actions_url=f"http://{settings.actions_host}:{settings.actions_port}/health",
        sign_in=desk_of(wiring, sign_in or SignInSettings()),
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # What finding names needs is read once, before the first user comes.
        await asyncio.to_thread(portal.wiring.mask, "goedemiddag")
        cleaning = asyncio.create_task(keep_cleaning(portal.wiring.clean_up, kept_for))
        yield
        cleaning.cancel()
        await portal.engine.close()

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
    for router in (
        chat.router,
        analyses.router,
        sign_in_routes.router,
        mine.router,
        dossier.router,
        dossier.router_of_all,
        editors.router,
        meeting.router,
        health.router,
        pages.router,
    ):
        app.include_router(router)
    app.openapi = cache(lambda: describe(app))  # type: ignore[method-assign]
    return app


def desk_of(wiring: Wiring, settings: SignInSettings) -> SignInDesk:
    """The ways in, with these settings."""
    openid = settings.openid
    back = f"{settings.address}{sign_in_routes.RETURN_PATH}"
    return SignInDesk(
        settings=settings,
        sessions=Sessions(wiring.people, now, settings.lifetime),
        links=SignInLinks(wiring.people, now),
        tokens=AccessTokens(wiring.people, now),
        provider=None if openid is None else Provider(openid, back),
    )


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
