"""The figures of a running portal, for Prometheus: turns, how long their parts take, errors, what is under way.

Nothing in them says who asked or what was said: labels come from short lists of our own.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)

from bot.talk.engine_client import EngineReply
from bot.use_cases.understood import Understood

# When a figure was first seen says nothing that anybody asks for.
disable_created_metrics()  # type: ignore[no-untyped-call]

# What a turn spends its time on: waiting for the turn before it, our tables, masking, the engine with its calls.
Part = Literal["wachten", "opslag", "maskeren", "motor", "acties", "geheel"]
_OUTCOMES = frozenset(map(str, Understood))
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 20)


class Metrics:
    """Each portal has its own; Prometheus adds up."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "buurtbrug_requests",
            "Verzoeken, naar adres (zonder ids), methode en status",
            ("route", "method", "status"),
            registry=self.registry,
        )
        self._turns = Counter(
            "buurtbrug_turns",
            "Beurten waarop een antwoord kwam: nieuw of opnieuw gegeven",
            ("kind",),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "buurtbrug_turn_seconds",
            "Hoe lang delen van een beurt duren",
            ("part",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._understood = Counter(
            "buurtbrug_understood",
            "Waartoe een nieuw bericht leidde",
            ("outcome",),
            registry=self.registry,
        )
        self._under_way = Gauge(
            "buurtbrug_turns_in_flight", "Beurten die nu lopen of wachten", registry=self.registry
        )
        self._turned_away = Counter(
            "buurtbrug_turns_turned_away",
            "Beurten die niet werden toegelaten omdat het te druk was",
            registry=self.registry,
        )
        self._retries = Counter(
            "buurtbrug_engine_retries",
            "Beurten die aan nog een motor zijn gegeven",
            registry=self.registry,
        )
        for outcome in Understood:
            self._understood.labels(outcome)

    def request(self, route: str, method: str, status: int) -> None:
        """A request was answered."""
        self._requests.labels(route, method, str(status)).inc()

    def retried(self) -> None:
        """A turn is given to another engine."""
        self._retries.inc()

    def turned_away(self) -> None:
        """A turn was not let in: too many wait."""
        self._turned_away.inc()

    def repeated(self) -> None:
        """A message that was dealt with before got its stored reply."""
        self._turns.labels("herhaald").inc()

    def replied(self, reply: EngineReply) -> None:
        """A new message was answered."""
        self._turns.labels("nieuw").inc()
        if reply.action_seconds is not None:
            self._seconds.labels("acties").observe(reply.action_seconds)
        if reply.understood in _OUTCOMES:
            self._understood.labels(reply.understood).inc()

    @contextmanager
    def timed(self, part: Part) -> Iterator[None]:
        """How long it takes, also when it fails."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self._seconds.labels(part).observe(time.perf_counter() - began)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """A turn is under way."""
        with self._under_way.track_inprogress(), self.timed("geheel"):
            yield

    def text(self) -> bytes:
        """All figures in the form that Prometheus reads."""
        return generate_latest(self.registry)
