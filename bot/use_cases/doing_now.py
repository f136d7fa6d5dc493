"""Step 4.1 as a matrix: the problems, what is done about each now, and who does it.

Read anew each time from what was said with the question about current policy, and with the one after it that asks who.
"""

from collections.abc import Mapping, Sequence

from bot.interview import moves
from bot.interview.route import progress, questionnaire_of
from bot.interview.state import Answer, InterviewState
from bot.interview.wording import joined
from bot.reading.doers import doers
from bot.reading.party_clauses import Parties, Told
from bot.use_cases.phrases import say
from bot.use_cases.readable import row_options
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question

READS_WHO = "wie-nu"
_MASKED_NAME = "[naam]"
_IS_DONE = frozenset({"voldoende", "deels"})
# The 25 that the introduction promises, and the closing one. Beyond these only the closing question offers it.
_MOST_QUESTIONS = 26


def done_now(state: InterviewState, knowledge: Knowledge) -> dict[str, str]:
    """Per problem how much is done about it, from the grid over policy."""
    question = _grid(state, knowledge)
    answer = state.answer_to(question.id) if question is not None else None
    return {cell.row: cell.choice for cell in answer.cells} if answer is not None else {}


def who_now(state: InterviewState, knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    """Per problem who does something about it now, where that was said."""
    grid = _grid(state, knowledge)
    return {} if grid is None else _doers(_told(grid, state, knowledge), grid, state, knowledge)


def names_who(text: str, state: InterviewState, knowledge: Knowledge) -> bool:
    """Whether a text says who does something now, though perhaps not whether that is enough."""
    grid = _grid(state, knowledge)
    return grid is not None and bool(_doers([Told(text)], grid, state, knowledge))


def _doers(
    told: Sequence[Told], grid: Question, state: InterviewState, knowledge: Knowledge
) -> Mapping[str, tuple[str, ...]]:
    problems = row_options(grid, state, knowledge)
    done = [problem for problem, column in done_now(state, knowledge).items() if column in _IS_DONE]
    names = knowledge.parties
    parties = Parties(names.woorden, names.eindes, names.geen_partij)
    return doers(told, problems, parties, done)


def asking_who(state: InterviewState, knowledge: Knowledge) -> InterviewState:
    """The state in which who does it is asked: only where something is done of which nobody knows yet by whom."""
    keeper = keeper_of(state, knowledge)
    known = who_now(state, knowledge)
    unknown = [
        p
        for p, column in done_now(state, knowledge).items()
        if column in _IS_DONE and not known.get(p)
    ]
    if keeper is None or not unknown or state.answer_to(keeper.id) is not None:
        return state
    asked = moves.reopen(state, keeper.id, knowledge)
    return asked if progress(asked, knowledge).total <= _MOST_QUESTIONS else state


def in_words(state: InterviewState, knowledge: Knowledge) -> tuple[str, ...]:
    """A line for each problem of which somebody is known."""
    return tuple(
        say(knowledge, "wie-nu-regel", probleem=knowledge.get(problem).kort, wie=joined(who))
        for problem, who in who_now(state, knowledge).items()
    )


def echoed(answer: Answer, state: InterviewState, knowledge: Knowledge) -> str:
    """What is understood of who does what; and, where this answer names somebody, that a function is better."""
    lines = [f"- {line[:1].upper()}{line[1:]}" for line in in_words(state, knowledge)]
    parts = ["\n".join([say(knowledge, "wie-nu-gelezen"), *lines])] if lines else []
    if not lines and answer.text and not answer.cells:
        parts.append(say(knowledge, "wie-nu-bewaard"))
    if _MASKED_NAME in answer.text:
        parts.append(say(knowledge, "wie-nu-functie"))
    return "\n\n".join(parts)


def keeper_of(state: InterviewState, knowledge: Knowledge) -> Question | None:
    """The question that keeps who does it, if this questionnaire has one."""
    questions = questionnaire_of(state, knowledge).questions
    return next((q for q in questions if q.lees_als == READS_WHO), None)


def is_about_now(question: Question) -> bool:
    """Whether this is the grid over what is done now."""
    return question.kennissoort == "beleid" and question.soort == "raster"


def _grid(state: InterviewState, knowledge: Knowledge) -> Question | None:
    questions = questionnaire_of(state, knowledge).questions
    return next((q for q in questions if is_about_now(q)), None)


def _told(grid: Question, state: InterviewState, knowledge: Knowledge) -> list[Told]:
    keeper = keeper_of(state, knowledge)
    asked = state.answer_to(keeper.id) if keeper is not None else None
    beside = state.answer_to(grid.id)
    told = [Told(beside.text)] if beside is not None and beside.text else []
    if asked is not None and asked.has_content:
        told += [Told(line, is_asked=True) for line in asked.text.split("\n") if line.strip()]
    return told
