"""Finds uv, the program that makes our environments, or makes it with Python's own venv.

A program on PATH may be a pyenv shim that fails, so a uv counts only when it answers.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Iterator, Mapping

from setup.layout import Layout, python_of
from setup.problem import Problem
from setup.progress import Progress
from setup.workbench import Workbench


def find_or_make_uv(bench: Workbench, python: str = sys.executable) -> str:
    for candidate in candidates(bench.layout, bench.commands.environment):
        if bench.commands.ask([candidate, "--version"]) is not None:
            return candidate
    return _make_uv(bench, python)


def candidates(layout: Layout, settings: Mapping[str, str]) -> Iterator[str]:
    """Places where uv is usually found, the best first."""
    home = Path(settings.get("HOME") or os.path.expanduser("~"))
    on_path = shutil.which("uv", path=settings.get("PATH", os.defpath))
    if on_path:
        yield on_path
    yield str(layout.own_uv / "bin" / "uv")
    yield str(home / ".local" / "bin" / "uv")
    yield str(home / ".cargo" / "bin" / "uv")
    for found in sorted(pyenv_root(settings).glob("versions/*/bin/uv"), reverse=True):
        yield str(found)


def pyenv_root(settings: Mapping[str, str]) -> Path:
    home = settings.get("HOME") or os.path.expanduser("~")
    return Path(settings.get("PYENV_ROOT") or os.path.join(home, ".pyenv"))


def _make_uv(bench: Workbench, python: str) -> str:
    """A uv of our own in `.uv`, from the hashed lock."""
    _require_venv(bench, python)
    folder = bench.layout.own_uv
    lock = bench.layout.requirements / "uv.txt"
    with bench.progress.step("uv (maakt de Python-omgevingen) ophalen"):
        shutil.rmtree(str(folder), ignore_errors=True)
        bench.commands.run([python, "-m", "venv", str(folder)], "uv ophalen")
        pip = [str(python_of(folder)), "-m", "pip", "--disable-pip-version-check", "install"]
        bench.commands.run([*pip, "--require-hashes", "-r", str(lock)], "uv ophalen")
    return str(folder / "bin" / "uv")


def _require_venv(bench: Workbench, python: str) -> None:
    if bench.commands.ask([python, "-c", "import ensurepip, venv"]) is not None:
        return
    raise Problem(
        "uv is er niet, en Python kan het hier niet ophalen: de module venv ontbreekt.",
        "Installeer op Debian of Ubuntu: sudo apt-get install python3-venv\n"
        "Zonder beheerrechten: vraag uw beheerder om python3-venv, of zet het programma uv\n"
        "zelf in ~/.local/bin. Start daarna opnieuw.",
    )


def main() -> None:
    """Print the path of a uv that works; progress goes elsewhere, for `uv=$(…)` in a script."""
    bench = Workbench.for_checkout(Layout.of_this_checkout())
    try:
        print(find_or_make_uv(replace(bench, progress=Progress(sys.stderr))))
    except Problem as problem:
        sys.exit(f"\n{problem}")


if __name__ == "__main__":
    main()
