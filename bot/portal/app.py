"""The portal as an application: routes, errors, limits and headers put together."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from bot.portal import analyses, chat, health
from bot.portal.deps import Portal
from bot.portal.engine_client import EngineClient
from bot.portal.limits import Limit
from bot.portal.locks import ConversationLocks
from bot.portal.problems import Problem, answer, handle_problems, unexpected
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
_HOME = """<!doctype html>
<html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Buurtbrug</title><main><h1>Buurtbrug draait</h1>
<p>Buurtbrug is nu te gebruiken via de chat-API. Hoe die werkt, staat in
<a href="/api/v1/openapi.json">de beschrijving van de API</a>.</p>
<p>Hoe het met de onderdelen gaat, ziet u bij <a href="/gezondheid">gezondheid</a>.</p></main></html>
"""


def make_app(wiring: Wiring, settings: Settings, engine: EngineClient | None = None) -> FastAPI:
    """The portal with these objects; `engine` can be handed in where it is not at the usual address."""
    portal = Portal(
        wiring=wiring,
        engine=engine or EngineClient(settings.engine_url, settings.secret),
        locks=ConversationLocks(),
        openings=Limit(_OPENINGS_PER_MINUTE, time.monotonic),
        messages=Limit(_MESSAGES_PER_MINUTE, time.monotonic),
        actions_url=f"http://{settings.actions_host}:{settings.actions_port}/health",
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await portal.engine.close()

    app = FastAPI(
        title="Buurtbrug",
        version="1.0.0",
        lifespan=lifespan,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.portal = portal
    handle_problems(app)
    app.middleware("http")(_guard)
    for router in (chat.router, analyses.router, health.router):
        app.include_router(router)

    @app.get("/", include_in_schema=False)
    async def home() -> HTMLResponse:
        return HTMLResponse(_HOME)

    return app


async def _guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Refuse what is too large before it is read, and put the safety headers on every answer."""
    length = request.headers.get("Content-Length", "0")
    too_large = (
        not length.isdigit() or int(length) > _MAX_BODY or "Transfer-Encoding" in request.headers
    )
    response = answer(_TOO_LARGE) if too_large else await _handled(request, call_next)
    response.headers.update(_HEADERS)
    return response


async def _handled(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    """The answer, also to what nobody foresaw: the server would log that with its text."""
    try:
        return await call_next(request)
    except Exception as error:  # noqa: BLE001 - it may carry what a user typed
        return unexpected(error)
