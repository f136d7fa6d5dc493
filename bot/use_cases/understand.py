"""From an incoming message to what it means for the open question.

Buttons need no reading; typed text goes to `bot.reading`. Translates between the questions of the
interview and the plain `Asked` that reading knows.
"""

from dataclasses import replace

from bot.interview.options import Proposal, accepted_options, shown_options
from bot.interview.route import previous_question, questionnaire_of
from bot.interview.state import Answer, Cell, InterviewState, Origin, Outcome
from bot.reading.decide import decide
from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Choice, Meaning, Option
from bot.use_cases.incoming import Incoming
from bot.use_cases.readable import as_option, row_options
from bot.use_cases.reading import Reading
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question

PREVIOUS = "vorige"
_NOTE_WORDS = 4


def read_text(
    incoming: Incoming,
    question: Question,
    state: InterviewState,
    knowledge: Knowledge,
    proposals: tuple[Proposal, ...],
    reading: Reading,
) -> Meaning:
    """What a typed message means while this question is open."""
    meaning = decide(
        incoming.text,
        asked(question, state, knowledge, proposals),
        incoming.signal,
        question_names(state, knowledge),
        reading.likeness,
        reading.intent_of,
    )
    if meaning.target == PREVIOUS:
        before = previous_question(state, knowledge)
        return replace(meaning, target=before.id if before else None)
    return meaning


def asked(
    question: Question, state: InterviewState, knowledge: Knowledge, proposals: tuple[Proposal, ...]
) -> Asked:
    """The question as reading knows it: what is shown first, so that numbers mean what the user sees."""
    shown = shown_options(question, state, knowledge, proposals)
    seen = {option.id for option in shown}
    rest = [
        option for option in accepted_options(question, state, knowledge) if option.id not in seen
    ]
    return Asked(
        id=question.id,
        kind=AskedKind(question.soort),
        options=tuple(map(as_option, (*shown, *rest))),
        rows=row_options(question, state, knowledge),
        proposed=_ticked(question, state, proposals),
    )


def _ticked(
    question: Question, state: InterviewState, proposals: tuple[Proposal, ...]
) -> tuple[str, ...]:
    """What stands ticked beforehand, so that "ook ouderen" adds to it: an earlier answer, or what is proposed."""
    before = state.answer_to(question.id) if state.reopened == question.id else None
    return before.choices if before else tuple(p.id for p in proposals if p.ticked)


def question_names(state: InterviewState, knowledge: Knowledge) -> tuple[Option, ...]:
    """How the questions of this interview are called, for "ik wil de locatie aanpassen"."""
    return tuple(
        Option(question.id, question.kort, question.ook)
        for question in questionnaire_of(state, knowledge).questions
    )


def answer_from_choice(
    choice: Choice, question: Question, text: str, proposals: tuple[Proposal, ...]
) -> Answer:
    """The answer that reading found; what was typed besides stays as a note."""
    outcomes = {AnswerStatus.NONE: Outcome.NONE, AnswerStatus.UNKNOWN: Outcome.UNKNOWN}
    answer = Answer(
        question=question.id,
        choices=choice.ids,
        cells=tuple(Cell(row, column) for row, column in choice.cells),
        text=text if len(text.split()) >= _NOTE_WORDS else "",
        outcome=outcomes.get(choice.status, Outcome.ANSWERED),
    )
    return _with_origin(answer, proposals)


def answer_from_buttons(
    incoming: Incoming, question: Question, proposals: tuple[Proposal, ...]
) -> Answer:
    """The answer that was given by button."""
    special = {"geen": Outcome.NONE, "weet-niet": Outcome.UNKNOWN}
    chosen = tuple(choice for choice in incoming.choices if choice not in special)
    outcome = Outcome.ANSWERED
    if not chosen and not incoming.cells:
        outcome = special[incoming.choices[0]]
    answer = Answer(question.id, chosen, incoming.cells, incoming.text, outcome)
    return _with_origin(answer, proposals)


def _with_origin(answer: Answer, proposals: tuple[Proposal, ...]) -> Answer:
    ticked = {p.id for p in proposals if p.ticked}
    confirmed = bool(ticked) and set(answer.choices) == ticked
    return replace(answer, origin=Origin.PROPOSED) if confirmed else answer
