"""The settings of the Teams channel from the environment. Imports nothing of the SDK.

With none of them set there is no Teams; with some of them, what is missing is said.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.wiring import SettingsError

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SHORTEST_KEY = 32
_OPENID = "https://login.botframework.com/v1/.well-known/openidconfiguration"
_ISSUER = "https://api.botframework.com"
_LOGIN = "https://login.microsoftonline.com"
_HOSTS = "smba.trafficmanager.net"
_NEEDED = {
    "BUURTBRUG_TEAMS_APP_ID": "de id van de app-registratie",
    "BUURTBRUG_TEAMS_TENANT_ID": "de id van uw tenant",
    "BUURTBRUG_TEAMS_KEY": f"een geheim van ten minste {_SHORTEST_KEY} tekens dat altijd hetzelfde blijft",
    "BUURTBRUG_PUBLIC_URL": "het adres waarop mensen Buurtbrug openen, met https://",
}
_WAYS_IN = ("BUURTBRUG_TEAMS_SECRET", "BUURTBRUG_TEAMS_CERTIFICATE")


@dataclass(frozen=True)
class TeamsSettings:
    """Who we are for Microsoft, whom we trust, and the key behind the hashes of people.

    One of `secret` and `certificate` (a PFX file) is filled. `hosts` are those that replies may be sent to.
    """

    app_id: str
    tenant_id: str
    secret: str
    certificate: str
    key: str
    public_url: str
    hosts: tuple[str, ...]
    openid_url: str
    issuer: str
    authority: str

    @classmethod
    def from_environment(
        cls, environment: Mapping[str, str] = os.environ
    ) -> "TeamsSettings | None":
        """The settings, or None without any; SettingsError when something is missing or wrong."""
        given = {name: value.strip() for name, value in environment.items() if value.strip()}
        if not any(name.startswith("BUURTBRUG_TEAMS_") for name in given):
            return None
        _refuse_half(given)
        tenant = _guid(given, "BUURTBRUG_TEAMS_TENANT_ID")
        return cls(
            app_id=id_of_app(given),
            tenant_id=tenant,
            secret=given.get("BUURTBRUG_TEAMS_SECRET", ""),
            certificate=given.get("BUURTBRUG_TEAMS_CERTIFICATE", ""),
            key=_long_enough(given["BUURTBRUG_TEAMS_KEY"]),
            public_url=https_address(given, "BUURTBRUG_PUBLIC_URL").rstrip("/"),
            hosts=tuple(
                given.get("BUURTBRUG_TEAMS_SERVICE_HOSTS", _HOSTS).replace(",", " ").split()
            ),
            openid_url=https_address(given, "BUURTBRUG_TEAMS_OPENID_URL", _OPENID),
            issuer=given.get("BUURTBRUG_TEAMS_ISSUER", _ISSUER),
            authority=https_address(given, "BUURTBRUG_TEAMS_AUTHORITY", f"{_LOGIN}/{tenant}"),
        )


def _refuse_half(given: Mapping[str, str]) -> None:
    missing = [f"{name} ({what})" for name, what in _NEEDED.items() if name not in given]
    ways = [name for name in _WAYS_IN if name in given]
    if not ways:
        missing.append(
            "BUURTBRUG_TEAMS_SECRET (het geheim van de app) of BUURTBRUG_TEAMS_CERTIFICATE (een PFX-bestand)"
        )
    if missing:
        raise SettingsError(
            f"Teams is half ingesteld. Zet ook: {'; '.join(missing)}. Of haal alle instellingen BUURTBRUG_TEAMS_… weg."
        )
    if len(ways) > 1:
        raise SettingsError(f"Kies één van {' en '.join(ways)}, en haal de andere weg.")


def id_of_app(environment: Mapping[str, str] = os.environ) -> str:
    """The id of our app registration; SettingsError when it is missing or wrong."""
    return _guid(environment, "BUURTBRUG_TEAMS_APP_ID")


def _guid(given: Mapping[str, str], name: str) -> str:
    value = given.get(name, "").strip().lower()
    if not _GUID.fullmatch(value):
        raise SettingsError(
            f"Zet {name} op een id zoals 12345678-90ab-cdef-1234-567890abcdef. U vindt hem in Entra."
        )
    return value


def _long_enough(key: str) -> str:
    if len(key) < _SHORTEST_KEY:
        raise SettingsError(
            f"Zet BUURTBRUG_TEAMS_KEY op een geheim van ten minste {_SHORTEST_KEY} tekens, en verander het daarna niet."
        )
    return key


def https_address(given: Mapping[str, str], name: str, default: str = "") -> str:
    """An address with https; SettingsError when it is missing or something else."""
    value = given.get(name, default).strip()
    address = urlsplit(value)
    if address.scheme != "https" or not address.hostname:
        raise SettingsError(f"Zet {name} op een adres dat met https:// begint.")
    return value
