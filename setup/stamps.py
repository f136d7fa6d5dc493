"""Stamps: proof that a step was finished, and with which inputs.

A step without a stamp, or with one of other inputs, is done (again). A stamp is written only
after the step has succeeded, so an interrupted step is simply not done yet. This module knows
nothing of what the steps do.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any, Iterable


def fingerprint(files: Iterable[Path], *facts: str) -> str:
    """One hash over the content of the files (absent ones count as absent) and the facts."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"\n{path.name}\n".encode())
        digest.update(path.read_bytes() if path.is_file() else b"(absent)")
    for fact in facts:
        digest.update(f"\n{fact}".encode())
    return digest.hexdigest()


class Stamps:
    """The stamps of one checkout, one small JSON file per step."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, step: str) -> dict[str, Any]:
        """The stamp of a step; empty when there is none, or when it was damaged."""
        try:
            stamp = json.loads(self._path(step).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def is_current(self, step: str, inputs: str) -> bool:
        return bool(self.read(step).get("inputs") == inputs)

    def write(self, step: str, inputs: str, **facts: Any) -> None:
        write_json(self._path(step), {"inputs": inputs, **facts})

    def remove(self, step: str) -> None:
        if self._path(step).exists():
            self._path(step).unlink()

    def _path(self, step: str) -> Path:
        return self._folder / f"{step}.json"


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write whole or not at all: a half-written file would be read as truth."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".part")
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True)
    unfinished.write_text(text + "\n", encoding="utf-8")
    os.replace(str(unfinished), str(path))
