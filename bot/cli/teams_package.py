"""`buurtbrug teams-package`: the app package for Microsoft Teams."""

import os
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.lines import stop
from bot.teams.settings import https_address, id_of_app
from bot.wiring import SettingsError
from knowledge.checks import shipped_knowledge


def command(
    output: Annotated[Path, typer.Option(help="Het bestand dat gemaakt wordt.")] = Path(
        "buurtbrug-teams.zip"
    ),
    organisation: Annotated[
        str, typer.Option(help="De naam van uw organisatie, hoogstens 32 tekens.")
    ] = "Buurtbrug",
    version: Annotated[
        str, typer.Option(help="Hoog dit op als u het pakket opnieuw uploadt.")
    ] = "1.0.0",
    privacy_url: Annotated[str, typer.Option(help="Het adres van uw privacyverklaring.")] = "",
    terms_url: Annotated[str, typer.Option(help="Het adres van uw voorwaarden.")] = "",
) -> None:
    """Maak het app-pakket voor Microsoft Teams, met de instellingen uit de omgeving."""
    try:
        # What draws the icons takes long to import, and no other command needs it.
        from bot.teams.package import App, PackageError, package  # noqa: PLC0415
    except OSError:
        stop("Ik kan de pictogrammen niet tekenen. Installeer het Debian-pakket libcairo2.")
    try:
        address = https_address(os.environ, "BUURTBRUG_PUBLIC_URL").rstrip("/")
        app = App(
            app_id=id_of_app(os.environ),
            public_url=address,
            organisation=organisation,
            version=version,
            privacy_url=privacy_url or address,
            terms_url=terms_url or address,
        )
        output.write_bytes(package(app, shipped_knowledge()))
    except (SettingsError, PackageError) as error:
        stop(str(error))
    except OSError:
        stop(f"Ik kan {output} niet schrijven. Bestaat de map, en mag u erin schrijven?")
    print(f"Gemaakt: {output}. Upload het in het beheercentrum van Teams; zie docs/teams.md.")
