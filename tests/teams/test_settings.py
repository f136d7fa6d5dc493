"""The settings of Teams: none is no Teams, half is told in Dutch, whole is taken."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.teams.settings import TeamsSettings
from bot.wiring import SettingsError
from tests.teams.standin import APP_ID, TENANT

WHOLE = {
    "BUURTBRUG_TEAMS_APP_ID": APP_ID,
    "BUURTBRUG_TEAMS_TENANT_ID": TENANT.upper(),
    "BUURTBRUG_TEAMS_SECRET": "geheim",
    "BUURTBRUG_TEAMS_KEY": "x" * 32,
    "BUURTBRUG_PUBLIC_URL": "https://buurtbrug.voorbeeld.nl/",
}


def test_nothing_set_is_no_teams() -> None:
    assert TeamsSettings.from_environment({}) is None
    assert TeamsSettings.from_environment({"BUURTBRUG_PUBLIC_URL": "https://x.nl"}) is None
    assert TeamsSettings.from_environment({"BUURTBRUG_TEAMS_APP_ID": " "}) is None


def test_whole_is_taken_with_the_addresses_of_microsoft() -> None:
    settings = TeamsSettings.from_environment(WHOLE)
    assert settings is not None
    assert settings.tenant_id == TENANT
    assert settings.authority == f"https://login.microsoftonline.com/{TENANT}"
    assert settings.hosts == ("smba.trafficmanager.net",)
    assert settings.issuer == "https://api.botframework.com"
    assert settings.openid_url.startswith("https://login.botframework.com/")
    assert settings.public_url == "https://buurtbrug.voorbeeld.nl"


@pytest.mark.parametrize("missing", sorted(WHOLE))
def test_half_is_told_with_what_is_missing(missing: str) -> None:
    given = {name: value for name, value in WHOLE.items() if name != missing}
    with pytest.raises(SettingsError, match="half ingesteld") as told:
        TeamsSettings.from_environment(given)
    assert missing in str(told.value)
    assert "geheim" not in str(told.value).replace("het geheim", "").replace("een geheim", "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BUURTBRUG_TEAMS_APP_ID", "buurtbrug"),
        ("BUURTBRUG_TEAMS_TENANT_ID", "voorbeeld.onmicrosoft.com"),
        ("BUURTBRUG_TEAMS_KEY", "kort"),
        ("BUURTBRUG_PUBLIC_URL", "http://buurtbrug.voorbeeld.nl"),
        ("BUURTBRUG_TEAMS_OPENID_URL", "login.voorbeeld.nl"),
        ("BUURTBRUG_TEAMS_AUTHORITY", "http://login.voorbeeld.nl/x"),
    ],
)
def test_what_is_wrong_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        TeamsSettings.from_environment(WHOLE | {name: value})


def test_secret_and_certificate_together_are_one_too_many() -> None:
    with pytest.raises(SettingsError, match="Kies één"):
        TeamsSettings.from_environment(WHOLE | {"BUURTBRUG_TEAMS_CERTIFICATE": "/x.pfx"})


def test_certificate_is_enough() -> None:
    given = {n: v for n, v in WHOLE.items() if n != "BUURTBRUG_TEAMS_SECRET"}
    settings = TeamsSettings.from_environment(given | {"BUURTBRUG_TEAMS_CERTIFICATE": "/x.pfx"})
    assert settings is not None
    assert (settings.secret, settings.certificate) == ("", "/x.pfx")


def test_portal_that_is_half_configured_does_not_start_and_says_why(tmp_path: Path) -> None:
    half = {"BUURTBRUG_SECRET": "x" * 20, "BUURTBRUG_TEAMS_APP_ID": APP_ID}
    ended = subprocess.run(
        [sys.executable, "-m", "bot.portal"],
        env={**os.environ, **half, "BUURTBRUG_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "Teams is half ingesteld" in ended.stderr
    assert "BUURTBRUG_TEAMS_TENANT_ID" in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_nothing_of_the_sdk_is_imported_without_teams() -> None:
    program = (
        "import bot.portal.__main__, sys;"
        "print([m for m in sys.modules if m.startswith(('microsoft_agents', 'msal', 'aiohttp'))])"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
