"""The portal as an application: routes, errors, limits and headers put together."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import cache
from typing import Protocol

from fastapi import APIRouter, FastAPI

from bot.portal import analyses, chat, foreign_pages, health, pages, reports, visits
from bot.portal.api_headers import DESCRIPTION, VERSION, headers_for
from bot.portal.cleaning import keep_cleaning
from bot.portal.deps import Portal
from bot.portal.description import describe
from bot.portal.guard import Guard
from bot.portal.people import administration, dossier, editors, linked, meeting, mine
from bot.portal.people import sign_in as sign_in_routes
from bot.portal.people.openid import Provider
from bot.portal.people.who import SignInDesk
from bot.portal.problems import handle_problems
from bot.portal.report_desk import ReportDesk
from bot.portal.watch import Watch
from bot.sign_in import SignInSettings, periods
from bot.talk.engine_client import EngineClient
from bot.talk.limits import Limit
from bot.talk.locks import ConversationLocks
from bot.talk.metrics import Metrics
from bot.talk.signed_links import SignedLinks
from bot.talk.talk import Talk
from bot.use_cases.people.sessions import Sessions
from bot.use_cases.people.ways_in import AccessTokens, SignInLinks
from bot.wiring import Settings, Wiring, now

_OPENINGS_PER_MINUTE = 300
_MESSAGES_PER_MINUTE = 240
_READINGS_PER_MINUTE = 240
_OWN = (
    chat.router,
    visits.router,
    analyses.router,
    reports.router,
    sign_in_routes.router,
    mine.router,
    linked.router,
    administration.router,
    dossier.router,
    dossier.router_of_all,
    editors.router,
    meeting.router,
    health.router,
    pages.router,
)


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
    sign_in: SignInSettings | None = None,
) -> FastAPI:
    """The portal with these objects; `engine` can be handed in where it is not at the usual address.

    Without `sign_in` there is one local user. SettingsError when a website in the settings is not one.
    """
    kept_for = periods()
    talk = Talk(
        wiring=wiring,
        engine=engine or EngineClient(settings.engine_addresses, settings.secret),
        locks=ConversationLocks(wiring.locks_across_portals),
        openings=Limit(_OPENINGS_PER_MINUTE, time.monotonic),
        messages=Limit(_MESSAGES_PER_MINUTE, time.monotonic),
        metrics=Metrics(),
        links=SignedLinks(settings.secret, time.time),
    )
    talk.engine.on_retry = talk.metrics.retried
    served = [make(talk) for make in channels]
    portal = Portal(
        wiring=wiring,
        talk=talk,
        watch=Watch(wiring, talk.engine, settings.action_servers),
        readings=Limit(_READINGS_PER_MINUTE, time.monotonic),
        metrics_token=settings.metrics_token,
        desk=ReportDesk(time.monotonic),
        widget_hosts=foreign_pages.origins(settings.widget_hosts),
        kept_for=kept_for,
        sign_in=desk_of(wiring, sign_in or SignInSettings()),
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # What finding names needs is read once, before the first user comes.
        await asyncio.to_thread(portal.wiring.mask, "goedemiddag")
        forgetting = asyncio.create_task(
            visits.keep_forgetting(portal.wiring.forget_visits, settings.visit)
        )
        cleaning = asyncio.create_task(keep_cleaning(portal.wiring.clean_up, kept_for))
        yield
        forgetting.cancel()
        cleaning.cancel()
        for channel in served:
            await channel.close()
        await talk.engine.close()
        await talk.locks.close()

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
    app.add_middleware(Guard, metrics=talk.metrics, more_headers=headers_for)
    # Around the guard, so that a page of another website can read what it refuses.
    app.middleware("http")(foreign_pages.lets_in(portal.widget_hosts))
    for router in (*_OWN, *(channel.router for channel in served)):
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
