"""Is an environment whole? Every installed package lists its own files; this counts what is gone.

Reads the packages' RECORD files only; it does not know how an environment is mended.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Iterable, Iterator

from setup.layout import python_of


def missing_parts(environment: Path, packages: Iterable[str] = ()) -> int:
    """How many files of its packages are gone or cut short, and how many of `packages` are away."""
    if not os.path.exists(str(python_of(environment))):
        return 1
    away = set(packages) - set(installed_packages(environment))
    return len(away) + _missing_files(environment)


def installed_packages(environment: Path) -> list[str]:
    """Name and version of each, as their folders are called."""
    return sorted(path.name for path in environment.glob("lib/python3*/site-packages/*.dist-info"))


def _missing_files(environment: Path) -> int:
    recorded: dict[str, set[str]] = {}
    for path, size in _installed_files(environment):
        # Careless packages share a README at the top: the size of any of them will do.
        recorded.setdefault(path, set()).add(size)
    return sum(1 for path, sizes in recorded.items() if not _is_whole(path, sizes))


def _installed_files(environment: Path) -> Iterator[tuple[str, str]]:
    for packages in environment.glob("lib/python3*/site-packages"):
        for package in packages.glob("*.dist-info"):
            yield from _recorded(packages, package / "RECORD")


def _recorded(packages: Path, record: Path) -> Iterator[tuple[str, str]]:
    if not record.exists():
        yield str(record), ""
        return
    with record.open(encoding="utf-8", newline="") as rows:
        for row in csv.reader(rows):
            if row:
                yield os.path.join(str(packages), row[0]), row[-1]


def _is_whole(path: str, sizes: set[str]) -> bool:
    try:
        found = os.stat(path).st_size
    except OSError:
        return False
    return "" in sizes or str(found) in sizes
