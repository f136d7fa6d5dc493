"""Who may come in: the token of the Bot Framework, and whether the activity belongs to it and to our tenant.

Our own check stands in front of the SDK because the SDK's takes more: a token without expiry, one from any issuer
unless told otherwise, one whose key is not endorsed for Teams, and a service address that is not that of the token. It
also fetches keys from fixed addresses, which cannot be tried without Microsoft.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import jwt
from microsoft_agents.activity import Activity
from microsoft_agents.hosting.core import OutboundHostValidator

from bot.teams.keys import SigningKey, SigningKeys
from bot.teams.settings import TeamsSettings

CHANNEL = "msteams"
_ALGORITHMS = ["RS256"]
_CLOCKS_DIFFER = 300
_LONGEST = 8_000


class Denied(Exception):
    """Not let in; `reason` is for the log and holds nothing of the token. 401: the token; 403: the activity."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


@dataclass(frozen=True)
class Admitted:
    """A token that is good: its claims, and the channels that its key may sign for."""

    claims: Mapping[str, Any]
    endorsements: frozenset[str]


class Gate:
    """Checks one token after another against these settings."""

    def __init__(self, settings: TeamsSettings, keys: SigningKeys) -> None:
        self._settings = settings
        self._keys = keys
        self._hosts = OutboundHostValidator(
            list(settings.hosts), enabled=True, include_default_microsoft_hosts=False
        )

    async def token(self, authorization: str) -> Admitted:
        """What a good token says. Raises Denied, or KeysUnavailable while no keys can be fetched."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token or len(token) > _LONGEST:
            raise Denied(401, "no-token")
        signing = await self._key_of(token)
        try:
            claims = jwt.decode(
                token,
                signing.key,
                algorithms=_ALGORITHMS,
                audience=self._settings.app_id,
                issuer=self._settings.issuer,
                leeway=_CLOCKS_DIFFER,
                options={"require": ["exp", "iss", "aud", "serviceurl"], "strict_aud": True},
            )
        except jwt.PyJWTError as error:
            raise Denied(401, type(error).__name__) from None
        return Admitted(claims, signing.endorsements)

    async def _key_of(self, token: str) -> SigningKey:
        try:
            header = jwt.get_unverified_header(token)
        except jwt.PyJWTError as error:
            raise Denied(401, type(error).__name__) from None
        if header.get("alg") not in _ALGORITHMS:
            raise Denied(401, "other-algorithm")
        signing = await self._keys.find(str(header.get("kid", "")))
        if signing is None:
            raise Denied(401, "unknown-key")
        return signing

    def activity(self, admitted: Admitted, activity: Activity) -> None:
        """Raise Denied unless the activity is from Teams, from our tenant, and from where the token says."""
        if activity.channel_id is None or activity.channel_id.channel != CHANNEL:
            raise Denied(403, "other-channel")
        if CHANNEL not in admitted.endorsements:
            raise Denied(403, "not-endorsed")
        address = activity.service_url or ""
        if _same_form(address) != _same_form(str(admitted.claims["serviceurl"])):
            raise Denied(403, "other-service")
        if not self._hosts.is_allowed(address):
            raise Denied(403, "host-not-allowed")
        if tenants_of(activity) != {self._settings.tenant_id}:
            raise Denied(403, "other-tenant")


def tenants_of(activity: Activity) -> set[str]:
    """Every tenant that the activity names."""
    data = activity.channel_data if isinstance(activity.channel_data, Mapping) else {}
    tenant = data.get("tenant")
    named = [tenant.get("id") if isinstance(tenant, Mapping) else None]
    named.append(getattr(activity.conversation, "tenant_id", None))
    return {str(each).lower() for each in named if each}


def _same_form(address: str) -> tuple[str, str, str]:
    """An address in the one form in which two that are equal look equal."""
    try:
        parts = urlsplit(address)
        return parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/")
    except ValueError:
        return "", "", address
