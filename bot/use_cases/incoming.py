"""A message as it comes in: already masked, with Rasa's opinion and what was chosen by button."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.interview.state import Cell
from bot.reading.meaning import Signal

_NO_SIGNAL = Signal("", 0.0)


@dataclass(frozen=True)
class Incoming:
    """One message of a user. `question` is the question that the user saw when answering.

    `masked` are the kinds of personal data that were replaced in `text` before it came here.
    """

    conversation: str
    key: str
    text: str = ""
    question: str | None = None
    choices: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    signal: Signal = _NO_SIGNAL
    masked: tuple[str, ...] = ()

    @property
    def is_chosen(self) -> bool:
        """Whether something was chosen by button rather than typed."""
        return bool(self.choices or self.cells)


def action_of(choices: Sequence[str]) -> str | None:
    """The order or item behind a single button, such as "actie/terug" or "kennis/begrip/polen"."""
    if len(choices) == 1 and choices[0].startswith(("actie/", "kennis/")):
        return choices[0]
    return None
