"""What is over its time goes, and nothing else; the same on each database."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.storage import SqlStore
from bot.storage.channel_store import SqlChannelStore
from bot.storage.dossiers import SqlDossiers
from bot.storage.people import SqlPeople
from bot.storage.retention import SqlRetention
from bot.use_cases.channel_ports import ChannelLink
from bot.use_cases.people.clean_up import CleanUp, Kept
from bot.use_cases.people.person import AccessToken, Person, Profile
from bot.use_cases.people.sharing import Deed, LogLine, Right, Share, ShareKind
from bot.use_cases.ports import Conversation, NotFound
from tests.storage.samples import START, a_turn, an_analysis

DAY = dt.timedelta(days=1)


@pytest.fixture
def anna(engine: Engine) -> Person:
    return SqlPeople(engine).welcome(Profile("https://inlog", "a", "Anna"), START)


def opened(store: SqlStore, person: Person | None = None) -> Conversation:
    owner = None if person is None else person.id
    conversation = Conversation(str(uuid.uuid4()), "web", START, person=owner)
    store.open_conversation(conversation, str(uuid.uuid4()), ())
    return conversation


def is_there(store: SqlStore, conversation: Conversation) -> bool:
    try:
        return store.conversation(conversation.id) is not None
    except NotFound:
        return False


def test_each_kind_has_its_own_period(engine: Engine, store: SqlStore, anna: Person) -> None:
    nobodys, hers = opened(store), opened(store, anna)
    clean_up = CleanUp(SqlRetention(engine), lambda: START + 10 * DAY)
    assert clean_up({Kept.ANONYMOUS: 11 * DAY, Kept.PERSONAL: 11 * DAY}) == {
        Kept.ANONYMOUS: 0,
        Kept.PERSONAL: 0,
    }
    assert clean_up({Kept.ANONYMOUS: 9 * DAY}) == {Kept.ANONYMOUS: 1}
    assert (is_there(store, nobodys), is_there(store, hers)) == (False, True)
    assert clean_up({Kept.PERSONAL: 9 * DAY}) == {Kept.PERSONAL: 1}
    assert not is_there(store, hers)


def test_what_was_used_since_is_kept(engine: Engine, store: SqlStore, anna: Person) -> None:
    """A turn is a minute after the opening, in these samples."""
    used = opened(store, anna)
    store.record(a_turn(used, an_analysis(used)))
    retention = SqlRetention(engine)
    assert retention.forget_before(Kept.PERSONAL, START + dt.timedelta(seconds=59)) == 0
    assert is_there(store, used)
    assert retention.forget_before(Kept.PERSONAL, START + dt.timedelta(seconds=61)) == 1


def test_many_go_in_several_rounds(engine: Engine, store: SqlStore) -> None:
    for _ in range(203):
        opened(store)
    assert SqlRetention(engine).forget_before(Kept.ANONYMOUS, START + DAY) == 203


def test_log_and_sessions(engine: Engine, anna: Person) -> None:
    SqlDossiers(engine).note(LogLine(START, anna.id, Deed.READ, "x"))
    SqlPeople(engine).keep_session("h", anna.id, START)
    retention = SqlRetention(engine)
    for kind in (Kept.LOG, Kept.SESSIONS):
        assert retention.forget_before(kind, START) == 0
        assert retention.forget_before(kind, START + DAY) == 1
    assert SqlPeople(engine).session("h") is None


# Persons


def knows(engine: Engine, person: Person) -> bool:
    try:
        return SqlPeople(engine).person(person.id) == person
    except NotFound:
        return False


def test_who_stays_away_is_forgotten_with_all_that_is_theirs(
    engine: Engine, store: SqlStore, anna: Person
) -> None:
    hers = opened(store, anna)
    retention = SqlRetention(engine)
    assert retention.forget_before(Kept.PERSONS, START) == 0
    assert knows(engine, anna)
    assert retention.forget_before(Kept.PERSONS, START + DAY) == 1
    assert not knows(engine, anna)
    assert not is_there(store, hers)


@pytest.mark.parametrize("way", ["signed in", "script", "said something", "session"])
def test_who_did_something_since_is_kept(
    engine: Engine, store: SqlStore, anna: Person, way: str
) -> None:
    people, late = SqlPeople(engine), START + 2 * DAY
    if way == "signed in":
        people.welcome(Profile("https://inlog", "a", "Anna"), late)
    elif way == "script":
        people.keep_token(AccessToken("t", "x", START, late + DAY), "h", anna.id)
        people.token_owner("h", late)
    elif way == "said something":
        conversation = opened(store, anna)
        store.record(replace(a_turn(conversation, an_analysis(conversation)), at=late))
    else:
        people.keep_session("h", anna.id, late)
    retention = SqlRetention(engine)
    assert retention.forget_before(Kept.PERSONS, START + DAY) == 0
    assert retention.forget_before(Kept.PERSONS, late + DAY) == 1


@pytest.mark.parametrize(
    ("kind", "stays"),
    [(ShareKind.ORGANISATION, True), (ShareKind.TEAM, True), (ShareKind.PERSON, False)],
)
def test_what_more_than_one_colleague_was_given_stays_as_nobodys(
    engine: Engine, store: SqlStore, anna: Person, kind: ShareKind, stays: bool
) -> None:
    people, dossiers, retention = SqlPeople(engine), SqlDossiers(engine), SqlRetention(engine)
    later = START + 10 * DAY
    bram = people.welcome(Profile("https://inlog", "b", "Bram", teams=("Noord",)), later)
    hers = opened(store, anna)
    store.record(a_turn(hers, an_analysis(hers)))
    (analysis,) = dossiers.analyses_of(anna.id)
    whom = {ShareKind.ORGANISATION: bram.issuer, ShareKind.TEAM: "Noord", ShareKind.PERSON: bram.id}
    dossiers.share(analysis, Share(kind, whom[kind], Right.READ, START))
    SqlChannelStore(engine).keep_link(ChannelLink("chat", "teams", "hash", hers.id, START))
    assert retention.forget_before(Kept.PERSONS, START + DAY) == 1
    assert SqlChannelStore(engine).link("chat") is None
    found = dossiers.entries(bram)
    assert [entry.id for entry in found] == ([analysis] if stays else [])
    if not stays:
        return
    assert store.messages(hers.id) == ()
    assert anna.id not in {v.author for v in store.answer_versions(analysis)}
    assert found[0].owner != anna.id
    # It keeps the period of what persons made, not the one of what nobody signed in for.
    assert retention.forget_before(Kept.ANONYMOUS, later) == 0
    assert retention.forget_before(Kept.PERSONAL, later) == 1
    assert dossiers.entries(bram) == ()
