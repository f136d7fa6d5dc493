"""Visits are deleted with all that is in them, and nothing else is; the same on each database."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from sqlalchemy import Engine, func, select

from bot.interview.state import Phase
from bot.storage import SqlStore
from bot.storage.tables import metadata
from bot.use_cases.messages import text_message
from bot.use_cases.ports import Conversation, NotFound
from tests.storage.samples import ACTORS, LOCATION, START, a_turn, an_analysis

HOUR = dt.timedelta(hours=1)


def visit(store: SqlStore, channel: str = "widget") -> Conversation:
    """A conversation with one turn, in which an analysis was finished; the last thing was said a minute after START."""
    conversation = Conversation(str(uuid.uuid4()), channel, START)
    store.open_conversation(conversation, "hash", [text_message("Hallo")])
    analysis = an_analysis(conversation, LOCATION, ACTORS)
    finished = replace(analysis, state=replace(analysis.state, phase=Phase.FINISHED), advice={})
    store.record(a_turn(conversation, finished))
    return conversation


def rows(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
        }


def test_nothing_is_left_of_a_visit(store: SqlStore, engine: Engine) -> None:
    visit(store)
    kept = rows(engine)
    assert all(
        kept[table] for table in ("gesprek", "beurt", "bericht", "analyse", "antwoord", "uitgave")
    )
    assert store.forget_visits_before(START + HOUR) == 1
    assert set(rows(engine).values()) == {0}


def test_a_visit_counts_from_the_last_thing_said(store: SqlStore) -> None:
    conversation = visit(store)
    later = replace(a_turn(replace(conversation, turns=1)), at=START + 2 * HOUR)
    store.record(later)
    assert store.forget_visits_before(START + HOUR) == 0
    assert store.forget_visits_before(START + 3 * HOUR) == 1


def test_other_channels_and_kept_visits_stay(store: SqlStore) -> None:
    others = [visit(store, channel) for channel in ("web", "teams", "api")]
    kept = visit(store)
    store.keep_visit(kept.id)
    assert store.forget_visits_before(START + HOUR) == 0
    assert all(store.messages(one.id) for one in (*others, kept))


def test_a_turn_under_way_does_not_undo_that_a_visit_is_kept(store: SqlStore) -> None:
    conversation = visit(store)
    store.keep_visit(conversation.id)
    store.record(a_turn(replace(conversation, turns=1)))
    assert store.forget_visits_before(START + HOUR) == 0


def test_many_visits_are_deleted_in_one_go(store: SqlStore, engine: Engine) -> None:
    for _ in range(7):
        visit(store)
    assert store.forget_visits_before(START + HOUR, at_once=3) == 7
    assert rows(engine)["gesprek"] == 0


def test_one_visit_is_deleted_on_request(store: SqlStore, engine: Engine) -> None:
    one, other = visit(store), visit(store)
    store.keep_visit(one.id)
    store.forget_visit(one.id)
    assert rows(engine)["gesprek"] == 1
    assert store.messages(other.id)
    with pytest.raises(NotFound):
        store.record(a_turn(replace(one, turns=1)))


def test_what_is_not_there_or_no_visit_is_not_found(store: SqlStore) -> None:
    for act in (store.forget_visit, store.keep_visit):
        with pytest.raises(NotFound):
            act("bestaat-niet")
    with pytest.raises(NotFound):
        store.forget_visit(visit(store, "web").id)
