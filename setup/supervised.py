"""One supervised process: starting it, seeing that it lives or is ready, and counting its deaths.

Decides nothing: when to restart and when to give up is the supervisor's matter (`toezicht.py`).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Mapping

from setup import sessions
from setup.bounded_log import BoundedLog
from setup.processes import ProcessSpec

OK = 200
CHILD = Path(__file__).resolve().parent / "child.py"


class Supervised:
    """A process that may be started again and again."""

    def __init__(self, spec: ProcessSpec, root: Path, log: BoundedLog) -> None:
        self.spec = spec
        self.log = log
        self.is_ready = False
        self.deaths: list[float] = []
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def session(self) -> int:
        """The number of its session; 0 while it does not run."""
        return self._process.pid if self._process else 0

    def start(self, settings: Mapping[str, str]) -> None:
        self.is_ready = False
        environment = {**os.environ, **settings, **self.spec.settings}
        for name in self.spec.hidden:
            environment.pop(name, None)
        self._process = subprocess.Popen(
            [sys.executable, str(CHILD), str(os.getpid()), *self.spec.command],
            cwd=str(self._root),
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        if self._process.stdout:
            self.log.follow(self._process.stdout)

    def has_died(self) -> bool:
        return self._process is not None and self._process.poll() is not None

    def how_it_died(self) -> str:
        code = self._process.returncode if self._process else 0
        if code < 0:
            return f"gestopt door {signal.Signals(-code).name}"
        return f"gestopt met code {code}"

    def bury(self, now: float) -> None:
        """Count the death, and end what the process may have left running."""
        self.deaths.append(now)
        sessions.signal_all(self.session, signal.SIGKILL)
        self._process = None
        self.is_ready = False

    def deaths_since(self, moment: float) -> int:
        return sum(1 for death in self.deaths if death >= moment)

    def check_ready(self) -> bool:
        """Ask once; whoever is ready stays so until it dies."""
        self.is_ready = self.is_ready or answers(self.spec.health_url)
        return self.is_ready

    def reap(self) -> None:
        """Collect its end, so that no zombie stays behind."""
        if self._process:
            self._process.wait()
            self._process = None


def answers(url: str, patience: float = 1.0) -> bool:
    """Does the address answer 200? Never through a proxy: it is on this machine."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=patience) as answer:
            return bool(answer.status == OK)
    except (urllib.error.URLError, OSError, ValueError):
        return False
