"""Back-up and restore of a PostgreSQL database with its own programs: pg_dump, pg_restore and psql.

A back-up shows one moment and holds up nobody. A restore is one transaction: turns wait, or are told to come again.
"""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from sqlalchemy import URL

from bot.storage.backup_error import BackupError
from bot.storage.tables import metadata

BEGINS_WITH = b"PGDMP"
_REVISION = re.compile(r"^COPY [^\n]*alembic_version[^\n]*\n(\w+)$", re.MULTILINE)
_VERSION = "alembic_version"
_FOLDERS = Path("/usr/lib/postgresql")


def back_up(url: URL, target: Path) -> None:
    """Write the database to this file."""
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", target, url=url)


def restore(url: URL, source: Path) -> None:
    """Put the back-up in the place of our tables."""
    script = _run("pg_restore", "--no-owner", "--no-privileges", "--file=-", source)
    drops = [f'DROP TABLE IF EXISTS "{name}" CASCADE;' for name in (*metadata.tables, _VERSION)]
    with tempfile.NamedTemporaryFile("w", suffix=".sql", encoding="utf-8") as file:
        file.write("\n".join([*drops, script]))
        file.flush()
        options = ("--single-transaction", "--set", "ON_ERROR_STOP=1", "--quiet", "--no-psqlrc")
        _run("psql", *options, "--file", file.name, url=url)


def revision_in(source: Path) -> str | None:
    """The revision of the tables in a back-up; None when there are none of ours."""
    told = _run("pg_restore", "--data-only", "--table", _VERSION, "--file=-", source)
    found = _REVISION.search(told)
    return None if found is None else found[1]


def _run(program: str, *arguments: str | Path, url: URL | None = None) -> str:
    """What the program printed. The password goes by the environment, never on a command line."""
    secret = {"PGPASSWORD": url.password} if url is not None and url.password else {}
    where = [] if url is None else ["--dbname", _without_password(url)]
    ended = subprocess.run(
        [_path_of(program), *where, *map(str, arguments)],
        env={**os.environ, **secret},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise BackupError(
            f"{program} kon het niet. Is de database bereikbaar, is er ruimte, en is {program} niet ouder dan de "
            "database? Er is niets veranderd."
        )
    return ended.stdout


def _without_password(url: URL) -> str:
    return url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)


def _path_of(program: str) -> str:
    """The newest of this program: an older pg_dump refuses a newer server."""
    installed = sorted(_FOLDERS.glob(f"*/bin/{program}"), key=lambda path: int(path.parts[-3]))
    found = str(installed[-1]) if installed else shutil.which(program)
    if found is None:
        raise BackupError(
            f"Het programma {program} ontbreekt. Installeer op Debian of Ubuntu: sudo apt-get install postgresql-client"
        )
    return found
