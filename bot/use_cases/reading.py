"""What a turn needs to understand texts, joined once for all turns."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.reading.likeness import Likeness
from bot.reading.meaning import Signal
from bot.reading.story.read_story import Story
from bot.use_cases.answer_question import AnswerQuestion


@dataclass(frozen=True)
class Reading:
    """Questions about the subject, answers in people's own words, stories, and what a part of a message wants."""

    answer_question: AnswerQuestion
    likeness: Likeness
    read_story: Callable[[str], Story]
    intent_of: Callable[[str], Signal]
