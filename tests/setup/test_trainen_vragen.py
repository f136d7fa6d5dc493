"""The search for questions is trained again when what it learns from has changed, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from setup.layout import python_of
from setup.trainen_vragen import train_questions_when_needed
from setup.workbench import Workbench

FAKE_PYTHON = """#!/bin/sh
mkdir -p "$(dirname "$3")" && : > "$3"
"""


@pytest.fixture
def trained(bench: Workbench, make_program: Callable[[Path, str], Path]) -> Workbench:
    """A small project whose search has just been trained, by a Python that only writes the file."""
    root = bench.layout.root
    for name in ("knowledge/fase.yml", "knowledge/vragen/fase.yml", "bot/reading/features.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    make_program(python_of(bench.layout.app_env), FAKE_PYTHON)
    assert train_questions_when_needed(bench)
    return bench


def test_second_time_nothing_is_trained(trained: Workbench) -> None:
    assert not train_questions_when_needed(trained)


@pytest.mark.parametrize(
    "changed",
    [
        "knowledge/fase.yml",
        "knowledge/questionnaires/new.yml",
        "knowledge/vragen/fase.yml",
        "bot/reading/features.py",
        "requirements/app.txt",
    ],
)
def test_change_in_what_is_learnt_trains_again(trained: Workbench, changed: str) -> None:
    path = trained.layout.root / changed
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("changed")
    assert train_questions_when_needed(trained)


def test_missing_model_is_trained_again(trained: Workbench) -> None:
    trained.layout.question_model.unlink()
    assert train_questions_when_needed(trained)
