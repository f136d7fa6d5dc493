"""The portal as an application: routes, errors, limits and headers put together."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from fastapi import FastAPI

from bot.portal import analyses, chat, health, pages
from bot.portal.deps import Portal
from bot.portal.description import describe
from bot.portal.engine_client import EngineClient
from bot.portal.guard import Guard
from bot.portal.limits import Limit
from bot.portal.locks import ConversationLocks
from bot.portal.metrics import Metrics
from bot.portal.problems import handle_problems
from bot.portal.watch import Watch
from bot.wiring import Settings, Wiring

_OPENINGS_PER_MINUTE = 300
_MESSAGES_PER_MINUTE = 240
_READINGS_PER_MINUTE = 240


def make_app(wiring: Wiring, settings: Settings, engine: EngineClient | None = None) -> FastAPI:
    """The portal with these objects; `engine` can be handed in where it is not at the usual address."""
    engine = engine or EngineClient(settings.engine_addresses, settings.secret)
    portal = Portal(
        wiring=wiring,
        engine=engine,
        locks=ConversationLocks(wiring.locks_across_portals),
        openings=Limit(_OPENINGS_PER_MINUTE, time.monotonic),
        messages=Limit(_MESSAGES_PER_MINUTE, time.monotonic),
        readings=Limit(_READINGS_PER_MINUTE, time.monotonic),
        watch=Watch(wiring, engine, settings.action_servers),
        metrics=Metrics(),
        metrics_token=settings.metrics_token,
    )
    portal.engine.on_retry = portal.metrics.retried

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # What finding names needs is read once, before the first user comes.
        await asyncio.to_thread(portal.wiring.mask, "goedemiddag")
        yield
        await portal.engine.close()
        await portal.locks.close()

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
    app.add_middleware(Guard, metrics=portal.metrics)
    for router in (chat.router, analyses.router, health.router, pages.router):
        app.include_router(router)
    app.openapi = cache(lambda: describe(app))  # type: ignore[method-assign]
    return app
