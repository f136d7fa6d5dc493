"""People who sign in, in a real browser, at a portal of their own beside the shared engine and actions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from openid_provider import CLIENT, SECRET, OpenIdProvider
from playwright.sync_api import BrowserContext, Page, expect

from setup.ports import Ports
from tests.browser.chat_page import ChatPage
from tests.running_stack import RunningStack, free_port

GROUPS = "redactie=redacteur; beheer=beheerder; noord=professional; zuid=professional"


def portal_with(stack: RunningStack, **settings: str) -> RunningStack:
    """A second portal on the same engine, actions and database, with settings of its own; started."""
    port = free_port()
    ports = Ports(engine=stack.ports.engine, actions=stack.ports.actions, portal=port)
    own = {"BUURTBRUG_PORTAL_PORT": str(port), "BUURTBRUG_PUBLIC_URL": f"http://127.0.0.1:{port}"}
    logs = stack.logs / str(port)
    logs.mkdir()
    portal = RunningStack(stack.layout, ports, {**stack.settings, **own, **settings}, logs)
    portal.start_one("portal")
    portal.wait_for("portal")
    return portal


def openid_settings(provider: OpenIdProvider) -> dict[str, str]:
    return {
        "BUURTBRUG_OIDC_ISSUER": provider.address,
        "BUURTBRUG_OIDC_CLIENT_ID": CLIENT,
        "BUURTBRUG_OIDC_CLIENT_SECRET": SECRET,
        "BUURTBRUG_OIDC_ROLES": GROUPS,
        "BUURTBRUG_OIDC_TEAMS": "noord=Team Noord; zuid=Team Zuid",
    }


@dataclass
class Someone:
    """One person with a browser of their own."""

    page: Page
    address: str

    def goes(self, path: str) -> Someone:
        self.page.goto(f"{self.address}{path}")
        return self

    def signs_in(self, name: str) -> Someone:
        """By the page where one signs in and that of the provider."""
        self.goes("/start")
        self.page.get_by_role("link", name="Log in bij uw organisatie").click()
        self.page.get_by_role("link", name=name).click()
        self.sees_heading(re.compile("^Welkom"))
        return self

    def sees_heading(self, name: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_role("heading", level=1, name=name)).to_be_visible()

    def clicks(self, name: str | re.Pattern[str], role: str = "button") -> None:
        self.page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]

    @property
    def chat(self) -> ChatPage:
        return ChatPage(self.page, self.address)

    def begins_analysis(self, about: str) -> str:
        """Begin the analysis from home; gives its id."""
        self.goes("/start")
        self.clicks(re.compile(r"^Buurtanalyse\s*\d+ minuten"), "link")
        self.chat.waits_for("rol")
        self.chat.chooses("rol/wijkcoordinator")
        self.chat.types(about)
        self.goes("/start")
        card = self.page.get_by_role("listitem").filter(has_text=about[:30])
        href = card.get_by_role("link").first.get_attribute("href") or ""
        return href.rsplit("/", 1)[-1]


NewSomeone = Callable[..., Someone]


def newcomer(context: BrowserContext, address: str) -> Someone:
    """Somebody who opens a browser."""
    page = context.new_page()
    page.set_default_timeout(15_000)
    return Someone(page, address)
