"""A log file that cannot fill the disk: past its limit it moves aside; one older file is kept.

Knows lines of bytes, not what they say.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import IO

LIMIT = 5 * 1000**2


class BoundedLog:
    """Takes over what a process prints, until the process closes its end."""

    def __init__(self, path: Path, limit: int = LIMIT) -> None:
        self.path = path
        self._limit = limit
        path.parent.mkdir(parents=True, exist_ok=True)

    def follow(self, pipe: IO[bytes]) -> None:
        threading.Thread(target=self._pump, args=(pipe,), daemon=True).start()

    def write(self, line: bytes) -> None:
        if self.path.exists() and self.path.stat().st_size + len(line) > self._limit:
            self.path.replace(self.path.with_name(self.path.name + ".1"))
        with self.path.open("ab") as file:
            file.write(line)

    def last_lines(self, count: int) -> list[str]:
        if not self.path.exists():
            return []
        text = self.path.read_bytes()[-4000:].decode("utf-8", errors="replace")
        return text.splitlines()[-count:]

    def _pump(self, pipe: IO[bytes]) -> None:
        with pipe:
            for line in iter(lambda: pipe.readline(8192), b""):
                self.write(line)
