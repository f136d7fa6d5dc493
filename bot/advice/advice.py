"""What advice is, as data: directions, interventions and referrals, each with its reasons."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """Why something is advised: a B1 sentence, the answers that lead to it, and the source."""

    text: str
    answers: tuple[str, ...]
    source: str
    where: str


@dataclass(frozen=True)
class Advised:
    """One advised item; `score` only orders, and means nothing by itself."""

    id: str
    reasons: tuple[Reason, ...]
    score: float = 0.0


@dataclass(frozen=True)
class Advice:
    """The whole advice, best first, with the version of the knowledge that it rests on."""

    directions: tuple[Advised, ...]
    interventions: tuple[Advised, ...]
    referrals: tuple[Advised, ...]
    target_groups: tuple[Advised, ...]
    knowledge_version: str
