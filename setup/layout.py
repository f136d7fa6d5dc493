"""Where things live in the repository. Only paths; no module here looks whether they exist."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Layout:
    """The folders of one checkout of Buurtbrug."""

    root: Path

    @classmethod
    def of_this_checkout(cls) -> Layout:
        return cls(Path(__file__).resolve().parent.parent)

    @property
    def app_env(self) -> Path:
        return self.root / ".venv"

    @property
    def engine_env(self) -> Path:
        return self.root / ".venv-rasa"

    @property
    def own_uv(self) -> Path:
        return self.root / ".uv"

    @property
    def state(self) -> Path:
        """Stamps of finished steps, and what the supervisor writes about itself."""
        return self.root / ".setup"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def requirements(self) -> Path:
        return self.root / "requirements"

    @property
    def language_models(self) -> Path:
        return self.root / "models" / "spacy"

    @property
    def trained_model(self) -> Path:
        return self.root / "models" / "buurtbrug.tar.gz"


def python_of(environment: Path) -> Path:
    return environment / "bin" / "python"
