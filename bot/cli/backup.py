"""`buurtbrug backup`: the whole database in one file, also while Buurtbrug runs."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.lines import stop
from bot.storage.address import DatabaseUrlError, database_url
from bot.storage.backup import back_up
from bot.storage.backup_error import BackupError


def command(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="Het nieuwe bestand.")],
) -> None:
    """Maak een back-up van de database. Buurtbrug mag gewoon doordraaien."""
    try:
        back_up(database_url(), file)
    except (BackupError, DatabaseUrlError) as error:
        stop(str(error))
    print(
        f"De back-up staat in {file}. Bewaar hem veilig: alles wat gebruikers zeiden, staat erin."
    )
