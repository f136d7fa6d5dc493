"""From the answers of an interview to advice: the one entrance to this package.

Pure: ids and knowledge in, advice out. The same answers give the same advice, in whatever order they come.
"""

from collections.abc import Collection

from bot.advice.advice import Advice
from bot.advice.directions import advised_directions
from bot.advice.interventions import advised_interventions
from bot.advice.referrals import advised_referrals
from bot.advice.situation import Situation
from bot.advice.target_groups import advised_target_groups
from knowledge.checks import Knowledge


class NoAdviceRules(Exception):
    """The knowledge was loaded without `advies.yml`, so nothing says how to weigh."""


def advise(ids: Collection[str], knowledge: Knowledge, focus: Collection[str] = ()) -> Advice:
    """Directions, interventions, referrals and target groups for these answers, best first.

    `focus` are the causes that the user wants to tackle now: they weigh more.
    Raises NoAdviceRules when the knowledge has no rules for advice.
    """
    situation = situation_for(ids, knowledge, focus)
    directions = advised_directions(situation)
    interventions = advised_interventions(situation, directions)
    return Advice(
        directions=directions,
        interventions=interventions,
        referrals=advised_referrals(situation),
        target_groups=advised_target_groups(situation, interventions),
        knowledge_version=knowledge.version,
    )


def situation_for(
    ids: Collection[str], knowledge: Knowledge, focus: Collection[str] = ()
) -> Situation:
    """The answers as everything in this package looks at them. Raises NoAdviceRules."""
    if knowledge.advice_rules is None:
        raise NoAdviceRules("Add advies.yml to the knowledge folder.")
    return Situation(frozenset(ids), frozenset(focus), knowledge, knowledge.advice_rules)
