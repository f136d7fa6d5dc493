"""Keeps two set-ups out of the same checkout; the second is told to wait."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from setup.problem import Problem


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Problem(
                "In deze map is al een set-up bezig.",
                "Wacht tot die klaar is, of stop hem met Ctrl-C. Start dan opnieuw.",
            ) from None
        yield
