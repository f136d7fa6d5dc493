"""What is said in practice: the case, and the worked-out answer beside one's own."""

from bot.interview.options import accepted_options, closing_options, rows
from bot.interview.practice import Comparison, compare
from bot.interview.state import Answer, Cell, InterviewState
from bot.interview.wording import in_words, joined
from bot.use_cases.messages import Message, MessageKind
from bot.use_cases.phrases import say
from bot.use_cases.present import references
from knowledge.checks import Knowledge
from knowledge.checks.exercise import WorkedAnswer
from knowledge.checks.questionnaire import Question
from knowledge.checks.schema import Case


def case_told(case_id: str, knowledge: Knowledge) -> Message:
    """The case to read before and during the practice."""
    case = knowledge.item(case_id)
    assert isinstance(case, Case)
    text = say(knowledge, "oefen-casus", titel=case.titel, situatie=case.situatie)
    return Message(MessageKind.EXPLANATION, text, kennis=references(case, knowledge))


def beside(question: Question, state: InterviewState, knowledge: Knowledge) -> Message | None:
    """What the worked-out analysis answers to a question just answered, and why; None outside practice."""
    worked = knowledge.worked_answer(state.practice or "", question.id)
    given = state.answer_to(question.id)
    if worked is None or given is None:
        return None
    said = _verdict(compare(given, worked), given, worked, question, state, knowledge)
    first = worked.bronnen[0]
    source = say(knowledge, "bron", bron=knowledge.get(first.bron).kort, waar=first.waar)
    return Message(MessageKind.EXPLANATION, "\n\n".join([f"{said} {worked.waarom}", source]))


def worked_in_words(question: Question, state: InterviewState, knowledge: Knowledge) -> str:
    """The worked-out answer inside a sentence; empty when there is none."""
    worked = knowledge.worked_answer(state.practice or "", question.id)
    return "" if worked is None else in_words(_answer(worked), question, state, knowledge)


def how_well(state: InterviewState, knowledge: Knowledge) -> tuple[int, int]:
    """How many answers agree with the worked-out ones, and how many were given."""
    found = [
        compare(answer, worked).is_same
        for answer in state.answers
        if (worked := knowledge.worked_answer(state.practice or "", answer.question)) is not None
    ]
    return sum(found), len(found)


def _verdict(
    found: Comparison,
    given: Answer,
    worked: WorkedAnswer,
    question: Question,
    state: InterviewState,
    knowledge: Knowledge,
) -> str:
    whole = in_words(_answer(worked), question, state, knowledge)
    if found.is_another_view:
        return say(knowledge, "oefen-kan-ook", antwoord=whole)
    if found.is_same:
        return say(knowledge, "oefen-gelijk", antwoord=in_words(given, question, state, knowledge))
    if not found.agreed or worked.cellen:
        return say(knowledge, "oefen-anders", antwoord=whole)
    names = _short_names(question, state, knowledge)
    parts = [say(knowledge, "oefen-deels", goed=_named(found.agreed, names))]
    if found.missed:
        parts.append(say(knowledge, "oefen-gemist", gemist=_named(found.missed, names)))
    if found.extra:
        parts.append(say(knowledge, "oefen-teveel", teveel=_named(found.extra, names)))
    return " ".join(parts)


def _named(ids: tuple[str, ...], names: dict[str, str]) -> str:
    return joined([names.get(each, each) for each in ids])


def _short_names(question: Question, state: InterviewState, knowledge: Knowledge) -> dict[str, str]:
    known = (
        *accepted_options(question, state, knowledge),
        *rows(question, state, knowledge),
        *closing_options(question),
    )
    return {option.id: option.short for option in known}


def _answer(worked: WorkedAnswer) -> Answer:
    cells = tuple(Cell(cell.rij, cell.keuze) for cell in worked.cellen)
    return Answer(worked.vraag, worked.keuzes, cells)
