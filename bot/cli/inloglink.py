"""`buurtbrug inloglink`: a link to sign in with, for the local user of the embedded default."""

import json
import os

import typer

from bot.cli.lines import AsJson, stop
from bot.sign_in import SignInSettings
from bot.use_cases.people.ways_in import SignInLinks
from bot.use_cases.ports import StoreUnavailable
from bot.wiring import SettingsError, now, wiring


def command(*, as_json: AsJson = False) -> None:
    """Geef een inloglink. Die werkt één keer, een half uur lang."""
    settings = sign_in_settings()
    port = os.environ.get("BUURTBRUG_PORTAL_PORT", "8000")
    address = settings.address or f"http://127.0.0.1:{port}"
    try:
        code = SignInLinks(wiring().people, now).make()
    except StoreUnavailable:
        stop("De database is niet bereikbaar. Klopt DATABASE_URL?")
    link = f"{address}/inloggen#code={code}"
    typer.echo(json.dumps({"link": link}) if as_json else link)


def sign_in_settings() -> SignInSettings:
    """The settings, where there is a local user; stops where a provider is set."""
    try:
        settings = SignInSettings.from_environment()
    except SettingsError as error:
        stop(str(error))
    if settings.openid is not None:
        stop("Hier loggen mensen in met de inlogdienst. Een lokale gebruiker is er dan niet.")
    return settings
