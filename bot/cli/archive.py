"""`buurtbrug archive`: a finished analysis as a zip for the archive, with its metadata in MDTO."""

import os
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.lines import stop
from bot.report.archive.archive_analysis import NotForTheArchive
from bot.report.archive.settings import ArchiveSettings, ArchiveSettingsError, read_settings
from bot.storage import DatabaseUrlError
from bot.use_cases.ports import NotFound, StoreUnavailable
from bot.wiring import wiring

_SETTINGS = "BUURTBRUG_ARCHIVE_SETTINGS"


def command(
    analysis_id: Annotated[str, typer.Argument(metavar="ID", help="De id van de analyse.")],
    *,
    output: Annotated[Path, typer.Option("--output", help="Het zip-bestand dat u wilt maken.")],
) -> None:
    """Maak van een afgeronde analyse een pakket voor het archief (MDTO)."""
    settings = _settings()
    try:
        made = wiring().archive_analysis(analysis_id, settings)
    except (NotForTheArchive, DatabaseUrlError) as reason:
        stop(str(reason))
    except NotFound:
        stop(f"Er is geen analyse met id {analysis_id}.")
    except StoreUnavailable:
        stop("De database is niet bereikbaar. Klopt DATABASE_URL?")
    _write(output, made)
    print(f"Het pakket staat in {output}.")


def _settings() -> ArchiveSettings:
    given = os.environ.get(_SETTINGS, "")
    if not given:
        stop(f"Zet {_SETTINGS} op het bestand met de gegevens voor het archief (docs/archief.md).")
    try:
        return read_settings(Path(given))
    except ArchiveSettingsError as error:
        stop(str(error))


def _write(output: Path, made: bytes) -> None:
    """A new file, for our own eyes: what people said is in it. Never over one that is there."""
    try:
        with open(output, "xb", opener=_private) as file:
            file.write(made)
    except FileExistsError:
        stop(f"{output} bestaat al. Kies een andere naam.")
    except OSError:
        stop(f"{output} kan niet gemaakt worden. Bestaat de map, en is er ruimte?")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
