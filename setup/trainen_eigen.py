"""Trains what Buurtbrug learns by itself, each only when something that it learns from has changed.

Decides when; what is learnt, and how, stands in the module that each learner names.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

from setup.layout import Layout, python_of
from setup.stamps import fingerprint
from setup.workbench import Workbench


@dataclass(frozen=True)
class Learner:
    """One thing that is learnt: by `python -m module FILE`, from the files that `learns_from` names."""

    step: str
    title: str
    module: str
    target: str
    learns_from: tuple[str, ...]

    def model(self, layout: Layout) -> Path:
        """Where the trained model comes."""
        return layout.root / "models" / self.target

    def files(self, root: Path) -> Iterator[Path]:
        """Everything that the model depends on, besides the locked libraries."""
        for pattern in self.learns_from:
            yield from sorted(root.glob(pattern))


# What every model of texts is made with.
_TEXT_MODEL = (
    "knowledge/woordvelden.yml",
    "bot/reading/features.py",
    "bot/reading/lemmas.py",
    "bot/reading/question_training.py",
    "bot/reading/separating.py",
    "bot/reading/text_model.py",
    "bot/reading/words.py",
)
_STATEMENTS = (
    *_TEXT_MODEL,
    "knowledge/uitspraken/*.yml",
    "bot/reading/statement_training.py",
)
LEARNERS = (
    Learner(
        step="train-questions",
        title="Zoeken naar antwoorden trainen",
        module="bot.reading.question_training",
        target="vragen.npz",
        learns_from=(*_TEXT_MODEL, "knowledge/*.yml", "knowledge/vragen/*.yml"),
    ),
    Learner(
        step="train-statements",
        title="Uitspraken begrijpen trainen",
        module="bot.reading.statement_training",
        target="uitspraken.npz",
        learns_from=(
            *_STATEMENTS,
            "bot/reading/grid_training.py",
            "knowledge/*.yml",
            "knowledge/questionnaires/*.yml",
        ),
    ),
    Learner(
        step="train-stories",
        title="Verhalen lezen trainen",
        module="bot.reading.story.training",
        target="verhaal.json",
        learns_from=(*_STATEMENTS, "bot/reading/story/*.py"),
    ),
    Learner(
        step="train-intents",
        title="Delen van berichten trainen",
        module="bot.reading.intent_training",
        target="bedoelingen.npz",
        learns_from=(*_TEXT_MODEL, "bot/data/nlu/*.yml", "bot/reading/intent_training.py"),
    ),
    Learner(
        step="train-names",
        title="Namen herkennen trainen",
        module="bot.privacy.name_training",
        target="namen.npz",
        learns_from=(
            "bot/privacy/namen/*.yml",
            "knowledge/uitspraken/zinnen-*.yml",
            "knowledge/vragen/*.yml",
            "bot/privacy/name_*.py",
        ),
    ),
)


def train_own_when_needed(bench: Workbench, again: bool = False) -> list[str]:
    """The steps of what was trained."""
    return [learner.step for learner in LEARNERS if _train_when_needed(learner, bench, again)]


def _train_when_needed(learner: Learner, bench: Workbench, again: bool) -> bool:
    layout = bench.layout
    model = learner.model(layout)
    files = [*learner.files(layout.root), layout.requirements / "app.txt"]
    inputs = fingerprint(files, *(str(path.relative_to(layout.root)) for path in files))
    if not again and bench.stamps.is_current(learner.step, inputs) and model.exists():
        return False
    command = [str(python_of(layout.app_env)), "-m", learner.module, str(model)]
    with bench.progress.step(learner.title):
        bench.commands.run(command, learner.title)
    bench.stamps.write(learner.step, inputs)
    return True
