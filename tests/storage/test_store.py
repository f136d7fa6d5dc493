"""The contract of the store: what it keeps, gives back and refuses, the same on each database."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest

from bot.interview.state import Outcome, Phase
from bot.storage import SqlStore
from bot.use_cases.messages import Sender, notice, text_message
from bot.use_cases.ports import Analysis, Conflict, Conversation, NotFound
from tests.storage.samples import (
    ACTORS,
    LOCATION,
    NO_IDEA,
    QUESTION,
    START,
    a_conversation,
    a_turn,
    an_analysis,
    next_turn,
)


@pytest.fixture
def analysis(store: SqlStore) -> Analysis:
    """An analysis that was kept with two answers."""
    conversation = a_conversation(store)
    analysis = an_analysis(conversation, LOCATION, ACTORS)
    store.record(a_turn(conversation, analysis))
    return analysis


# Conversations and messages


def test_new_conversation_is_kept_with_its_token_and_greeting(store: SqlStore) -> None:
    opened = Conversation("g1", "teams", START)
    greeting = store.open_conversation(opened, "hash", [text_message("Hallo"), QUESTION])
    assert store.conversation("g1") == opened
    assert store.token_hash("g1") == "hash"
    assert store.messages("g1") == greeting


def test_messages_get_ids_of_their_own(store: SqlStore) -> None:
    conversation = a_conversation(store, text_message("Hallo"), text_message("Hallo"))
    store.record(a_turn(conversation))
    ids = [uuid.UUID(message.id).version for message in store.messages(conversation.id)]
    assert ids == [4, 4, 4, 4]
    assert len({message.id for message in store.messages(conversation.id)}) == 4


def test_conversation_is_opened_once(store: SqlStore) -> None:
    conversation = a_conversation(store)
    with pytest.raises(Conflict):
        store.open_conversation(conversation, "other", ())
    assert store.token_hash(conversation.id) == "hash-of-token"


def test_message_comes_back_as_it_was(store: SqlStore) -> None:
    conversation = a_conversation(store)
    (kept,) = store.record(a_turn(conversation, reply=[QUESTION]))
    assert replace(kept, id="") == QUESTION
    assert store.messages(conversation.id)[-1] == kept


def test_messages_come_in_the_order_in_which_they_were_said(store: SqlStore) -> None:
    conversation = a_conversation(store, text_message("Hallo"))
    for number in range(3):
        reply = [text_message(f"{number}a"), text_message(f"{number}b")]
        store.record(a_turn(replace(conversation, turns=number), reply=reply))
    said = [
        message.tekst for message in store.messages(conversation.id) if message.van is Sender.BOT
    ]
    assert said == ["Hallo", "0a", "0b", "1a", "1b", "2a", "2b"]


def test_turn_without_reply_is_kept(store: SqlStore) -> None:
    conversation = a_conversation(store)
    turn = a_turn(conversation, reply=())
    assert store.record(turn) == ()
    assert store.reply(conversation.id, turn.key) == ()


def test_open_question_is_the_last_that_was_asked_however_long_ago(store: SqlStore) -> None:
    conversation = a_conversation(store, text_message("Hallo"))
    assert store.open_question(conversation.id) is None
    assert QUESTION.vraag is not None
    for turns, id_ in enumerate(["rol", "locatie"]):
        asked = replace(QUESTION, vraag=replace(QUESTION.vraag, id=id_))
        reply = [asked, text_message("Neem de tijd.")]
        store.record(a_turn(replace(conversation, turns=turns), reply=reply))
    for turns in range(2, 14):
        store.record(a_turn(replace(conversation, turns=turns)))
    assert store.open_question(conversation.id) == replace(QUESTION.vraag, id="locatie")
    assert store.open_question("g1") is None


def test_every_field_of_the_conversation_is_kept_with_the_turn(store: SqlStore) -> None:
    conversation = replace(
        a_conversation(store),
        confirming="opnieuw",
        last=("begrip/polarisatie",),
        misunderstood=2,
        note="het is vooral ’s avonds onrustig",
    )
    store.record(a_turn(conversation))
    assert store.conversation(conversation.id) == replace(conversation, turns=1)


@pytest.mark.parametrize("unknown", ["", "g1", "g\0", "\ud800", "x' OR '1'='1"])
def test_unknown_ids_are_not_found(store: SqlStore, unknown: str) -> None:
    a_conversation(store)
    lookups = (store.conversation, store.token_hash, store.messages, store.analysis)
    for lookup in (*lookups, store.answer_versions):
        with pytest.raises(NotFound):
            lookup(unknown)
    assert store.reply(unknown, "k") is None


def test_turn_of_an_unknown_conversation_is_not_found(store: SqlStore) -> None:
    with pytest.raises(NotFound):
        store.record(a_turn(Conversation("g1", "web", START)))


# A turn is kept once


def test_reply_is_found_by_the_key_of_the_message(store: SqlStore) -> None:
    conversation = a_conversation(store, text_message("Hallo"))
    reply = store.record(a_turn(conversation, key="k1"))
    store.record(a_turn(replace(conversation, turns=1), key="k2", reply=[notice("Anders")]))
    assert store.reply(conversation.id, "k1") == reply
    assert store.reply(conversation.id, "k3") is None


def test_same_key_belongs_to_its_own_conversation(store: SqlStore) -> None:
    first, second = a_conversation(store), a_conversation(store)
    store.record(a_turn(first, key="k1"))
    assert store.reply(second.id, "k1") is None
    store.record(a_turn(second, key="k1", reply=[text_message("Ander gesprek")]))
    assert [m.tekst for m in store.reply(second.id, "k1") or ()] == ["Ander gesprek"]


@pytest.mark.parametrize("turns", [0, 1, 5])
def test_same_key_again_gives_the_first_reply_and_changes_nothing(
    store: SqlStore, turns: int
) -> None:
    conversation = a_conversation(store)
    analysis = an_analysis(conversation, LOCATION)
    first = store.record(a_turn(conversation, analysis, key="k1"))
    before = (store.messages(conversation.id), store.analysis(analysis.id))

    changed = replace(analysis, state=replace(analysis.state, answers=()))
    later = replace(conversation, turns=turns, note="anders")
    assert store.record(a_turn(later, changed, key="k1", reply=[notice("Anders")])) == first

    assert (store.messages(conversation.id), store.analysis(analysis.id)) == before
    assert store.conversation(conversation.id).turns == 1
    assert store.conversation(conversation.id).note == ""


@pytest.mark.parametrize("turns", [0, 2])
def test_turn_on_an_outdated_conversation_is_a_conflict(store: SqlStore, turns: int) -> None:
    conversation = a_conversation(store)
    analysis = an_analysis(conversation, LOCATION)
    store.record(a_turn(conversation, analysis))
    before = (store.messages(conversation.id), store.analysis(analysis.id))

    changed = replace(analysis, state=replace(analysis.state, answers=()))
    with pytest.raises(Conflict):
        store.record(a_turn(replace(conversation, turns=turns), changed))
    assert (store.messages(conversation.id), store.analysis(analysis.id)) == before


# Analyses and their answers


def test_analysis_comes_back_as_it_was(store: SqlStore) -> None:
    conversation = a_conversation(store)
    analysis = an_analysis(conversation, LOCATION, ACTORS, NO_IDEA)
    paused = replace(analysis.state, reopened="actoren", phase=Phase.PAUSED)
    analysis = replace(analysis, state=paused, advice={"richtingen": [{"id": "r", "redenen": []}]})
    turn = a_turn(conversation, analysis)
    store.record(turn)
    answered = dict.fromkeys(("locatie", "actoren", "trigger"), turn.at)
    assert store.analysis(analysis.id) == replace(analysis, answered_at=answered)


def test_order_of_the_answers_is_kept(store: SqlStore, analysis: Analysis) -> None:
    turn = next_turn(store, analysis, NO_IDEA, ACTORS, LOCATION)
    store.record(turn)
    assert turn.analysis is not None
    assert store.analysis(analysis.id).state == turn.analysis.state


def test_unchanged_answer_keeps_its_version_and_time(store: SqlStore, analysis: Analysis) -> None:
    store.record(next_turn(store, analysis, ACTORS, LOCATION, reopened="locatie"))
    assert [v.version for v in store.answer_versions(analysis.id)] == [1, 1]
    first = START + dt.timedelta(minutes=1)
    assert store.analysis(analysis.id).answered_at == {"actoren": first, "locatie": first}


def test_changed_answer_is_a_new_version_with_time_and_author(
    store: SqlStore, analysis: Analysis
) -> None:
    changed = replace(LOCATION, choices=("locatie/winkels",), text="")
    turn = replace(next_turn(store, analysis, changed, ACTORS), author="collega")
    store.record(turn)
    first, _, last = store.answer_versions(analysis.id)
    assert (first.answer, first.version, first.author) == (LOCATION, 1, "gebruiker")
    assert (last.answer, last.version, last.author, last.at) == (changed, 2, "collega", turn.at)
    assert store.analysis(analysis.id).answered_at["locatie"] == turn.at


def test_pointless_answer_is_kept_as_withdrawn(store: SqlStore, analysis: Analysis) -> None:
    turn = next_turn(store, analysis, ACTORS)
    store.record(turn)
    *_, last = store.answer_versions(analysis.id)
    assert (last.answer, last.version, last.at, last.withdrawn) == (LOCATION, 2, turn.at, True)
    assert store.analysis(analysis.id).state.answers == (ACTORS,)
    assert list(store.analysis(analysis.id).answered_at) == ["actoren"]


def test_withdrawn_answer_stays_withdrawn_without_new_versions(
    store: SqlStore, analysis: Analysis
) -> None:
    store.record(next_turn(store, analysis, ACTORS))
    store.record(next_turn(store, analysis, ACTORS, NO_IDEA))
    withdrawn = [v.withdrawn for v in store.answer_versions(analysis.id)]
    assert withdrawn == [False, False, True, False]


def test_same_answer_after_it_was_withdrawn_is_a_new_version(
    store: SqlStore, analysis: Analysis
) -> None:
    store.record(next_turn(store, analysis, ACTORS))
    store.record(next_turn(store, analysis, ACTORS, LOCATION))
    *_, last = store.answer_versions(analysis.id)
    assert (last.answer, last.version, last.withdrawn) == (LOCATION, 3, False)
    assert store.analysis(analysis.id).state.answers == (ACTORS, LOCATION)


def test_skipped_and_unknown_are_kept_as_answers(store: SqlStore, analysis: Analysis) -> None:
    skipped = replace(LOCATION, choices=(), text="", outcome=Outcome.SKIPPED)
    store.record(next_turn(store, analysis, skipped, NO_IDEA))
    assert store.analysis(analysis.id).state.answers == (skipped, NO_IDEA)


def test_turn_without_analysis_leaves_it_alone(store: SqlStore, analysis: Analysis) -> None:
    before = store.analysis(analysis.id)
    conversation = store.conversation(analysis.conversation)
    store.record(a_turn(conversation))
    assert store.analysis(analysis.id) == before


def test_conversation_may_have_several_analyses(store: SqlStore, analysis: Analysis) -> None:
    conversation = store.conversation(analysis.conversation)
    second = an_analysis(conversation, NO_IDEA)
    store.record(a_turn(conversation, second))
    assert store.conversation(conversation.id).analysis == second.id
    assert store.analysis(analysis.id).state == analysis.state
    assert store.analysis(second.id).state == second.state


def test_analysis_goes_on_in_another_conversation(store: SqlStore, analysis: Analysis) -> None:
    elsewhere = a_conversation(store)
    longer = replace(analysis, state=replace(analysis.state, answers=(LOCATION, ACTORS, NO_IDEA)))
    store.record(a_turn(elsewhere, longer))
    assert store.conversation(elsewhere.id).analysis == analysis.id
    assert store.analysis(analysis.id).conversation == analysis.conversation
    assert store.analysis(analysis.id).state == longer.state


# Times and texts


def test_times_come_back_in_utc(store: SqlStore) -> None:
    summer = dt.datetime(2026, 7, 1, 12, 0, 0, 123456, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    store.open_conversation(Conversation("g1", "web", summer), "hash", ())
    kept = store.conversation("g1").started
    assert kept == summer
    assert kept.tzinfo is dt.UTC


def test_time_without_a_zone_is_our_mistake(store: SqlStore) -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        store.open_conversation(Conversation("g1", "web", START.replace(tzinfo=None)), "hash", ())


@pytest.mark.parametrize("text", ["😀 é ﬁ “x”\r\n\t", "'; DROP TABLE gesprek; --", "a" * 200_000])
def test_text_comes_back_to_the_letter(store: SqlStore, text: str) -> None:
    conversation = a_conversation(store)
    analysis = an_analysis(conversation, replace(LOCATION, text=text))
    (kept,) = store.record(a_turn(conversation, analysis, reply=[text_message(text)]))
    assert kept.tekst == store.messages(conversation.id)[-1].tekst == text
    assert store.analysis(analysis.id).state == analysis.state


def test_characters_that_no_database_keeps_do_not_stop_a_turn(store: SqlStore) -> None:
    conversation = a_conversation(store)
    analysis = an_analysis(conversation, replace(LOCATION, text="voor\0na\ud800"))
    store.record(a_turn(conversation, analysis, reply=[text_message("voor\0na")]))
    assert store.messages(conversation.id)[-1].tekst == "voor\ufffdna"
    assert store.analysis(analysis.id).state.answers[0].text == "voor\ufffdna\ufffd"
