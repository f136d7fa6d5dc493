"""Beginning a questionnaire or practice, and going back to what was left unfinished.

An order is what a button carries after "actie/": `start/<questionnaire>`, `oefen/<case>`, `vervolg`, or
`verder/<analysis>`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.interview import moves, route
from bot.interview.state import InterviewState, Phase
from bot.reading.wishes import Wish, WishKind
from bot.use_cases.give_advice import proposals_for
from bot.use_cases.menus import MAIN, name_of
from bot.use_cases.messages import Message, text_message
from bot.use_cases.outcome import TurnOutcome
from bot.use_cases.phrases import say
from bot.use_cases.ports import Analysis, Conversation
from bot.use_cases.practise import case_told
from bot.use_cases.present import ask_current
from knowledge.checks import Knowledge

_KINDS = ("start/", "oefen/", "verder/")
SEQUEL = "vervolg"


@dataclass(frozen=True)
class Analyses:
    """How the analyses of this conversation are made and found.

    `new` makes one for a state in which nothing is answered; `unfinished` gives those that were not finished.
    """

    new: Callable[[InterviewState], Analysis]
    unfinished: Callable[[], tuple[Analysis, ...]]


def is_begin(order: str) -> bool:
    """Whether an order begins or takes up an interview."""
    return order == SEQUEL or order.startswith(_KINDS)


def order_of(wish: Wish, unfinished: tuple[Analysis, ...]) -> str | None:
    """The order behind a wish; None when it leaves open which one, or names none of the unfinished."""
    if wish.kind is WishKind.BEGIN:
        return f"start/{wish.target}"
    if wish.kind is WishKind.PRACTISE and wish.target is not None:
        return f"oefen/{wish.target}"
    if wish.kind is WishKind.GO_ON:
        found = [a for a in unfinished if _subject(a.state) == wish.target]
        if found:
            return f"verder/{found[0].id}"
        is_case = wish.target is not None and "/" in wish.target
        return f"oefen/{wish.target}" if is_case else f"start/{wish.target}"
    return None


def _subject(state: InterviewState) -> str:
    """What somebody names to go on with it: the case that is practised with, or the questionnaire."""
    return state.practice or state.questionnaire


def ask_now(analysis: Analysis, knowledge: Knowledge, lead: str = "") -> Message:
    """The current question of an analysis, with what is proposed, after `lead`."""
    question = route.current_question(analysis.state, knowledge)
    proposals = proposals_for(question, analysis.state, knowledge)
    return ask_current(analysis.state, knowledge, proposals, lead)


def wanted(order: str, current: Analysis | None, knowledge: Knowledge) -> InterviewState | None:
    """The state that an order begins with; None when there is no such questionnaire or case."""
    kind, _, rest = order.partition("/")
    if kind == "oefen" and rest in knowledge.exercises:
        return InterviewState(knowledge.exercises[rest].vragenlijst, practice=rest)
    if kind == "start" and rest in knowledge.questionnaires:
        return InterviewState(rest)
    if order == SEQUEL and current is not None:
        sequel = route.questionnaire_of(current.state, knowledge).vervolg
        if sequel is not None:
            return moves.carry_over(current.state, InterviewState(sequel), knowledge)
    return None


def begin(
    order: str,
    conversation: Conversation,
    current: Analysis | None,
    analyses: Analyses,
    knowledge: Knowledge,
) -> TurnOutcome | None:
    """The outcome of an order to begin or to go on; None when it names nothing that is there."""
    if order.startswith("verder/"):
        wanted_id = order.partition("/")[2]
        found = next((a for a in analyses.unfinished() if a.id == wanted_id), None)
        return None if found is None else gone_on(found, conversation, knowledge)
    state = wanted(order, current, knowledge)
    if state is None:
        return None
    fresh = analyses.new(state)
    return _opened(fresh, conversation, knowledge, _introduction(fresh.state, knowledge))


def begin_main(conversation: Conversation, analyses: Analyses, knowledge: Knowledge) -> TurnOutcome:
    """The neighbourhood analysis, for who just wants to begin."""
    outcome = begin(f"start/{MAIN}", conversation, None, analyses, knowledge)
    assert outcome is not None
    return outcome


def gone_on(analysis: Analysis, conversation: Conversation, knowledge: Knowledge) -> TurnOutcome:
    """Go on where this analysis was left."""
    resumed = replace(analysis, state=moves.set_phase(analysis.state, Phase.RUNNING))
    question = route.current_question(resumed.state, knowledge)
    lead = say(knowledge, "hervat", vraag=question.kort)
    return _opened(resumed, conversation, knowledge, (), lead)


def switching(order: str, current: Analysis, knowledge: Knowledge) -> str | None:
    """What is asked before another questionnaire begins while one is running; None when there is no such one."""
    state = wanted(order, current, knowledge)
    if state is None:
        return None
    is_practice = state.practice is not None
    name = (
        say(knowledge, "een-oefening")
        if is_practice
        else knowledge.questionnaires[state.questionnaire].kort
    )
    return say(knowledge, "wissel-zeker", nu=name_of(current, knowledge), straks=name)


def is_elsewhere(order: str, knowledge: Knowledge) -> bool:
    """Whether an order begins what a visitor of a website does not get here."""
    kind, _, rest = order.partition("/")
    found = knowledge.questionnaires.get(rest) if kind == "start" else None
    return found is not None and not knowledge.offers(found)


def _introduction(state: InterviewState, knowledge: Knowledge) -> tuple[Message, ...]:
    if state.practice is not None:
        text = say(knowledge, "oefen-inleiding")
        return (text_message(text), case_told(state.practice, knowledge))
    carried = bool(state.answers)
    text = (
        say(knowledge, "vervolg-inleiding")
        if carried
        else knowledge.questionnaires[state.questionnaire].inleiding
    )
    return (text_message(text),)


def _opened(
    analysis: Analysis,
    conversation: Conversation,
    knowledge: Knowledge,
    first: tuple[Message, ...],
    lead: str = "",
) -> TurnOutcome:
    is_same = conversation.analysis == analysis.id
    opened = replace(
        conversation,
        analysis=analysis.id,
        misunderstood=0,
        confirming=None,
        note=conversation.note if is_same else "",
        checking=conversation.checking and is_same,
        last=(),
    )
    return TurnOutcome(opened, analysis, (*first, ask_now(analysis, knowledge, lead)))
