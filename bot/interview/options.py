"""The possible answers to a question in a given state: which items, how labelled, in which order.

Pure: knowledge and state in, options out. `shown` is what the user gets to see; `accepted` is wider
where Buurtbrug proposes from a long list, because one may also name what is not shown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.interview.conditions import holds
from bot.interview.state import InterviewState, Outcome
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import InlineOption, OptionSource, Question
from knowledge.checks.schema import Cause, Intervention, Item

NONE_ID = "geen"
UNKNOWN_ID = "weet-niet"
YES_ID, NO_ID = "ja", "nee"
# Only shown when there is something to go back to.
SKIPPED_ID = "actie/overgeslagen"
_SHOWN_PROPOSALS = 8
_OPENS = "actie/wijzig/"


@dataclass(frozen=True)
class Choosable:
    """One option or row as it can be shown, said in a sentence, and recognised."""

    id: str
    label: str
    short: str
    explanation: str = ""
    also: tuple[str, ...] = ()
    letter: str | None = None


@dataclass(frozen=True)
class Proposal:
    """An option that Buurtbrug proposes, with what it rests on; `ticked` stands on beforehand."""

    id: str
    evidence: str
    ticked: bool = True


def accepted_options(
    question: Question, state: InterviewState, knowledge: Knowledge
) -> tuple[Choosable, ...]:
    """All options that may be chosen, without "none" and "don't know"."""
    if question.soort == "ja-nee":
        return _YES_NO
    if question.opties is None:
        return ()
    return tuple(_from(question.opties, state, knowledge))


def offers_something(question: Question, state: InterviewState, knowledge: Knowledge) -> bool:
    """Whether there is anything to choose, and any row to choose it for; where neither is asked, there always is."""
    sources = (source for source in (question.rijen, question.opties) if source is not None)
    return all(next(_from(source, state, knowledge), None) is not None for source in sources)


def rows(question: Question, state: InterviewState, knowledge: Knowledge) -> tuple[Choosable, ...]:
    """The rows of a grid; empty for other questions."""
    if question.rijen is None:
        return ()
    return tuple(_from(question.rijen, state, knowledge))


def shown_options(
    question: Question,
    state: InterviewState,
    knowledge: Knowledge,
    proposals: tuple[Proposal, ...] = (),
) -> tuple[Choosable, ...]:
    """What the user gets to see: a long list cut to its proposals, then "none" and "don't know".

    Of a long list from which nothing is proposed, nothing is shown: one names what one has in mind.
    """
    options = accepted_options(question, state, knowledge)
    if question.voorstel is not None and len(options) > 2 * _SHOWN_PROPOSALS:
        by_id = {option.id: option for option in options}
        proposed = [by_id[proposal.id] for proposal in proposals if proposal.id in by_id]
        options = tuple(proposed[:_SHOWN_PROPOSALS])
    if not any(answer.outcome is Outcome.SKIPPED for answer in state.answers):
        options = tuple(option for option in options if option.id != SKIPPED_ID)
    options = tuple(o for o in options if _can_be_opened(o.id, state, knowledge))
    return (*options, *closing_options(question))


def _can_be_opened(option_id: str, state: InterviewState, knowledge: Knowledge) -> bool:
    """Whether an order to open another question makes sense now; what is no such order always does."""
    if not option_id.startswith(_OPENS):
        return True
    target = option_id.removeprefix(_OPENS)
    question = knowledge.questionnaires[state.questionnaire].question(target)
    return state.practice is None and all(holds(condition, state) for condition in question.als)


def closing_options(question: Question) -> tuple[Choosable, ...]:
    """The ways out: "none of these" where that makes sense, and "don't know"."""
    if question.soort == "raster" or _is_for_actions_only(question):
        return ()
    unknown = Choosable(UNKNOWN_ID, "Weet ik niet", "dat weet u nog niet")
    if question.geen is None:
        return (unknown,)
    return Choosable(NONE_ID, question.geen, "niets daarvan"), unknown


def is_action(option_id: str) -> bool:
    """Whether this option is an order to the conversation instead of an answer."""
    return option_id.startswith("actie/")


def _is_for_actions_only(question: Question) -> bool:
    return question.opties is not None and any(
        is_action(option.id) for option in question.opties.zelf
    )


_YES_NO = (
    Choosable(YES_ID, "Ja", "ja"),
    Choosable(NO_ID, "Nee", "nee"),
)


def _from(source: OptionSource, state: InterviewState, knowledge: Knowledge) -> Iterator[Choosable]:
    """What was chosen earlier and has left the knowledge base since, is no option any more."""
    named = dict.fromkeys(_named_ids(source, state, knowledge))
    for item_id in named:
        if item_id in knowledge.items and item_id not in source.zonder:
            yield of_item(knowledge.item(item_id), knowledge)
    for option in source.zelf:
        yield _of_inline(option)


def _named_ids(source: OptionSource, state: InterviewState, knowledge: Knowledge) -> Iterator[str]:
    if source.soort is not None:
        yield from (item.id for item in knowledge.main(source.soort))
    yield from source.ids
    for parent in _chosen_in(source.onder, state):
        yield from (item.id for item in knowledge.below(parent))
    yield from _chosen_in(source.gekozen, state)


def _chosen_in(question_ids: Iterable[str], state: InterviewState) -> Iterator[str]:
    for question_id in question_ids:
        answer = state.answer_to(question_id)
        if answer is not None:
            yield from answer.ids


def of_item(item: Item, knowledge: Knowledge) -> Choosable:
    """A knowledge item as an option; a main item is also recognised by the words of what stands under it."""
    below = (word for sub in knowledge.below(item.id) for word in (sub.titel, *sub.ook))
    letter = item.letter if isinstance(item, Cause) else None
    short = item.titel if isinstance(item, Intervention) else item.kort
    return Choosable(
        item.id, item.titel, short, item.antwoord, (item.kort, *item.ook, *below), letter
    )


def _of_inline(option: InlineOption) -> Choosable:
    short = option.kort or option.label.lower()
    return Choosable(option.id, option.label, short, option.toelichting or "", option.ook)
