"""A back-up of the whole database in one file, and back again; also while Buurtbrug runs.

What a back-up is made of differs per database (`backup_sqlite`, `backup_postgresql`); what is promised, not: a file is
whole or not there, it is readable for its owner only, and a restore that fails leaves everything as it was.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL

from bot.storage import backup_postgresql, backup_sqlite
from bot.storage.backup_error import BackupError
from bot.storage.migrate import knows, upgrade

_ENOUGH = 16


def back_up(url: URL, target: Path) -> None:
    """Write the database to this new file. Raises BackupError."""
    with _whole_or_absent(target) as unfinished:
        if url.get_backend_name() == "sqlite":
            backup_sqlite.back_up(url, unfinished)
        else:
            backup_postgresql.back_up(url, unfinished)


def restore(url: URL, source: Path, kept: Path) -> None:
    """Put this back-up in the place of what there is, which is first written to `kept`. Raises BackupError.

    A back-up of an older version is brought up to date; one of a newer version is refused.
    """
    on_sqlite = url.get_backend_name() == "sqlite"
    _check_kind(source, on_sqlite=on_sqlite)
    revision = (backup_sqlite if on_sqlite else backup_postgresql).revision_in(source)
    if revision is None or not knows(revision):
        raise BackupError(
            "Deze back-up is van een nieuwere versie van Buurtbrug, of niet van Buurtbrug. Er is niets veranderd."
        )
    if not on_sqlite or Path(url.database or "").exists():
        back_up(url, kept)
    (backup_sqlite if on_sqlite else backup_postgresql).restore(url, source)
    upgrade(url)


def _check_kind(source: Path, *, on_sqlite: bool) -> None:
    try:
        with source.open("rb") as file:
            start = file.read(_ENOUGH)
    except OSError:
        raise BackupError(f"Het bestand {source} is er niet of is niet te lezen.") from None
    wanted = backup_sqlite.BEGINS_WITH if on_sqlite else backup_postgresql.BEGINS_WITH
    if not start.startswith(wanted):
        kind = "SQLite" if on_sqlite else "PostgreSQL"
        raise BackupError(
            f"Dit bestand is geen back-up voor {kind}. Klopt DATABASE_URL, en is dit het goede bestand?"
        )


@contextmanager
def _whole_or_absent(target: Path) -> Iterator[Path]:
    """A file of ours alone to write in; it gets its name when it is finished."""
    if target.exists():
        raise BackupError(f"Het bestand {target} bestaat al. Kies een andere naam.")
    unfinished = target.with_name(target.name + ".deel")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    except OSError:
        raise BackupError(f"In {target.parent} kan niet geschreven worden.") from None
    try:
        yield unfinished
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
