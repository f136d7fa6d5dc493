"""Who in another system is which person, the same on each database."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.storage import SqlStore
from bot.storage.channel_store import SqlChannelStore
from bot.storage.dossiers import SqlDossiers
from bot.storage.people import SqlPeople
from bot.storage.person_links import SqlPersonLinks
from bot.use_cases.channel_ports import ChannelLink
from bot.use_cases.people.linking import How, Linking, PersonLink
from bot.use_cases.people.person import Person, Profile
from bot.use_cases.ports import Conflict, Conversation
from tests.storage.samples import START, a_turn, an_analysis

KEY = "hash-van-iemand-in-teams"


@pytest.fixture
def anna(engine: Engine) -> Person:
    return SqlPeople(engine).welcome(Profile("https://inlog", "a", "Anna"), START)


@pytest.fixture
def bram(engine: Engine) -> Person:
    return SqlPeople(engine).welcome(Profile("https://inlog", "b", "Bram"), START)


@pytest.fixture
def links(engine: Engine) -> SqlPersonLinks:
    return SqlPersonLinks(engine)


def a_link(person: Person, how: How = How.CODE) -> PersonLink:
    return PersonLink(KEY, "teams", person.id, how, START)


def in_teams(store: SqlStore, engine: Engine, place: str = "chat") -> Conversation:
    conversation = Conversation(str(uuid.uuid4()), "teams", START)
    store.open_conversation(conversation, "opent", ())
    SqlChannelStore(engine).keep_link(ChannelLink(place, "teams", KEY, conversation.id, START))
    return conversation


def test_nobody_is_linked_at_first(links: SqlPersonLinks, anna: Person) -> None:
    assert links.person_of(KEY) is None
    assert links.links_of(anna.id) == ()


def test_what_was_said_there_becomes_the_persons_and_no_token_opens_it(
    store: SqlStore, engine: Engine, links: SqlPersonLinks, anna: Person
) -> None:
    before = in_teams(store, engine)
    assert links.link(a_link(anna))
    assert links.person_of(KEY) == anna
    assert links.links_of(anna.id) == (a_link(anna),)
    assert store.conversation(before.id).person == anna.id
    assert store.token_hash(before.id) == ""


def test_a_turn_that_was_under_way_does_not_undo_it(
    store: SqlStore, engine: Engine, links: SqlPersonLinks, anna: Person
) -> None:
    before = in_teams(store, engine)
    links.link(a_link(anna))
    with pytest.raises(Conflict):
        store.record(a_turn(before, an_analysis(before)))
    now = store.conversation(before.id)
    store.record(a_turn(now, an_analysis(now)))
    assert store.conversation(before.id).person == anna.id


def test_undone_begins_anew_there_and_no_sign_in_links_again(
    store: SqlStore, engine: Engine, links: SqlPersonLinks, anna: Person
) -> None:
    said = in_teams(store, engine)
    links.link(a_link(anna))
    assert links.unlink(anna.id) == 1
    assert links.person_of(KEY) is None
    assert SqlChannelStore(engine).link("chat") is None
    assert store.conversation(said.id).person == anna.id
    assert not links.link(a_link(anna, How.SIGN_IN))
    assert links.person_of(KEY) is None
    assert links.link(a_link(anna))
    assert links.person_of(KEY) == anna
    assert links.unlink("weg") == 0


def test_another_person_does_not_get_what_was_said_before(
    store: SqlStore, engine: Engine, links: SqlPersonLinks, anna: Person, bram: Person
) -> None:
    of_anna = in_teams(store, engine)
    links.link(a_link(anna))
    links.link(a_link(bram))
    assert links.person_of(KEY) == bram
    assert store.conversation(of_anna.id).person == anna.id
    assert SqlChannelStore(engine).link("chat") is None


def test_link_goes_with_its_person(engine: Engine, links: SqlPersonLinks, anna: Person) -> None:
    links.link(a_link(anna))
    SqlDossiers(engine).forget_person(anna.id)
    assert links.person_of(KEY) is None


# Codes


def test_a_code_works_once_and_ten_minutes(
    engine: Engine, links: SqlPersonLinks, anna: Person
) -> None:
    moment = [START]
    linking = Linking(SqlPeople(engine), links, lambda: moment[0])
    code, until = linking.make_code(anna.id)
    assert (len(code), code.isdecimal()) == (6, True)
    assert until == START + dt.timedelta(minutes=10)
    assert linking.whose(code) == anna
    assert linking.whose("geen code") is None
    assert linking.use(code, KEY, "teams") == anna
    assert linking.use(code, "een ander", "teams") is None
    late, _ = linking.make_code(anna.id)
    moment[0] = START + dt.timedelta(minutes=11)
    assert linking.whose(late) is None
    assert linking.use(late, "een ander", "teams") is None


def test_by_signing_in_it_is_linked_once(
    engine: Engine, links: SqlPersonLinks, anna: Person
) -> None:
    linking = Linking(SqlPeople(engine), links, lambda: START)
    assert linking.by_sign_in(anna.id, KEY, "teams")
    assert not linking.by_sign_in(anna.id, KEY, "teams")
    assert links.links_of(anna.id) == (replace(a_link(anna), how=How.SIGN_IN),)
