"""Whose conversation is where: found again, opened once, and under the person of the intranet where there is one."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.privacy.keyed import person_hash
from bot.teams.arrived import Arrived, Kind
from bot.teams.links import Links
from bot.teams.settings import TeamsSettings
from bot.use_cases.people.person import Profile
from bot.wiring import now
from tests.portal.visitor import House
from tests.teams.standin import TENANT
from tests.teams.test_settings import WHOLE

SAID = Arrived(Kind.MESSAGE, "f:1", place="a:chat", person="Entra-Id")


def links(house: House) -> Links:
    settings = TeamsSettings.from_environment(WHOLE)
    assert settings is not None
    return Links(house.app.state.portal.talk, settings)


def test_conversation_is_opened_once_and_found_again(house: House, runner: asyncio.Runner) -> None:
    teams = links(house)
    assert runner.run(teams.found(SAID)) is None
    first = runner.run(teams.found_or_opened(SAID))
    assert first.greeting
    assert house.wiring.store.conversation(first.link.conversation).channel == "teams"
    again = runner.run(teams.found_or_opened(replace(SAID, id="f:2")))
    assert again.link == first.link
    assert again.greeting == ()
    assert again.tag == first.tag


@pytest.mark.parametrize("other", [{"person": "iemand"}, {"place": "a:elders"}])
def test_others_and_other_chats_have_a_conversation_of_their_own(
    house: House, runner: asyncio.Runner, other: dict[str, str]
) -> None:
    teams = links(house)
    mine = runner.run(teams.found_or_opened(SAID))
    theirs = runner.run(teams.found_or_opened(replace(SAID, **other)))
    assert theirs.link.conversation != mine.link.conversation
    assert theirs.tag != mine.tag


def test_unknown_person_is_a_hash(house: House, runner: asyncio.Runner) -> None:
    here = runner.run(links(house).found_or_opened(SAID))
    key = WHOLE["BUURTBRUG_TEAMS_KEY"]
    assert here.link.person == person_hash(key, TENANT, "entra-id")


def test_who_is_linked_talks_as_the_person_of_the_intranet(
    house: House, runner: asyncio.Runner
) -> None:
    teams, wiring = links(house), house.wiring
    before = runner.run(teams.found_or_opened(SAID))
    earlier = before.link.conversation
    before = runner.run(teams.begun_anew(before))
    anna = wiring.people.welcome(Profile("https://inlog", "a", "Anna"), now())
    wiring.linking.by_sign_in(anna.id, before.link.person, "teams")
    assert runner.run(teams.person(SAID)) == anna
    opened = runner.run(teams.found_or_opened(replace(SAID, place="a:elders")))
    for conversation in (earlier, before.link.conversation, opened.link.conversation):
        assert wiring.store.conversation(conversation).person == anna.id


def test_chat_that_moved_is_found_where_it_went(house: House, runner: asyncio.Runner) -> None:
    teams = links(house)
    here = runner.run(teams.found_or_opened(SAID))
    elsewhere = house.wiring.open_conversation("web").id
    moved = runner.run(teams.moved_to(here, elsewhere))
    assert moved.tag != here.tag
    assert runner.run(teams.found(SAID)) == moved
    back = runner.run(teams.moved_to(moved, here.link.conversation))
    assert back.tag == here.tag


def test_beginning_anew_keeps_the_conversation_before(house: House, runner: asyncio.Runner) -> None:
    teams = links(house)
    before = runner.run(teams.found_or_opened(SAID))
    after = runner.run(teams.begun_anew(before))
    assert runner.run(teams.found(SAID)) == replace(after, greeting=())
    assert house.wiring.store.messages(before.link.conversation) == before.greeting


def test_two_that_open_at_one_moment_get_the_same_conversation(
    house: House, runner: asyncio.Runner
) -> None:
    async def both() -> set[str]:
        teams = links(house)
        found = await asyncio.gather(*(teams.found_or_opened(SAID) for _ in range(4)))
        return {here.link.conversation for here in found}

    assert len(runner.run(both())) == 1
