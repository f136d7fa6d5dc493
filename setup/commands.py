"""Runs other programs for the set-up steps and keeps what they print in `logs/setup.log`.

What a failed program printed is translated here into a `Problem` where a person can mend it
(no network, no disk); this module does not know why a program was run.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Mapping, Sequence

from setup.problem import Problem

NO_DISK = ("no space left on device", "os error 28", "disk quota exceeded")
NO_NETWORK = (
    "dns error",
    "error sending request",
    "connection refused",
    "connection reset",
    "connection timed out",
    "network is unreachable",
    "temporary failure in name resolution",
    "failed to establish a new connection",
    "could not connect",
    "tcp connect error",
    "operation timed out",
    "failed to fetch",
    "failed to download",
    "no route to host",
)


@dataclass(frozen=True)
class Commands:
    """Runs programs in the repository's folder with the environment that is given."""

    root: Path
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, command: Sequence[str], purpose: str, **extra: str) -> str:
        """Run it and return its output; a `Problem` when it fails, naming the purpose."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        result = self._start(command, purpose, extra)
        with self.log.open("a", encoding="utf-8") as log:
            log.write("$ {}\n{}\n".format(" ".join(command), result.stdout))
        if result.returncode != 0:
            raise explain(purpose, result.stdout, self.log)
        return result.stdout

    def ask(self, command: Sequence[str]) -> str | None:
        """What the program prints on standard output; None when it fails or is not there."""
        try:
            result = subprocess.run(
                list(command),
                cwd=str(self.root),
                env=dict(self.environment),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                universal_newlines=True,
                timeout=60,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return result.stdout.strip() if result.returncode == 0 else None

    def _start(
        self, command: Sequence[str], purpose: str, extra: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(
                list(command),
                cwd=str(self.root),
                env={**self.environment, **extra},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                universal_newlines=True,
                check=False,
            )
        except FileNotFoundError:
            raise Problem(
                f"{purpose} lukt niet: het programma {command[0]} is er niet.",
                "Draai de set-up opnieuw; blijft dit zo, doe dan eerst `make clean`.",
            ) from None


def explain(purpose: str, output: str, log: Path) -> Problem:
    """The Problem that fits what a failed program printed."""
    lowered = output.lower()
    if any(sign in lowered for sign in NO_DISK):
        return Problem(
            f"{purpose} is gestopt: de schijf is vol.",
            "Maak ruimte vrij (in totaal is ongeveer 4 GB nodig) en start opnieuw.\n"
            "De set-up gaat verder waar hij stopte.",
        )
    if any(sign in lowered for sign in NO_NETWORK):
        return Problem(
            f"{purpose} is gestopt: het netwerk of de pakketbron is niet bereikbaar.",
            "Controleer de verbinding en zo nodig de proxy (HTTPS_PROXY), en start opnieuw.\n"
            "De set-up gaat verder waar hij stopte. Wat er misging staat in "
            f"{log}.",
        )
    return Problem(
        f"{purpose} is mislukt.\n\n{_tail(output)}",
        f"Lees de laatste regels hierboven; alles staat in {log}.\n"
        "Start daarna opnieuw: de set-up gaat verder waar hij stopte.",
    )


def _tail(output: str, lines: int = 12) -> str:
    return "\n".join("  | " + line for line in output.strip().splitlines()[-lines:])
