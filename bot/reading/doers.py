"""Who does something about which problem now: "de politie surveilleert, het jongerenwerk praat met de jongens".

Takes what is said beside a problem as being about it. What somebody misses, wants or complains about is not done.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.reading.meaning import Option
from bot.reading.party_clauses import ARTICLE, Clause, Parties, Told, Who, clauses_of
from bot.reading.words import bare

_ENDS_SUBJECT = frozenset({";", "\n"})
_OPEN = ""


@dataclass
class _Found:
    """What one text says, problem by problem; under `_OPEN` what was said before any problem was named."""

    by_problem: dict[str, list[str]] = field(default_factory=dict)
    gone: dict[str, list[str]] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    current: tuple[str, ...] = ()

    def take(self, clause: Clause) -> None:
        """Take in one clause; who stands before the first problem of all is about that one."""
        if clause.problems:
            self.current = clause.problems
            self.spread(clause.problems)
        elif clause.is_rest:
            self.current = ()
        into = self.gone if clause.not_done else self.by_problem
        for problem in (self.current or (_OPEN,)) if clause.who else ():
            into.setdefault(problem, []).extend(clause.who)
            if clause.adds:
                self.added.add(problem)

    def spread(self, problems: Sequence[str]) -> None:
        """What was said of no problem yet is about these."""
        for kept in (self.by_problem, self.gone):
            waiting = kept.pop(_OPEN, [])
            for problem in problems if waiting else ():
                kept.setdefault(problem, []).extend(waiting)
        if _OPEN in self.added:
            self.added = {*self.added, *problems} - {_OPEN}


def doers(
    told: Sequence[Told], problems: Sequence[Option], parties: Parties, done: Sequence[str] = ()
) -> Mapping[str, Who]:
    """Who does something about each problem, by its id; only problems of which somebody is known.

    What names no problem is about those in `done`, or about all. A later text replaces what an earlier one said of a
    problem, unless it says "ook"; "niet de politie" takes one away.
    """
    default = tuple(done) or tuple(p.id for p in problems)
    known: dict[str, Who] = {}
    for each in told:
        known |= _after(known, _found(each, tuple(problems), parties), default)
    return {p.id: known[p.id] for p in problems if known.get(p.id)}


def _after(known: Mapping[str, Who], found: _Found, default: Sequence[str]) -> dict[str, Who]:
    """What is known of the problems that a text is about, when that text is taken in."""
    found.spread([problem for problem in default if problem not in found.by_problem])
    result: dict[str, Who] = {}
    for problem in {*found.by_problem, *found.gone}:
        new, gone = found.by_problem.get(problem, []), found.gone.get(problem, [])
        before = known.get(problem, ()) if problem in found.added or not new else ()
        away = {_core(name) for name in gone}
        several = {_core(name): name for name in (*before, *new) if _core(name) not in away}
        result[problem] = tuple(several.values())
    return result


def _found(told: Told, problems: tuple[Option, ...], parties: Parties) -> _Found:
    found = _Found()
    for clause in _tied(clauses_of(told, problems, parties)):
        found.take(clause)
        if clause.joint in _ENDS_SUBJECT:
            found.current = ()
    return found


def _tied(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Parties that are listed before "en" share the fate of the clause behind it: "politie en school doen niets"."""
    waiting: list[Clause] = []
    for clause in clauses:
        if clause.is_party_alone and clause.joint == "en":
            waiting.append(clause)
            continue
        if clause.who:
            who = tuple(name for each in (*waiting, clause) for name in each.who)
            yield replace(clause, who=who, adds=any(each.adds for each in (*waiting, clause)))
        else:
            yield from (*waiting, clause)
        waiting = []
    yield from waiting


def _core(name: str) -> str:
    """Without its article, to see that "politie" and "de politie" are the same."""
    return re.sub(rf"^{ARTICLE}", "", bare(name.lower()))
