"""`python -m bot.portal`: start the portal with the settings from the environment."""

import sys

import uvicorn

from bot.portal.app import make_app
from bot.wiring import Settings, SettingsError, wiring


def main() -> int:
    """Serve until stopped; 1 with a clear line when a setting is missing or wrong."""
    try:
        settings = Settings.from_environment()
        app = make_app(wiring(), settings)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1
    uvicorn.run(
        app,
        host=settings.portal_host,
        port=settings.portal_port,
        access_log=False,
        server_header=False,
        log_level="warning",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
