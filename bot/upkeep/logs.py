"""Log lines of portal and actions: one line each, as text or as JSON, with the number of the request.

An error is told by its kind and its places, never by its message: that may hold what somebody typed.
"""

import datetime as dt
import json
import logging
import os
import sys
from collections.abc import Mapping
from types import TracebackType

from bot.upkeep.request_id import current

FORMATS = ("tekst", "json")
_MOST_PLACES = 4


class LogFormatError(Exception):
    """BUURTBRUG_LOG_FORMAT is neither of the two."""


def configure(process: str, environment: Mapping[str, str] = os.environ) -> None:
    """Let every logger of this process write such lines to stderr. Raises LogFormatError."""
    wanted = environment.get("BUURTBRUG_LOG_FORMAT") or "tekst"
    if wanted not in FORMATS:
        raise LogFormatError("Zet BUURTBRUG_LOG_FORMAT op tekst of op json.")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(process) if wanted == "json" else TextLines(process))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # They tell the address of each call, with the ids in it.
    for talkative in ("httpx", "httpcore"):
        logging.getLogger(talkative).setLevel(logging.WARNING)


class TextLines(logging.Formatter):
    """Lines for people."""

    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, logger, message, and what else there is as name=value."""
        told = _told(record, self._process)
        first = (told.pop("tijd"), told.pop("niveau"), told.pop("bron"), told.pop("melding"))
        told.pop("proces")
        return " ".join([*map(str, first), *(f"{name}={value}" for name, value in told.items())])


class JsonLines(logging.Formatter):
    """Lines for programs: one JSON object each."""

    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        """All that is told, under Dutch names."""
        return json.dumps(_told(record, self._process), ensure_ascii=False)


def _told(record: logging.LogRecord, process: str) -> dict[str, object]:
    moment = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
    told: dict[str, object] = {
        "tijd": moment.replace("+00:00", "Z"),
        "niveau": record.levelname,
        "proces": process,
        "bron": record.name,
        "melding": " ".join(record.getMessage().split()),
    }
    if current.get():
        told["verzoek"] = current.get()
    if record.exc_info and record.exc_info[0] is not None:
        told["fout"] = record.exc_info[0].__name__
        told["plaats"] = places(record.exc_info[2])
    return told | dict(getattr(record, "gegevens", {}))


def places(trace: TracebackType | None) -> str:
    """Where it went wrong, as file and line; never the message, which may hold text of a user."""
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(found[-_MOST_PLACES:])
