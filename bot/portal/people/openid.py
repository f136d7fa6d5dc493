"""Sign-in with OpenID Connect: the code flow with PKCE, state and nonce, for any provider.

Gives a `Profile` or raises `SignInRefused`; knows nothing of cookies and pages. What the provider sends is believed
only after its signature, issuer, audience, time and nonce were checked.
"""

import asyncio
import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

import httpx
from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from bot.sign_in import OpenId
from bot.use_cases.people.person import DirectoryId, Profile, Role
from bot.use_cases.people.secrets import new_secret

PENDING_LASTS = dt.timedelta(minutes=10)
# With a key of the provider only: a shared secret or no signature at all proves nothing.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
_LEEWAY_SECONDS = 60
_PATIENCE_SECONDS = 10
_METADATA_SECONDS = 3600
_LONGEST_NAME = 120


class SignInRefused(Exception):
    """Nobody was signed in. `reason` is a word for the page; it says nothing of the inside."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


AWAY = "weg"
CANCELLED = "afgebroken"
NOT_TRUSTED = "onbetrouwbaar"
NO_ROLE = "geen-rol"
BLOCKED = "geblokkeerd"


@dataclass(frozen=True)
class Pending:
    """A sign-in that is under way: what must come back, and what proves that it was us who began."""

    state: str
    nonce: str
    verifier: str


@dataclass
class Provider:
    """One OpenID provider, as its own metadata describe it."""

    settings: OpenId
    return_address: str
    transport: httpx.AsyncBaseTransport | None = None
    _known: dict[str, Any] = field(default_factory=dict)
    _known_until: float = 0.0

    async def begin(self) -> tuple[str, Pending]:
        """The address to send the browser to, and what to keep until it comes back."""
        metadata = await self._metadata()
        pending = Pending(new_secret(), new_secret(), new_secret())
        address = prepare_grant_uri(
            metadata["authorization_endpoint"],
            self.settings.client_id,
            "code",
            redirect_uri=self.return_address,
            scope=self.settings.scopes,
            state=pending.state,
            nonce=pending.nonce,
            code_challenge=create_s256_code_challenge(pending.verifier),
            code_challenge_method="S256",
        )
        return str(address), pending

    async def finish(self, returned: Mapping[str, str], pending: Pending) -> Profile:
        """Who signed in, from what the browser brought back. Raises SignInRefused."""
        if "error" in returned or "code" not in returned:
            raise SignInRefused(CANCELLED)
        if returned.get("iss", self.settings.issuer) != self.settings.issuer:
            raise SignInRefused(NOT_TRUSTED)
        tokens = await self._exchange(returned["code"], pending)
        claims = await self._checked(tokens, pending)
        # Of the signed token only: what is told when asked is less certain.
        directory = directory_of(claims, self.settings)
        if self.settings.groups_claim not in claims:
            claims = claims | await self._more(claims, tokens)
        return replace(profile_of(claims, self.settings), directory=directory)

    async def sign_out_address(self, back: str) -> str | None:
        """Where one signs out at the provider too; None when it offers no such place or is away."""
        try:
            endpoint = (await self._metadata()).get("end_session_endpoint")
        except SignInRefused:
            return None
        if not isinstance(endpoint, str):
            return None
        more = {"client_id": self.settings.client_id, "post_logout_redirect_uri": back}
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(more)}"

    async def _metadata(self) -> dict[str, Any]:
        if time.monotonic() > self._known_until:
            address = f"{self.settings.issuer.rstrip('/')}/.well-known/openid-configuration"
            found = await self._get(address)
            if found.get("issuer") != self.settings.issuer:
                raise SignInRefused(NOT_TRUSTED)
            self._known, self._known_until = found, time.monotonic() + _METADATA_SECONDS
        return self._known

    async def _keys(self, *, again: bool = False) -> KeySet:
        metadata = await self._metadata()
        if again or "keys" not in metadata:
            metadata["keys"] = await self._get(metadata["jwks_uri"])
        return KeySet.import_key_set(metadata["keys"])

    async def _exchange(self, code: str, pending: Pending) -> dict[str, Any]:
        metadata = await self._metadata()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.return_address,
            "code_verifier": pending.verifier,
        }
        auth = ClientAuth(self.settings.client_id, self.settings.client_secret, self._method())
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        address, headers, body = auth.prepare(
            "POST", metadata["token_endpoint"], kind, urlencode(form)
        )
        found = await self._send(httpx.Request("POST", address, headers=headers, content=body))
        if "id_token" not in found:
            raise SignInRefused(NOT_TRUSTED)
        return found

    def _method(self) -> str:
        """How to show who we are: without a secret not at all, else the usual way where the provider takes it."""
        if not self.settings.client_secret:
            return "none"
        taken = self._known.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        return "client_secret_basic" if "client_secret_basic" in taken else "client_secret_post"

    async def _checked(self, tokens: Mapping[str, Any], pending: Pending) -> dict[str, Any]:
        try:
            token = await self._decoded(str(tokens["id_token"]))
            own = {
                "iss": {"essential": True, "value": self.settings.issuer},
                "aud": {"essential": True, "value": self.settings.client_id},
                "exp": {"essential": True},
            }
            expected = {"nonce": pending.nonce, "client_id": self.settings.client_id}
            if isinstance(tokens.get("access_token"), str):
                expected["access_token"] = tokens["access_token"]
            claims = CodeIDToken(token.claims, token.header, own, expected)
            claims.validate(leeway=_LEEWAY_SECONDS)
        except (JoseError, ValueError, TypeError, KeyError):
            raise SignInRefused(NOT_TRUSTED) from None
        return dict(claims)

    async def _decoded(self, id_token: str) -> jwt.Token:
        try:
            return jwt.decode(id_token, await self._keys(), algorithms=_ALGORITHMS)
        except InvalidKeyIdError:
            # The provider has a new key since we looked.
            return jwt.decode(id_token, await self._keys(again=True), algorithms=_ALGORITHMS)

    async def _more(self, claims: Mapping[str, Any], tokens: Mapping[str, Any]) -> dict[str, Any]:
        """What the provider tells only when asked; about the same person, or it does not count."""
        endpoint = (await self._metadata()).get("userinfo_endpoint")
        if not isinstance(endpoint, str) or not isinstance(tokens.get("access_token"), str):
            return {}
        headers = {"Authorization": f"Bearer {tokens['access_token']}"}
        found = await self._get(endpoint, headers)
        if found.get("sub") != claims["sub"]:
            raise SignInRefused(NOT_TRUSTED)
        return found

    async def _get(self, address: str, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
        return await self._send(httpx.Request("GET", address, headers=headers))

    async def _send(self, request: httpx.Request) -> dict[str, Any]:
        """The JSON object of a good answer; everything else is the provider being away or not to be trusted."""
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                async with httpx.AsyncClient(transport=self.transport) as client:
                    response = await client.send(request)
        except (httpx.HTTPError, TimeoutError):
            raise SignInRefused(AWAY) from None
        if response.is_server_error:
            raise SignInRefused(AWAY)
        try:
            found = response.json() if response.is_success else None
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise SignInRefused(NOT_TRUSTED)
        return found


def profile_of(claims: Mapping[str, Any], settings: OpenId) -> Profile:
    """The profile behind these claims. SignInRefused when the groups give no role here."""
    groups = claims.get(settings.groups_claim)
    own = (
        set(groups)
        if isinstance(groups, list) and all(isinstance(g, str) for g in groups)
        else set()
    )
    roles = tuple(sorted({role for group, role in settings.roles.items() if group in own}))
    if settings.roles and not roles:
        raise SignInRefused(NO_ROLE)
    email = claims.get("email")
    return Profile(
        issuer=settings.issuer,
        subject=str(claims["sub"]),
        name=_name(claims),
        email=email
        if isinstance(email, str) and claims.get("email_verified") is not False
        else None,
        teams=tuple(sorted({team for group, team in settings.teams.items() if group in own})),
        roles=roles or (Role.PROFESSIONAL,),
    )


def directory_of(claims: Mapping[str, Any], settings: OpenId) -> DirectoryId | None:
    """Who it is in Entra; None when this provider is not trusted to say so, or names another tenant."""
    tenant, object_id = claims.get("tid"), claims.get("oid")
    if not isinstance(tenant, str) or not isinstance(object_id, str) or not object_id:
        return None
    is_ours = settings.directory and tenant.lower() == settings.directory
    return DirectoryId(tenant.lower(), object_id.lower()) if is_ours else None


def _name(claims: Mapping[str, Any]) -> str:
    for claim in ("name", "preferred_username", "email"):
        found = claims.get(claim)
        if isinstance(found, str) and found.strip():
            return found.strip()[:_LONGEST_NAME]
    return "Naam onbekend"
