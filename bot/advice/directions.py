"""Which directions fit a situation, and in which order.

A direction holds when its `wanneer` does. What supports it puts it higher; `eerst` rules put another
direction before it. Main directions come first, then the parts that fit.
"""

from dataclasses import dataclass

from bot.advice import wording
from bot.advice.advice import Advised, Reason
from bot.advice.situation import Found, Situation, kind_of
from knowledge.checks.advice_rules import Support
from knowledge.checks.schema import Direction, First

_MAX_REASONS = 3


@dataclass(frozen=True)
class Candidate:
    """A direction that holds, with what supports it and what must come before it."""

    direction: Direction
    evidence: tuple[Found, ...]
    score: float
    first: tuple[First, ...]

    @property
    def id(self) -> str:
        return self.direction.id

    @property
    def main(self) -> str:
        return self.direction.onder or self.direction.id


def advised_directions(situation: Situation) -> tuple[Advised, ...]:
    """All directions that fit, best first: the main ones, then their parts."""
    candidates = _candidates(situation)
    mains = _ordered([c for c in candidates if c.direction.onder is None], situation)
    parts = _parts([c for c in candidates if c.main in {m.id for m in mains}], situation)
    return tuple(_advised(c, situation) for c in (*mains, *parts))


def _parts(candidates: list[Candidate], situation: Situation) -> list[Candidate]:
    """The parts that really fit, those that must wait last; not too many, and not all of one direction."""
    rules = situation.rules.richtingen
    parts = [c for c in candidates if c.direction.onder and _really_fits(c, situation)]
    waits = {c.id: _held_back(c, candidates, situation) for c in parts}
    parts.sort(key=lambda c: (waits[c.id], *_rank(c, situation)))
    given: list[Candidate] = []
    for part in parts:
        if sum(g.main == part.main for g in given) < rules.onderdelen_per_richting:
            given.append(part)
    return given[: rules.onderdelen_hoogstens]


def _candidates(situation: Situation) -> list[Candidate]:
    found = []
    for direction in situation.knowledge.directions:
        evidence = _evidence(direction, situation)
        if _holds(direction, evidence, situation):
            score = _score(direction, evidence, situation)
            first = first_rules(direction, situation)
            found.append(Candidate(direction, evidence, score, first))
    return found


def first_rules(direction: Direction, situation: Situation) -> tuple[First, ...]:
    """What must come before this direction, with these answers."""
    return tuple(f for f in direction.eerst if situation.any_of(f.als))


def _evidence(direction: Direction, situation: Situation) -> tuple[Found, ...]:
    """The answers that fit this direction, strongest first, each once."""
    wanneer = direction.wanneer
    in_place = not wanneer.plaats or not situation.places or bool(situation.any_of(wanneer.plaats))
    named = (*wanneer.problemen, *wanneer.overal) if in_place else wanneer.overal
    best: dict[str, Found] = {}
    for problem in named:
        for found in _answers_for(problem, situation):
            if found.answer not in best or best[found.answer].strength < found.strength:
                best[found.answer] = found
    return tuple(sorted(best.values(), key=lambda f: -round(f.strength, 6)))


def _answers_for(problem: str, situation: Situation) -> list[Found]:
    """A direction that names a main problem is supported by every part of it that was answered."""
    parts = [p.id for p in situation.knowledge.below(problem) if p.id in situation.known]
    found = [situation.best_match(p) for p in parts or [problem]]
    weights = situation.rules.richtingen
    return [
        Found(
            f.answer,
            f.strength * weights.per_soort.get(kind_of(f.answer), 0) * _precision(f, situation),
        )
        for f in found
        if f is not None
    ]


def _precision(found: Found, situation: Situation) -> float:
    return situation.rules.richtingen.onderdeel if situation.specific(found.answer) else 1.0


def _holds(direction: Direction, evidence: tuple[Found, ...], situation: Situation) -> bool:
    if direction.wanneer.altijd or direction.id in situation.chosen_directions:
        return True
    if not situation.allows(direction.wanneer.vereist):
        return False
    if direction.id in situation.rules.richtingen.eerst_kijken and _knows_little(situation):
        return True
    certain = [f for f in evidence if not _is_guess(f, direction, situation)]
    return bool(certain) or any(
        s.past_ook and situation.any_of(s.als) for s in _support(direction, situation)
    )


def _is_guess(found: Found, direction: Direction, situation: Situation) -> bool:
    """The direction names a part of a cause, and only the main cause is known: that may not be so."""
    named = (*direction.wanneer.problemen, *direction.wanneer.overal)
    return found.answer not in named and not situation.specific(found.answer)


def _score(direction: Direction, evidence: tuple[Found, ...], situation: Situation) -> float:
    rules = situation.rules.richtingen
    own = sum(f.strength for f in evidence)
    if direction.wanneer.plaats and not situation.places:
        own *= rules.plaats_onbekend
    support = sum(s.gewicht * len(situation.any_of(s.als)) for s in _support(direction, situation))
    return own + support + rules.voorsprong.get(direction.id, 0.0)


def _support(direction: Direction, situation: Situation) -> tuple[Support, ...]:
    return tuple(s for s in situation.rules.richtingen.steun if s.richting == direction.id)


def _knows_little(situation: Situation) -> bool:
    return len(situation.grounds) <= situation.rules.richtingen.weinig_antwoorden


def _rank(candidate: Candidate, situation: Situation) -> tuple[bool, bool, float, str]:
    """What the user chose comes first; then looking and listening, while little is known; then by score."""
    chosen = candidate.id in situation.chosen_directions
    look_first = _looks_first(candidate, situation)
    return (not chosen, not look_first, -round(candidate.score, 6), candidate.direction.nummer)


def _looks_first(candidate: Candidate, situation: Situation) -> bool:
    return _knows_little(situation) and candidate.id in situation.rules.richtingen.eerst_kijken


def _ordered(candidates: list[Candidate], situation: Situation) -> list[Candidate]:
    """By score, but never a direction before the one that must come first."""
    waiting = sorted(candidates, key=lambda c: _rank(c, situation))
    ordered: list[Candidate] = []
    for candidate in waiting:
        _place(candidate, waiting, ordered, situation)
    return ordered


def _place(
    candidate: Candidate, waiting: list[Candidate], ordered: list[Candidate], situation: Situation
) -> None:
    """Add this direction, after those that must come first (which move up for it)."""
    if candidate in ordered:
        return
    before = {f.doe for f in candidate.first}
    for other in waiting:
        if other.id in before and not _yields(candidate, other, situation):
            _place(other, waiting, ordered, situation)
    ordered.append(candidate)


def _yields(candidate: Candidate, other: Candidate, situation: Situation) -> bool:
    """What the user chose stays in front of what was not chosen; two that want each other first stay."""
    chosen = situation.chosen_directions
    if candidate.id in chosen and other.id not in chosen:
        return True
    return candidate.id in {f.doe for f in other.first}


def _really_fits(candidate: Candidate, situation: Situation) -> bool:
    if candidate.id in situation.chosen_directions:
        return True
    return candidate.score >= situation.rules.richtingen.onderdeel_vanaf


def _held_back(candidate: Candidate, candidates: list[Candidate], situation: Situation) -> int:
    """How many answers put another direction before this part, beyond those for its main direction."""
    main = next(c for c in candidates if c.id == candidate.main)
    shared = {f.als for f in main.first}
    undecided = bool(candidate.direction.wanneer.vereist) and not situation.target_groups
    return undecided + sum(
        len(situation.any_of(f.als)) for f in candidate.first if f.als not in shared
    )


def _advised(candidate: Candidate, situation: Situation) -> Advised:
    return Advised(candidate.id, _reasons(candidate, situation)[:_MAX_REASONS], candidate.score)


def _reasons(candidate: Candidate, situation: Situation) -> tuple[Reason, ...]:
    source = candidate.direction.bronnen[0]
    answers = _answers(candidate, situation)
    look_first = _looks_first(candidate, situation)
    text = wording.direction_because(candidate.direction, answers, situation, look_first=look_first)
    reasons = [Reason(text, answers, source.bron, source.waar)]
    for first in candidate.first:
        text = wording.first_do(first, situation)
        reasons.append(Reason(text, situation.answered(first.als), source.bron, first.waar))
    return tuple(reasons)


def _answers(candidate: Candidate, situation: Situation) -> tuple[str, ...]:
    """What this direction rests on: the problems it is for, and what makes it urgent."""
    urgent = sorted(_support(candidate.direction, situation), key=lambda s: -s.gewicht)
    support = [a for s in urgent for a in situation.any_of(s.als)]
    own = [f.answer for f in candidate.evidence]
    return tuple(dict.fromkeys([*own, *support]))
