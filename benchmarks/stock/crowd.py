"""Many professionals at once: each says something every ten seconds, whether or not the others are answered."""

import asyncio
import itertools
import random
import time
import uuid
from collections.abc import Awaitable, Callable, Sequence

import httpx

_EVERY_SECONDS = 10.0
_OPENING_AT_ONCE = 4
Say = Callable[[str], Awaitable[None]]


async def crowd(
    address: str, texts: Sequence[str], professionals: int, seconds: float, *, stock: bool
) -> list[float]:
    """The seconds that each turn took, counted from the moment on which it was due; a failure counts as inf."""
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with httpx.AsyncClient(
        base_url=address, timeout=60, limits=limits, trust_env=False
    ) as client:
        opener = asyncio.Semaphore(_OPENING_AT_ONCE)
        people = await asyncio.gather(
            *(_person(client, opener, stock=stock) for _ in range(professionals))
        )
        taken: list[float] = []
        began = time.perf_counter() + 1.0
        chance = random.Random(7)  # noqa: S311 - the same draw each time
        offsets = [chance.uniform(0, _EVERY_SECONDS) for _ in people]
        await asyncio.gather(
            *(
                _talks(say, texts, began + offset, began + seconds, taken)
                for say, offset in zip(people, offsets, strict=True)
            )
        )
    return taken


async def _person(client: httpx.AsyncClient, opener: asyncio.Semaphore, *, stock: bool) -> Say:
    if stock:
        sender = str(uuid.uuid4())

        async def say_stock(text: str) -> None:
            body = {"sender": sender, "message": text}
            (await client.post("/webhooks/rest/webhook", json=body)).raise_for_status()

        return say_stock
    async with opener:
        opened = (await client.post("/api/v1/gesprekken", json={"kanaal": "web"})).json()
    path = f"/api/v1/gesprekken/{opened['id']}/berichten"
    headers = {"Authorization": f"Bearer {opened['token']}"}

    async def say(text: str) -> None:
        body = {"sleutel": str(uuid.uuid4()), "tekst": text}
        (await client.post(path, json=body, headers=headers)).raise_for_status()

    return say


async def _talks(
    say: Say, texts: Sequence[str], due: float, end: float, taken: list[float]
) -> None:
    for text in itertools.cycle(texts):
        if due >= end:
            return
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        try:
            await say(text)
            taken.append(time.perf_counter() - due)
        except httpx.HTTPError:
            taken.append(float("inf"))
        due += _EVERY_SECONDS
