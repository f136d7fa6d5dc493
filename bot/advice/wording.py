"""Reasons in Dutch: short sentences in which the answers of the user are recognised.

The sentences stand in `knowledge/advies.yml`; here they are only filled in.
"""

from collections.abc import Sequence

from bot.advice.situation import Situation, kind_of
from knowledge.checks.schema import Direction, First, Intervention, RuleOfThumb, Unwise

_MOST_WORDS = 16


def direction_because(
    direction: Direction, answers: Sequence[str], situation: Situation, *, look_first: bool
) -> str:
    """Why this direction fits."""
    say = situation.rules.zinnen
    if not answers:
        return _without_answers(direction, situation, look_first=look_first)
    if direction.wanneer.altijd:
        return f"{because(answers, situation)} {say.luisteren_omdat}"
    places = _where(direction.wanneer.plaats, say.plaats_bij_richting, situation)
    return _joined(because(answers, situation), places)


def because(answers: Sequence[str], situation: Situation) -> str:
    """What the user named, or wants to tackle."""
    say = situation.rules.zinnen
    tackled = [a for a in answers[:2] if a in situation.focus]
    if tackled:
        return say.noemt_aanpakken.format(antwoorden=_named(tackled, situation))
    sentence = say.noemt_per_soort.get(kind_of(answers[0]), say.noemt)
    alike = [a for a in answers if say.noemt_per_soort.get(kind_of(a), say.noemt) == sentence]
    return sentence.format(antwoorden=_named(alike, situation))


def first_do(first: First, situation: Situation) -> str:
    """Which direction comes first, and why."""
    direction = situation.knowledge.get(first.doe)
    return situation.rules.zinnen.eerst.format(richting=direction.kort, reden=first.reden)


def intervention_because(
    intervention: Intervention, answers: Sequence[str], situation: Situation
) -> str:
    """Why this intervention fits what was answered."""
    say = situation.rules.zinnen
    if not answers:
        direction = situation.knowledge.get(intervention.richtingen[0])
        return say.past_richting.format(richting=direction.kort)
    places = _where(intervention.locaties, say.plaats_bij_interventie, situation)
    return _joined(because(answers, situation), places)


def target_group_because(answers: Sequence[str], situation: Situation) -> str:
    """Why this group is asked for: the problem, or else the place."""
    problems = [a for a in answers if kind_of(a) != "locatie"]
    if problems:
        return because(problems, situation)
    sentence = situation.rules.zinnen.plaats_bij_richting
    return _where(answers, sentence, situation) or because(answers, situation)


def thumb(rule: RuleOfThumb, situation: Situation) -> str:
    """The rule of thumb that this follows."""
    lowered = rule.titel[:1].lower() + rule.titel[1:]
    return situation.rules.zinnen.vuistregel.format(vuistregel=lowered)


def unwise(rule: Unwise, situation: Situation) -> str:
    """What speaks against it."""
    return situation.rules.zinnen.afgeraden.format(reden=rule.reden)


def referral_because(answers: Sequence[str], situation: Situation) -> str:
    """Why somebody else is needed."""
    return f"{because(answers, situation)} {situation.rules.zinnen.verwijzing}"


def _without_answers(direction: Direction, situation: Situation, *, look_first: bool) -> str:
    say = situation.rules.zinnen
    if direction.id in situation.chosen_directions:
        return say.richting_gekozen
    if look_first:
        return say.weinig_bekend
    return say.luisteren


def _named(answers: Sequence[str], situation: Situation) -> str:
    """The first one or two answers, as they run inside a sentence that stays short."""
    precise = [a for a in answers if situation.specific(a) or kind_of(a) != "vorm"]
    labels = [situation.label(a) for a in (precise or answers)[:2]]
    if len(" ".join(labels).split()) > _MOST_WORDS:
        labels = labels[:1]
    link = ", en ook " if any(" en " in label for label in labels) else " en "
    return link.join(labels)


def _where(places: Sequence[str], sentence: str, situation: Situation) -> str:
    phrases = situation.rules.zinnen.plaatsen
    here = [phrases[p] for p in places if p in situation.places and p in phrases]
    return sentence.format(plaats=here[0]) if here else ""


def _joined(*sentences: str) -> str:
    return " ".join(s for s in sentences if s)
