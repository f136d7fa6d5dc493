"""How likely it is that an answer means each option, from its words and from what it is like together.

"De pubers laat ik aan het jongerenwerk over" names the young and does not mean them; nobody says it with those words.
The weights were learnt by `evaluation/zekerheid_antwoorden.py`, on answers kept apart. Yes or no, and questions of
whose options nothing was learnt, keep the rules of `likeness`.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.reading.choices import kind_words
from bot.reading.clauses import OTHER, read_clauses
from bot.reading.likeness import Likeness, by_likeness, scored, with_parts
from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Choice
from bot.reading.text_model import UNCLEAR
from bot.reading.verdicts import Verdict, judge
from bot.reading.vocabulary import is_special, vocabulary
from bot.reading.wordlists import FUNCTION_WORDS
from bot.reading.words import Token, tokens

# Chosen by words, perhaps chosen, left out; score, lead on the others, first of all; chosen times lead; best score and
# lead of a part; chosen times the share of other words; score of what must be asked about; chosen times how many are.
WEIGHTS = (4.32, 1.32, -0.78, 1.86, 2.1, 0.31, -1.74, 0.78, 1.09, -2.56, -0.34, -0.77)
BIAS = -0.33
# From which chance on an option is chosen, chosen when it was named as well, asked about.
_SURE, _SURE_NAMED, _PERHAPS = 0.9, 0.5, 0.3
_COUNTS = frozenset({"speelt", "spelen", "telt", "tellen", "doet", "doen", "mee", "rol"})
_LEAST, _MOST = -1.5, 1.5
_NO_LEAD = -0.3
_KINDS = (AskedKind.ONE, AskedKind.MORE)


@dataclass(frozen=True)
class _Read:
    """What the words of an answer do with the options."""

    chosen: frozenset[str]
    perhaps: frozenset[str]
    left_out: frozenset[str]
    mentioned: frozenset[str]
    other_share: float
    plain: frozenset[str] = frozenset()
    """Chosen in a clause that says nothing else: "leeftijd, arm en rijk, want …", "geloof speelt ook mee"."""


def weighed(choice: Choice, text: str, asked: Asked, likeness: Likeness) -> Choice:
    """The choice that its words gave, with each option weighed: chosen, to be asked about, or neither."""
    if choice.status in (AnswerStatus.NONE, AnswerStatus.UNKNOWN):
        return choice
    if asked.kind not in _KINDS or not scored(likeness.by_answers(text), asked):
        return with_parts(choice, text, asked, likeness)
    read = _read(choice, text, asked)
    if choice.ids and (not read.other_share or not read.chosen <= read.mentioned):
        return with_parts(choice, text, asked, likeness) if read.other_share else choice
    return _decided(_chances(text, asked, likeness, read), read, asked)


def likely(text: str, asked: Asked, likeness: Likeness, choice: Choice) -> Choice | None:
    """The options that an answer surely means though it names none surely, or those to ask about; None when none."""
    if likeness.is_strange(text):
        return None
    like = by_likeness(text, asked, likeness, choice.doubtful)
    if asked.kind not in _KINDS or not scored(likeness.by_answers(text), asked):
        return like
    weight = weighed(choice, text, asked, likeness)
    if weight.status is AnswerStatus.CHOSEN:
        return weight
    doubtful = weight.doubtful or (like.ids or like.doubtful if like is not None else ())
    return Choice(AnswerStatus.UNCLEAR, doubtful=doubtful) if doubtful else None


def _decided(chances: Mapping[str, float], read: _Read, asked: Asked) -> Choice:
    chosen = []
    for option, chance in chances.items():
        enough = _SURE_NAMED if option in read.chosen else _SURE
        is_sure = chance >= enough or option in read.plain
        if is_sure and option not in read.left_out - read.chosen:
            chosen.append(option)
    perhaps = [
        option
        for option, chance in chances.items()
        if (chance >= _PERHAPS or option in read.chosen)
        and option not in chosen
        and option not in read.left_out
    ]
    if asked.kind is AskedKind.ONE and len(chosen) > 1:
        chosen, perhaps = [], chosen
    if not chosen:
        return Choice(AnswerStatus.UNCLEAR, doubtful=tuple(perhaps or read.chosen))
    beside = perhaps if asked.kind is AskedKind.MORE else []
    return Choice(AnswerStatus.CHOSEN, tuple(chosen), doubtful=tuple(beside))


def _read(choice: Choice, text: str, asked: Asked) -> _Read:
    words = tokens(text)
    reading = read_clauses(words, vocabulary(asked.options), kind_words(asked))
    judged = judge(reading.clauses)
    sure = [m for m in reading.mentions if m.is_sure]
    named = len({p for mention in sure for p in mention.positions})
    other = sum(sign == OTHER for sign in reading.shape)
    return _Read(
        frozenset(choice.ids),
        frozenset(choice.doubtful),
        frozenset(
            asked.options[j.mention.option].id for j in judged if j.verdict is Verdict.LEFT_OUT
        ),
        frozenset(asked.options[m.option].id for m in sure),
        other / (other + named) if other else 0.0,
        frozenset(
            asked.options[mention.option].id
            for clause in reading.clauses
            for mention in clause.mentions
            if mention.is_sure
            and (OTHER not in clause.shape or _plays_along(mention.positions, words))
        )
        & frozenset(choice.ids),
    )


def _plays_along(positions: Collection[int], words: Sequence[Token]) -> bool:
    """ "En het geloof speelt ook mee": what follows the name says only that it counts."""
    rest = [word.word for word in takewhile(lambda w: not w.is_sign, words[max(positions) + 1 :])]
    return bool(_COUNTS.intersection(rest)) and set(rest) <= _COUNTS | FUNCTION_WORDS


def _chances(text: str, asked: Asked, likeness: Likeness, read: _Read) -> dict[str, float]:
    """For each option, in their order, how likely it is meant."""
    return {option: _chance(signs) for option, signs in _signs(text, asked, likeness, read).items()}


def evidence_of(
    choice: Choice, text: str, asked: Asked, likeness: Likeness
) -> dict[str, tuple[float, ...]]:
    """For each option the signs that its chance is judged by, in the order of the weights."""
    return _signs(text, asked, likeness, _read(choice, text, asked))


def _signs(
    text: str, asked: Asked, likeness: Likeness, read: _Read
) -> dict[str, tuple[float, ...]]:
    found = likeness.by_answers(text)
    parts = [scored(likeness.by_answers(part), asked) for part in likeness.parts_of(text)]
    scores = {option: score for score, option in reversed(scored(found, asked))}
    unclear = found.get(UNCLEAR, -1.0)
    return {
        option.id: _evidence(option.id, scores, parts, read, unclear)
        for option in asked.options
        if not is_special(option)
    }


def _evidence(
    option: str,
    scores: Mapping[str, float],
    parts: Sequence[Sequence[tuple[float, str]]],
    read: _Read,
    unclear: float,
) -> tuple[float, ...]:
    chosen, perhaps = float(option in read.chosen), float(option in read.perhaps)
    score = max(scores.get(option, _LEAST), _LEAST)
    rivals = [other for name, other in scores.items() if name != option]
    lead = max(min(score - max(rivals, default=_LEAST), _MOST), _LEAST)
    told = [{name: s for s, name in part}.get(option, _LEAST) for part in parts if part]
    leads = [
        part[0][0] - part[1][0] if part[0][1] == option and len(part) > 1 else _NO_LEAD
        for part in parts
        if part
    ]
    return (
        chosen,
        perhaps,
        float(option in read.left_out),
        score,
        lead,
        float(lead > 0),
        chosen * lead,
        max(max(told, default=score), _LEAST),
        max(leads, default=max(lead, _NO_LEAD)),
        chosen * read.other_share,
        unclear,
        chosen * len(read.chosen),
    )


def _chance(signs: Sequence[float]) -> float:
    total = BIAS + sum(weight * sign for weight, sign in zip(WEIGHTS, signs, strict=True))
    return 1.0 / (1.0 + math.exp(-total))
