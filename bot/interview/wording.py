"""How an answer reads in a running sentence, and what is said back to the user.

Only joins words and sentences that come from `knowledge/`.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.interview.options import Choosable, accepted_options, closing_options, rows
from bot.interview.state import Answer, InterviewState, Outcome
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question


def joined(words: Sequence[str]) -> str:
    """As one says it: "a", "a en b", "a, b en c"."""
    if not words:
        return ""
    *others, last = words
    joint = ", en ook " if any(" en " in word for word in words) else " en "
    return f"{', '.join(others)}{joint}{last}" if others else last


def either(words: Sequence[str]) -> str:
    """As one gives a choice: "a", "a of b", "a, b of c"."""
    *others, last = words
    return f"{', '.join(others)} of {last}" if others else last


def in_words(
    answer: Answer, question: Question, state: InterviewState, knowledge: Knowledge
) -> str:
    """The answer inside a sentence: short labels, or the text itself when nothing was chosen."""
    if answer.outcome is not Outcome.ANSWERED:
        return _without_content(answer, question)
    shorts = {o.id: o.short for o in accepted_options(question, state, knowledge)}
    if answer.cells:
        row_shorts = {row.id: row.short for row in rows(question, state, knowledge)}
        return "; ".join(_grouped(answer, row_shorts, shorts))
    return joined([shorts.get(choice, choice) for choice in answer.choices]) or answer.text


def _grouped(answer: Answer, row_shorts: dict[str, str], shorts: dict[str, str]) -> list[str]:
    by_column: dict[str, list[str]] = {}
    for cell in answer.cells:
        by_column.setdefault(cell.choice, []).append(row_shorts.get(cell.row, cell.row))
    return [
        f"{joined(names)} ({shorts.get(column, column)})" for column, names in by_column.items()
    ]


def _without_content(answer: Answer, question: Question) -> str:
    if answer.outcome is Outcome.SKIPPED:
        return "overgeslagen"
    if answer.outcome is Outcome.UNKNOWN:
        return "dat weet u nog niet"
    return (question.geen or "niets").lower()


def echo(answer: Answer, question: Question, state: InterviewState, knowledge: Knowledge) -> str:
    """What is said back about an answer, at the head of the next question; may be empty."""
    if answer.outcome is Outcome.SKIPPED:
        return knowledge.phrases["overslaan"]
    if answer.outcome is Outcome.UNKNOWN:
        return knowledge.phrases["niet-geweten"]
    reactions = [
        question.reacties[choice] for choice in answer.choices if choice in question.reacties
    ]
    if answer.outcome is Outcome.NONE:
        return question.echo_geen or ""
    said = ""
    if question.echo is not None and (answer.ids or question.soort == "tekst"):
        said = question.echo.format(antwoord=in_words(answer, question, state, knowledge))
    return " ".join([said, *reactions]).strip()


def numbered(
    options: Sequence[Choosable], evidence: Mapping[str, str] = MappingProxyType({})
) -> str:
    """The options as a numbered list, so that text alone is enough to answer.

    What is proposed is marked, with the evidence that it rests on.
    """
    lines = []
    for number, option in enumerate(options, start=1):
        because = evidence.get(option.id)
        mark = "" if because is None else f" (voorstel: {because})" if because else " (voorstel)"
        lines.append(f"{number}. {option.label}{mark}")
    return "\n".join(lines)


def labels(
    answer: Answer, question: Question, state: InterviewState, knowledge: Knowledge
) -> tuple[str, ...]:
    """The full labels of what was chosen, for an overview."""
    known = {
        o.id: o.label
        for o in (*accepted_options(question, state, knowledge), *closing_options(question))
    }
    if answer.cells:
        row_labels = {row.id: row.label for row in rows(question, state, knowledge)}
        return tuple(
            f"{row_labels.get(c.row, c.row)}: {known.get(c.choice, c.choice)}" for c in answer.cells
        )
    return tuple(known.get(choice, choice) for choice in answer.choices)
