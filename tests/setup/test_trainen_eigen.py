"""What Buurtbrug learns by itself is trained again when what it learns from has changed, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from setup.layout import python_of
from setup.trainen_eigen import LEARNERS, Learner, train_own_when_needed
from setup.workbench import Workbench

FAKE_PYTHON = """#!/bin/sh
mkdir -p "$(dirname "$3")" && : > "$3"
"""


@pytest.fixture
def trained(bench: Workbench, make_program: Callable[[Path, str], Path]) -> Workbench:
    """A small project in which all has just been trained, by a Python that only writes the file."""
    root = bench.layout.root
    for name in (
        "knowledge/fase.yml",
        "knowledge/vragen/fase.yml",
        "bot/reading/features.py",
        "bot/privacy/namen/namen.yml",
        "knowledge/uitspraken/zinnen-1.yml",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    make_program(python_of(bench.layout.app_env), FAKE_PYTHON)
    assert train_own_when_needed(bench) == [learner.step for learner in LEARNERS]
    return bench


def test_second_time_nothing_is_trained(trained: Workbench) -> None:
    assert train_own_when_needed(trained) == []


@pytest.mark.parametrize(
    ("changed", "step"),
    [
        ("knowledge/fase.yml", "train-questions"),
        ("knowledge/uitspraken/zinnen-9.yml", "train-statements"),
        ("knowledge/uitspraken/zinnen-9.yml", "train-stories"),
        ("knowledge/vragen/fase.yml", "train-questions"),
        ("bot/reading/features.py", "train-questions"),
        ("bot/privacy/namen/namen.yml", "train-names"),
    ],
)
def test_change_in_what_is_learnt_trains_that_again(
    trained: Workbench, changed: str, step: str
) -> None:
    path = trained.layout.root / changed
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("changed")
    assert step in train_own_when_needed(trained)
    assert train_own_when_needed(trained) == []


def test_other_libraries_train_all_again(trained: Workbench) -> None:
    (trained.layout.requirements / "app.txt").write_text("changed")
    assert train_own_when_needed(trained) == [learner.step for learner in LEARNERS]


@pytest.mark.parametrize("learner", LEARNERS, ids=lambda learner: learner.step)
def test_missing_model_is_trained_again(trained: Workbench, learner: Learner) -> None:
    learner.model(trained.layout).unlink()
    assert train_own_when_needed(trained) == [learner.step]
