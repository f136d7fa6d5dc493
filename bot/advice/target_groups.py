"""Which groups to aim at (step 3.2), from the answers and from the interventions that fit."""

from collections.abc import Sequence

from bot.advice import wording
from bot.advice.advice import Advised, Reason
from bot.advice.situation import Situation, kind_of
from knowledge.checks.advice_rules import TargetGroupRule
from knowledge.checks.schema import Intervention

_SOURCE = "bron/handreiking"
# A cause says more about whom it concerns than the place where it shows.
_PLACE = 0.5


def advised_target_groups(
    situation: Situation, interventions: Sequence[Advised]
) -> tuple[Advised, ...]:
    """The groups that the answers point to, those with most answers and fitting interventions first."""
    front = [a.id for a in interventions[: situation.rules.interventies.vooraan]]
    found = [
        _advised(rule, answers, _work_with(rule.doelgroep, front, situation), situation)
        for rule in situation.rules.doelgroepen
        if (answers := situation.answered(rule.als))
    ]
    return tuple(sorted(found, key=lambda a: (-a.score, a.id)))


def _work_with(group: str, interventions: Sequence[str], situation: Situation) -> int:
    items = [situation.knowledge.get(i) for i in interventions]
    return sum(isinstance(i, Intervention) and group in i.doelgroepen for i in items)


def _advised(
    rule: TargetGroupRule, answers: tuple[str, ...], interventions: int, situation: Situation
) -> Advised:
    text = f"{wording.target_group_because(answers, situation)} {rule.reden}"
    return Advised(
        rule.doelgroep,
        (Reason(text, answers, _SOURCE, rule.waar),),
        sum(_PLACE if kind_of(a) == "locatie" else 1.0 for a in answers) + interventions / 2,
    )
