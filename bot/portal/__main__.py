"""`python -m bot.portal`: start the portal, and the channels that it serves, with the settings from the environment."""

import sys
from functools import partial

import uvicorn

from bot.portal.app import MakeChannel, make_app
from bot.portal.connections import ImpatientProtocol
from bot.sign_in import SignInSettings
from bot.storage.address import DatabaseUrlError
from bot.teams.settings import TeamsSettings
from bot.upkeep.logs import LogFormatError, configure
from bot.wiring import Settings, SettingsError, wiring


def main() -> int:
    """Serve until stopped; 1 with a clear line when a setting is missing or wrong."""
    try:
        configure("portaal")
        settings = Settings.from_environment()
        # Connects to nothing yet: what is wrong in its settings is told now.
        _ = wiring().database
        sign_in = SignInSettings.from_environment()
        app = make_app(wiring(), settings, channels=_other_channels(), sign_in=sign_in)
    except (SettingsError, DatabaseUrlError, LogFormatError) as error:
        print(error, file=sys.stderr)
        return 1
    uvicorn.run(
        app,
        host=settings.portal_host,
        port=settings.portal_port,
        access_log=False,
        server_header=False,
        log_config=None,
        log_level="warning",
        http=ImpatientProtocol,
        ws="none",
    )
    return 0


def _other_channels() -> list[MakeChannel]:
    """Teams, when it is configured; its SDK costs memory and time, so it is only then imported."""
    teams = TeamsSettings.from_environment()
    if teams is None:
        return []
    from bot.teams.channel import TeamsChannel  # noqa: PLC0415

    return [partial(TeamsChannel, teams)]


if __name__ == "__main__":
    sys.exit(main())
