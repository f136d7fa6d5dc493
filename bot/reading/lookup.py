"""Finding the knowledge items that a question is about, and saying so when it is about none.

The scores come from the trained `question_model`; here stands when a score is enough, when two are too close,
and when a question is outside the subject.
"""

from dataclasses import dataclass

from bot.reading.question_model import OUTSIDE, QuestionModel

# Chosen on evaluation/vragen/leren.yml; see evaluation/README.md for what they give on the other half.
_ENOUGH = -0.75
_ENOUGH_OF_KIND = -0.95
_LEAD = 0.06
_OUTSIDE_LEAD = 0.25
_NEAR_BONUS = 0.1
_SHOWN = 4


@dataclass(frozen=True)
class Found:
    """The ids that fit, best first; `doubtful` when the first is not clearly ahead. Empty: nothing fits."""

    ids: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True)
class Lookup:
    """The search over everything that can be explained."""

    model: QuestionModel

    def is_outside(self, text: str) -> bool:
        """Whether a question is surely about something else than our subject."""
        scores = dict(self.model.scores(text))
        outside = scores.pop(OUTSIDE, float("-inf"))
        return not scores or max(scores.values()) < outside

    def best_of_kind(self, text: str, kind: str) -> Found:
        """The item of one kind that fits best: "er wordt gescholden, welke fase is dat?"."""
        scores = {i: s for i, s in self.model.scores(text).items() if i.startswith(f"{kind}/")}
        ranked = sorted(scores, key=lambda item_id: (-scores[item_id], item_id))[:_SHOWN]
        if not ranked or scores[ranked[0]] < _ENOUGH_OF_KIND:
            return Found()
        close = [i for i in ranked if scores[ranked[0]] - scores[i] < _LEAD]
        return Found(tuple(ranked), doubtful=len(close) > 1)

    def find(self, text: str, near: frozenset[str] = frozenset()) -> Found:
        """The items that a question is about; `near` are ids that are more likely now."""
        scores = dict(self.model.scores(text))
        outside = scores.pop(OUTSIDE, float("-inf")) + _OUTSIDE_LEAD
        for item_id in near & scores.keys():
            scores[item_id] += _NEAR_BONUS
        ranked = sorted(scores, key=lambda item_id: (-scores[item_id], item_id))[:_SHOWN]
        if not ranked or scores[ranked[0]] < max(_ENOUGH, outside):
            return Found()
        close = [i for i in ranked if scores[ranked[0]] - scores[i] < _LEAD]
        return Found(tuple(ranked), doubtful=len(close) > 1)
