"""Many professionals in an interview at once, who send a message again until it is answered, as the pages do.

Each keeps what was acknowledged, so that afterwards the tables can be held against it. `reference` is what the same
interview leaves behind when nothing goes wrong.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.storage import SqlStore

# One good answer to each of the first questions; whoever comes to another begins a new conversation.
SCRIPT = {
    "": "ik wil een buurt analyseren",
    "begin": "ik wil een buurt analyseren",
    "rol": "ik ben opbouwwerker",
    "buurt": "de Kruidenbuurt, oude bewoners en nieuwe gezinnen leven langs elkaar heen",
    "signalen": "bewoners: indruk, cijfers: feit",
    "vorm": "voelen en gedrag",
    "locatie": "in de portieken",
    "fase": "onderhuidse spanningen",
    "kenmerken": "leeftijd en hoe lang mensen er wonen",
    "actoren": "de actiegroep jaagt aan, de moskee bemiddelt",
    "oorzaken": "A en B",
}
_PASSING = frozenset({409, 429, 500, 502, 503, 504})
_LONGEST_WAIT = 240.0
# The pages wait as long as they are told; who is less patient finds more.
_LONGEST_PAUSE = 2.0

Answers = dict[str, tuple[Any, ...]]


@dataclass
class Professional:
    """One conversation: what was sent, and which replies were acknowledged."""

    id: str
    token: str
    asked: str = ""
    acknowledged: dict[str, list[str]] = field(default_factory=dict)
    refused: list[tuple[int, str]] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return self.asked not in SCRIPT


@dataclass
class Crowd:
    """Talks with any of the portals at these addresses, in `size` conversations at once; `pause` is to think."""

    addresses: Sequence[str]
    size: int
    pause: float = 1.5
    professionals: list[Professional] = field(default_factory=list)
    enough: asyncio.Event = field(default_factory=asyncio.Event)

    async def talk(self) -> None:
        """Until `enough`: each finishes one conversation and begins another."""
        limits = httpx.Limits(max_connections=None)
        async with (
            httpx.AsyncClient(timeout=30, trust_env=False, limits=limits) as client,
            asyncio.TaskGroup() as group,
        ):
            for _ in range(self.size):
                group.create_task(self._one(client))

    async def _one(self, client: httpx.AsyncClient) -> None:
        while not self.enough.is_set():
            professional = await self._opened(client)
            while not (professional.is_done or self.enough.is_set()):
                await self._turn(client, professional)
                await asyncio.sleep(random.random() * 2 * self.pause)

    async def _opened(self, client: httpx.AsyncClient) -> Professional:
        opened = await self._insist(client, "/api/v1/gesprekken", {}, None)
        professional = Professional(opened["id"], opened["token"])
        self.professionals.append(professional)
        return professional

    async def _turn(self, client: httpx.AsyncClient, professional: Professional) -> None:
        key = str(uuid.uuid4())
        body = {"sleutel": key, "tekst": SCRIPT[professional.asked]}
        path = f"/api/v1/gesprekken/{professional.id}/berichten"
        told = await self._insist(client, path, body, professional)
        professional.acknowledged[key] = [message["id"] for message in told["berichten"]]
        questions = [m["vraag"]["id"] for m in told["berichten"] if m["vraag"]]
        professional.asked = questions[-1] if questions else ""

    async def _insist(
        self,
        client: httpx.AsyncClient,
        path: str,
        body: dict[str, Any],
        professional: Professional | None,
    ) -> dict[str, Any]:
        """Send it to one portal after the other until one of them takes it."""
        token = professional.token if professional else ""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        async with asyncio.timeout(_LONGEST_WAIT):
            for address in itertools.cycle(random.sample(self.addresses, len(self.addresses))):
                try:
                    response = await client.post(address + path, json=body, headers=headers)
                except httpx.HTTPError:
                    await asyncio.sleep(0.2)
                    continue
                if response.is_success:
                    found: dict[str, Any] = response.json()
                    return found
                assert response.status_code in _PASSING, response.text
                if professional:
                    problem = response.json()
                    professional.refused.append((response.status_code, problem["detail"]))
                wait = float(response.headers.get("Retry-After", 0.2))
                await asyncio.sleep(min(wait, _LONGEST_PAUSE))
        raise AssertionError("unreachable")


def answers_of(store: SqlStore, conversation_id: str) -> Answers:
    """What was answered, by question, in the order of the interview."""
    analysis = store.conversation(conversation_id).analysis
    if analysis is None:
        return {}
    found = store.analysis(analysis).state.answers
    return {a.question: (a.choices, a.cells, a.text, a.outcome) for a in found}


async def undisturbed(addresses: list[str], store: SqlStore) -> Answers:
    """The answers of one interview in which nothing goes wrong."""
    crowd = Crowd(addresses, size=1, pause=0.0)
    talking = asyncio.create_task(crowd.talk())
    while not (crowd.professionals and crowd.professionals[0].is_done):
        await asyncio.sleep(0.1)
        if talking.done():
            await talking
    crowd.enough.set()
    await talking
    return answers_of(store, crowd.professionals[0].id)


def check_nothing_lost_or_doubled(
    store: SqlStore, crowd: Crowd, reference: Answers
) -> tuple[int, int]:
    """Hold the tables against what was acknowledged; gives how many conversations and turns there were."""
    for professional in crowd.professionals:
        _check_one(store, professional, reference)
    turns = sum(len(p.acknowledged) for p in crowd.professionals)
    assert turns, "nobody said anything"
    return len(crowd.professionals), turns


def _check_one(store: SqlStore, professional: Professional, reference: Answers) -> None:
    kept = store.conversation(professional.id)
    assert kept.turns == len(professional.acknowledged), professional.id
    for key, ids in professional.acknowledged.items():
        reply = store.reply(professional.id, key)
        assert reply is not None, f"acknowledged and lost: {professional.id} {key}"
        assert [message.id for message in reply] == ids
    said = [m for m in store.messages(professional.id) if m.van == "gebruiker"]
    assert len(said) == len(professional.acknowledged), "a message stands there twice"
    answers = answers_of(store, professional.id)
    expected = dict(itertools.islice(reference.items(), len(answers)))
    assert answers == expected
    if kept.analysis is not None:
        versions = store.answer_versions(kept.analysis)
        assert [v.version for v in versions] == [1] * len(answers), "an answer was kept twice"
