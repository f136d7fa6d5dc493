"""What each clause says of the options that it names: chosen, left out, or perhaps.

Works on the shapes of `clauses` only. A denial carries over "en" and "of": "niet op school en op
straat" leaves out both, "niet op school, wel op straat" does not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.reading.clauses import NAMED, OTHER, Clause
from bot.reading.mentions import Mention
from bot.reading.wordlists import Mark


class Verdict(Enum):
    """What a clause does with an option."""

    CHOSEN = auto()
    LEFT_OUT = auto()
    PERHAPS = auto()


@dataclass(frozen=True)
class Judged:
    """A mention with its verdict; `is_main` when the text leans to it."""

    mention: Mention
    verdict: Verdict
    is_main: bool = False


_SOFT = frozenset({"en", "of", "&", "+", "/", "plus", "alsmede"})
_OWN_SAY = frozenset(
    {
        Mark.NOT,
        Mark.REALLY,
        Mark.WITHOUT,
        Mark.MAYBE,
        Mark.SLIGHTLY,
        Mark.UNKNOWN,
        Mark.ALSO,
        Mark.ONLY,
    }
)
_NOT_ONLY = re.compile(f"{Mark.NOT} {Mark.ONLY}")
_DENIED = re.compile(rf"{Mark.NOT} (?:(?:{Mark.ALSO}|{Mark.YES}|{Mark.MAINLY}) )?{NAMED}")
_DENIED_AFTER = re.compile(rf"{NAMED} (?:{Mark.ALSO} |{Mark.YES} )?{Mark.NOT}$")


def judge(clauses: Sequence[Clause]) -> tuple[Judged, ...]:
    """The verdict on every mention, in the order of the text."""
    verdicts = [_verdict(clause) for clause in clauses]
    _carry_on(clauses, verdicts)
    _carry_back(clauses, verdicts)
    _compare(clauses, verdicts)
    pairs = zip(clauses, verdicts, strict=True)
    return tuple(_judged(clause, m, v) for clause, v in pairs for m in _relevant(clause))


def _relevant(clause: Clause) -> Sequence[Mention]:
    """Half a wording counts only where no whole one is."""
    sure = [m for m in clause.mentions if m.is_sure]
    return sure or clause.mentions


def _verdict(clause: Clause) -> Verdict:
    form = _NOT_ONLY.sub("", clause.form).strip()
    if {Mark.MAYBE, Mark.SLIGHTLY} & set(clause.shape):
        return Verdict.PERHAPS
    if Mark.UNKNOWN in clause.shape or _takes_away(clause):
        return Verdict.LEFT_OUT
    if Mark.NOT not in form.split():
        return Verdict.CHOSEN
    if Mark.REALLY in clause.shape and OTHER not in clause.shape:
        return Verdict.PERHAPS
    return (
        Verdict.LEFT_OUT if _DENIED.search(form) or _DENIED_AFTER.search(form) else Verdict.PERHAPS
    )


def _takes_away(clause: Clause) -> bool:
    """ "zonder ouders" and "ouders weg" do, "oude bekenden zijn weg" tells something else."""
    if Mark.WITHOUT not in clause.shape:
        return False
    is_before = NAMED in clause.shape[clause.shape.index(Mark.WITHOUT) :]
    return is_before or OTHER not in clause.shape


def _is_denied_after(clause: Clause) -> bool:
    return bool(_DENIED_AFTER.search(clause.form))


def _says_nothing(clause: Clause) -> bool:
    return not _OWN_SAY & set(clause.shape)


def _carry_on(clauses: Sequence[Clause], verdicts: list[Verdict]) -> None:
    """A clause that is tied to the one before and says nothing itself shares its denial or doubt."""
    root = 0
    for number in range(1, len(clauses)):
        if not _says_nothing(clauses[number]) or clauses[number].joint not in (*_SOFT, ","):
            root = number
        elif verdicts[root] is not Verdict.CHOSEN and not _is_denied_after(clauses[root]):
            verdicts[number] = _carried(clauses, root, verdicts[root])


def _carried(clauses: Sequence[Clause], root: int, verdict: Verdict) -> Verdict:
    """Over a comma only "zonder a, b" and "geen a, b of c" are clear."""
    joints = {clause.joint for clause in clauses[root + 1 :]}
    is_clear = Mark.WITHOUT in clauses[root].shape or "," not in joints or "of" in joints
    if is_clear:
        return verdict
    return Verdict.CHOSEN if joints == {","} else Verdict.PERHAPS


def _carry_back(clauses: Sequence[Clause], verdicts: list[Verdict]) -> None:
    """ "jongeren en ouders niet" leaves out both."""
    for number in range(len(clauses) - 1, 0, -1):
        is_tied = clauses[number].joint in _SOFT and _says_nothing(clauses[number - 1])
        if is_tied and _is_denied_after(clauses[number]):
            verdicts[number - 1] = Verdict.LEFT_OUT


def _compare(clauses: Sequence[Clause], verdicts: list[Verdict]) -> None:
    """ "eerder op straat dan op school": what follows "dan" is left out."""
    for number, clause in enumerate(clauses):
        before = clauses[number - 1].shape if number else ()
        if clause.shape[:1] == (Mark.THAN,) and Mark.RATHER in before:
            verdicts[number] = Verdict.LEFT_OUT


def _judged(clause: Clause, mention: Mention, verdict: Verdict) -> Judged:
    if mention.is_vague and (OTHER in clause.shape or len({m.option for m in clause.mentions}) > 1):
        mention = replace(mention, is_whole=False)
    if not mention.is_sure and verdict is Verdict.CHOSEN:
        verdict = Verdict.PERHAPS
    is_main = bool({Mark.MAINLY, Mark.ONLY, Mark.RATHER} & set(clause.shape))
    return Judged(mention, verdict, is_main and verdict is Verdict.CHOSEN)
