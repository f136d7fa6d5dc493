"""Trains the search for questions, only when something that it learns from has changed.

Decides when; what is learnt, and how, stands in `bot/reading/question_training.py`.
"""

from __future__ import annotations

from setup.layout import Layout, python_of
from setup.stamps import fingerprint
from setup.workbench import Workbench

STEP = "train-questions"
LEARNT_WITH = ("features", "lemmas", "question_model", "question_training", "words")


def train_questions_when_needed(bench: Workbench, again: bool = False) -> bool:
    """Whether a new model was trained."""
    layout = bench.layout
    inputs = question_inputs(layout)
    if not again and bench.stamps.is_current(STEP, inputs) and layout.question_model.exists():
        return False
    command = [str(python_of(layout.app_env)), "-m", "bot.reading.question_training"]
    with bench.progress.step("Zoeken naar antwoorden trainen"):
        bench.commands.run([*command, str(layout.question_model)], "Het trainen van het zoeken")
    bench.stamps.write(STEP, inputs)
    return True


def question_inputs(layout: Layout) -> str:
    """One hash over everything that the search learns from, and how."""
    root = layout.root
    files = list((root / "knowledge").rglob("*.yml"))
    files += [root / "bot" / "reading" / f"{name}.py" for name in LEARNT_WITH]
    files.append(layout.requirements / "app.txt")
    return fingerprint(files, *(str(path.relative_to(root)) for path in sorted(files)))
