"""Back-up and restore of an SQLite file with SQLite's own online back-up: nobody has to stop.

Writers go on during a back-up, and it shows one moment. A restore is one write transaction.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL

from bot.storage.backup_error import BackupError

BEGINS_WITH = b"SQLite format 3\0"
_WAIT_SECONDS = 60


def back_up(url: URL, target: Path) -> None:
    """Write the database to this file, and look whether it is sound."""
    path = Path(url.database or "")
    if not path.exists():
        raise BackupError("Er is nog geen database. Klopt DATABASE_URL of BUURTBRUG_DATA?")
    with _told(), closing(_open(path)) as here, closing(_open(target)) as there:
        here.backup(there)
        # One file is easier to keep than three.
        there.execute("PRAGMA journal_mode = DELETE")
        _check(there)


def restore(url: URL, source: Path) -> None:
    """Put the back-up in the place of the database."""
    path = Path(url.database or "")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _told(), closing(_open(source)) as there, closing(_open(path)) as here:
        _check(there)
        there.backup(here)


def revision_in(source: Path) -> str | None:
    """The revision of the tables in a back-up; None when there are none of ours."""
    with _told(), closing(_open(source)) as there:
        try:
            found = there.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError:
            return None
    return None if found is None else str(found[0])


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_WAIT_SECONDS)


def _check(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        raise BackupError("Het bestand is beschadigd. Neem een andere back-up.")


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorname", type(error).__name__)
        raise BackupError(
            f"SQLite kon het niet ({code}). Is er ruimte, en is het bestand heel? Er is niets veranderd."
        ) from None
