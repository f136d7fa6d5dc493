"""`python -m bot.portal`: start the portal with the settings from the environment."""

import sys

import uvicorn

from bot.portal.app import make_app
from bot.portal.connections import ImpatientProtocol
from bot.upkeep.logs import LogFormatError, configure
from bot.wiring import Settings, SettingsError, wiring


def main() -> int:
    """Serve until stopped; 1 with a clear line when a setting is missing."""
    try:
        configure("portaal")
        settings = Settings.from_environment()
    except (SettingsError, LogFormatError) as error:
        print(error, file=sys.stderr)
        return 1
    app = make_app(wiring(), settings)
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


if __name__ == "__main__":
    sys.exit(main())
