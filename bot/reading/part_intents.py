"""What a part of a message wants, learnt from the engine's own examples (`intent_training`).

Rasa sees a message as a whole: "op het plein, en nu moet ik weg" has no one intent. Read part by part it has two.
"""

import math
from dataclasses import dataclass

from bot.reading.meaning import Signal
from bot.reading.text_model import TextModel

# Makes margins into a confidence; chosen so that what is confident is right about as often.
_SHARPNESS = 4.0


@dataclass(frozen=True, eq=False)
class PartIntents:
    """Judges one part at a time."""

    model: TextModel

    def __call__(self, part: str) -> Signal:
        """The likeliest intent with its confidence, 0 to 1; nothing for a part without known words."""
        scores = self.model.scores(part)
        if not scores:
            return Signal("", 0.0)
        best = max(scores, key=lambda intent: (scores[intent], intent))
        top = scores[best]
        total = sum(math.exp(_SHARPNESS * (score - top)) for score in scores.values())
        return Signal(best, 1.0 / total)
