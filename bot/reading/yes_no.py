"""The answer to a yes/no question, from a nod to a sentence that implies one of the two.

The options may carry wordings of their own ("overal hetzelfde"); when words and wording disagree, the
answer is unclear and both are doubtful.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.reading.clauses import NAMED, OTHER, Reading, read_clauses
from bot.reading.meaning import AnswerStatus, Asked, Choice, Option
from bot.reading.verdicts import Verdict, judge
from bot.reading.vocabulary import is_special, last_part, vocabulary
from bot.reading.wordlists import Mark
from bot.reading.words import Token

YES, NO = "ja", "nee"
_MAX_UNKNOWN_WORDS = 12
_YES_LIKE = frozenset({Mark.REALLY, Mark.YES, Mark.MAYBE, Mark.SLIGHTLY})


def read_yes_no(words: Sequence[Token], asked: Asked) -> Choice:
    """Ja, nee, a special option by its number, or unclear."""
    options = tuple(_without_label(option) for option in asked.options)
    reading = read_clauses(words, vocabulary(options))
    said, implied = _said(reading), _implied(reading, options)
    if (
        Mark.UNKNOWN in reading.shape
        and not said
        and not implied
        and len(words) <= _MAX_UNKNOWN_WORDS
    ):
        return Choice(AnswerStatus.UNKNOWN)
    verdicts = {said, *implied} - {""}
    if len(verdicts) != 1 or reading.off_list:
        return Choice(AnswerStatus.UNCLEAR, doubtful=_ids(verdicts & {YES, NO}, asked))
    verdict = verdicts.pop()
    if verdict in (YES, NO):
        return _answer(verdict, reading, asked)
    return Choice(AnswerStatus.NONE if verdict == "geen" else AnswerStatus.UNKNOWN)


def _without_label(option: Option) -> Option:
    """ "ja" itself is read as a sign, not as the wording of an option."""
    return option if is_special(option) else replace(option, label=" ".join(option.also[:1]))


def _said(reading: Reading) -> str:
    """What the first clause with a sign says outright."""
    first = reading.clauses[0].shape if reading.clauses else ()
    signs = set(reading.shape)
    both = {Mark.YES, Mark.NO} <= signs and OTHER not in signs and NAMED not in signs
    wavers = {Mark.REALLY, Mark.NOT} <= signs and not signs & {OTHER, NAMED}
    if both or wavers or not first:
        return ""
    if Mark.NO in first[:1] or (Mark.NONE in first and OTHER not in signs):
        return NO
    if Mark.YES in first[:1]:
        return NO if first[1:2] == (Mark.NOT,) else YES
    if OTHER in signs or NAMED in signs:
        return ""
    return NO if Mark.NOT in signs else YES if signs & _YES_LIKE else ""


def _implied(reading: Reading, options: Sequence[Option]) -> set[str]:
    judged = [j for j in judge(reading.clauses) if j.mention.is_sure]
    return {
        last_part(options[j.mention.option].id)
        if j.verdict is Verdict.CHOSEN
        else _opposite(j.mention.option, options)
        for j in judged
    }


def _opposite(position: int, options: Sequence[Option]) -> str:
    identifier = last_part(options[position].id)
    return {YES: NO, NO: YES}.get(identifier, identifier)


def _answer(verdict: str, reading: Reading, asked: Asked) -> Choice:
    """A doubt stays a doubt; a reservation after "ja" is kept beside it."""
    ids = _ids({verdict}, asked)
    if Mark.MAYBE in reading.shape or (Mark.SLIGHTLY in reading.shape and not _is_plain(reading)):
        return Choice(AnswerStatus.UNCLEAR, doubtful=ids)
    later = {sign for clause in reading.clauses[1:] for sign in clause.shape}
    has_reservation = verdict == YES and bool(later & {Mark.NOT, Mark.WITHOUT})
    return Choice(AnswerStatus.CHOSEN, ids, doubtful=_ids({NO}, asked) if has_reservation else ())


def _is_plain(reading: Reading) -> bool:
    """ "ja, een beetje" is still yes; "een beetje" alone is a doubt."""
    return reading.clauses[0].shape[:1] in ((Mark.YES,), (Mark.NO,))


def _ids(wanted: set[str], asked: Asked) -> tuple[str, ...]:
    return tuple(option.id for option in asked.options if last_part(option.id) in wanted)
