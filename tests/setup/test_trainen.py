"""Training happens when something that the model is made of has changed, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from setup.layout import python_of
from setup.problem import Problem
from setup.trainen import train_when_needed
from setup.workbench import Workbench

FAKE_RASA = """#!/bin/sh
while [ "$1" != --out ]; do shift; done
mkdir -p "$2" && : > "$2/buurtbrug.tar.gz"
"""


@pytest.fixture
def trained(bench: Workbench, make_program: Callable[[Path, str], Path]) -> Workbench:
    """A small project whose model has just been trained, by a Rasa that only writes the file."""
    root = bench.layout.root
    for name in ("config.yml", "domain.yml", "bot/data/nlu.yml", "models/spacy/nl.json"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    make_program(python_of(bench.layout.engine_env), FAKE_RASA)
    assert train_when_needed(bench)
    return bench


def test_second_time_nothing_is_trained(trained: Workbench) -> None:
    assert not train_when_needed(trained)


@pytest.mark.parametrize(
    "changed",
    [
        "bot/data/nlu.yml",
        "bot/data/rules/new.yml",
        "config.yml",
        "domain.yml",
        "models/spacy/nl.json",
        "requirements/engine.txt",
    ],
)
def test_change_in_what_the_model_is_made_of_trains_again(trained: Workbench, changed: str) -> None:
    path = trained.layout.root / changed
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("changed")
    assert train_when_needed(trained)


def test_change_elsewhere_does_not_train(trained: Workbench) -> None:
    (trained.layout.root / "endpoints.yml").write_text("changed")
    (trained.layout.root / "bot" / "engine").mkdir()
    (trained.layout.root / "bot" / "engine" / "channel.py").write_text("changed")
    assert not train_when_needed(trained)


def test_change_in_a_component_that_the_config_names_trains_again(trained: Workbench) -> None:
    root = trained.layout.root
    (root / "config.yml").write_text("pipeline:\n- name: bot.engine.lemmas.DutchLemmas\n")
    (root / "bot" / "engine").mkdir()
    (root / "bot" / "engine" / "lemmas.py").write_text("one")
    train_when_needed(trained)
    (root / "bot" / "engine" / "lemmas.py").write_text("two")
    assert train_when_needed(trained)


def test_renamed_training_file_trains_again(trained: Workbench) -> None:
    data = trained.layout.root / "bot" / "data"
    (data / "nlu.yml").rename(data / "questions.yml")
    assert train_when_needed(trained)


def test_model_that_was_thrown_away_is_trained_again(trained: Workbench) -> None:
    trained.layout.trained_model.unlink()
    assert train_when_needed(trained)


def test_failed_training_is_tried_again_next_time(
    trained: Workbench, make_program: Callable[[Path, str], Path]
) -> None:
    (trained.layout.root / "config.yml").write_text("changed")
    make_program(python_of(trained.layout.engine_env), "#!/bin/sh\necho kapot; exit 1\n")
    with pytest.raises(Problem, match="kapot"):
        train_when_needed(trained)
    make_program(python_of(trained.layout.engine_env), FAKE_RASA)
    assert train_when_needed(trained)


def test_absent_sources_are_named(bench: Workbench) -> None:
    with pytest.raises(Problem, match=r"Dit ontbreekt: config\.yml, domain\.yml, bot/data"):
        train_when_needed(bench)
