"""`python -m bot.actions`: start the action server with the settings from the environment."""

import sys

from bot.actions.server import make_app
from bot.storage.address import DatabaseUrlError
from bot.upkeep.logs import LogFormatError, configure
from bot.wiring import Settings, SettingsError, wiring


def main() -> int:
    """Serve until stopped; 1 with a clear line when a setting is missing."""
    try:
        configure("acties")
        settings = Settings.from_environment()
        # Connects to nothing yet: what is wrong in its settings is told now.
        _ = wiring().database
    except (SettingsError, DatabaseUrlError, LogFormatError) as error:
        print(error, file=sys.stderr)
        return 1
    wiring().warm_up()
    app = make_app(settings.secret)
    app.run(
        host=settings.actions_host,
        port=settings.actions_port,
        single_process=True,
        access_log=False,
        motd=False,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
