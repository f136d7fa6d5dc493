"""Which earlier answer somebody corrects without naming its question: "ik zei incidenten, maar het is escalatie".

Found by what was chosen: the old option and the new one belong to one question.
"""

from dataclasses import replace

from bot.interview.route import questionnaire_of
from bot.interview.state import Answer, InterviewState, Origin, Outcome
from bot.reading.choices import read_choice
from bot.use_cases.understand import asked
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question


def replaced_answer(
    text: str, but: str, state: InterviewState, knowledge: Knowledge
) -> Answer | None:
    """The answer with the one new option in place of the old; None when the text leaves any doubt.

    `but` is the question that is open: a correction is about another one.
    """
    answers = [
        answer
        for question in questionnaire_of(state, knowledge).questions
        if question.id != but and question.soort in ("een", "meer")
        if (answer := _replaced(text, question, state, knowledge)) is not None
    ]
    return answers[0] if len(answers) == 1 else None


def _replaced(
    text: str, question: Question, state: InterviewState, knowledge: Knowledge
) -> Answer | None:
    old = state.answer_to(question.id)
    if old is None or not old.choices:
        return None
    choice = read_choice(text, asked(question, state, knowledge, ()))
    # Who names two where only one can be, is in doubt to the reader of answers, and not here.
    named = choice.ids or (choice.doubtful if question.soort == "een" else ())
    gone = [option for option in old.choices if option in (*choice.ids, *choice.doubtful)]
    new = [option for option in named if option not in old.choices]
    if not gone and question.soort == "een" and choice.ids:
        gone = list(old.choices)
    if len(gone) != 1 or len(new) != 1:
        return None
    choices = tuple(new[0] if option == gone[0] else option for option in old.choices)
    return replace(old, choices=choices, outcome=Outcome.ANSWERED, origin=Origin.SAID)
