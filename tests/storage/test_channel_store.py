"""What a channel in another system keeps, on both databases."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine, delete, make_url

from bot.storage import SqlStore, make_engine
from bot.storage.channel_store import SqlChannelStore
from bot.storage.engine import writing
from bot.storage.tables import gesprek
from bot.use_cases.channel_ports import ChannelLink
from bot.use_cases.ports import StoreUnavailable
from tests.storage.samples import START, a_conversation

A_DAY = dt.timedelta(days=1)


@pytest.fixture
def channels(engine: Engine) -> SqlChannelStore:
    return SqlChannelStore(engine)


def a_link(store: SqlStore, key: str = "plek-en-persoon") -> ChannelLink:
    return ChannelLink(key, "teams", "persoon", a_conversation(store).id, START)


def test_nobody_has_a_link_at_first(channels: SqlChannelStore) -> None:
    assert channels.link("plek-en-persoon") is None


def test_link_comes_back_as_it_was_kept(store: SqlStore, channels: SqlChannelStore) -> None:
    link = a_link(store)
    assert channels.keep_link(link) == link
    assert channels.link(link.key) == link


def test_link_that_was_kept_first_counts(store: SqlStore, channels: SqlChannelStore) -> None:
    first, second = a_link(store), a_link(store)
    channels.keep_link(first)
    assert channels.keep_link(second) == first
    assert channels.link(first.key) == first


def test_link_can_get_another_card_and_conversation(
    store: SqlStore, channels: SqlChannelStore
) -> None:
    link = channels.keep_link(a_link(store))
    changed = replace(link, conversation=a_conversation(store).id, card="1690", since=START + A_DAY)
    channels.change_link(changed)
    assert channels.link(link.key) == changed


def test_link_goes_with_its_conversation(
    store: SqlStore, channels: SqlChannelStore, engine: Engine
) -> None:
    link = channels.keep_link(a_link(store))
    with writing(engine).begin() as connection:
        connection.execute(delete(gesprek).where(gesprek.c.id == link.conversation))
    assert channels.link(link.key) is None


def test_only_the_first_time_is_the_first_time(channels: SqlChannelStore) -> None:
    assert channels.is_first_time("a", START, START - A_DAY)
    assert not channels.is_first_time("a", START, START - A_DAY)
    assert channels.is_first_time("b", START, START - A_DAY)


def test_first_time_is_once_however_many_ask_at_one_moment(channels: SqlChannelStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(channels.is_first_time, "a", START, START - A_DAY) for _ in range(8)]
    assert [each.result() for each in asked].count(True) == 1


def test_what_is_long_ago_is_forgotten(channels: SqlChannelStore) -> None:
    channels.is_first_time("a", START, START - A_DAY)
    assert channels.is_first_time("a", START + 3 * A_DAY, START + 2 * A_DAY)


def test_database_that_is_away_is_told() -> None:
    away = SqlChannelStore(make_engine(make_url("sqlite:////nergens/x.sqlite")))
    with pytest.raises(StoreUnavailable):
        away.link("a")
    with pytest.raises(StoreUnavailable):
        away.is_first_time("a", START, START)
