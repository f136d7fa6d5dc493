"""The supervisor: starts the processes together, keeps them alive, and stops them together.

It knows processes only as data (`processes.py`); what they do for Buurtbrug does not matter here.
One that dies is started again, later each time; one that keeps dying stops everything.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Callable, Mapping, Sequence

from setup import sessions
from setup.bounded_log import BoundedLog
from setup.guard import Guard
from setup.problem import Problem
from setup.processes import ProcessSpec
from setup.progress import duration
from setup.stamps import write_json
from setup.supervised import Supervised

STATE = "toezicht.json"


@dataclass(frozen=True)
class Timing:
    """Seconds, and how many deaths within a window are too many."""

    tick: float = 0.2
    first_back_off: float = 0.5
    longest_back_off: float = 15.0
    too_many: int = 5
    window: float = 60.0
    start_up: float = 300.0
    report_every: float = 15.0
    patience: float = 10.0


AS_USUAL = Timing()


class Supervisor:
    """Runs in the foreground until it is told to stop, or until a process cannot be kept alive."""

    def __init__(
        self,
        specs: Sequence[ProcessSpec],
        root: Path,
        say: Callable[[str], None],
        timing: Timing = AS_USUAL,
    ) -> None:
        self._children = [
            Supervised(spec, root, BoundedLog(root / "logs" / f"{spec.name}.log")) for spec in specs
        ]
        self._state = root / ".setup" / STATE
        self._say = say
        self._timing = timing
        self._stop = threading.Event()
        self._due: dict[str, float] = {}
        self._began = time.monotonic()
        self._last_report = self._began
        self._announced = False

    def run(self, settings: Mapping[str, str], on_ready: Callable[[], None]) -> None:
        """Start all, call `on_ready` once all are, and watch until SIGINT or SIGTERM."""
        self._listen_to_signals()
        guard = Guard()
        try:
            for child in self._children:
                self._start(child, settings, guard)
            while not self._stop.wait(self._timing.tick):
                for child in self._children:
                    self._look_after(child, settings, guard)
                self._tell_progress(on_ready)
        finally:
            self._stop_all()
            guard.close()

    def _look_after(self, child: Supervised, settings: Mapping[str, str], guard: Guard) -> None:
        now = time.monotonic()
        if child.has_died():
            guard.forget(child.session)
            self._handle_death(child, now)
        elif child.session and not child.is_ready and child.check_ready() and child.deaths:
            self._say(f"{_first_upper(child.spec.title)} werkt weer.")
        if not child.session and now >= self._due.get(child.spec.name, now):
            self._start(child, settings, guard)

    def _handle_death(self, child: Supervised, now: float) -> None:
        how = child.how_it_died()
        child.bury(now)
        recent = child.deaths_since(now - self._timing.window)
        if recent >= self._timing.too_many:
            raise _keeps_dying(child, recent)
        wait = min(self._timing.first_back_off * 2 ** (recent - 1), self._timing.longest_back_off)
        self._due[child.spec.name] = now + wait
        self._say(
            f"{_first_upper(child.spec.title)} is {how} en wordt opnieuw gestart "
            f"({child.log.path})."
        )

    def _start(self, child: Supervised, settings: Mapping[str, str], guard: Guard) -> None:
        child.start(settings)
        guard.watch(child.session)
        write_json(self._state, {"supervisor": os.getpid(), "sessions": self._sessions()})

    def _tell_progress(self, on_ready: Callable[[], None]) -> None:
        waiting = [child for child in self._children if not child.is_ready]
        if self._announced:
            return
        now = time.monotonic()
        if not waiting:
            self._announced = True
            self._say(f"  klaar in {duration(now - self._began)}")
            on_ready()
        elif now - self._began > self._timing.start_up:
            raise _does_not_start(waiting)
        elif now - self._last_report > self._timing.report_every:
            self._last_report = now
            names = " en ".join(child.spec.title for child in waiting)
            self._say(f"  … {duration(now - self._began)}: nog aan het starten: {names}")

    def _stop_all(self) -> None:
        running = [child for child in self._children if child.session]
        if running:
            self._say("Buurtbrug stopt …")
        sessions.end([child.session for child in running], self._timing.patience)
        for child in running:
            child.reap()
        if self._state.exists():
            self._state.unlink()
        self._say("Buurtbrug is gestopt.")

    def _sessions(self) -> dict[str, int]:
        return {child.spec.name: child.session for child in self._children if child.session}

    def _listen_to_signals(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._stop.set()


def _keeps_dying(child: Supervised, times: int) -> Problem:
    lines = "\n".join("  | " + line for line in child.log.last_lines(8))
    return Problem(
        f"{_first_upper(child.spec.title)} stopt steeds weer ({times} keer binnen een minuut). "
        f"Alles is gestopt.\n\n{lines}",
        f"Lees de laatste regels hierboven; alles staat in {child.log.path}.\n"
        "Start daarna opnieuw met: make run",
    )


def _does_not_start(waiting: Sequence[Supervised]) -> Problem:
    names = " en ".join(child.spec.title for child in waiting)
    logs = " en ".join(str(child.log.path) for child in waiting)
    return Problem(
        f"Het starten duurt te lang: {names} antwoordt niet. Alles is gestopt.",
        f"Kijk wat er misging in {logs}.\nStart daarna opnieuw met: make run",
    )


def _first_upper(text: str) -> str:
    return text[0].upper() + text[1:]
