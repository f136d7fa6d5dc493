"""Reasons in Dutch: short sentences in which the answers of the user are recognised.

The sentences stand in `knowledge/advies.yml`; here they are only filled in.
"""

from collections.abc import Collection, Sequence

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


def needs(required: Collection[str], situation: Situation) -> str:
    """For what or whom it is meant, which was not named."""
    return situation.rules.zinnen.niet_vereist.format(antwoorden=_examples(required, situation))


def only_near_home(situation: Situation) -> str:
    """It is for a stairwell or a gallery, and that is not where it plays."""
    return situation.rules.zinnen.niet_thuis


def not_named(problems: Collection[str], situation: Situation) -> str:
    """The problems that it is for, of which none was named."""
    return situation.rules.zinnen.niet_genoemd.format(antwoorden=_examples(problems, situation))


def direction_for(problems: Collection[str], situation: Situation) -> str:
    """The problems that a direction is for, of which too little was named."""
    say = situation.rules.zinnen
    return say.richting_niet_genoemd.format(antwoorden=_examples(problems, situation))


def other_direction(intervention: Intervention, situation: Situation) -> str:
    """The direction that it belongs to, which is not advised."""
    direction = situation.knowledge.get(intervention.richtingen[0])
    return situation.rules.zinnen.niet_richting.format(richting=direction.kort)


def works_elsewhere(intervention: Intervention, situation: Situation) -> str:
    """Where it works best, which is not where it plays."""
    say = situation.rules.zinnen
    place = say.plaatsen.get(intervention.locaties[0], situation.label(intervention.locaties[0]))
    return say.niet_hier.format(plaats=place)


def for_others(intervention: Intervention, situation: Situation) -> str:
    """For whom it is, while the user aims at others."""
    groups = _examples(intervention.doelgroepen, situation)
    return situation.rules.zinnen.niet_voor_hen.format(antwoorden=groups)


def fits_better(
    first: Intervention, more: Sequence[str], rules: Sequence[str], situation: Situation
) -> str:
    """What stands first in the advice, with the answers or the rule of thumb that put it there."""
    say = situation.rules.zinnen
    if more:
        return say.past_beter_bij.format(aanpak=first.titel, antwoorden=_named(more, situation))
    if rules:
        rule = situation.knowledge.get(rules[0]).titel
        lowered = rule[:1].lower() + rule[1:]
        return say.past_beter_regel.format(aanpak=first.titel, vuistregel=lowered)
    return say.past_beter.format(aanpak=first.titel)


def _examples(ids: Collection[str], situation: Situation) -> str:
    """Two of these as they run inside a sentence; those that say nothing are left out."""
    labels = [situation.label(i) for i in ids if not i.endswith("/anders")]
    return " of ".join(labels[:2])


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
