"""Which interventions fit a situation, in which order, and why."""

from collections.abc import Sequence

from bot.advice import wording
from bot.advice.advice import Advised, Reason
from bot.advice.leading import leading, main_of
from bot.advice.scoring import Scored, scored
from bot.advice.situation import Situation
from bot.advice.variety import Kind, varied
from knowledge.checks.advice_rules import Thumb
from knowledge.checks.schema import RuleOfThumb, Unwise

_MAX_REASONS = 3


def advised_interventions(
    situation: Situation, directions: Sequence[Advised]
) -> tuple[Advised, ...]:
    """The interventions that fit, best first, with variety among the first."""
    lead = leading(directions, situation)
    fitting = [
        s
        for i in situation.knowledge.interventions
        if (s := scored(i, lead, situation)) is not None
    ]
    fitting.sort(key=lambda s: (-round(s.score, 6), s.intervention.id))
    ordered = _varied(_worth_naming(fitting, situation), situation)
    most = situation.rules.interventies.hoogstens
    return tuple(_advised(s, situation) for s in ordered[:most])


def _worth_naming(ordered: list[Scored], situation: Situation) -> list[Scored]:
    """Without what fits far less than the best."""
    if not ordered:
        return []
    rules = situation.rules.interventies
    least = max(rules.minstens, rules.deel_van_beste * ordered[0].score)
    return [s for s in ordered if s.score >= least]


def _varied(ordered: list[Scored], situation: Situation) -> list[Scored]:
    """Vary the first ones, without pulling up what is much weaker."""
    if not ordered:
        return []
    rules = situation.rules.interventies
    enough = rules.vooraan_deel_van_beste * ordered[0].score
    strong = [s for s in ordered if s.score >= enough]
    kinds = [_kind(s, situation) for s in strong]
    front = varied(list(zip(strong, kinds, strict=True)), rules)
    return [*front, *(s for s in ordered if s.score < enough)]


def _kind(thing: Scored, situation: Situation) -> Kind:
    first = thing.intervention.richtingen[0]
    return Kind(main_of(first, situation), first)


def _advised(thing: Scored, situation: Situation) -> Advised:
    source = thing.intervention.bronnen[0]
    answers = tuple(f.answer for f in thing.grounds)
    text = wording.intervention_because(thing.intervention, answers, situation)
    reasons = [
        Reason(text, answers, source.bron, source.waar),
        *(_against(u, situation) for u in thing.against),
        *(_thumb(t, situation) for t in thing.thumbs),
    ]
    return Advised(thing.intervention.id, tuple(reasons[:_MAX_REASONS]), round(thing.score, 3))


def _against(unwise: Unwise, situation: Situation) -> Reason:
    text = wording.unwise(unwise, situation)
    return Reason(text, situation.answered(unwise.als), unwise.bron, unwise.waar)


def _thumb(thumb: Thumb, situation: Situation) -> Reason:
    rule = situation.knowledge.item(thumb.vuistregel)
    assert isinstance(rule, RuleOfThumb)
    source = rule.bronnen[0]
    answers = situation.answered(thumb.alleen_bij)
    return Reason(wording.thumb(rule, situation), answers, source.bron, source.waar)
