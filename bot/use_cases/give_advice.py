"""Advice for an interview: the ids that it rests on, the proposals in step 3 and 4, and how it is told."""

from collections.abc import Sequence
from dataclasses import replace

from bot.advice.advice import Advice, Advised
from bot.advice.matcher import advise, situation_for
from bot.advice.situation import Situation
from bot.interview.options import Proposal
from bot.interview.state import InterviewState
from bot.use_cases.messages import KnowledgeReference, Message, MessageKind
from bot.use_cases.phrases import say
from bot.use_cases.present import references
from bot.use_cases.repeats import without_repeats
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question
from knowledge.checks.schema import Intervention, Referral

_TICKED = {"richtingen": 4, "doelgroepen": 4, "interventies": 5}
_TOLD_DIRECTIONS = 3
# An actor counts for an approach when it connects; one that only fuels is no partner.
_NOT_ON_OUR_SIDE = frozenset({"jaagt-aan", "onbekend"})
_TOLD_INTERVENTIONS = 5
_TOLD_BRIEFLY = 3


def advice_for(state: InterviewState, knowledge: Knowledge) -> Advice:
    """The advice that follows from everything that was answered."""
    return advise(answered_ids(state), knowledge, _tackled(state))


def situation_of(state: InterviewState, knowledge: Knowledge) -> Situation:
    """The answers as the matcher sees them. Raises NoAdviceRules."""
    return situation_for(answered_ids(state), knowledge, _tackled(state))


def _tackled(state: InterviewState) -> tuple[str, ...]:
    focus = state.answer_to("aanpakken")
    return focus.choices if focus is not None else ()


def answered_ids(state: InterviewState) -> frozenset[str]:
    """All that was chosen; of a grid the rows, and the columns where those are knowledge as well."""
    ids: set[str] = set()
    for answer in state.answers:
        ids.update(answer.choices)
        ids.update(cell.row for cell in answer.cells if cell.choice not in _NOT_ON_OUR_SIDE)
        ids.update(cell.choice for cell in answer.cells if "/" in cell.choice)
    return frozenset(ids)


def proposals_for(
    question: Question, state: InterviewState, knowledge: Knowledge
) -> tuple[Proposal, ...]:
    """What Buurtbrug proposes as the answer to this question, best first; empty where it proposes nothing."""
    if question.voorstel is None:
        return ()
    advice = advice_for(state.without([question.id]), knowledge)
    advised = {
        "richtingen": tuple(a for a in advice.directions if _is_main(a, knowledge)),
        "doelgroepen": advice.target_groups,
        "interventies": advice.interventions,
    }[question.voorstel]
    limit = _TICKED[question.voorstel]
    return tuple(Proposal(a.id, _because(a), ticked=i < limit) for i, a in enumerate(advised))


def provisional(state: InterviewState, knowledge: Knowledge) -> Message:
    """The first advice in one message, given after step 2 and whenever it is asked for."""
    advice = advice_for(state, knowledge)
    parts = [say(knowledge, "voorlopig"), *_told(advice, knowledge, brief=True)]
    return Message(MessageKind.REPORT, "\n\n".join(parts), kennis=_named(advice, knowledge))


def told(state: InterviewState, knowledge: Knowledge) -> list[Message]:
    """The advice at the end, in a few messages; the first names all that is advised."""
    advice = advice_for(state, knowledge)
    first, *others = (
        Message(MessageKind.REPORT, text) for text in _told(advice, knowledge, brief=False)
    )
    return [replace(first, kennis=_named(advice, knowledge)), *others]


def as_json(advice: Advice) -> dict[str, object]:
    """The form of the public contract (`advies`)."""
    return {
        "richtingen": [_advised_json(a) for a in advice.directions],
        "interventies": [_advised_json(a) for a in advice.interventions],
        "doelgroepen": [_advised_json(a) for a in advice.target_groups],
        "verwijzingen": [a.id for a in advice.referrals],
        "kennisversie": advice.knowledge_version,
    }


def without_advice(knowledge: Knowledge) -> dict[str, object]:
    """The same form, for a questionnaire whose result is another one."""
    nothing: dict[str, object] = {"richtingen": [], "interventies": [], "doelgroepen": []}
    return nothing | {"verwijzingen": [], "kennisversie": knowledge.version}


def _advised_json(advised: Advised) -> dict[str, object]:
    reasons = [
        {"tekst": r.text, "antwoorden": list(r.answers), "bron": r.source, "waar": r.where}
        for r in advised.reasons
    ]
    return {"id": advised.id, "redenen": reasons}


def _told(advice: Advice, knowledge: Knowledge, *, brief: bool) -> list[str]:
    main = [a for a in advice.directions if _is_main(a, knowledge)]
    parts = [_listed("advies-richtingen", main[:_TOLD_DIRECTIONS], knowledge)]
    if advice.interventions:
        told = advice.interventions[: _TOLD_BRIEFLY if brief else _TOLD_INTERVENTIONS]
        parts.append(_listed("advies-interventies", told, knowledge, with_method=not brief))
    else:
        parts.append(say(knowledge, "advies-geen-interventies"))
    parts.extend(_referral(a, knowledge) for a in advice.referrals)
    return parts


def _listed(
    phrase: str, advised: Sequence[Advised], knowledge: Knowledge, *, with_method: bool = False
) -> str:
    lines = []
    reasons = without_repeats(_because(a) for a in advised)
    for number, (a, because) in enumerate(zip(advised, reasons, strict=True), start=1):
        item = knowledge.item(a.id)
        method = item.methode if with_method and isinstance(item, Intervention) else ""
        lines.append(
            " ".join(part for part in (f"{number}. {item.titel}.", method, because) if part)
        )
    return "\n".join([say(knowledge, phrase), *lines])


def _referral(advised: Advised, knowledge: Knowledge) -> str:
    item = knowledge.get(advised.id)
    text = f"{item.antwoord} {item.contact}" if isinstance(item, Referral) else item.antwoord
    return say(knowledge, "advies-verwijzing", tekst=text)


def _named(advice: Advice, knowledge: Knowledge) -> tuple[KnowledgeReference, ...]:
    told = (*advice.directions[:_TOLD_DIRECTIONS], *advice.interventions[:_TOLD_INTERVENTIONS])
    return tuple(references(knowledge.item(a.id), knowledge)[0] for a in told)


def _is_main(advised: Advised, knowledge: Knowledge) -> bool:
    return knowledge.item(advised.id).onder is None


def _because(advised: Advised) -> str:
    return advised.reasons[0].text if advised.reasons else ""
