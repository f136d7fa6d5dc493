"""A Dockerfile as data: its stages, and what a stage has after the stages that it builds upon."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.docs.reading_docs import ROOT

# Where the images have everything.
INSIDE_LAYOUT = Path("/buurtbrug")
FILE = ROOT / "deploy" / "Dockerfile"
_FROM = re.compile(r"(?P<base>\S+)(?: AS (?P<name>\S+))?")


@dataclass(frozen=True)
class Step:
    """One instruction with the rest of its line."""

    instruction: str
    rest: str

    @property
    def command(self) -> list[str]:
        """The words of an exec form; fails for a shell form."""
        words: list[str] = json.loads(self.rest[self.rest.index("[") :])
        return words


@dataclass(frozen=True)
class Copied:
    """A COPY: from which stage ("" is the repository), what, and where to."""

    stage: str
    sources: tuple[str, ...]
    target: str


@dataclass
class Stage:
    """A stage with its own steps."""

    name: str
    base: str
    steps: list[Step] = field(default_factory=list)

    def all(self, instruction: str) -> list[Step]:
        return [step for step in self.steps if step.instruction == instruction]

    def copies(self) -> Iterator[Copied]:
        for step in self.all("COPY"):
            words = shlex.split(step.rest)
            options = [word for word in words if word.startswith("--")]
            *sources, target = [word for word in words if not word.startswith("--")]
            stage = next((o.removeprefix("--from=") for o in options if "--from=" in o), "")
            yield Copied(stage, tuple(sources), target)


def stages(path: Path = FILE) -> dict[str, Stage]:
    """Every stage by its name; what stands before the first FROM is left out."""
    found: dict[str, Stage] = {}
    for step in _steps(path.read_text(encoding="utf-8")):
        if step.instruction == "FROM":
            words = _FROM.fullmatch(step.rest)
            assert words is not None, step.rest
            current = Stage(words["name"] or words["base"], words["base"])
            found[current.name] = current
        elif found:
            current.steps.append(step)
    return found


def lineage(name: str) -> list[Stage]:
    """The stage and those it builds upon, the deepest first."""
    known = stages()
    stage = known.get(name)
    return [] if stage is None else [*lineage(stage.base), stage]


def environment(name: str) -> dict[str, str]:
    """What ENV gives a container of this stage."""
    given: dict[str, str] = {}
    for stage in lineage(name):
        for step in stage.all("ENV"):
            given |= dict(word.split("=", 1) for word in shlex.split(step.rest))
    return given


def last(name: str, instruction: str) -> Step:
    """The one that counts."""
    return [step for stage in lineage(name) for step in stage.all(instruction)][-1]


def _steps(text: str) -> Iterator[Step]:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        instruction, _, rest = line.strip().partition(" ")
        yield Step(instruction, re.sub(r" +", " ", rest.strip()))
