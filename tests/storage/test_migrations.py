"""The migrations make the tables of the code, lose nothing, and are safe to start twice."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Engine, create_engine, inspect, text

from bot.storage import SqlStore, make_engine
from bot.storage.engine import writing
from bot.storage.migrate import _config, _migrated, current, downgrade, head, main, upgrade
from bot.storage.tables import metadata
from tests.storage.samples import LOCATION, QUESTION, a_conversation, a_turn, an_analysis

TABLES = {
    "gesprek",
    "beurt",
    "bericht",
    "analyse",
    "antwoord",
    "uitgave",
    "kanaalgesprek",
    "kanaalbericht",
    "persoon",
    "sessie",
    "eenmalig",
    "toegangstoken",
    "koppeling",
    "deling",
    "deelname",
    "logboek",
    "signaal",
    "oordeel",
}


def tables_of(url: URL) -> set[str]:
    engine = make_engine(url)
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names()) - {"alembic_version"}
    engine.dispose()
    return names


def start_migrating(url: URL) -> subprocess.Popen[str]:
    shown = url.render_as_string(hide_password=False)
    return subprocess.Popen(
        [sys.executable, "-m", "bot.storage.migrate"],
        env={**os.environ, "DATABASE_URL": shown},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_empty_database_gets_all_tables(empty_database: URL) -> None:
    assert upgrade(empty_database)
    assert tables_of(empty_database) == TABLES


def test_database_that_is_up_to_date_is_left_alone(database: URL) -> None:
    assert not upgrade(database)


def test_migrations_and_tables_say_the_same(database: URL) -> None:
    engine = make_engine(database)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert current(connection) == head()
    engine.dispose()


def test_constraints_have_the_names_of_the_convention(database: URL) -> None:
    """Later migrations find them by name, on both databases."""
    engine = make_engine(database)
    inspector = inspect(engine)
    for table in metadata.sorted_tables:
        named = {c.name for c in table.constraints}
        found = {inspector.get_pk_constraint(table.name)["name"]}
        found |= {c["name"] for c in inspector.get_unique_constraints(table.name)}
        found |= {c["name"] for c in inspector.get_foreign_keys(table.name)}
        assert found == named
    engine.dispose()


def test_up_down_and_up_again_with_data(database: URL) -> None:
    for _ in range(2):
        upgrade(database)
        engine = make_engine(database)
        store = SqlStore(engine)
        conversation = a_conversation(store)
        analysis = an_analysis(conversation, LOCATION)
        store.record(a_turn(conversation, analysis))
        assert store.analysis(analysis.id).state == analysis.state
        engine.dispose()
        assert downgrade(database, "base")
        assert tables_of(database) == set()


def test_every_step_down_and_up_again_keeps_the_data(
    store: SqlStore, engine: Engine, database: URL
) -> None:
    conversation = a_conversation(store, QUESTION)
    analysis = an_analysis(conversation, LOCATION)
    store.record(a_turn(conversation, analysis))
    before = (store.messages(conversation.id), store.answer_versions(analysis.id))
    for revision in older_revisions():
        engine.dispose()
        assert downgrade(database, revision)
        assert upgrade(database)
        assert (store.messages(conversation.id), store.answer_versions(analysis.id)) == before
        assert store.analysis(analysis.id).state == analysis.state
        store.record(a_turn(store.conversation(conversation.id)))
        before = (store.messages(conversation.id), store.answer_versions(analysis.id))


def older_revisions() -> list[str]:
    """All but the newest, newest first."""
    scripts = ScriptDirectory.from_config(_config())
    return [str(script.revision) for script in scripts.walk_revisions()][1:]


def test_upgrading_keeps_what_is_there(store: SqlStore, database: URL) -> None:
    conversation = a_conversation(store)
    store.record(a_turn(conversation))
    upgrade(database)
    assert store.conversation(conversation.id).turns == 1


def test_migration_that_is_broken_off_leaves_nothing_behind(empty_database: URL) -> None:
    def break_off(config: Config) -> None:
        command.upgrade(config, "head")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _migrated(empty_database, break_off)
    assert tables_of(empty_database) == set()
    assert upgrade(empty_database)


def test_three_that_start_at_once_migrate_once(empty_database: URL) -> None:
    processes = [start_migrating(empty_database) for _ in range(3)]
    said = sorted(process.communicate(timeout=60)[0] for process in processes)
    assert [process.returncode for process in processes] == [0, 0, 0]
    done, waited = "De database is bijgewerkt", "De database is al bij"
    assert said == sorted([f"{done} (versie {head()}).\n", *[f"{waited} (versie {head()}).\n"] * 2])


def test_migration_waits_for_another_that_is_under_way(empty_database: URL) -> None:
    """However long that takes within a minute; here until a first one that is slow is done."""
    started = threading.Event()

    def slowly(config: Config) -> None:
        command.upgrade(config, "head")
        started.set()
        time.sleep(4)

    first = threading.Thread(target=_migrated, args=(empty_database, slowly))
    first.start()
    assert started.wait(30)
    second = start_migrating(empty_database)
    assert second.communicate(timeout=60)[0].startswith("De database is al bij")
    first.join()


# What the command says


def test_one_dutch_line_says_what_was_done(
    sqlite_url: URL, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sqlite_url))
    assert main() == 0
    assert main() == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        f"De database is bijgewerkt (versie {head()}).",
        f"De database is al bij (versie {head()}).",
    ]
    assert told.err == ""


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("postgresql://iemand:geheim@127.0.0.1:9/x", "niet bijgewerkt"),
        ("sqlite:////proc/geheim/x.sqlite", "map voor de database"),
        ("mysql://iemand:geheim@machine/x", "soort database"),
        ("geheim", "geen geldig adres"),
    ],
)
def test_failure_is_told_in_dutch_without_the_address(
    url: str, part: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert main() == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert part in told.err
    assert "geheim" not in told.err
    assert len(told.err.splitlines()) == 1


def test_database_of_a_newer_version_is_left_alone(
    database: URL, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = make_engine(database)
    with writing(engine).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    monkeypatch.setenv("DATABASE_URL", database.render_as_string(hide_password=False))
    assert main() == 1
    assert "nieuwere versie" in capsys.readouterr().err
    assert tables_of(database) == TABLES


def test_file_that_is_no_database_is_left_alone(
    sqlite_url: URL, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(sqlite_url.database or "")
    file.parent.mkdir()
    file.write_text("Lieve dagboek, " * 1000)
    monkeypatch.setenv("DATABASE_URL", str(sqlite_url))
    assert main() == 1
    assert "niet bijgewerkt" in capsys.readouterr().err
    assert file.read_text().startswith("Lieve dagboek")


def test_migration_on_sqlite_refuses_to_leave_broken_references(sqlite_database: URL) -> None:
    """Foreign keys are off while tables are rebuilt, so they are looked at afterwards."""
    engine = create_engine(sqlite_database)
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO analyse VALUES ('a', 'weg', 'v', 1, 'k', 's', NULL, '[]', NULL, 0, 0, NULL, 0)"
            )
        )
    engine.dispose()
    with pytest.raises(Exception, match="references to nothing"):
        upgrade(sqlite_database)
