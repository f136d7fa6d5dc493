"""What a message led to, in one word, so that an administrator sees how well people are understood.

Looks at what changed, not at what was said.
"""

from enum import StrEnum

from bot.use_cases.messages import MessageKind
from bot.use_cases.outcome import TurnOutcome
from bot.use_cases.ports import Analysis, Conversation


class Understood(StrEnum):
    """The four outcomes that are counted."""

    ANSWER = "antwoord"
    QUESTION = "vraag"
    COMMAND = "opdracht"
    UNCLEAR = "onduidelijk"


def understood(before: Conversation, analysis: Analysis | None, outcome: TurnOutcome) -> Understood:
    """Not understood, an answer that was kept, an explanation that was given, or else an order."""
    if outcome.conversation.misunderstood > before.misunderstood:
        return Understood.UNCLEAR
    answered = () if analysis is None else analysis.state.answers
    if outcome.analysis is not None and outcome.analysis.state.answers != answered:
        return Understood.ANSWER
    if any(message.soort is MessageKind.EXPLANATION for message in outcome.reply):
        return Understood.QUESTION
    return Understood.COMMAND
