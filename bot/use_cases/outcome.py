"""What a turn leads to, before it is stored: the conversation and the analysis after it, and the reply."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from bot.use_cases.messages import Message
from bot.use_cases.ports import Analysis, Conversation


@dataclass(frozen=True)
class TurnOutcome:
    """The new state of everything, and what is said."""

    conversation: Conversation
    analysis: Analysis | None
    reply: tuple[Message, ...]

    def saying_first(self, messages: Sequence[Message]) -> Self:
        """The same, with these messages before the reply."""
        return replace(self, reply=(*messages, *self.reply))
