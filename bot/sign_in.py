"""The settings about people: which OpenID provider, what its groups mean, how long sessions and data last.

Without a provider there is one local user, who comes in with a link that works once.
"""

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.privacy.keyed import person_hash
from bot.use_cases.people.clean_up import Kept
from bot.use_cases.people.person import Role
from bot.use_cases.people.sessions import Lifetime
from bot.wiring import SettingsError

# How Entra names itself as the issuer for one tenant, in both versions of its tokens.
_ENTRA = ("https://login.microsoftonline.com/{}/v2.0", "https://sts.windows.net/{}")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_IDLE_MINUTES, _LONGEST_HOURS = "60", "12"
_MOST = 100_000
_SESSIONS_KEPT_DAYS = 30
_USUAL = Lifetime(dt.timedelta(hours=1), dt.timedelta(hours=12))


@dataclass(frozen=True)
class OpenId:
    """A provider, and what its groups mean here.

    `directory` is the tenant of Entra in which its ID tokens say who somebody is (`tid`, `oid`); "" when they do not.
    `roles` and `teams` go from a group to a role and to the name of a team. Without `roles` everybody whom the
    provider lets in is a professional.
    """

    issuer: str
    client_id: str
    client_secret: str
    scopes: str = "openid profile email"
    groups_claim: str = "groups"
    directory: str = ""
    roles: Mapping[str, Role] = field(default_factory=dict)
    teams: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TeamsLink:
    """What is needed to know somebody of Teams again: the tenant, and the key of the hashes."""

    tenant: str
    key: str

    def key_of(self, object_id: str) -> str:
        """As whom the one with this object id in Entra is known in Teams."""
        return person_hash(self.key, self.tenant, object_id)


@dataclass(frozen=True)
class SignInSettings:
    """How people sign in. `address` is where they open Buurtbrug, without a slash at the end; "" when not said."""

    address: str = ""
    openid: OpenId | None = None
    lifetime: Lifetime = _USUAL
    teams: TeamsLink | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "SignInSettings":
        """Read all settings of sign-in. SettingsError when they do not fit together."""
        address = environment.get("BUURTBRUG_PUBLIC_URL", "").rstrip("/")
        if address:
            _check_address("BUURTBRUG_PUBLIC_URL", address)
        openid = _openid(environment)
        if openid is not None and not address:
            raise SettingsError(
                "Zet BUURTBRUG_PUBLIC_URL op het adres waarop mensen Buurtbrug openen. "
                "De inlogdienst stuurt hen daarheen terug."
            )
        idle = _number(environment, "BUURTBRUG_SESSION_MINUTES", _IDLE_MINUTES)
        longest = _number(environment, "BUURTBRUG_SESSION_HOURS", _LONGEST_HOURS)
        lifetime = Lifetime(dt.timedelta(minutes=idle), dt.timedelta(hours=longest))
        return cls(address, openid, lifetime, _teams(environment))


def periods(environment: Mapping[str, str] = os.environ) -> dict[Kept, dt.timedelta]:
    """How long each kind of data is kept; a kind with 0 is not there, and is kept for ever. SettingsError."""
    days = {
        Kept.ANONYMOUS: _number(environment, "BUURTBRUG_KEEP_ANONYMOUS_DAYS", "365", least=0),
        Kept.PERSONAL: _number(environment, "BUURTBRUG_KEEP_PERSONAL_DAYS", "730", least=0),
        Kept.LOG: _number(environment, "BUURTBRUG_KEEP_LOG_DAYS", "365", least=0),
        Kept.SESSIONS: _SESSIONS_KEPT_DAYS,
        Kept.PERSONS: _number(environment, "BUURTBRUG_KEEP_PERSONS_DAYS", "730", least=0),
    }
    return {kind: dt.timedelta(days=count) for kind, count in days.items() if count}


def _teams(environment: Mapping[str, str]) -> TeamsLink | None:
    """Whether they are right is the business of the Teams channel, in the same process."""
    tenant = environment.get("BUURTBRUG_TEAMS_TENANT_ID", "").strip().lower()
    key = environment.get("BUURTBRUG_TEAMS_KEY", "").strip()
    return TeamsLink(tenant, key) if tenant and key else None


def _directory(issuer: str, environment: Mapping[str, str]) -> str:
    """The tenant of Teams when this issuer is Entra's for it, or the settings say that its tokens may be trusted."""
    teams = _teams(environment)
    given = environment.get("BUURTBRUG_TEAMS_SAME_LOGIN", "")
    if given not in ("", "ja", "nee"):
        raise SettingsError("Zet BUURTBRUG_TEAMS_SAME_LOGIN op ja of nee, of laat het weg.")
    if teams is None or given == "nee":
        return ""
    is_entra = issuer.rstrip("/").lower() in (form.format(teams.tenant) for form in _ENTRA)
    return teams.tenant if is_entra or given == "ja" else ""


def _openid(environment: Mapping[str, str]) -> OpenId | None:
    issuer = environment.get("BUURTBRUG_OIDC_ISSUER", "")
    if not issuer:
        return None
    _check_address("BUURTBRUG_OIDC_ISSUER", issuer)
    client_id = environment.get("BUURTBRUG_OIDC_CLIENT_ID", "")
    if not client_id:
        raise SettingsError(
            "Zet BUURTBRUG_OIDC_CLIENT_ID op de client-id die de inlogdienst u gaf."
        )
    return OpenId(
        issuer=issuer,
        client_id=client_id,
        client_secret=environment.get("BUURTBRUG_OIDC_CLIENT_SECRET", ""),
        scopes=environment.get("BUURTBRUG_OIDC_SCOPES", "openid profile email"),
        groups_claim=environment.get("BUURTBRUG_OIDC_GROUPS_CLAIM", "groups"),
        directory=_directory(issuer, environment),
        roles=_roles(_pairs(environment, "BUURTBRUG_OIDC_ROLES")),
        teams=_pairs(environment, "BUURTBRUG_OIDC_TEAMS"),
    )


def _check_address(name: str, address: str) -> None:
    parts = urlsplit(address)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    if not parts.hostname or not is_safe:
        raise SettingsError(f"Zet {name} op een adres dat met https:// begint.")


def _pairs(environment: Mapping[str, str], name: str) -> dict[str, str]:
    """`groep=betekenis`, with semicolons between them; the last = divides, since groups may have one."""
    given = [part.strip() for part in environment.get(name, "").split(";") if part.strip()]
    pairs = [part.rpartition("=") for part in given]
    if any(not group.strip() or not meaning.strip() for group, _, meaning in pairs):
        raise SettingsError(f"Schrijf {name} als groep=betekenis; groep=betekenis.")
    return {group.strip(): meaning.strip() for group, _, meaning in pairs}


def _roles(pairs: Mapping[str, str]) -> dict[str, Role]:
    known = {str(role): role for role in Role}
    if not set(pairs.values()) <= known.keys():
        names = ", ".join(known)
        raise SettingsError(f"BUURTBRUG_OIDC_ROLES kent alleen deze rollen: {names}.")
    return {group: known[role] for group, role in pairs.items()}


def _number(environment: Mapping[str, str], name: str, default: str, least: int = 1) -> int:
    given = environment.get(name, default)
    if not given.isdecimal() or not least <= int(given) < _MOST:
        raise SettingsError(
            f"Zet {name} op een heel getal van {least} tot {_MOST}, bijvoorbeeld {default}."
        )
    return int(given)
