"""What deploy/Dockerfile copies is enough to run, and nothing is written beside it.

There is no container engine where we build: each process runs here from a folder with exactly the files of its
image, beside the environments of this checkout. What a base image has or lacks is not seen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from running_stack import RunningStack, make_stack

from setup.processes import migrate_command
from setup.supervised import CHILD
from tests.deploy.dockerfile import environment, lineage
from tests.docs.reading_docs import ROOT

IMAGES = ("engine", "actions", "portal")
INSIDE = "/buurtbrug/"


def lay_out(image: str, folder: Path) -> Path:
    """The folder /buurtbrug of this image; an environment is the one of this checkout."""
    for stage in lineage(image):
        for copied in stage.copies():
            for source in copied.sources:
                if source.startswith(INSIDE):
                    _copy(source.removeprefix(INSIDE), copied.target, folder)
    return folder


def _copy(source: str, target: str, folder: Path) -> None:
    to = folder / target / Path(source).name if target.endswith("/") else folder / target
    to.parent.mkdir(parents=True, exist_ok=True)
    if source.startswith(".venv"):
        to.symlink_to(ROOT / source)
    elif (ROOT / source).is_dir():
        shutil.copytree(ROOT / source, to, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(ROOT / source, to)


def content(folder: Path) -> dict[str, int]:
    """Every file with when it was last written; environments are not ours to look into."""
    return {
        str(path): path.stat().st_mtime_ns
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {image: lay_out(image, tmp_path_factory.mktemp(image)) for image in IMAGES}


@pytest.fixture(scope="module")
def running(
    tmp_path_factory: pytest.TempPathFactory, folders: dict[str, Path]
) -> Iterator[RunningStack]:
    scratch = tmp_path_factory.mktemp("tmp")
    stack = make_stack(tmp_path_factory.mktemp("containers"))
    try:
        subprocess.run(
            migrate_command(stack.layout),
            check=True,
            env={**os.environ, **stack.settings},
            cwd=ROOT,
        )
        for image in IMAGES:
            start(image, folders[image], stack, scratch)
        for image in IMAGES:
            stack.wait_for(image)
        yield stack
    finally:
        stack.stop()


def start(image: str, folder: Path, stack: RunningStack, scratch: Path) -> None:
    """As the container would: its own folder, only its own variables, a place to write in /tmp alone."""
    spec = next(spec for spec in stack.specs() if spec.name == image)
    named = ("BUURTBRUG_SECRET", "BUURTBRUG_ENGINE_PORT", "BUURTBRUG_ACTIONS_PORT")
    given = {name: stack.settings[name] for name in (*named, "BUURTBRUG_PORTAL_PORT")}
    if image != "engine":
        given["BUURTBRUG_DATA"] = stack.settings["BUURTBRUG_DATA"]
    own = {**environment(image), f"BUURTBRUG_{image.upper()}_HOST": "127.0.0.1"}
    places = {"PYTHONPATH": str(folder), "HOME": str(scratch), "TMPDIR": str(scratch)}
    with (stack.logs / f"{image}.log").open("ab") as log:
        stack.processes[image] = subprocess.Popen(
            [sys.executable, str(CHILD), str(os.getpid()), *spec.command],
            cwd=folder,
            env={"PATH": os.defpath, **own, **given, **places},
            stdout=log,
            stderr=subprocess.STDOUT,
        )


@pytest.mark.slow
def test_a_conversation_is_held_and_nothing_is_written_beside_the_processes(
    folders: dict[str, Path], running: RunningStack
) -> None:
    before = {image: content(folder) for image, folder in folders.items()}
    with httpx.Client(base_url=running.address, timeout=30) as client:
        opened = client.post("/api/v1/gesprekken", json={"kanaal": "api"}).json()
        path = f"/api/v1/gesprekken/{opened['id']}/berichten"
        headers = {"Authorization": f"Bearer {opened['token']}"}
        for text in ("wat is polarisatie?", "begin een analyse", "2"):
            body = {"sleutel": str(uuid.uuid4()), "tekst": text}
            said = client.post(path, json=body, headers=headers)
            assert said.status_code == 200, said.text
        health = client.get("/gezondheid").json()
    assert health["status"] == "goed"
    assert health["taalmodel"]["naam"]
    assert health["taalmodel_app"]["naam"]
    assert {image: content(folder) for image, folder in folders.items()} == before


def test_an_image_holds_no_more_than_its_process_needs(folders: dict[str, Path]) -> None:
    there = {image: {path.name for path in folder.iterdir()} for image, folder in folders.items()}
    assert there["portal"] == there["actions"] == {".venv", "bot", "knowledge", "models"}
    assert there["engine"] == {".venv-rasa", "bot", "models", "credentials.yml", "endpoints.yml"}
    assert {path.name for path in (folders["engine"] / "bot").iterdir()} == {
        "__init__.py",
        "engine",
    }
