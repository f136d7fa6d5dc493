"""Two who do something at the same moment: one of them wins, and the other hears it properly."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import TypeVar

import pytest
from sqlalchemy import Engine, event

from bot.storage import SqlStore
from bot.use_cases.ports import Conflict
from tests.storage.samples import LOCATION, NO_IDEA, a_conversation, a_turn, an_analysis, next_turn

ROUNDS = 15


T = TypeVar("T")


def at_once(*actions: Callable[[], T]) -> list[T | BaseException]:
    """What these actions gave or raised when they started together."""
    barrier = threading.Barrier(len(actions))

    def start(action: Callable[[], T]) -> T:
        barrier.wait()
        return action()

    with ThreadPoolExecutor(len(actions)) as threads:
        futures = [threads.submit(start, action) for action in actions]
        return [future.exception() or future.result() for future in futures]


def kinds(outcomes: Sequence[object]) -> list[str]:
    return sorted(type(outcome).__name__ for outcome in outcomes)


def test_two_messages_for_one_turn_are_one_turn_and_one_conflict(store: SqlStore) -> None:
    for _ in range(ROUNDS):
        conversation = a_conversation(store)
        turns = [a_turn(conversation, key=key) for key in ("k1", "k2")]
        outcomes = at_once(*(partial(store.record, turn) for turn in turns))
        assert kinds(outcomes) == ["Conflict", "tuple"]
        assert store.conversation(conversation.id).turns == 1
        assert len(store.messages(conversation.id)) == 2


def test_one_message_sent_twice_is_one_turn_with_one_reply(store: SqlStore) -> None:
    for _ in range(ROUNDS):
        conversation = a_conversation(store)
        analysis = an_analysis(conversation, LOCATION)
        turn = a_turn(conversation, analysis, key="k1")
        outcomes = at_once(*[partial(store.record, turn)] * 4)
        assert kinds(outcomes) == ["tuple"] * 4
        assert len(set(map(str, outcomes))) == 1
        assert store.conversation(conversation.id).turns == 1
        assert len(store.messages(conversation.id)) == 2
        assert len(store.answer_versions(analysis.id)) == 1


def test_conversations_do_not_get_in_each_others_way(store: SqlStore) -> None:
    conversations = [a_conversation(store) for _ in range(8)]

    def talk(number: int) -> None:
        for turns in range(10):
            store.record(a_turn(replace(conversations[number], turns=turns)))

    outcomes = at_once(*(partial(talk, number) for number in range(8)))
    assert outcomes == [None] * 8
    assert [store.conversation(c.id).turns for c in conversations] == [10] * 8


def test_analysis_that_goes_on_in_two_conversations_keeps_whole_versions(store: SqlStore) -> None:
    here, there = a_conversation(store), a_conversation(store)
    analysis = an_analysis(here, LOCATION)
    store.record(a_turn(here, analysis))

    def talk(conversation_id: str, texts: str) -> None:
        for text in texts:
            conversation = store.conversation(conversation_id)
            answers = (replace(LOCATION, text=text), NO_IDEA)
            changed = replace(analysis, state=replace(analysis.state, answers=answers))
            store.record(a_turn(conversation, changed))

    assert at_once(lambda: talk(here.id, "abcde"), lambda: talk(there.id, "vwxyz")) == [None] * 2
    versions = [v for v in store.answer_versions(analysis.id) if v.answer.question == "locatie"]
    assert [v.version for v in versions] == list(range(1, 12))
    assert store.analysis(analysis.id).state.answers == (versions[-1].answer, NO_IDEA)


def test_reader_sees_a_turn_as_a_whole(store: SqlStore, engine: Engine) -> None:
    """Also when the turn is kept between the reader's first look and the next."""
    conversation = a_conversation(store)
    analysis = an_analysis(conversation, LOCATION)
    store.record(a_turn(conversation, analysis))
    later = next_turn(store, analysis, replace(LOCATION, text="anders"), reopened="locatie")
    kept = threading.Event()

    def keep_it_meanwhile(_connection: object, _cursor: object, sql: str, *_more: object) -> None:
        if "FROM analyse" in sql.replace('"', "") and not kept.is_set():
            kept.set()
            assert kinds(at_once(partial(store.record, later))) == ["tuple"]

    event.listen(engine, "after_cursor_execute", keep_it_meanwhile)
    assert store.analysis(analysis.id).state == analysis.state
    assert kept.is_set()
    assert later.analysis is not None
    assert store.analysis(analysis.id).state == later.analysis.state


def test_conflict_says_nothing_of_the_message(store: SqlStore) -> None:
    conversation = a_conversation(store)
    store.record(a_turn(conversation))
    with pytest.raises(Conflict) as raised:
        store.record(a_turn(conversation))
    assert "plein" not in str(raised.value)
