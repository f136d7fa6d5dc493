"""Keeps what people typed out of the engine's logs.

Rasa puts the raw text of a message into several log lines, also when it reports an error. Every
record is therefore reduced to where it came from, unless it is known to carry no text.
"""

import logging

_SAFE_LOGGERS = (
    "rasa.core.run",
    "rasa.core.agent",
    "sanic.root",
    "rasa.model",
    "root",
    "bot.engine.channel",
)


class WithoutTexts(logging.Filter):
    """Leaves the level, the place and the kind of exception; takes away messages and values."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record pass, without what it may not say."""
        if record.name in _SAFE_LOGGERS and record.exc_info is None:
            return True
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        record.msg = f"{record.module}:{record.lineno} {kind}".strip()
        record.args = ()
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        return True


def keep_texts_out_of_logs() -> None:
    """Put the filter on every handler that there is now."""
    loggers = [logging.getLogger(), *map(logging.getLogger, list(logging.root.manager.loggerDict))]
    for logger in loggers:
        for handler in logger.handlers:
            if not any(isinstance(f, WithoutTexts) for f in handler.filters):
                handler.addFilter(WithoutTexts())
