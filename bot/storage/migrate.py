"""Brings the tables up to date: `python -m bot.storage.migrate`, before anything else starts.

All revisions run in one transaction under a lock: two that start at once do it once, and one that
is broken off leaves the database as it was.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, text
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.address import DatabaseUrlError, database_url
from bot.storage.engine import make_engine, writing
from bot.storage.errors import kind_of

# Any number that no other program on the same PostgreSQL database takes.
_LOCK = 8_262_874


def main() -> int:
    """Migrate the database of the settings; says in one line what happened."""
    try:
        changed = upgrade(database_url())
    except DatabaseUrlError as error:
        return _failed(str(error))
    except CommandError:
        return _failed(
            "De database is van een nieuwere versie van Buurtbrug. Start die versie, "
            "of zet een reservekopie van de database terug."
        )
    except OSError as error:
        return _failed(f"De map voor de database kan niet gemaakt worden ({type(error).__name__}).")
    except SQLAlchemyError as error:
        return _failed(
            f"De database kan niet bijgewerkt worden ({kind_of(error)}). Controleer of zij draait, "
            "of DATABASE_URL klopt, en of er ruimte is. Er is niets veranderd."
        )
    print(f"De database is {'bijgewerkt' if changed else 'al bij'} (versie {head()}).")  # noqa: T201
    return 0


def upgrade(url: URL, revision: str = "head") -> bool:
    """Bring the database to this revision; whether anything had to be done."""
    return _migrated(url, lambda config: command.upgrade(config, revision))


def downgrade(url: URL, revision: str) -> bool:
    """Bring the database back to this revision ("base" for no tables at all); loses data."""
    return _migrated(url, lambda config: command.downgrade(config, revision))


def head() -> str:
    """The newest revision that this version of Buurtbrug knows."""
    return str(_scripts().get_current_head())


def knows(revision: str) -> bool:
    """Whether this version of Buurtbrug has this revision, so that it can bring it up to date."""
    return any(known.revision == revision for known in _scripts().walk_revisions())


def current(connection: Connection) -> str | None:
    """The revision of this database; None when it has no tables yet."""
    return MigrationContext.configure(connection).get_current_revision()


def _migrated(url: URL, action: Callable[[Config], None]) -> bool:
    _make_folder(url)
    engine = make_engine(url, migrating=True)
    try:
        with writing(engine).begin() as connection:
            return _run(connection, action)
    finally:
        engine.dispose()


def _run(connection: Connection, action: Callable[[Config], None]) -> bool:
    on_sqlite = connection.dialect.name == "sqlite"
    if not on_sqlite:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    before = current(connection)
    config = _config()
    config.attributes["connection"] = connection
    action(config)
    if on_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise CommandError("a migration left references to nothing")
    return before != current(connection)


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _make_folder(url: URL) -> None:
    """The folder of an SQLite file, for our own eyes: what people said will be in it."""
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def _failed(message: str) -> int:
    print(message, file=sys.stderr)  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
