"""What the advised directions mean for interventions: how much each counts, and on what it rests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.advice.advice import Advised
from bot.advice.situation import Situation
from knowledge.checks.schema import Intervention


@dataclass(frozen=True)
class Leading:
    """The main directions of the advice, as an intervention meets them."""

    shares: Mapping[str, float]
    answers: Mapping[str, tuple[str, ...]]

    def share_of(self, intervention: Intervention, situation: Situation) -> float:
        """How well its directions stand in the advice; the first that it names counts most."""
        other = situation.rules.interventies.andere_richting
        mains = dict.fromkeys(main_of(r, situation) for r in intervention.richtingen)
        shares = [self.shares.get(m, 0.0) * (other if n else 1.0) for n, m in enumerate(mains)]
        return max(shares, default=0.0)


def leading(directions: Sequence[Advised], situation: Situation) -> Leading:
    """Directions without interventions of their own take no place from others."""
    shares = situation.rules.interventies.per_richting
    used = {r for i in situation.knowledge.interventions for r in i.richtingen}
    mains = [d for d in directions if d.id in used and main_of(d.id, situation) == d.id]
    return Leading(
        {d.id: shares[min(n, len(shares) - 1)] for n, d in enumerate(mains)},
        {d.id: d.reasons[0].answers for d in mains if d.reasons},
    )


def main_of(direction: str, situation: Situation) -> str:
    """The main direction that this one is a part of, or itself."""
    return situation.knowledge.item(direction).onder or direction
