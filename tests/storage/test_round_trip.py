"""Whatever state an interview is in, it comes back exactly; and no version of an answer is lost."""

import datetime as dt
import uuid
from dataclasses import replace
from typing import TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.interview.state import Answer, Cell, InterviewState
from bot.storage import SqlStore
from bot.use_cases.messages import (
    KnowledgeReference,
    Link,
    Message,
    OptionView,
    QuestionView,
    RowView,
)
from bot.use_cases.ports import Conversation
from tests.storage.samples import START, a_conversation, a_turn, an_analysis

# What no database keeps is replaced; test_store looks at that.
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
MOMENTS = st.datetimes(
    dt.datetime(1900, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    dt.datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.timezones(),
    allow_imaginary=False,
)


T = TypeVar("T")


def tuples_of(parts: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(parts, max_size=3).map(tuple)


# Built from all their fields, so that a field that is added one day is tried as well.
CONVERSATIONS = st.builds(
    Conversation,
    id=st.uuids().map(str),
    channel=TEXTS,
    started=MOMENTS,
    analysis=st.none() | TEXTS,
    turns=st.just(0),
    confirming=st.none() | TEXTS,
    last=st.lists(TEXTS, max_size=3).map(tuple),
    misunderstood=st.integers(0, 99),
    note=TEXTS,
)
ANSWERS = st.builds(
    Answer,
    question=st.sampled_from([*"abcdef"]),
    choices=tuples_of(TEXTS),
    cells=tuples_of(st.builds(Cell, TEXTS, TEXTS)),
    text=TEXTS,
)
STATES = st.builds(
    InterviewState,
    questionnaire=TEXTS,
    answers=st.lists(ANSWERS, max_size=6, unique_by=lambda answer: answer.question).map(tuple),
    reopened=st.none() | TEXTS,
)
QUESTIONS = st.builds(
    QuestionView,
    **dict.fromkeys(("id", "stap", "kennissoort", "soort", "tekst", "staptitel"), TEXTS),
    opties=tuples_of(st.builds(OptionView, TEXTS, TEXTS, TEXTS, st.booleans(), TEXTS)),
    rijen=tuples_of(st.builds(RowView, TEXTS, TEXTS)),
)
MESSAGES = st.builds(
    Message,
    tekst=TEXTS,
    vraag=st.none() | QUESTIONS,
    kennis=tuples_of(st.builds(KnowledgeReference, TEXTS, TEXTS, TEXTS, TEXTS)),
    koppelingen=tuples_of(st.builds(Link, TEXTS, TEXTS)),
    analyse=st.none() | TEXTS,
    id=st.just(""),
)

# One database for all examples: each makes a conversation of its own.
on_one_database = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@on_one_database
@given(states=st.lists(STATES, min_size=1, max_size=5))
def test_each_state_of_an_analysis_comes_back_exactly(
    store: SqlStore, states: list[InterviewState]
) -> None:
    conversation = a_conversation(store)
    analysis = an_analysis(conversation)
    seen = 0
    for turns, state in enumerate(states):
        analysis = replace(analysis, state=state)
        store.record(a_turn(replace(conversation, turns=turns), analysis))
        assert store.analysis(analysis.id).state == state
        versions = store.answer_versions(analysis.id)
        assert len(versions) >= seen
        seen = len(versions)
    said = {answer for state in states for answer in state.answers}
    assert {version.answer for version in store.answer_versions(analysis.id)} == said


@on_one_database
@given(states=st.lists(STATES, min_size=2, max_size=5))
def test_earlier_versions_never_change(store: SqlStore, states: list[InterviewState]) -> None:
    conversation = a_conversation(store)
    analysis = an_analysis(conversation)
    before: tuple[object, ...] = ()
    for turns, state in enumerate(states):
        store.record(a_turn(replace(conversation, turns=turns), replace(analysis, state=state)))
        versions = store.answer_versions(analysis.id)
        assert versions[: len(before)] == before
        before = versions


@on_one_database
@given(conversation=CONVERSATIONS)
def test_each_conversation_comes_back_exactly(store: SqlStore, conversation: Conversation) -> None:
    fresh = replace(conversation, id=str(uuid.uuid4()))
    store.open_conversation(fresh, "hash", ())
    in_utc = replace(fresh, started=fresh.started.astimezone(dt.UTC))
    assert store.conversation(fresh.id) == in_utc


@on_one_database
@given(message=MESSAGES)
def test_each_message_comes_back_exactly(store: SqlStore, message: Message) -> None:
    conversation = a_conversation(store)
    (kept,) = store.record(a_turn(conversation, reply=[message]))
    assert replace(kept, id="") == message
    assert store.conversation(conversation.id).started == START
    assert store.messages(conversation.id)[-1] == kept
