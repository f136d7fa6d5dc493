"""Who sends a request: by the session cookie of a browser, or by the personal access token of a script.

A cookie goes along by itself, so what changes something is only done when the browser says that the request comes
from a page of ours (docs/decisions/0014). A token does not, so a script needs no more than that.
"""

import asyncio
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response

from bot.portal.people.openid import Provider
from bot.sign_in import SignInSettings
from bot.talk.problems import Problem
from bot.use_cases.people.person import Person, Role
from bot.use_cases.people.secrets import is_access_token
from bot.use_cases.people.sessions import Sessions
from bot.use_cases.people.ways_in import AccessTokens, SignInLinks

NOT_SIGNED_IN = Problem(
    401,
    "U bent niet ingelogd",
    "Log in en probeer het opnieuw. Wat bewaard was, is er nog.",
    {"WWW-Authenticate": "Bearer"},
)
TOKEN_REFUSED = Problem(
    401,
    "Dit token werkt niet",
    "Het token is verlopen, ingetrokken of verkeerd overgenomen. Maak een nieuw token.",
    {"WWW-Authenticate": "Bearer"},
)
OTHER_SITE = Problem(
    403,
    "Dit verzoek komt niet van Buurtbrug zelf",
    "Open Buurtbrug in uw browser en probeer het daar opnieuw.",
)
NO_ROLE = Problem(
    403, "Geen toegang", "Uw account heeft hier geen toegang toe. Vraag het aan uw beheerder."
)
NOT_ADMINISTRATOR = Problem(
    403,
    "Alleen voor beheerders",
    "Deze bladzijde is voor wie Buurtbrug beheert. Heeft u die rol nodig? Vraag het aan uw organisatie.",
)
NOT_BY_TOKEN = Problem(403, "Dit kan niet met een token", "Log in met uw browser en doe het daar.")
_SAFE = ("GET", "HEAD", "OPTIONS")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class SignInDesk:
    """Everything by which people come in."""

    settings: SignInSettings
    sessions: Sessions
    links: SignInLinks
    tokens: AccessTokens
    provider: Provider | None

    @property
    def is_on(self) -> bool:
        """Whether sign-in with a provider is on; else there is one local user."""
        return self.provider is not None


def is_secure(request: Request, settings: SignInSettings) -> bool:
    """Whether people reach us over https."""
    return settings.address.startswith("https:") or request.url.scheme == "https"


def may_sign_in(request: Request, settings: SignInSettings) -> bool:
    """A session is only given over https, or on the machine itself."""
    return is_secure(request, settings) or request.url.hostname in _LOOPBACK


def session_cookie(request: Request, settings: SignInSettings, purpose: str = "") -> str:
    """The name of the cookie. `__Host-` makes that no other site or subdomain can set it."""
    name = f"buurtbrug{purpose}"
    return f"__Host-{name}" if is_secure(request, settings) else name


def give_cookie(
    response: Response, request: Request, settings: SignInSettings, value: str, purpose: str = ""
) -> None:
    """Put a secret into the browser, out of reach of scripts and of other sites, until it closes."""
    response.set_cookie(
        session_cookie(request, settings, purpose),
        value,
        secure=is_secure(request, settings),
        httponly=True,
        samesite="lax",
        path="/",
    )


def take_cookie(
    response: Response, request: Request, settings: SignInSettings, purpose: str = ""
) -> None:
    """Take it out again."""
    name = session_cookie(request, settings, purpose)
    response.delete_cookie(
        name, secure=is_secure(request, settings), httponly=True, samesite="lax", path="/"
    )


def check_same_origin(request: Request, settings: SignInSettings) -> None:
    """A 403 unless the browser says that a page of ours sends this."""
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None:
        is_ours = fetch_site == "same-origin"
    else:
        is_ours = request.headers.get("Origin") in _own_origins(request, settings)
    if not is_ours:
        raise OTHER_SITE


def _own_origins(request: Request, settings: SignInSettings) -> set[str]:
    addresses = (settings.address, str(request.base_url))
    parts = [urlsplit(address) for address in addresses if address]
    return {f"{part.scheme}://{part.netloc}" for part in parts}


def bearer(request: Request) -> str | None:
    """The token in the header, if there is one."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" and token else None


def has_access_token(request: Request) -> bool:
    """Whether a script comes with a personal access token."""
    return is_access_token(bearer(request) or "")


async def whoever(request: Request) -> Person | None:
    """Who sends this; None when nobody says so. Raises a 401 for a dead token, a 403 for another site."""
    desk: SignInDesk = request.app.state.portal.sign_in
    token = bearer(request)
    if token is not None and is_access_token(token):
        owner = await asyncio.to_thread(desk.tokens.who, token)
        if owner is None:
            raise TOKEN_REFUSED
        return owner
    secret = request.cookies.get(session_cookie(request, desk.settings))
    if secret is None or "Authorization" in request.headers:
        return None
    if request.method not in _SAFE:
        check_same_origin(request, desk.settings)
    return await asyncio.to_thread(desk.sessions.who, secret)


async def somebody(request: Request) -> Person:
    """Who sends this; a 401 when nobody says so."""
    person = await whoever(request)
    if person is None:
        raise NOT_SIGNED_IN
    return person


async def editor(request: Request) -> Person:
    """The same, and a 403 for who is no editor."""
    person = await somebody(request)
    if not person.has(Role.EDITOR):
        raise NO_ROLE
    return person


async def administrator(request: Request) -> Person:
    """The same, and a 403 for who is no administrator."""
    person = await somebody(request)
    if not person.has(Role.ADMIN):
        raise NOT_ADMINISTRATOR
    return person


WhoeverDep = Annotated[Person | None, Depends(whoever)]
PersonDep = Annotated[Person, Depends(somebody)]
EditorDep = Annotated[Person, Depends(editor)]
AdministratorDep = Annotated[Person, Depends(administrator)]
