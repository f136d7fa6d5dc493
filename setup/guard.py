"""Leaves no orphans when the supervisor is killed outright: a tiny process that outlives it.

The supervisor tells it through a pipe which sessions it has started (`+123`) and which have
ended (`-123`). When the pipe closes, whatever the reason, the guard ends what is left. It runs
in a session of its own, so that a Ctrl-C or a killed terminal does not take it along.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import IO, Iterable

from setup import sessions

PATIENCE = 5.0


class Guard:
    """The supervisor's end of the pipe."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "setup.guard"],
            cwd=str(Path(__file__).resolve().parent.parent),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            universal_newlines=True,
            start_new_session=True,
        )

    def watch(self, session: int) -> None:
        self._tell(f"+{session}")

    def forget(self, session: int) -> None:
        self._tell(f"-{session}")

    def close(self) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()

    def _tell(self, line: str) -> None:
        pipe: IO[str] | None = self._process.stdin
        try:
            if pipe:
                pipe.write(line + "\n")
                pipe.flush()
        except BrokenPipeError:
            return  # Somebody killed the guard; the kernel still tells the children (child.py).


def guard_until_end(lines: Iterable[str]) -> None:
    watched: set[int] = set()
    for line in lines:
        change, session = line[0], int(line[1:])
        if change == "+":
            watched.add(session)
        else:
            watched.discard(session)
    sessions.end(sorted(watched), PATIENCE)


if __name__ == "__main__":
    guard_until_end(sys.stdin)
