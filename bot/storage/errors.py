"""Turns what a driver raises into the errors of the ports.

The texts say nothing of SQL, paths or what users said; the log only names the driver's kind of
error.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.exc import TimeoutError as NoFreeConnection

from bot.use_cases.ports import Conflict, StoreUnavailable

_log = logging.getLogger(__name__)


@contextmanager
def translated() -> Iterator[None]:
    """Within it, database errors are raised as Conflict or StoreUnavailable."""
    try:
        yield
    except IntegrityError:
        raise Conflict("this was kept already, or the conversation went on") from None
    except (DBAPIError, NoFreeConnection) as error:
        _log.warning("database: %s", kind_of(error))
        raise StoreUnavailable("the database cannot be reached, is locked or full") from None
    except StatementError as error:
        # A value of ours that no column takes: our mistake, so it keeps its own class.
        raise (error.orig or error) from None


def kind_of(error: Exception) -> str:
    """The driver's name for the error, such as "OperationalError SQLITE_BUSY"; never its text."""
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return f"{type(cause).__name__} {code}" if code else type(cause).__name__
