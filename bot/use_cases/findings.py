"""What an adviser would add to the advice: what is not known yet and would change it, what asks care, white spots.

Derived anew each time from the answers; kept with the advice when an analysis is finished.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.advice.advice import Advice
from bot.advice.scoring import unwise_here
from bot.advice.situation import Situation
from bot.advice.unknown import Sensitivity, sensitivities
from bot.advice.white_spots import ENOUGH, WhiteSpot, white_spots
from bot.interview.options import accepted_options, is_action
from bot.interview.route import relevant_questions
from bot.interview.state import InterviewState
from bot.use_cases.doing_now import done_now, who_now
from bot.use_cases.phrases import say
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question
from knowledge.checks.schema import Intervention

_GUIDE = "bron/handreiking"
_UNKNOWNS_TOLD = 4


@dataclass(frozen=True)
class Finding:
    """One remark beside the advice; `kind` is `onbekend`, `let-op` or `tegenspraak`, as in the public contract."""

    kind: str
    text: str
    answers: tuple[str, ...]
    source: str
    where: str

    def as_json(self) -> dict[str, object]:
        """The form of the public contract."""
        return {
            "soort": self.kind,
            "tekst": self.text,
            "antwoorden": list(self.answers),
            "bron": self.source,
            "waar": self.where,
        }


def findings(
    state: InterviewState, situation: Situation, knowledge: Knowledge
) -> tuple[Finding, ...]:
    """All remarks, the most useful first; in practice none about what is unknown, for it was not asked."""
    unknown = () if state.practice is not None else tuple(_unknown(state, situation, knowledge))
    return (
        *_enough_is_done(state, knowledge),
        *_unwise_choices(state, situation, knowledge),
        *unknown,
    )


def spots(
    state: InterviewState, advice: Advice, situation: Situation, knowledge: Knowledge
) -> tuple[WhiteSpot, ...]:
    """The white spots, from what was said of what is done now, and by whom."""
    now, who = done_now(state, knowledge), who_now(state, knowledge)
    chosen = [c for a in state.answers for c in a.choices if c.startswith("interventie/")]
    return white_spots(now, who, chosen, advice, situation)


def spot_json(spot: WhiteSpot) -> dict[str, object]:
    """The form of the public contract."""
    return {
        "probleem": spot.problem,
        "nu": spot.now,
        "wie": list(spot.who),
        "voorstellen": list(spot.proposals),
    }


def _enough_is_done(state: InterviewState, knowledge: Knowledge) -> Iterator[Finding]:
    focus = state.answer_to("aanpakken")
    wanted = focus.choices if focus is not None else ()
    for problem, column in done_now(state, knowledge).items():
        if column == ENOUGH and problem in wanted:
            text = say(knowledge, "bevinding-al-voldoende", probleem=knowledge.get(problem).kort)
            yield Finding("tegenspraak", text, (problem,), _GUIDE, "Stap 4.1, vraag 1 en 2")


def _unwise_choices(
    state: InterviewState, situation: Situation, knowledge: Knowledge
) -> Iterator[Finding]:
    """What the user takes along although something speaks against it here."""
    for item_id in dict.fromkeys(c for a in state.answers for c in a.choices):
        item = knowledge.items.get(item_id)
        if not isinstance(item, Intervention):
            continue
        for unwise in unwise_here(item, situation):
            text = say(knowledge, "bevinding-let-op", titel=item.titel, reden=unwise.reden)
            answers = situation.answered(unwise.als)
            yield Finding("let-op", text, answers, unwise.bron, unwise.waar)


def _unknown(
    state: InterviewState, situation: Situation, knowledge: Knowledge
) -> Iterator[Finding]:
    """What was skipped or not known, and would change the advice."""
    open_ones = {q.id: q for q in _open_questions(state, knowledge)}
    possible = {
        q.id: [o.id for o in accepted_options(q, state, knowledge) if o.id in knowledge.items]
        for q in open_ones.values()
    }
    found = sensitivities(possible, situation.answers, situation.focus, knowledge)
    for sensitivity in found[:_UNKNOWNS_TOLD]:
        question = open_ones[sensitivity.question]
        source = question.bronnen[0]
        text = say(
            knowledge,
            "bevinding-onbekend",
            vraag=question.kort,
            antwoord=knowledge.get(sensitivity.answer).kort,
            gevolg=_consequence(sensitivity, knowledge),
        )
        yield Finding("onbekend", text, (), source.bron, source.waar)


def _open_questions(state: InterviewState, knowledge: Knowledge) -> Iterator[Question]:
    for question in relevant_questions(state, knowledge):
        answer = state.answer_to(question.id)
        is_open = answer is None or answer.outcome.value in ("weet-niet", "overgeslagen")
        has_choices = question.soort in ("een", "meer") and question.voorstel is None
        if is_open and has_choices and not _only_orders(question):
            yield question


def _only_orders(question: Question) -> bool:
    return question.opties is not None and any(is_action(o.id) for o in question.opties.zelf)


def _consequence(sensitivity: Sensitivity, knowledge: Knowledge) -> str:
    change = sensitivity.change
    if change.interventions.new:
        title = knowledge.get(change.interventions.new[0]).titel
        return say(knowledge, "gevolg-aanpak", titel=title)
    if change.directions.new:
        title = knowledge.get(change.directions.new[0]).titel
        return say(knowledge, "gevolg-richting", titel=title)
    title = knowledge.get(change.referrals.new[0]).titel
    return say(knowledge, "gevolg-verwijzing", titel=title)
