"""The contract of what keeps persons and their ways in, the same on each database."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.storage.people import SqlPeople
from bot.use_cases.people.person import AccessToken, Profile, Role
from bot.use_cases.ports import Conflict, NotFound
from tests.storage.samples import START

HOUR = dt.timedelta(hours=1)
ANNA = Profile("https://inlog", "anna", "Anna Bos", "anna@gemeente.example", ("Noord",))


@pytest.fixture
def people(engine: Engine) -> SqlPeople:
    return SqlPeople(engine)


def test_who_comes_back_is_the_same_person_as_the_provider_describes_them_now(
    people: SqlPeople,
) -> None:
    first = people.welcome(ANNA, START)
    moved = replace(ANNA, name="Anna de Bos", teams=("Zuid",), roles=(Role.EDITOR,))
    again = people.welcome(moved, START + HOUR)
    assert (again.id, again.name, again.teams) == (first.id, "Anna de Bos", ("Zuid",))
    assert people.person(first.id) == again
    assert again.has(Role.EDITOR)
    assert not again.has(Role.PROFESSIONAL)


def test_the_same_subject_of_another_provider_is_somebody_else(people: SqlPeople) -> None:
    other = people.welcome(replace(ANNA, issuer="https://elders"), START)
    assert other.id != people.welcome(ANNA, START).id


@pytest.mark.parametrize("unknown", ["", "x", "\0", "x' OR '1'='1"])
def test_unknown_is_nobody(people: SqlPeople, unknown: str) -> None:
    anna = people.welcome(ANNA, START)
    with pytest.raises(NotFound):
        people.person(unknown)
    assert people.session(unknown) is None
    assert people.token_owner(unknown, START) is None
    assert people.take_once(unknown, "inloggen", START) is None
    with pytest.raises(NotFound):
        people.revoke_token(anna.id, unknown)


def test_session_knows_whose_it_is_until_it_ends(people: SqlPeople) -> None:
    anna = people.welcome(ANNA, START)
    people.keep_session("h", anna.id, START)
    people.see_session("h", START + HOUR)
    session = people.session("h")
    assert session is not None
    assert (session.person, session.started, session.seen) == (anna, START, START + HOUR)
    people.end_session("h")
    assert people.session("h") is None
    people.end_session("h")


def test_two_sessions_cannot_have_one_secret(people: SqlPeople) -> None:
    anna = people.welcome(ANNA, START)
    people.keep_session("h", anna.id, START)
    with pytest.raises(Conflict):
        people.keep_session("h", anna.id, START)


def test_what_may_be_taken_once_is_gone_afterwards(people: SqlPeople) -> None:
    people.keep_once("h", "inloggen", {"nonce": "n"}, START + HOUR)
    assert people.take_once("h", "iets anders", START) is None
    assert people.take_once("h", "inloggen", START) == {"nonce": "n"}
    assert people.take_once("h", "inloggen", START) is None


def test_what_has_expired_is_not_given_and_not_kept(people: SqlPeople) -> None:
    people.keep_once("oud", "inloggen", {}, START)
    people.keep_once("nieuw", "inloggen", {}, START + 3 * HOUR)
    assert people.take_once("oud", "inloggen", START + HOUR) is None
    assert people.take_once("oud", "inloggen", START - HOUR) is None
    assert people.take_once("nieuw", "inloggen", START + HOUR) == {}


@pytest.mark.parametrize("attempt", range(5))
def test_four_who_take_at_the_same_moment_get_it_once(people: SqlPeople, attempt: int) -> None:
    people.keep_once("h", "inloggen", {}, START + HOUR)
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda _: people.take_once("h", "inloggen", START), range(4)))
    assert sorted(map(str, got)) == ["None", "None", "None", "{}"]


def test_token_opens_until_it_expires_or_is_revoked(people: SqlPeople) -> None:
    anna = people.welcome(ANNA, START)
    token = AccessToken("t", "nachtelijke export", START, START + 10 * HOUR)
    people.keep_token(token, "h", anna.id)
    assert people.token_owner("h", START + HOUR) == anna
    assert people.tokens(anna.id) == (replace(token, used=START + HOUR),)
    assert people.token_owner("h", START + 11 * HOUR) is None
    people.revoke_token(anna.id, "t")
    assert people.token_owner("h", START + HOUR) is None
    assert people.tokens(anna.id) == ()


def test_nobody_revokes_the_token_of_another(people: SqlPeople) -> None:
    anna = people.welcome(ANNA, START)
    bram = people.welcome(replace(ANNA, subject="bram", name="Bram"), START)
    people.keep_token(AccessToken("t", "van Anna", START, START + HOUR), "h", anna.id)
    with pytest.raises(NotFound):
        people.revoke_token(bram.id, "t")
    assert people.token_owner("h", START) == anna


def test_colleagues_are_found_by_name_or_address_within_the_organisation(people: SqlPeople) -> None:
    anna = people.welcome(ANNA, START)
    bram = people.welcome(replace(ANNA, subject="b", name="Bram Öz", email="b@x.example"), START)
    people.welcome(replace(ANNA, subject="c", name="Bram", issuer="https://elders"), START)
    assert people.colleagues(anna, "bram") == (bram,)
    assert people.colleagues(anna, "B@X") == (bram,)
    assert people.colleagues(anna, "anna") == ()
    for sign in ("%", "_", "\\", "'", "\0"):
        assert people.colleagues(anna, sign) == ()
    assert people.names(frozenset({anna.id, "weg"})) == {anna.id: "Anna Bos"}
