"""Whose conversation is where: found again, opened once, and under the person of the intranet where there is one."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.privacy.keyed import person_hash
from bot.teams.arrived import Arrived, Kind
from bot.teams.identity import PersonOf, nobody_known
from bot.teams.links import Links
from bot.teams.settings import TeamsSettings
from tests.portal.visitor import House
from tests.teams.standin import TENANT
from tests.teams.test_settings import WHOLE

SAID = Arrived(Kind.MESSAGE, "f:1", place="a:chat", person="Entra-Id")


def links(house: House, person_of: PersonOf = nobody_known) -> Links:
    settings = TeamsSettings.from_environment(WHOLE)
    assert settings is not None
    return Links(house.app.state.portal.talk, settings, person_of)


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


def test_who_signed_in_on_the_intranet_is_the_same_person_here(
    house: House, runner: asyncio.Runner
) -> None:
    def person_of(object_id: str, tenant: str) -> str | None:
        return "persoon-7" if (object_id, tenant) == ("Entra-Id", TENANT) else None

    here = runner.run(links(house, person_of).found_or_opened(SAID))
    assert here.link.person == "persoon-7"


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
