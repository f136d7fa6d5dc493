"""To what the advice refers on: other guides and services, each with the answers that ask for it."""

from bot.advice import wording
from bot.advice.advice import Advised, Reason
from bot.advice.situation import Situation
from knowledge.checks.schema import Referral


def advised_referrals(situation: Situation) -> tuple[Advised, ...]:
    """The referrals whose conditions hold, in the order of the knowledge."""
    return tuple(
        _advised(referral, answers, situation)
        for referral in situation.knowledge.referrals
        if (answers := _answers(referral, situation))
    )


def _answers(referral: Referral, situation: Situation) -> tuple[str, ...]:
    """What asks for this referral; empty when nothing does."""
    answers = situation.answered(referral.als)
    if referral.samen_met:
        together = situation.answered(referral.samen_met)
        answers = (*together, *answers) if together and answers else ()
    own = [r.als for r in situation.rules.verwijzingen if r.verwijzing == referral.id]
    return (*answers, *(a for als in own for a in situation.any_of(als)))


def _advised(referral: Referral, answers: tuple[str, ...], situation: Situation) -> Advised:
    source = referral.bronnen[0]
    text = wording.referral_because(answers, situation)
    return Advised(referral.id, (Reason(text, answers, source.bron, source.waar),))
