"""Trains the Rasa model, only when something that the model is made of has changed.

Decides when; how to train is Rasa's own matter. It reads no training data itself.
"""

from __future__ import annotations

import re
from pathlib import Path

from setup.layout import Layout, python_of
from setup.problem import Problem
from setup.stamps import fingerprint
from setup.workbench import Workbench

STEP = "train"
OWN_COMPONENT = re.compile(r"\bbot\.engine(?:\.\w+)+")


def train_when_needed(bench: Workbench, again: bool = False) -> bool:
    """Whether a new model was trained."""
    inputs = model_inputs(bench.layout)
    if not again and bench.stamps.is_current(STEP, inputs) and bench.layout.trained_model.exists():
        return False
    _require_sources(bench.layout)
    with bench.progress.step("Taalbegrip trainen (Rasa)"):
        bench.commands.run(train_command(bench.layout), "Het trainen")
    bench.stamps.write(STEP, inputs)
    return True


def train_command(layout: Layout) -> list[str]:
    model = layout.trained_model
    name = model.name[: -len(".tar.gz")]
    rasa = [str(python_of(layout.engine_env)), "-m", "rasa", "train"]
    sources = ["--data", "bot/data", "--config", "config.yml", "--domain", "domain.yml"]
    # --force: what counts as a change is decided here, and only here.
    return [*rasa, *sources, "--fixed-model-name", name, "--out", str(model.parent), "--force"]


def model_inputs(layout: Layout) -> str:
    """One hash over everything that the trained model depends on."""
    root = layout.root
    files = [path for path in (root / "bot" / "data").rglob("*") if path.is_file()]
    files += [root / "config.yml", root / "domain.yml", layout.requirements / "engine.txt"]
    files += [layout.language_models / "nl.json", *_own_components(root)]
    names = [str(path.relative_to(root)) for path in sorted(files)]
    return fingerprint(files, *names)


def _own_components(root: Path) -> list[Path]:
    """The files of the graph components of our own that config.yml names."""
    config = root / "config.yml"
    text = config.read_text(encoding="utf-8") if config.exists() else ""
    modules = {name.rsplit(".", 1)[0] for name in OWN_COMPONENT.findall(text)}
    return [root / (module.replace(".", "/") + ".py") for module in sorted(modules)]


def _require_sources(layout: Layout) -> None:
    absent = [
        name
        for name in ("config.yml", "domain.yml", "bot/data")
        if not (layout.root / name).exists()
    ]
    if absent:
        raise Problem(
            "Het taalbegrip kan niet worden getraind. Dit ontbreekt: {}.".format(", ".join(absent)),
            "Haal de bestanden terug uit git, bijvoorbeeld: git checkout -- " + " ".join(absent),
        )
