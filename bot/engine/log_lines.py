"""The engine's log lines as JSON where BUURTBRUG_LOG_FORMAT says so, with the number of the request.

The same names as in the other two processes (bot/upkeep/logs.py), which this island cannot import.
"""

import datetime as dt
import json
import logging
import os

from bot.engine.conversation_frame import current_frame


class JsonLines(logging.Formatter):
    """One JSON object for each line."""

    def format(self, record: logging.LogRecord) -> str:
        """All that is told, under Dutch names; messages have been cleaned before they come here."""
        moment = dt.datetime.fromtimestamp(record.created, dt.timezone.utc)
        told = {
            "tijd": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "niveau": record.levelname,
            "proces": "motor",
            "bron": record.name,
            "melding": " ".join(record.getMessage().split()),
        }
        number = current_frame.get().request_id
        numbered = {**told, "verzoek": number} if number else told
        return json.dumps({**numbered, **getattr(record, "gegevens", {})}, ensure_ascii=False)


def write_json_where_wanted() -> None:
    """Give every handler that there is now this form, when the settings ask for it."""
    if os.environ.get("BUURTBRUG_LOG_FORMAT") != "json":
        return
    for logger in (logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)):
        for handler in logger.handlers:
            handler.setFormatter(JsonLines())
