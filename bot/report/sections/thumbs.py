"""The rules of thumb that weighed in, gathered from the reasons of all approaches."""

from collections.abc import Sequence

from bot.report.material import Material
from knowledge.checks.schema import Intervention


def is_thumb(reason: str, material: Material) -> bool:
    """Whether a reason says that a rule of thumb is followed."""
    return bool(_rule(reason, material))


def thumbs(found: Sequence[Intervention], material: Material) -> tuple[str, ...]:
    """Each rule once, in the order of the advice."""
    reasons = (r["tekst"] for item in found for r in material.reasons(item.id))
    rules = (_rule(reason, material) for reason in reasons)
    return tuple(dict.fromkeys(rule for rule in rules if rule))


def _rule(reason: str, material: Material) -> str:
    """The rule inside the sentence that says it; empty for another sentence."""
    rules = material.knowledge.advice_rules
    if rules is None:
        return ""
    before, _, after = rules.zinnen.vuistregel.partition("{vuistregel}")
    if not (reason.startswith(before) and reason.endswith(after)):
        return ""
    return reason[len(before) : len(reason) - len(after)]
