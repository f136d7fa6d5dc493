"""The images, as far as can be seen without building them: they start what `make run` starts, and are closed."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from setup.layout import Layout
from setup.ports import Ports
from setup.processes import ProcessSpec, buurtbrug_processes
from tests.deploy.dockerfile import FILE, Copied, environment, last, lineage, stages
from tests.docs.reading_docs import ROOT
from tests.docs.settings_in_code import settings_read

IMAGES = ("portal", "actions", "engine")
INSIDE = "/buurtbrug"
# Made by set-up, not in the repository; in this checkout they stand where they stand in the image.
MADE = (".venv", ".venv-rasa", "models/")


def spec(name: str) -> ProcessSpec:
    layout = Layout(Path(INSIDE))
    return next(spec for spec in buurtbrug_processes(layout, Ports()) if spec.name == name)


# The same processes as make run


@pytest.mark.parametrize("image", IMAGES)
def test_an_image_starts_what_make_run_starts(image: str) -> None:
    assert last(image, "ENTRYPOINT").command == list(spec(image).command)


@pytest.mark.parametrize("image", IMAGES)
def test_an_image_listens_where_everybody_looks(image: str) -> None:
    port = getattr(Ports(), image)
    assert last(image, "EXPOSE").rest == str(port)
    assert environment(image)[f"BUURTBRUG_{image.upper()}_HOST"] == "0.0.0.0"


@pytest.mark.parametrize("image", IMAGES)
def test_an_image_asks_for_its_own_health(image: str) -> None:
    check = last(image, "HEALTHCHECK")
    asked = re.search(r"http://127\.0\.0\.1:(\d+)(/[\w/]*)", check.rest)
    assert asked is not None
    assert asked[1] == str(getattr(Ports(), image))
    # /gezondheid is about all three; a container that restarts for another one mends nothing.
    own = "/levend" if image == "portal" else urlsplit(spec(image).health_url).path
    assert asked[2] == own
    assert check.command[0] == spec(image).command[0]


def test_the_engine_gets_no_code_of_the_others_and_no_knowledge() -> None:
    taken = [source for stage in lineage("engine") for c in stage.copies() for source in c.sources]
    assert f"{INSIDE}/bot" not in taken
    assert not [source for source in taken if "knowledge" in source or source[-6:] == "/.venv"]


# Closed


@pytest.mark.parametrize("image", IMAGES)
def test_an_image_runs_as_a_user_by_number_who_is_not_root(image: str) -> None:
    user, group = last(image, "USER").rest.split(":")
    assert int(user) > 9999
    assert int(group) > 9999
    assert environment(image)["HOME"] == "/tmp"


@pytest.mark.parametrize("image", IMAGES)
def test_nothing_is_copied_after_root_is_given_up_but_files_of_root(image: str) -> None:
    assert not [
        step for stage in lineage(image) for step in stage.all("COPY") if "--chown" in step.rest
    ]


def test_no_secret_stands_in_an_image() -> None:
    for stage in stages().values():
        for step in [*stage.all("ENV"), *stage.all("ARG")]:
            assert not re.search(r"SECRET|PASSWORD|TOKEN|DATABASE_URL", step.rest), step


def test_names_of_settings_exist() -> None:
    names = {n for image in IMAGES for n in environment(image) if n.startswith("BUURTBRUG_")}
    assert names
    assert names <= settings_read()


# Good habits (those that hadolint looks at, as far as they matter here)


def test_everything_is_installed_from_the_locks_by_the_set_up() -> None:
    commands = [step.rest for stage in stages().values() for step in stage.all("RUN")]
    assert "scripts/with-python -m setup prepare" in commands
    assert not [c for c in commands if re.search(r"\bpip\b|curl|wget", c)]
    assert "--require-hashes" in (ROOT / "setup" / "environments.py").read_text(encoding="utf-8")


def test_debian_packages_come_alone_and_leave_no_lists() -> None:
    commands = [step.rest for stage in stages().values() for step in stage.all("RUN")]
    installing = [command for command in commands if "apt-get install" in command]
    assert installing
    for command in installing:
        assert "--yes --no-install-recommends" in command
        assert command.startswith("apt-get update && ")
        assert command.endswith("rm -rf /var/lib/apt/lists/*")


def test_the_file_is_plain() -> None:
    known = {"ARG", "FROM", "ENV", "LABEL", "RUN", "WORKDIR", "COPY", "USER", "EXPOSE"}
    known |= {"HEALTHCHECK", "ENTRYPOINT"}
    used = {step.instruction for stage in stages().values() for step in stage.steps}
    assert used <= known
    for stage in stages().values():
        for step in stage.all("WORKDIR"):
            assert step.rest == INSIDE
    assert re.search(
        r"^ARG BASE=debian:[a-z]+-slim$", FILE.read_text(encoding="utf-8"), re.MULTILINE
    )


# What is copied


def copies() -> list[Copied]:
    return [copied for stage in stages().values() for copied in stage.copies()]


def test_every_file_that_is_copied_exists() -> None:
    for copied in copies():
        for source in copied.sources:
            inside = source.removeprefix(f"{INSIDE}/")
            if not source.startswith("/opt/"):
                assert (ROOT / inside).exists(), source


def test_stages_that_are_copied_from_exist() -> None:
    assert {copied.stage for copied in copies()} - {""} <= set(stages())


def test_what_one_stage_copies_another_has() -> None:
    """From the set-up stage comes what was copied into it, or what set-up makes."""
    taken = {source for copied in copies() if not copied.stage for source in copied.sources}
    for copied in copies():
        for source in copied.sources if copied.stage else ():
            inside = source.removeprefix(f"{INSIDE}/")
            is_there = any(inside == name or inside.startswith(f"{name}/") for name in taken)
            assert is_there or inside.startswith(MADE) or source == "/opt/python", source


def test_dockerignore_lets_through_what_is_copied_and_no_more() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    allowed = {rule.removeprefix("!") for rule in rules if rule.startswith("!")}
    taken = {source for copied in copies() if not copied.stage for source in copied.sources}
    assert allowed == taken


@pytest.mark.parametrize("secret", [".env", "deploy/.env", "data/buurtbrug.sqlite", ".git/config"])
def test_dockerignore_keeps_out(secret: str) -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    allowed = [line.removeprefix("!") for line in lines if line.startswith("!")]
    assert not [a for a in allowed if secret == a or fnmatch.fnmatch(secret, f"{a}/*")]
