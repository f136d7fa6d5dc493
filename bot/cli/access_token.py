"""`buurtbrug token`: a personal access token for the local user of the embedded default."""

import json
from typing import Annotated

import typer

from bot.cli.inloglink import sign_in_settings
from bot.cli.lines import AsJson, stop
from bot.use_cases.people.ways_in import AccessTokens
from bot.use_cases.ports import StoreUnavailable
from bot.wiring import now, wiring


def command(
    *,
    name: Annotated[str, typer.Option("--naam", help="Waarvoor het token is.")] = "opdrachtregel",
    as_json: AsJson = False,
) -> None:
    """Maak een persoonlijk token voor een script. U ziet het alleen nu."""
    sign_in_settings()
    try:
        secret = AccessTokens(wiring().people, now).make_for_local_user(name)
    except StoreUnavailable:
        stop("De database is niet bereikbaar. Klopt DATABASE_URL?")
    typer.echo(json.dumps({"token": secret}) if as_json else secret)
