"""How well one intervention fits a situation; what does not fit has no score at all.

An intervention needs a ground: an answer that it is for, and a direction that is advised. Every part of the
score is a small function here; the weights stand in `knowledge/advies.yml`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.advice.leading import Leading
from bot.advice.situation import Found, Situation, kind_of
from knowledge.checks.advice_rules import Thumb
from knowledge.checks.schema import Intervention, Unwise

_WIDE = ("gemeente", "land")
_HOME = ("locatie/woonomgeving",)


@dataclass(frozen=True)
class Scored:
    """An intervention that may be advised, with what counted for and against it."""

    intervention: Intervention
    grounds: tuple[Found, ...]
    score: float
    thumbs: tuple[Thumb, ...]
    against: tuple[Unwise, ...]


def scored(intervention: Intervention, leading: Leading, situation: Situation) -> Scored | None:
    """The intervention with its score, or None when it does not fit."""
    grounds = grounds_for(intervention, leading, situation)
    share = leading.share_of(intervention, situation)
    if not _has_ground(grounds, share, situation) or not situation.allows(intervention.vereist):
        return None
    if is_out_of_place(intervention, situation):
        return None
    rules = situation.rules.interventies
    thumbs = _thumbs(intervention, situation)
    against = unwise_here(intervention, situation)
    score = (
        rules.probleem * _diminishing(grounds, rules.volgende_probleem)
        + rules.richting * share
        + _chosen(intervention, situation)
        + _place(intervention, situation)
        + _people(intervention, situation)
        - _undecided(intervention, situation)
        + _rung(intervention) * rules.trede
        + rules.schaal.get(intervention.schaal, 0.0)
        + sum(t.gewicht for t in thumbs)
        - rules.afgeraden * len(against)
    )
    return Scored(intervention, grounds, score, thumbs, against)


def grounds_for(
    intervention: Intervention, leading: Leading, situation: Situation
) -> tuple[Found, ...]:
    """The answers that this intervention is for, strongest first."""
    best: dict[str, float] = {}
    for found in (
        *_from_problems(intervention, situation),
        *_from_directions(intervention, leading, situation),
    ):
        best[found.answer] = max(best.get(found.answer, 0.0), found.strength)
    grounds = [Found(a, s) for a, s in best.items() if s > 0]
    return tuple(sorted(grounds, key=lambda f: -round(f.strength, 6)))


def _from_problems(intervention: Intervention, situation: Situation) -> list[Found]:
    rules = situation.rules.interventies
    matches = [(n, situation.best_match(p)) for n, p in enumerate(intervention.problemen)]
    return [
        Found(
            match.answer,
            match.strength
            * rules.per_soort.get(kind_of(match.answer), 0.0)
            * rules.plek_in_lijst**n,
        )
        for n, match in matches
        if match is not None
    ]


def _from_directions(
    intervention: Intervention, leading: Leading, situation: Situation
) -> list[Found]:
    """Directions without examples of their own lend their answers to what serves them."""
    lent = situation.rules.interventies.grond_uit_richting
    return [
        Found(answer, weight)
        for direction, weight in lent.items()
        if direction in intervention.richtingen
        for answer in leading.answers.get(direction, ())
        if answer in situation.knowledge.items
    ]


def _has_ground(grounds: Sequence[Found], share: float, situation: Situation) -> bool:
    rules = situation.rules.interventies
    if not grounds:
        return False
    if share:
        return grounds[0].strength >= rules.minste_grond
    return grounds[0].strength >= rules.grond_zonder_richting and (
        kind_of(grounds[0].answer) == "oorzaak"
    )


def _diminishing(grounds: Sequence[Found], share: float) -> float:
    return sum(f.strength * share**n for n, f in enumerate(grounds))


def _chosen(intervention: Intervention, situation: Situation) -> float:
    chosen = situation.chosen_directions & set(intervention.richtingen)
    return situation.rules.interventies.gekozen_richting if chosen else 0.0


def is_out_of_place(intervention: Intervention, situation: Situation) -> bool:
    """Something for a stairwell has nothing to do where no stairwell is concerned."""
    if not situation.places or situation.any_of(_HOME):
        return False
    return intervention.locaties == _HOME


def _place(intervention: Intervention, situation: Situation) -> float:
    rules = situation.rules.interventies
    if not intervention.locaties or not situation.places:
        return 0.0
    if intervention.locaties[0] in situation.places:
        return rules.plaats
    if situation.any_of(intervention.locaties):
        return rules.plaats * rules.volgende_plaats
    return -(rules.andere_plaats_ruim if intervention.schaal in _WIDE else rules.andere_plaats)


def _people(intervention: Intervention, situation: Situation) -> float:
    rules = situation.rules.interventies
    if not intervention.doelgroepen or not situation.target_groups:
        return 0.0
    shared = situation.target_groups & set(intervention.doelgroepen)
    if not shared:
        return -rules.andere_doelgroep
    return rules.doelgroep * (1.0 if intervention.doelgroepen[0] in shared else 0.5)


def _undecided(intervention: Intervention, situation: Situation) -> float:
    """What it costs that nobody knows yet whether the people whom it needs are there."""
    rule = situation.rules.interventies.groep_onbekend
    needs = [r for r in intervention.vereist if kind_of(r) == "doelgroep"]
    by_problem = set(rule.als) & set(intervention.vereist)
    return rule.aftrek if needs and by_problem and not situation.target_groups else 0.0


def unwise_here(intervention: Intervention, situation: Situation) -> tuple[Unwise, ...]:
    """What speaks against it in this situation."""
    return tuple(u for u in intervention.niet_bij if _is_unwise(u, situation))


def _is_unwise(unwise: Unwise, situation: Situation) -> bool:
    if unwise.alleen_daar and not situation.places <= set(unwise.als):
        return False
    return bool(situation.any_of(unwise.als))


def _rung(intervention: Intervention) -> int:
    return int(intervention.trede.split("/")[1]) if intervention.trede is not None else 0


def _thumbs(intervention: Intervention, situation: Situation) -> tuple[Thumb, ...]:
    """The rules of thumb that it follows and that count here, heaviest first."""
    followed = [
        t
        for t in situation.rules.interventies.vuistregels
        if t.vuistregel in intervention.vuistregels
        and (not t.alleen_bij or situation.any_of(t.alleen_bij))
    ]
    return tuple(sorted(followed, key=lambda t: -t.gewicht))
