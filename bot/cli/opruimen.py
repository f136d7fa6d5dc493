"""`buurtbrug opruimen`: delete what is over its time, as the portal does by itself."""

import json

import typer

from bot.cli.lines import AsJson, stop
from bot.sign_in import periods
from bot.use_cases.people.clean_up import Kept
from bot.use_cases.ports import StoreUnavailable
from bot.wiring import SettingsError, length_of_visit, wiring

_CONVERSATIONS = (Kept.ANONYMOUS, Kept.PERSONAL)


def command(*, as_json: AsJson = False) -> None:
    """Wis wat langer bewaard is dan is ingesteld, ook de bezoeken op een website die voorbij zijn."""
    try:
        visits = wiring().forget_visits(length_of_visit())
        gone = wiring().clean_up(periods())
    except SettingsError as error:
        stop(str(error))
    except StoreUnavailable:
        stop("De database is niet bereikbaar. Klopt DATABASE_URL?")
    if as_json:
        count = visits + sum(gone.get(kind, 0) for kind in _CONVERSATIONS)
        typer.echo(json.dumps({"gewist": count}))
        return
    typer.echo(f"{visits} gesprek{'' if visits == 1 else 'ken'} van bezoekers gewist.")
    for kind, count in gone.items():
        typer.echo(f"{kind}: {count} gewist")
