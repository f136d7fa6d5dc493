"""Finds a Python of the wanted version, or lets uv fetch one.

Never trusts a name on PATH: `python3.10` may be a pyenv shim that fails. A Python counts only
when it runs and says the version itself.
"""

from __future__ import annotations

from typing import Iterator, Sequence

from setup.problem import Problem
from setup.uv import pyenv_root
from setup.workbench import Workbench

ASK_VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"


def find_or_fetch_python(bench: Workbench, uv: str, versions: Sequence[str]) -> str:
    """The path of a Python of one of the versions, the first preferred."""
    found = _first_installed(bench, uv, versions)
    if found:
        return found
    with bench.progress.step(f"Python {versions[0]} ophalen"):
        bench.commands.ask([uv, "python", "install", versions[0]])
    found = _first_installed(bench, uv, versions)
    if found:
        return found
    raise _no_python(versions)


def _first_installed(bench: Workbench, uv: str, versions: Sequence[str]) -> str | None:
    for version in versions:
        for candidate in _candidates(bench, uv, version):
            if bench.commands.ask([candidate, "-c", ASK_VERSION]) == version:
                return candidate
    return None


def _candidates(bench: Workbench, uv: str, version: str) -> Iterator[str]:
    # --system: otherwise uv offers the environment in this folder that we may be about to remake.
    search = [uv, "python", "find", "--system", "--no-python-downloads", version]
    answer = bench.commands.ask(search)
    if answer:
        yield answer
    versions = pyenv_root(bench.commands.environment) / "versions"
    for found in sorted(versions.glob(f"{version}.*/bin/python{version}"), reverse=True):
        yield str(found)


def _no_python(versions: Sequence[str]) -> Problem:
    wanted = " of ".join([", ".join(versions[:-1]), versions[-1]] if versions[1:] else versions)
    return Problem(
        f"Python {wanted} is hier niet, en uv kan het niet ophalen.",
        "Controleer de verbinding en start opnieuw: uv haalt Python dan zelf op.\n"
        f"Zonder open internet: installeer Python {versions[0]} met pyenv\n"
        f"(pyenv install {versions[0]}) of uit een pakketbron van uw organisatie.",
    )
