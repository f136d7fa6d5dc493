"""Whether a condition on earlier answers holds: the one notion of "als" in a questionnaire."""

import re
from collections.abc import Sequence

from bot.interview.state import Answer, InterviewState
from knowledge.checks.questionnaire import Condition


def holds(condition: Condition, state: InterviewState) -> bool:
    """Whether the answers so far are as the condition says."""
    answer = state.answer_to(condition.vraag)
    given = answer if answer is not None and answer.has_content else None
    ids = _ids(given, condition.rij) if given is not None else ()
    holds = True
    if condition.een_van:
        holds = any(choice in ids for choice in condition.een_van)
    if condition.kolom:
        holds = holds and given is not None and _has_column(given, condition.kolom)
    if condition.noemt:
        holds = holds and given is not None and _mentions(given.text, condition.noemt)
    if condition.minstens is not None:
        holds = holds and len(ids) >= condition.minstens
    if condition.beantwoord is not None:
        holds = holds and (answer is not None and answer.has_content) == condition.beantwoord
    return holds != condition.niet


def _has_column(answer: Answer, columns: Sequence[str]) -> bool:
    return any(cell.choice in columns for cell in answer.cells)


def _mentions(text: str, words: Sequence[str]) -> bool:
    beginnings = "|".join(re.escape(word) for word in words)
    return re.search(rf"\b(?:{beginnings})", text, re.IGNORECASE) is not None


def _ids(answer: Answer, row: str | None) -> tuple[str, ...]:
    if row is None:
        return answer.ids
    return tuple(cell.choice for cell in answer.cells if cell.row == row)
