"""Options and rows of the interview as reading knows them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.interview.options import Choosable, rows
from bot.interview.state import InterviewState
from bot.reading.meaning import Option
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question

_TELLING_LETTERS = 7


def as_option(option: Choosable) -> Option:
    """The option without what is only for showing it."""
    return Option(option.id, option.label, option.also, option.letter)


def row_options(
    question: Question, state: InterviewState, knowledge: Knowledge
) -> tuple[Option, ...]:
    """The rows of a grid as reading knows them.

    A row that was chosen earlier also answers to the first word of its label: who named three problems may say
    "overlast", although another of them has a kind of nuisance too.
    """
    found = rows(question, state, knowledge)
    if question.rijen is None or not question.rijen.gekozen:
        return tuple(map(as_option, found))
    heads = [row.label.split()[0].strip(",").lower() for row in found]
    return tuple(
        replace(as_option(row), also=(*row.also, head)) if _tells(head, heads) else as_option(row)
        for row, head in zip(found, heads, strict=True)
    )


def _tells(head: str, heads: Sequence[str]) -> bool:
    return len(head) >= _TELLING_LETTERS and heads.count(head) == 1
