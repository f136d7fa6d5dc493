"""The two Python environments: made from hashed locks, checked, and mended when damaged.

An environment counts as done when its stamp fits its lock and all its files are there. What is
installed is decided in `requirements/`; this module only carries it out.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

from setup.disk import require_space
from setup.integrity import installed_packages, missing_parts
from setup.interpreters import ASK_VERSION, find_or_fetch_python
from setup.layout import Layout, python_of
from setup.problem import Problem
from setup.stamps import fingerprint
from setup.uv import find_or_make_uv
from setup.workbench import Workbench

PROJECT_LINK = "project"


@dataclass(frozen=True)
class Environment:
    """One environment: its folder, the lock that it follows and the Pythons that fit."""

    name: str
    title: str
    folder: Path
    lock: Path
    versions: Sequence[str]
    gigabytes: float

    @property
    def inputs(self) -> str:
        return fingerprint([self.lock], *self.versions)


def engine_environment(layout: Layout) -> Environment:
    return Environment(
        name="engine",
        title="Omgeving voor de motor (Rasa) installeren, ongeveer 2,5 GB",
        folder=layout.engine_env,
        lock=layout.requirements / "engine.txt",
        versions=("3.10",),
        gigabytes=3.3,
    )


def app_environment(layout: Layout, dev: bool) -> Environment:
    return Environment(
        name="app",
        title="Omgeving voor Buurtbrug zelf installeren",
        folder=layout.app_env,
        lock=layout.requirements / ("dev.txt" if dev else "app.txt"),
        versions=("3.13", "3.12", "3.11"),
        gigabytes=0.7,
    )


def prepare_environments(bench: Workbench, dev: bool) -> None:
    """Both environments ready for use; the development tools stay once they are there."""
    dev = dev or bench.stamps.read("app").get("lock") == "dev.txt"
    wanted = [engine_environment(bench.layout), app_environment(bench.layout, dev)]
    to_do = [environment for environment in wanted if not is_ready(bench, environment)]
    if to_do:
        needed = sum(environment.gigabytes for environment in to_do)
        require_space(bench.layout.root, needed, bench.free_bytes)
        uv = find_or_make_uv(bench)
        for environment in to_do:
            _install(bench, uv, environment)
    _link_project(bench)


def is_ready(bench: Workbench, environment: Environment) -> bool:
    """Done before with this lock, and nothing has gone since."""
    if not bench.stamps.is_current(environment.name, environment.inputs):
        return False
    packages = bench.stamps.read(environment.name).get("packages", ())
    gone = missing_parts(environment.folder, packages)
    if gone:
        bench.progress.say(
            f"De omgeving {environment.folder.name} is beschadigd "
            f"(er ontbreken onderdelen: {gone}). Zij wordt opnieuw gemaakt."
        )
        _forget(bench, environment)
    return not gone


def _install(bench: Workbench, uv: str, environment: Environment) -> None:
    python = find_or_fetch_python(bench, uv, environment.versions)
    with bench.progress.step(environment.title):
        _sync(bench, uv, environment, python)
        if missing_parts(environment.folder):
            # What an interrupted run left behind can lie about itself: once more, from nothing.
            _forget(bench, environment)
            _sync(bench, uv, environment, python)
    if missing_parts(environment.folder):
        raise Problem(
            f"De omgeving {environment.folder.name} komt niet heel uit de installatie.",
            "Kijk de schijf na, leeg de cache van uv (uv cache clean) en start opnieuw.\n"
            f"Wat er gebeurde staat in {bench.commands.log}.",
        )
    bench.stamps.write(
        environment.name,
        environment.inputs,
        lock=environment.lock.name,
        packages=installed_packages(environment.folder),
    )


def _sync(bench: Workbench, uv: str, environment: Environment, python: str) -> None:
    own = str(python_of(environment.folder))
    purpose = f"Het installeren van de omgeving {environment.folder.name}"
    if bench.commands.ask([own, "-c", ASK_VERSION]) not in environment.versions:
        shutil.rmtree(str(environment.folder), ignore_errors=True)
        bench.commands.run([uv, "venv", "--python", python, str(environment.folder)], purpose)
    bench.commands.run(
        [
            uv,
            "pip",
            "sync",
            "--require-hashes",
            "--compile-bytecode",
            "--python",
            own,
            str(environment.lock),
        ],
        purpose,
    )


def _forget(bench: Workbench, environment: Environment) -> None:
    bench.stamps.remove(environment.name)
    shutil.rmtree(str(environment.folder), ignore_errors=True)


def _link_project(bench: Workbench) -> None:
    """`.venv/bin/buurtbrug` and `import bot` from this checkout; uv's sync takes the link away."""
    layout = bench.layout
    inputs = fingerprint([layout.root / "pyproject.toml"], str(layout.root))
    command = layout.app_env / "bin" / "buurtbrug"
    if bench.stamps.is_current(PROJECT_LINK, inputs) and command.exists():
        return
    install = ["pip", "install", "--no-deps", "--no-build-isolation", "--offline"]
    uv = find_or_make_uv(bench)
    own = str(python_of(layout.app_env))
    with bench.progress.step("Buurtbrug in zijn omgeving zetten"):
        bench.commands.run(
            [uv, *install, "--python", own, "--editable", str(layout.root)],
            "Het koppelen van Buurtbrug",
        )
    bench.stamps.write(PROJECT_LINK, inputs)
