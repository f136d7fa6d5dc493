"""Which option a free answer is most like, as learnt from how people speak of each: for what no wording catches.

"Alle ellende van de stad wordt bij ons gedumpt" names no option by its words, but is clearly one of five feelings.
A denial is about the same thing as what it denies, so it is hardly ever judged this way.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Choice
from bot.reading.question_model import OPTION
from bot.reading.wordlists import NEGATORS
from bot.reading.words import tokens

Likeness = Callable[[str], Mapping[str, float]]
"""How much a text is like each id that was learnt; higher is more."""

# Chosen on evaluation/begrip/leren.yml.
_SURE, _AHEAD = -0.6, 0.45
_SURE_PART, _AHEAD_PART = -0.1, 0.7
_SURE_OF_DOUBT = -0.25
_PERHAPS = -0.85
_KINDS = (AskedKind.ONE, AskedKind.MORE)
_SHORTEST, _SHORTEST_PART = 2, 3
_PARTS = re.compile(r"[,;.!?\n]|\ben(?: ook)?\b|\bmaar(?: ook)?\b")


def by_likeness(
    text: str, asked: Asked, likeness: Likeness, doubtful: tuple[str, ...] = ()
) -> Choice | None:
    """The options that an answer is clearly like, or the one to ask about; None when it is like none of them.

    `doubtful` are options that its words perhaps name.
    """
    words = _words(text)
    if asked.kind not in _KINDS or len(words) < _SHORTEST:
        return None
    ranked = _ranked(text, asked, likeness)
    if not ranked:
        return None
    (best, first), second = ranked[0], ranked[1][0] if len(ranked) > 1 else -1.0
    is_denied = bool(NEGATORS.intersection(words))
    agrees = first in doubtful and best >= _SURE_OF_DOUBT
    if best >= _SURE and best - second >= _AHEAD and (agrees or not is_denied):
        return Choice(
            AnswerStatus.CHOSEN, _in_order({first, *_of_parts(text, asked, likeness)}, asked)
        )
    several = _in_order(set(_of_parts(text, asked, likeness)), asked)
    if several:
        return Choice(AnswerStatus.CHOSEN, several)
    if best >= _PERHAPS and not is_denied:
        return Choice(AnswerStatus.UNCLEAR, doubtful=(first,))
    return None


def with_parts(choice: Choice, text: str, asked: Asked, likeness: Likeness) -> Choice:
    """A choice that was named, with what other parts of the answer are clearly like."""
    if (
        asked.kind is not AskedKind.MORE
        or choice.status is not AnswerStatus.CHOSEN
        or not choice.ids
    ):
        return choice
    found = {*choice.ids, *_of_parts(text, asked, likeness)}
    return Choice(choice.status, _in_order(found, asked), choice.cells, choice.doubtful)


def _of_parts(text: str, asked: Asked, likeness: Likeness) -> Iterator[str]:
    """Of each part of an answer with several: the option that it is clearly like."""
    parts = [part for part in _PARTS.split(text.lower()) if len(_words(part)) >= _SHORTEST_PART]
    if asked.kind is not AskedKind.MORE or len(parts) < 2:  # noqa: PLR2004 - one part is the whole
        return
    for part in parts:
        ranked = [] if NEGATORS.intersection(_words(part)) else _ranked(part, asked, likeness)
        if ranked:
            second = ranked[1][0] if len(ranked) > 1 else -1.0
            if ranked[0][0] >= _SURE_PART and ranked[0][0] - second >= _AHEAD_PART:
                yield ranked[0][1]


def _ranked(text: str, asked: Asked, likeness: Likeness) -> list[tuple[float, str]]:
    found = likeness(text)
    scored = (
        (found[name], option.id)
        for option in asked.options
        for name in (option.id, f"{OPTION}/{asked.id}/{option.id}")
        if name in found
    )
    return sorted(scored, reverse=True)


def _in_order(ids: set[str], asked: Asked) -> tuple[str, ...]:
    return tuple(option.id for option in asked.options if option.id in ids)


def _words(text: str) -> list[str]:
    return [token.word for token in tokens(text) if not token.is_sign]
