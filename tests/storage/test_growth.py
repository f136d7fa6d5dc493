"""However much is stored, no call goes through a whole table: each finds its rows by an index.

`benchmarks/groei.py` measures what that is worth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from sqlalchemy import URL, Engine, event

from bot.storage import SqlStore, make_engine
from tests.storage.samples import LOCATION, QUESTION, a_conversation, a_turn, an_analysis

Statement = tuple[str, object]


@pytest.fixture
def sqlite_engine(sqlite_database: URL) -> Iterator[Engine]:
    engine = make_engine(sqlite_database)
    yield engine
    engine.dispose()


@pytest.fixture
def asked(sqlite_engine: Engine) -> list[Statement]:
    """Every statement that reaches the database from now on."""
    found: list[Statement] = []

    def note(
        _connection: object, _cursor: object, sql: str, values: object, *_more: object
    ) -> None:
        if sql.split(maxsplit=1)[0] in ("SELECT", "UPDATE", "DELETE"):
            found.append((sql, values))

    event.listen(sqlite_engine, "before_cursor_execute", note)
    return found


def everything(store: SqlStore) -> Iterator[Callable[[], object]]:
    """Every call of the store that looks something up."""
    conversation = a_conversation(store, QUESTION)
    analysis = an_analysis(conversation, LOCATION)
    turn = a_turn(conversation, analysis)
    yield lambda: store.record(turn)
    yield lambda: store.record(
        replace(turn, key="ander", conversation=store.conversation(conversation.id))
    )
    yield lambda: store.conversation(conversation.id)
    yield lambda: store.token_hash(conversation.id)
    yield lambda: store.messages(conversation.id)
    yield lambda: store.open_question(conversation.id)
    yield lambda: store.reply(conversation.id, turn.key)
    yield lambda: store.analysis(analysis.id)
    yield lambda: store.unfinished_analyses(conversation.id)
    yield lambda: store.answer_versions(analysis.id)


def test_no_call_goes_through_a_whole_table(sqlite_engine: Engine, asked: list[Statement]) -> None:
    for call in everything(SqlStore(sqlite_engine)):
        call()
    statements = list(asked)
    assert len(statements) >= 15
    with sqlite_engine.connect() as connection:
        plans = {
            (sql, step)
            for sql, values in statements
            for *_, step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)  # type: ignore[arg-type]
        }
    assert {plan for plan in plans if plan[1].startswith("SCAN")} == set()
