"""A back-up while others write, and back again, on both databases: everything, or nothing was changed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, make_url, text

from bot.storage import SqlStore, make_engine
from bot.storage.backup import back_up, restore
from bot.storage.backup_error import BackupError
from bot.storage.engine import writing
from bot.storage.migrate import downgrade
from bot.use_cases.ports import NotFound
from tests.storage.samples import LOCATION, QUESTION, a_conversation, a_turn, an_analysis

COMMAND = Path(sys.executable).with_name("buurtbrug")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "back-up"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "daarvoor"


def test_everything_comes_back_and_what_came_later_is_gone(
    store: SqlStore, database: URL, file: Path, kept: Path
) -> None:
    conversation = a_conversation(store, QUESTION)
    analysis = an_analysis(conversation, LOCATION)
    store.record(a_turn(conversation, analysis))
    back_up(database, file)
    said = store.messages(conversation.id)
    later = a_conversation(store)

    restore(database, file, kept)
    assert store.messages(conversation.id) == said
    assert store.analysis(analysis.id).state == analysis.state
    with pytest.raises(NotFound):
        store.conversation(later.id)
    store.record(a_turn(store.conversation(conversation.id)))

    restore(database, kept, file.with_name("nog-een"))
    assert store.conversation(later.id) == later


def test_backup_during_writing_shows_one_moment(
    store: SqlStore, database: URL, file: Path, kept: Path
) -> None:
    conversation = a_conversation(store)
    stop = threading.Event()

    def write() -> None:
        turns = 0
        while not stop.is_set():
            store.record(a_turn(replace(conversation, turns=turns)))
            turns += 1

    writer = threading.Thread(target=write)
    writer.start()
    while store.conversation(conversation.id).turns < 20:
        writer.join(0.01)
    back_up(database, file)
    stop.set()
    writer.join()

    restore(database, file, kept)
    turns = store.conversation(conversation.id).turns
    assert turns >= 20
    assert len(store.messages(conversation.id)) == 2 * turns


def test_backup_of_an_older_version_is_brought_up_to_date(
    store: SqlStore, engine: Engine, database: URL, file: Path, kept: Path
) -> None:
    conversation = a_conversation(store)
    engine.dispose()
    downgrade(database, "0001")
    back_up(database, file)
    restore(database, file, kept)
    analysis = an_analysis(conversation, LOCATION)
    store.record(a_turn(conversation, analysis))
    assert store.analysis(analysis.id).state == analysis.state


def test_backup_of_a_newer_version_is_refused_and_nothing_changes(
    store: SqlStore, engine: Engine, database: URL, file: Path, kept: Path
) -> None:
    with writing(engine).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    back_up(database, file)
    conversation = a_conversation(store)
    with pytest.raises(BackupError, match="nieuwere versie"):
        restore(database, file, kept)
    assert store.conversation(conversation.id) == conversation
    assert not kept.exists()


def test_backup_is_for_its_owner_only_and_never_overwrites(database: URL, file: Path) -> None:
    back_up(database, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    content = file.read_bytes()
    with pytest.raises(BackupError, match="bestaat al"):
        back_up(database, file)
    assert file.read_bytes() == content


def test_backup_that_fails_leaves_no_file(database: URL, file: Path) -> None:
    away = database.set(port=9) if database.port else database.set(database="/weg/x.sqlite")
    with pytest.raises(BackupError):
        back_up(away, file)
    assert list(file.parent.glob("back-up*")) == []


@pytest.mark.parametrize(
    "content", [b"", b"Lieve dagboek", b"SQLite format 3\0" + b"x" * 5000, b"PGDMPx"]
)
def test_file_that_is_no_backup_is_refused_and_nothing_changes(
    store: SqlStore, database: URL, file: Path, kept: Path, content: bytes
) -> None:
    conversation = a_conversation(store)
    file.write_bytes(content)
    with pytest.raises(BackupError):
        restore(database, file, kept)
    assert store.conversation(conversation.id) == conversation


def test_backup_of_the_other_database_is_refused(
    sqlite_database: URL, postgres_database: URL, file: Path, kept: Path
) -> None:
    back_up(sqlite_database, file)
    with pytest.raises(BackupError, match="geen back-up voor PostgreSQL"):
        restore(postgres_database, file, kept)


def test_sqlite_backup_comes_back_where_nothing_was(
    sqlite_database: URL, tmp_path: Path, file: Path, kept: Path
) -> None:
    engine = make_engine(sqlite_database)
    conversation = a_conversation(SqlStore(engine))
    engine.dispose()
    back_up(sqlite_database, file)
    elsewhere = make_url(f"sqlite:///{tmp_path}/nieuw/buurtbrug.sqlite")
    restore(elsewhere, file, kept)
    engine = make_engine(elsewhere)
    assert SqlStore(engine).conversation(conversation.id) == conversation
    engine.dispose()
    assert not kept.exists()


def test_commands_back_up_and_restore(store: SqlStore, database: URL, file: Path) -> None:
    conversation = a_conversation(store)
    made = run(database, "backup", str(file))
    assert (made.returncode, made.stderr) == (0, "")
    later = a_conversation(store)
    refused = run(database, "restore", str(file))
    assert refused.returncode == 2
    assert "--ja" in refused.stderr
    restored = run(database, "restore", "--ja", str(file))
    assert restored.returncode == 0, restored.stderr
    assert "De back-up is teruggezet." in restored.stdout
    assert list(file.parent.glob("back-up.daarvoor-*"))
    assert store.conversation(conversation.id) == conversation
    with pytest.raises(NotFound):
        store.conversation(later.id)


def run(database: URL, *arguments: str) -> subprocess.CompletedProcess[str]:
    address = database.render_as_string(hide_password=False)
    return subprocess.run(
        [COMMAND, *arguments],
        env={**os.environ, "DATABASE_URL": address},
        capture_output=True,
        text=True,
        check=False,
    )


def test_password_is_never_told(postgres_database: URL, file: Path) -> None:
    wrong = postgres_database.set(password="geheim-woord")
    ended = run(wrong, "backup", str(file))
    assert ended.returncode == 2
    assert "geheim-woord" not in ended.stderr + ended.stdout
    assert len(ended.stderr.splitlines()) == 1
