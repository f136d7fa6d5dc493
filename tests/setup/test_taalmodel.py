"""The Dutch language model, both ways: the real name from a wheel, and what spaCy has on board.

No network: the tests build a small pipeline into a wheel under the real name, and serve it from
a folder.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import spacy

from setup.layout import Layout
from setup.taalmodel import LanguageModel, is_ready, language_models, prepare
from setup.workbench import Workbench

VERSION = "3.4.0"
NOWHERE = "http://127.0.0.1:9"


def build_wheel(
    path: Path, version: str = VERSION, name: str = "core_news_sm", without: str = ""
) -> Path:
    """A wheel as spaCy's releases have them, with a pipeline small enough for a test."""
    pipeline = spacy.blank("nl", meta={"name": name, "version": version})
    pipeline.add_pipe("sentencizer")
    data = path.parent / "pipeline"
    path.parent.mkdir(parents=True, exist_ok=True)
    pipeline.to_disk(data)
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("nl_core_news_sm/__init__.py", "raise RuntimeError('never imported')")
        for file in data.rglob("*"):
            if file.name == without:
                continue
            inside = f"nl_core_news_sm/nl_core_news_sm-{version}/{file.relative_to(data)}"
            wheel.write(file, inside)
    return path


@pytest.fixture
def model(layout: Layout) -> LanguageModel:
    """For the environment that runs the tests; its releases cannot be reached."""
    return LanguageModel(
        target=layout.language_models / "nl",
        environment=Path(sys.prefix),
        lock=layout.requirements / "engine.txt",
        version=VERSION,
        sha256=None,
        releases=NOWHERE,
    )


def served(model: LanguageModel, tmp_path: Path) -> LanguageModel:
    """The same model with releases that can be reached, and their checksum known."""
    releases = tmp_path / "releases"
    wheel = build_wheel(releases / f"nl_core_news_sm-{VERSION}" / model.wheel_name)
    checksum = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return replace(model, releases=releases.as_uri(), sha256=checksum)


def described(model: LanguageModel) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(model.description.read_text())
    return facts


def test_real_model_is_fetched_checked_and_loaded_by_path(
    bench: Workbench, model: LanguageModel, tmp_path: Path
) -> None:
    model = served(model, tmp_path)
    prepare(bench, model)
    assert described(model)["naam"] == "nl_core_news_sm"
    assert described(model)["versie"] == VERSION
    assert described(model)["controle"] == "sha256 gecontroleerd"
    assert spacy.load(model.target).pipe_names == ["sentencizer"]


def test_unreachable_releases_give_the_built_in_model(
    bench: Workbench, model: LanguageModel, said: Callable[[], str]
) -> None:
    prepare(bench, model)
    assert described(model)["naam"] == "ingebouwd"
    assert "de website met taalmodellen is niet bereikbaar" in said()
    lemmas = [token.lemma_ for token in spacy.load(model.target)("zij liepen")]
    assert lemmas[1] == "lopen"


def test_wheel_with_another_checksum_is_thrown_away(
    bench: Workbench, model: LanguageModel, tmp_path: Path, said: Callable[[], str]
) -> None:
    model = replace(served(model, tmp_path), sha256="0" * 64)
    prepare(bench, model)
    assert described(model)["naam"] == "ingebouwd"
    assert "controlesom" in said()
    assert not model.wheel.exists()


def test_wheel_that_an_administrator_puts_ready_is_used_without_network(
    bench: Workbench, model: LanguageModel
) -> None:
    prepare(bench, model)
    assert is_ready(bench, model)
    build_wheel(model.wheel)
    assert not is_ready(bench, model)
    prepare(bench, model)
    assert described(model)["naam"] == "nl_core_news_sm"
    assert described(model)["controle"] == "naam en versie gecontroleerd"


def test_wheel_of_another_pipeline_is_not_used(bench: Workbench, model: LanguageModel) -> None:
    build_wheel(model.wheel, name="iets_anders")
    prepare(bench, model)
    assert described(model)["naam"] == "ingebouwd"


def test_wheel_of_another_version_is_not_used(bench: Workbench, model: LanguageModel) -> None:
    build_wheel(model.wheel, version="3.8.0")
    prepare(bench, model)
    assert described(model)["naam"] == "ingebouwd"


def test_damaged_wheel_is_thrown_away(bench: Workbench, model: LanguageModel) -> None:
    model.wheel.parent.mkdir(parents=True)
    model.wheel.write_bytes(b"<html>Log in op het netwerk</html>")
    prepare(bench, model)
    assert described(model)["naam"] == "ingebouwd"
    assert not model.wheel.exists()


def test_model_that_spacy_cannot_load_is_not_used(bench: Workbench, model: LanguageModel) -> None:
    build_wheel(model.wheel, without="tokenizer")
    prepare(bench, model)
    assert described(model)["naam"] == "ingebouwd"


def test_model_that_is_ready_stays_until_its_folder_goes(
    bench: Workbench, model: LanguageModel
) -> None:
    prepare(bench, model)
    assert is_ready(bench, model)
    (model.target / "meta.json").unlink()
    assert not is_ready(bench, model)


def test_engine_and_app_have_models_of_their_own(layout: Layout) -> None:
    engine, app = language_models(layout)
    assert (engine.target.name, engine.version) == ("nl", "3.4.0")
    assert (app.target.name, app.version) == ("nl-app", "3.8.0")
    assert engine.sha256 is not None
