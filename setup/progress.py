"""What the person at the keyboard sees while set-up works: Dutch lines with elapsed time.

A long step says that it starts, every so often that it is still busy, and how long it took.
This module knows nothing of the steps themselves.
"""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from typing import Iterator, TextIO


class Progress:
    """Prints to one stream; safe to use while a step runs elsewhere."""

    def __init__(self, out: TextIO | None = None, every: float = 15.0) -> None:
        self._out = out or sys.stdout
        self._every = every

    def say(self, text: str) -> None:
        print(text, file=self._out, flush=True)

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        self.say(f"▸ {title} …")
        began = time.monotonic()
        done = threading.Event()
        heartbeat = threading.Thread(target=self._beat, args=(began, done), daemon=True)
        heartbeat.start()
        try:
            yield
        finally:
            done.set()
            heartbeat.join()
        self.say(f"  klaar in {duration(time.monotonic() - began)}")

    def _beat(self, began: float, done: threading.Event) -> None:
        while not done.wait(self._every):
            self.say(f"  … nog bezig, {duration(time.monotonic() - began)}")


def duration(seconds: float) -> str:
    """`4 s`, `1 min 20 s`: how people say it."""
    whole = max(1, round(seconds))
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
