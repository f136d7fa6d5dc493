"""Why one direction or intervention is advised, and above all why it is not, or not sooner.

Looks at the same parts as the matcher and weighs nothing itself: what it says is what decided.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.advice import wording
from bot.advice.advice import Advice, Advised, Reason
from bot.advice.directions import first_rules
from bot.advice.leading import leading, main_of
from bot.advice.scoring import grounds_for, is_out_of_place, unwise_here
from bot.advice.situation import Situation
from knowledge.checks.schema import Direction, Intervention

_MOST = 3


@dataclass(frozen=True)
class Why:
    """The place in the advice (from 1, None when it is not in it), what speaks for it and what against it."""

    id: str
    place: int | None
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]


def why(item_id: str, advice: Advice, situation: Situation) -> Why | None:
    """Why this item stands where it stands; None when it is neither a direction nor an intervention."""
    item = situation.knowledge.items.get(item_id)
    if isinstance(item, Intervention):
        against = tuple(_against_intervention(item, advice, situation))
        return _why(item_id, advice.interventions, against)
    if isinstance(item, Direction):
        against = tuple(_against_direction(item, advice, situation))
        mains = [d for d in advice.directions if main_of(d.id, situation) == d.id]
        listed = mains if item.onder is None else list(advice.directions)
        return _why(item_id, tuple(listed), against)
    return None


def _why(item_id: str, advised: tuple[Advised, ...], against: tuple[Reason, ...]) -> Why:
    ids = [a.id for a in advised]
    place = ids.index(item_id) + 1 if item_id in ids else None
    reasons = advised[place - 1].reasons if place is not None else ()
    told = {reason.text for reason in reasons}
    return Why(item_id, place, reasons, tuple(r for r in against if r.text not in told)[:_MOST])


def _against_intervention(
    item: Intervention, advice: Advice, situation: Situation
) -> Iterator[Reason]:
    for unwise in unwise_here(item, situation):
        answers = situation.answered(unwise.als)
        yield Reason(wording.unwise(unwise, situation), answers, unwise.bron, unwise.waar)
    source = item.bronnen[0]
    for sentence in _misfits(item, advice, situation):
        yield Reason(sentence, (), source.bron, source.waar)


def _misfits(item: Intervention, advice: Advice, situation: Situation) -> Iterator[str]:
    lead = leading(advice.directions, situation)
    if not situation.allows(item.vereist):
        yield wording.needs(item.vereist, situation)
    elif not grounds_for(item, lead, situation):
        yield wording.not_named(item.problemen, situation)
    if is_out_of_place(item, situation):
        yield wording.only_near_home(situation)
    if not lead.share_of(item, situation):
        yield wording.other_direction(item, situation)
    if _is_elsewhere(item, situation):
        yield wording.works_elsewhere(item, situation)
    if situation.target_groups and item.doelgroepen and _is_for_others(item, situation):
        yield wording.for_others(item, situation)
    yield from _better_ones(item, advice, situation)


def _is_elsewhere(item: Intervention, situation: Situation) -> bool:
    has_place = bool(item.locaties) and bool(situation.places)
    return has_place and not situation.any_of(item.locaties)


def _is_for_others(item: Intervention, situation: Situation) -> bool:
    return not situation.target_groups & set(item.doelgroepen)


def _better_ones(item: Intervention, advice: Advice, situation: Situation) -> Iterator[str]:
    """What stands first, and what that does which this one does not."""
    ids = [a.id for a in advice.interventions]
    if not ids or ids[0] == item.id:
        return
    first = situation.knowledge.get(ids[0])
    assert isinstance(first, Intervention)
    lead = leading(advice.directions, situation)
    mine = {found.answer for found in grounds_for(item, lead, situation)}
    more = [f.answer for f in grounds_for(first, lead, situation) if f.answer not in mine]
    rules = [r for r in first.vuistregels if r not in item.vuistregels]
    yield wording.fits_better(first, more, rules, situation)


def _against_direction(item: Direction, advice: Advice, situation: Situation) -> Iterator[Reason]:
    source = item.bronnen[0]
    for first in first_rules(item, situation):
        answers = situation.answered(first.als)
        yield Reason(wording.first_do(first, situation), answers, source.bron, first.waar)
    ids = [a.id for a in advice.directions]
    if item.id not in ids:
        helps_with = (*item.wanneer.problemen, *item.wanneer.overal)
        yield Reason(wording.direction_for(helps_with, situation), (), source.bron, source.waar)
