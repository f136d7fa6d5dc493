"""Is there room for what set-up will write? Knows sizes, not what they are for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Callable

from setup.problem import Problem

GIGABYTE = 1000**3

FreeBytes = Callable[[Path], int]


def free_bytes(folder: Path) -> int:
    facts = os.statvfs(str(folder))
    return facts.f_bavail * facts.f_frsize


def require_space(folder: Path, needed: float, free: FreeBytes = free_bytes) -> None:
    """Stop before anything is written when the disk has less room than `needed` gigabytes."""
    available = free(folder) / GIGABYTE
    if available >= needed:
        return
    raise Problem(
        f"Er is te weinig ruimte op de schijf: {dutch(available)} GB vrij, "
        f"{dutch(needed)} GB nodig.\nHet gaat om de schijf van {folder}.",
        "Maak ruimte vrij en start opnieuw, of zet Buurtbrug op een grotere schijf.",
    )


def dutch(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
