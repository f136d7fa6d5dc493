"""White spots (step 4.1): the problems for which too little is done now, who does it, and what could be done
about each.

Pure: what is done per problem and the advice in, white spots out.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.advice.advice import Advice
from bot.advice.matcher import advise
from bot.advice.scoring import unwise_here
from bot.advice.situation import Situation
from knowledge.checks import Knowledge
from knowledge.checks.schema import Intervention

ENOUGH = "voldoende"
# The emptiest first; what is unknown comes before what is partly done, for it may be nothing.
_URGENCY = ("niet", "onbekend", "deels", ENOUGH)
_PROPOSED = 3


@dataclass(frozen=True)
class WhiteSpot:
    """One problem, what is done about it now (a column of the question), who does it, and proposals, best first."""

    problem: str
    now: str
    who: tuple[str, ...]
    proposals: tuple[str, ...]


def white_spots(
    now: Mapping[str, str],
    who: Mapping[str, tuple[str, ...]],
    chosen: Collection[str],
    advice: Advice,
    situation: Situation,
) -> tuple[WhiteSpot, ...]:
    """The problems with what is done now, the emptiest first; one that has enough gets no proposals.

    `who` does something about which problem, as far as that was said. `chosen` are the interventions that the user
    takes along: these are proposed before others, but never what is unwise here.
    """
    knowledge = situation.knowledge
    advised = (a.id for a in advice.interventions)
    order = [i for i in dict.fromkeys((*chosen, *advised)) if _is_wise(i, situation)]
    spots = [
        WhiteSpot(
            problem,
            column,
            who.get(problem, ()),
            () if column == ENOUGH else _proposals(problem, order, situation),
        )
        for problem, column in now.items()
        if problem in knowledge.items and column in _URGENCY
    ]
    return tuple(sorted(spots, key=lambda spot: _URGENCY.index(spot.now)))


def _proposals(problem: str, order: Collection[str], situation: Situation) -> tuple[str, ...]:
    """Of what is advised what is for this problem; else what would be advised if it were the only one."""
    knowledge = situation.knowledge
    family = {problem, *(part.id for part in knowledge.below(problem))}
    fitting = [i for i in order if family & set(_problems_of(i, knowledge))]
    if not fitting:
        alone = [problem, *(a for a in situation.answers if a.startswith("locatie/"))]
        found = (a.id for a in advise(alone, knowledge, (problem,)).interventions)
        fitting = [
            i for i in found if family & set(_problems_of(i, knowledge)) and _is_wise(i, situation)
        ]
    return tuple(fitting[:_PROPOSED])


def _is_wise(item_id: str, situation: Situation) -> bool:
    item = situation.knowledge.items.get(item_id)
    return isinstance(item, Intervention) and not unwise_here(item, situation)


def _problems_of(item_id: str, knowledge: Knowledge) -> tuple[str, ...]:
    item = knowledge.get(item_id)
    return item.problemen if isinstance(item, Intervention) else ()
