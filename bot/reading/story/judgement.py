"""From what a story's sentences say to how likely each label holds for the story as a whole.

Weights per label, learnt on whole stories (`story.training`); using them is a sum. What else a story says tells a lot:
where people fear and avoid each other, a hint at a cause is enough. What its own sentences say is known apart, because
what is denied must not follow from the rest.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.reading.story.evidence import Scored

PHASES = (
    "fase/rust",
    "fase/ongemak",
    "fase/onderhuidse-spanningen",
    "fase/incidenten",
    "fase/escalatie",
)
# What else tells how far it has come.
_BESIDE = (
    "vorm/gedrag-negatief",
    "vorm/denken",
    "vorm/voelen",
    "vorm/gedrag",
    "vorm/denken-vooroordelen",
    "vorm/voelen-irritatie",
    "vorm/voelen-angst",
    "vorm/gedrag-plekken-mijden",
    "vorm/gedrag-ontwijken-ongemak",
    "kracht/goede-voorbeelden",
    "kracht/positieve-krachten",
    "sentiment/onveiligheid",
    "oorzaak/a",
    "oorzaak/f",
    "overheid/ongenoegen",
)
# From here on a sentence tells of a phase.
TELLS = -0.3


class NoStoryModel(Exception):
    """The model was not trained yet; the message says in Dutch what to do."""


@dataclass(frozen=True)
class Judgement:
    """Weights of a label's signs, with the bias last; those of `other` for a label with too few stories.

    `alone` is over the signs of the label itself, `labels` over all signs, with those of `beside`. `phases` has such a
    row for each of the five phases, over `phase_signs`.
    """

    alone: Mapping[str, tuple[float, ...]]
    other: tuple[float, ...]
    beside: tuple[str, ...]
    labels: Mapping[str, tuple[float, ...]]
    phases: tuple[tuple[float, ...], ...]

    def chance_alone(self, label: str, story: Scored) -> float:
        """How likely it is, 0 to 1, that the story says this, by its own sentences only."""
        return _chance(self.alone.get(label, self.other), story.signs(label))

    def chance(self, label: str, story: Scored) -> float:
        """How likely it is, 0 to 1, that the story says this, by everything in it."""
        if label not in self.labels:
            return self.chance_alone(label, story)
        return _chance(self.labels[label], story.more_signs(label, self.beside))

    def phase_chances(self, story: Scored) -> list[float]:
        """How likely each of the five phases is; together 1."""
        signs = phase_signs(story)
        powers = [math.exp(_sum(weights, signs)) for weights in self.phases]
        return [power / sum(powers) for power in powers]


def phase_signs(story: Scored) -> tuple[float, ...]:
    """What speaks for each phase: its best sentences, all of them together, and what else tells how far it has come."""
    signs: list[float] = []
    for phase in PHASES:
        here = sorted(story.here(phase), reverse=True)
        pair = here[:2]
        telling = sum(score > TELLS for score in here) / len(here)
        signs += [*story.signs(phase)[:3:2], _mean(here), _mean(pair), telling]
    signs += [story.signs(label)[0] for label in _BESIDE]
    return (*signs, story.not_here, math.log(len(story.sentences)))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _chance(weights: Sequence[float], signs: Sequence[float]) -> float:
    return 1.0 / (1.0 + math.exp(-_sum(weights, signs)))


def _sum(weights: Sequence[float], signs: Sequence[float]) -> float:
    return weights[-1] + sum(w * sign for w, sign in zip(weights, signs, strict=False))


def load(path: Path) -> Judgement:
    """The weights in this file; NoStoryModel when there are none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Judgement(
            {label: tuple(weights) for label, weights in data["alone"].items()},
            tuple(data["other"]),
            tuple(data["beside"]),
            {label: tuple(weights) for label, weights in data["labels"].items()},
            tuple(map(tuple, data["phases"])),
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise NoStoryModel(
            f"Het model {path.name} ontbreekt of is beschadigd. Draai `make train` en start opnieuw."
        ) from None


def save(judgement: Judgement, path: Path) -> None:
    """Write the weights, as a whole or not at all."""
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(asdict(judgement), indent=1), encoding="utf-8")
    partial.replace(path)
