"""A portal with a real OpenID provider, and the people who sign in there."""

import asyncio
from collections.abc import Callable, Iterator

import pytest
from openid_provider import CLIENT, SECRET, OpenIdProvider

from bot.portal.app import make_app
from bot.sign_in import OpenId, SignInSettings, TeamsLink
from bot.talk.engine_client import EngineClient
from bot.use_cases.people.person import Role
from tests.portal.people.person_at_browser import PORTAL, Browser
from tests.portal.visitor import SECRET as ENGINE_SECRET
from tests.portal.visitor import SETTINGS, House

TENANT = "11111111-2222-3333-4444-555555555555"
TEAMS_KEY = "een-sleutel-voor-de-mensen-in-teams"


@pytest.fixture
def provider() -> Iterator[OpenIdProvider]:
    running = OpenIdProvider().start()
    yield running
    running.stop()


@pytest.fixture
def town_house(house: House, provider: OpenIdProvider) -> House:
    """The portal, where people sign in with the provider."""
    openid = OpenId(
        provider.address,
        CLIENT,
        SECRET,
        directory=TENANT,
        roles={
            "redactie": Role.EDITOR,
            "beheer": Role.ADMIN,
            "noord": Role.PROFESSIONAL,
            "zuid": Role.PROFESSIONAL,
        },
        teams={"noord": "Team Noord", "zuid": "Team Zuid"},
    )
    client = EngineClient(SETTINGS.engine_addresses, ENGINE_SECRET, house.engine)
    settings = SignInSettings(PORTAL, openid, teams=TeamsLink(TENANT, TEAMS_KEY))
    house.app = make_app(house.wiring, SETTINGS, client, sign_in=settings)
    return house


@pytest.fixture
def new_browser(town_house: House, runner: asyncio.Runner) -> Callable[[], Browser]:
    return lambda: Browser(town_house.app, runner)


@pytest.fixture
def anna(new_browser: Callable[[], Browser]) -> Browser:
    return new_browser().signs_in("anna")


@pytest.fixture
def bram(new_browser: Callable[[], Browser]) -> Browser:
    return new_browser().signs_in("bram")


@pytest.fixture
def carla(new_browser: Callable[[], Browser]) -> Browser:
    return new_browser().signs_in("carla")


@pytest.fixture
def els(new_browser: Callable[[], Browser]) -> Browser:
    """The administrator."""
    return new_browser().signs_in("els")
