"""`buurtbrug opruimen`: delete what is over its time, as the portal does by itself."""

import json

from bot.cli.lines import AsJson, stop
from bot.use_cases.ports import StoreUnavailable
from bot.wiring import SettingsError, length_of_visit, wiring


def command(*, as_json: AsJson = False) -> None:
    """Wis gesprekken van bezoekers van een website die voorbij zijn."""
    try:
        count = wiring().forget_visits(length_of_visit())
    except SettingsError as error:
        stop(str(error))
    except StoreUnavailable:
        stop("De database is niet bereikbaar. Klopt DATABASE_URL?")
    told = f"{count} gesprek{'' if count == 1 else 'ken'} van bezoekers gewist."
    print(json.dumps({"gewist": count}) if as_json else told)
