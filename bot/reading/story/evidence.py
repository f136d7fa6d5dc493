"""What each sentence of a story says, as far as the learnt scores tell, and how strongly that speaks for a label.

A sentence that is about somewhere else, the past or hearsay, or that denies, weighs less. Sentences are also scored
three by three: "dealen" in one and "het trappenhuis" in the next say more together. Pure numbers; nothing here decides.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.reading.story.units import Unit, sentences
from bot.reading.text_model import TextModel

NOT_HERE = "verband/niet-hier-en-nu"
# What an actor does, as the sentence tells.
ROLE, ROLES = "actorrol", ("jaagt-aan", "bemiddelt")
# On the scale of the scores: what nobody says, from where a sentence counts as not here and now, and how much that
# weighs. Chosen on evaluation/verhalen/leren.yml.
_NOTHING = -1.2
_DOUBTFUL_HERE = -0.5
_WEIGHT = 2.0
# In a mean, one denied sentence weighs no more than this.
_LEAST = -1.5
_BEST, _TOGETHER = 3, 3
_DENIAL = re.compile(
    r"\b(?:geen|niet|nooit|niks|niets|niemand|nergens|nauwelijks|evenmin|noch|zonder)\b",
    re.IGNORECASE,
)
_DENIED, _MARGIN, _WORTH_DENYING = 2.0, 0.1, -0.7
_CLEAR_ROLE = 0.3


def _scores(text: str, model: TextModel) -> Mapping[str, float]:
    """The score of each label; less where a denial takes it away ("schulden zie ik hier niet").

    Where the denial itself says it ("ze groeten niet"), the sentence says less without it, and nothing is taken off.
    """
    scores = model.scores(text)
    affirmed = _DENIAL.sub(" ", text)
    if affirmed == text or not scores:
        return scores
    without = model.scores(affirmed)
    return {
        label: score - _DENIED * max(0.0, without.get(label, _NOTHING) - score + _MARGIN)
        if score > _WORTH_DENYING
        else score
        for label, score in scores.items()
    }


def _in_threes(found: Sequence[Unit]) -> Iterable[str]:
    """Each three sentences in a row; all of a story that has no more."""
    for start in range(max(1, len(found) - _TOGETHER + 1)):
        yield " ".join(unit.text for unit in found[start : start + _TOGETHER])


@dataclass(frozen=True, eq=False)
class Scored:
    """The sentences of a story with the score of each label; `together` has those of each three in a row."""

    sentences: tuple[Unit, ...]
    scores: tuple[Mapping[str, float], ...]
    together: tuple[Mapping[str, float], ...]

    @classmethod
    def of(cls, text: str, model: TextModel) -> "Scored":
        """Score every sentence of a text."""
        found = tuple(sentences(text))
        return cls(
            found,
            tuple(_scores(unit.text, model) for unit in found),
            tuple(model.scores(text) for text in _in_threes(found)),
        )

    @cached_property
    def _discount(self) -> tuple[float, ...]:
        return tuple(
            _WEIGHT * max(0.0, each.get(NOT_HERE, _NOTHING) - _DOUBTFUL_HERE)
            for each in self.scores
        )

    @cached_property
    def not_here(self) -> float:
        """How much the story as a whole is about what is not here and now."""
        return sum(each.get(NOT_HERE, _NOTHING) for each in self.scores) / len(self.scores)

    def here(self, label: str) -> Sequence[float]:
        """For each sentence how much it says this of here and now."""
        return self._here[label] if label in self._here else self._said_here(label)

    @cached_property
    def _here(self) -> Mapping[str, Sequence[float]]:
        """The same for all labels that there are, as they are asked for many times."""
        labels = {label for each in self.scores for label in each}
        return {label: self._said_here(label) for label in labels}

    def _said_here(self, label: str) -> Sequence[float]:
        return [
            each.get(label, _NOTHING) - less
            for each, less in zip(self.scores, self._discount, strict=True)
        ]

    def signs(self, label: str) -> tuple[float, ...]:
        """What speaks for a label: its best three sentences, and how long the story is."""
        best = sorted(self.here(label), reverse=True)[:_BEST]
        best += [_NOTHING] * (_BEST - len(best))
        return (*best, math.log(max(1, len(self.sentences))))

    def more_signs(self, label: str, beside: Iterable[str]) -> tuple[float, ...]:
        """The same, with its mean, its best three sentences in a row, and what else the story says."""
        here = self.here(label)
        best = max(each.get(label, _NOTHING) for each in self.together)
        others = (self.best[other] for other in beside)
        mean = sum(max(each, _LEAST) for each in here) / len(here)
        return (*self.signs(label), mean, best, *others)

    @cached_property
    def best(self) -> Mapping[str, float]:
        """How much the strongest sentence says each label of here and now."""
        found = {label: max(here) for label, here in self._here.items()}
        return defaultdict(lambda: _NOTHING, found)

    def strongest(self, label: str) -> int:
        """The place of the sentence that says a label most."""
        scores = self.here(label)
        return scores.index(max(scores))

    def role(self, actor: str) -> str | None:
        """What an actor does in the sentence that tells of it most; None when that is not clear."""
        said = self.scores[self.strongest(actor)]
        (best, role), (second, _) = sorted(
            ((said.get(f"{ROLE}/{role}", _NOTHING), role) for role in ROLES), reverse=True
        )
        return role if best - second >= _CLEAR_ROLE else None
