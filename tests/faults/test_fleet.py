"""Two portals, two engines and two action servers on one PostgreSQL: any of them takes any turn, and any may die."""

from __future__ import annotations

import asyncio
import uuid

import httpx
import pytest
from talk import Talk

from bot.storage import SqlStore
from tests.faults.crowd import Answers, Crowd, check_nothing_lost_or_doubled
from tests.faults.fleet import METRICS_TOKEN, Fleet
from tests.storage.postgres_server import PostgresServer

pytestmark = pytest.mark.slow
CROWD = 20
OUTAGE_SECONDS = 5


def test_interview_leaves_its_answers_behind(reference: Answers) -> None:
    assert list(reference)[:3] == ["rol", "buurt", "signalen"]
    assert len(reference) >= 8


def test_interviews_hop_while_one_of_each_is_killed(
    fleet: Fleet, fleet_store: SqlStore, reference: Answers
) -> None:
    async def play() -> Crowd:
        crowd = Crowd(fleet.addresses, CROWD)
        talking = asyncio.create_task(crowd.talk())
        await fleet.kill_one_of_each()
        crowd.enough.set()
        await talking
        return crowd

    crowd = asyncio.run(play())
    check_nothing_lost_or_doubled(fleet_store, crowd, reference)


def test_database_that_goes_and_comes_back_loses_nothing(
    fleet: Fleet, fleet_store: SqlStore, reference: Answers, postgres: PostgresServer
) -> None:
    async def play() -> Crowd:
        crowd = Crowd(fleet.addresses, CROWD)
        talking = asyncio.create_task(crowd.talk())
        await asyncio.sleep(3)
        await asyncio.to_thread(postgres.stop, "immediate")
        await asyncio.sleep(OUTAGE_SECONDS)
        await asyncio.to_thread(postgres.start)
        await asyncio.sleep(5)
        crowd.enough.set()
        await talking
        return crowd

    crowd = asyncio.run(play())
    check_nothing_lost_or_doubled(fleet_store, crowd, reference)
    told = {refusal for p in crowd.professionals for refusal in p.refused}
    assert {status for status, _ in told} & {503}
    assert all("stuur" in detail or "opnieuw" in detail for _, detail in told)


def test_same_message_to_both_portals_at_once_is_one_turn(
    fleet: Fleet, fleet_store: SqlStore
) -> None:
    talk = Talk(fleet.addresses[0])
    path = f"/api/v1/gesprekken/{talk.id}/berichten"

    async def everywhere(body: dict[str, str]) -> list[httpx.Response]:
        headers = {"Authorization": talk.client.headers["Authorization"]}
        async with httpx.AsyncClient(timeout=30, trust_env=False, headers=headers) as client:
            urls = [address + path for address in fleet.addresses * 3]
            return await asyncio.gather(*(client.post(url, json=body) for url in urls))

    for _ in range(5):
        turns = fleet_store.conversation(talk.id).turns
        body = {"sleutel": str(uuid.uuid4()), "tekst": "wat is polarisatie?"}
        replies = asyncio.run(everywhere(body))
        assert {reply.status_code for reply in replies} == {200}
        assert len({reply.text for reply in replies}) == 1
        assert fleet_store.conversation(talk.id).turns == turns + 1


def test_two_different_messages_at_once_come_one_after_the_other(
    fleet: Fleet, fleet_store: SqlStore
) -> None:
    """Without the lock across portals one of the two would be refused as overtaken."""
    talk = Talk(fleet.addresses[0])
    path = f"/api/v1/gesprekken/{talk.id}/berichten"
    headers = {"Authorization": talk.client.headers["Authorization"]}

    async def both() -> list[httpx.Response]:
        async with httpx.AsyncClient(timeout=30, trust_env=False, headers=headers) as client:
            posts = [
                client.post(a + path, json={"sleutel": str(uuid.uuid4()), "tekst": "hallo"})
                for a in fleet.addresses
            ]
            return await asyncio.gather(*posts)

    for _ in range(10):
        assert [reply.status_code for reply in asyncio.run(both())] == [200, 200]
    assert fleet_store.conversation(talk.id).turns == 20


def test_number_of_a_request_stands_in_the_lines_of_all_three_processes(fleet: Fleet) -> None:
    talk = Talk(fleet.addresses[1])
    number = uuid.uuid4().hex
    talk.client.headers["X-Request-ID"] = number
    reply = talk.post(tekst="mijn buurman Achmed vraagt: wat is polarisatie?")
    assert reply.headers["X-Request-ID"] == number
    lines = [line for line in fleet.log_lines() if line.get("verzoek") == number]
    assert {line["proces"] for line in lines} == {"portaal", "motor", "acties"}
    everything = "".join(str(line) for line in fleet.log_lines())
    for hidden in ("Achmed", "buurman", talk.id, "Kruidenbuurt"):
        assert hidden not in everything


def test_figures_are_for_who_has_the_token(fleet: Fleet) -> None:
    talk = Talk(fleet.addresses[0])
    talk.say("wat is polarisatie?")
    talk.say("ik wil een buurt analyseren")
    talk.say("ik ben opbouwwerker")
    address = f"{fleet.addresses[0]}/metrics"
    for headers in ({}, {"Authorization": "Bearer fout"}):
        assert httpx.get(address, headers=headers, trust_env=False).status_code == 404
    headers = {"Authorization": f"Bearer {METRICS_TOKEN}"}
    figures = httpx.get(address, headers=headers, trust_env=False).text
    for outcome in ("antwoord", "vraag", "opdracht"):
        (line,) = (
            line
            for line in figures.splitlines()
            if line.startswith(f'buurtbrug_understood_total{{outcome="{outcome}"}}')
        )
        assert float(line.rsplit(" ", 1)[1]) >= 1
    for part in ("wachten", "opslag", "maskeren", "motor", "acties", "geheel"):
        assert f'buurtbrug_turn_seconds_count{{part="{part}"}}' in figures
    assert "buurtbrug_turns_in_flight 0.0" in figures
    assert talk.id not in figures
