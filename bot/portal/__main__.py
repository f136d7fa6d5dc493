"""`python -m bot.portal`: start the portal with the settings from the environment."""

import sys

import uvicorn

from bot.portal.app import make_app
from bot.sign_in import SignInSettings
from bot.wiring import Settings, SettingsError, wiring


def main() -> int:
    """Serve until stopped; 1 with a clear line when a setting is missing."""
    try:
        settings = Settings.from_environment()
        sign_in = SignInSettings.from_environment()
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1
    app = make_app(wiring(), settings, sign_in=sign_in)
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
