"""`buurtbrug restore`: put a back-up in the place of the database; what was there is kept in a file."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import SQLAlchemyError

from bot.cli.lines import stop
from bot.storage.address import DatabaseUrlError, database_url
from bot.storage.backup import restore
from bot.storage.backup_error import BackupError


def command(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="De back-up.")],
    *,
    sure: Annotated[
        bool, typer.Option("--ja", help="Ik weet dat wat er nu staat wordt vervangen.")
    ] = False,
) -> None:
    """Zet een back-up terug. Wat er nu staat, wordt eerst in een bestand bewaard."""
    if not sure:
        stop("Dit vervangt alle gesprekken en analyses. Voeg --ja toe als u dat wilt.")
    moment = dt.datetime.now(dt.UTC).strftime("%Y%m%d-%H%M%S")
    kept = file.with_name(f"{file.name}.daarvoor-{moment}")
    try:
        restore(database_url(), file, kept)
    except (BackupError, DatabaseUrlError) as error:
        stop(str(error))
    except SQLAlchemyError:
        stop(f"De database kan niet bijgewerkt worden. Wat er stond, staat in {kept}.")
    print("De back-up is teruggezet.")
    if kept.exists():
        print(f"Wat er stond, staat in {kept}.")
