"""A portal with a real OpenID provider, and the people who sign in there."""

import asyncio
from collections.abc import Callable, Iterator

import pytest
from openid_provider import CLIENT, SECRET, OpenIdProvider

from bot.portal.app import make_app
from bot.sign_in import OpenId, SignInSettings
from bot.talk.engine_client import EngineClient
from bot.use_cases.people.person import Role
from tests.portal.people.person_at_browser import PORTAL, Browser
from tests.portal.visitor import SECRET as ENGINE_SECRET
from tests.portal.visitor import SETTINGS, House


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
        roles={"redactie": Role.EDITOR, "noord": Role.PROFESSIONAL, "zuid": Role.PROFESSIONAL},
        teams={"noord": "Team Noord", "zuid": "Team Zuid"},
    )
    client = EngineClient(SETTINGS.engine_addresses, ENGINE_SECRET, house.engine)
    house.app = make_app(house.wiring, SETTINGS, client, sign_in=SignInSettings(PORTAL, openid))
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
