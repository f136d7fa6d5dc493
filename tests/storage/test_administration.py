"""What an administrator sees and does, the same on each database."""

import datetime as dt
import uuid

import pytest
from sqlalchemy import Engine

from bot.storage import SqlStore
from bot.storage.administration import SqlAdministration
from bot.storage.dossiers import SqlDossiers
from bot.storage.people import SqlPeople
from bot.use_cases.people.administration import LogFilter
from bot.use_cases.people.person import AccessToken, Person, Profile
from bot.use_cases.people.sharing import Deed, LogLine, about_person
from bot.use_cases.ports import Conversation, NotFound
from tests.storage.samples import START

DAY = dt.timedelta(days=1)
ANNA = Profile("https://inlog", "a", "Anna")


@pytest.fixture
def anna(engine: Engine) -> Person:
    return SqlPeople(engine).welcome(ANNA, START)


@pytest.fixture
def administration(engine: Engine) -> SqlAdministration:
    return SqlAdministration(engine)


def with_ways_in(engine: Engine, person: Person) -> SqlPeople:
    people = SqlPeople(engine)
    people.keep_session("s", person.id, START)
    people.keep_token(AccessToken("t", "x", START, START + DAY), "h", person.id)
    return people


def test_accounts_tell_the_month_and_how_many_ways_in(
    engine: Engine, anna: Person, administration: SqlAdministration
) -> None:
    with_ways_in(engine, anna)
    bram = SqlPeople(engine).welcome(Profile("https://inlog", "b", "Bram"), START)
    first, second = administration.accounts()
    assert (first.person, first.sessions, first.tokens) == (anna, 1, 1)
    assert (second.person, second.sessions, second.tokens) == (bram, 0, 0)
    assert first.seen == START.date().replace(day=1)


def test_blocked_loses_every_way_in_until_it_is_undone(
    engine: Engine, store: SqlStore, anna: Person, administration: SqlAdministration
) -> None:
    people = with_ways_in(engine, anna)
    hers = Conversation(str(uuid.uuid4()), "web", START, person=anna.id)
    store.open_conversation(hers, "opent", ())
    administration.block(anna.id)
    assert people.person(anna.id).blocked
    assert people.welcome(ANNA, START + DAY).blocked
    assert people.session("s") is None
    assert people.token_owner("h", START) is None
    assert store.token_hash(hers.id) == ""
    people.keep_token(AccessToken("u", "x", START, START + DAY), "nieuw", anna.id)
    assert people.token_owner("nieuw", START) is None
    administration.unblock(anna.id)
    assert people.token_owner("nieuw", START) == anna


def test_turned_out_may_come_back(
    engine: Engine, anna: Person, administration: SqlAdministration
) -> None:
    people = with_ways_in(engine, anna)
    administration.turn_out(anna.id)
    assert people.session("s") is None
    assert people.tokens(anna.id) == ()
    assert not people.person(anna.id).blocked


@pytest.mark.parametrize("deed", ["block", "unblock", "turn_out"])
def test_nobody_is_not_found(administration: SqlAdministration, deed: str) -> None:
    with pytest.raises(NotFound):
        getattr(administration, deed)("weg")


def test_counts(anna: Person, administration: SqlAdministration) -> None:
    counts = administration.counts()
    assert counts["mensen"] == 1
    assert counts["analyses"] == 0


def test_log_is_narrowed_by_what_it_is_about_and_by_days(
    engine: Engine, anna: Person, administration: SqlAdministration
) -> None:
    dossiers = SqlDossiers(engine)
    lines = [
        LogLine(START + DAY, anna.id, Deed.SHARED, "y"),
        LogLine(START, anna.id, Deed.READ, "x"),
    ]
    for line in lines:
        dossiers.note(line)
    assert list(administration.log(LogFilter(), 10)) == lines
    assert list(administration.log(LogFilter(), 1)) == lines[:1]
    assert list(administration.log(LogFilter("x"), 10)) == lines[1:]
    assert list(administration.log(LogFilter(since=(START + DAY).date()), 10)) == lines[:1]
    assert list(administration.log(LogFilter(until=START.date()), 10)) == lines[1:]


def test_lines_about_somebody_who_is_gone_name_nobody(
    engine: Engine, anna: Person, administration: SqlAdministration
) -> None:
    dossiers = SqlDossiers(engine)
    dossiers.note(LogLine(START, "beheerder", Deed.BLOCKED, about_person(anna.id)))
    dossiers.forget_person(anna.id)
    (line,) = administration.log(LogFilter(), 10)
    assert anna.id not in line.about
