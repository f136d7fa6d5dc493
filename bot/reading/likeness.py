"""Which options a free answer is most like, as learnt from how people speak of each: for what no wording catches.

"Alle ellende van de stad wordt bij ons gedumpt" names no option by its words, but is clearly one of five feelings.
A denial is about the same thing as what it denies, so it is hardly ever judged this way.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.reading.choices import read_choice
from bot.reading.lemmas import lemma
from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Choice
from bot.reading.text_model import CHOICE
from bot.reading.wordlists import FUNCTION_WORDS, NEGATORS
from bot.reading.words import tokens

Scores = Callable[[str], Mapping[str, float]]
"""How much a text is like each label that was learnt; higher is more."""


@dataclass(frozen=True)
class Enough:
    """From which score on an answer is surely, probably or perhaps an option, and how far ahead it must be."""

    sure: float
    ahead: float
    sure_part: float
    ahead_part: float
    sure_of_doubt: float
    perhaps: float
    perhaps_part: float
    beside: float
    beside_denial: float


# Chosen on evaluation/begrip/leren.yml, each on the scale of its model.
_BY_ANSWERS = Enough(-0.3, 0.25, -0.2, 0.2, -0.25, -0.75, -0.8, -0.62, -0.4)
_BY_QUESTIONS = Enough(-0.6, 0.45, -0.1, 0.7, -0.25, -0.85, -0.9, -0.62, -0.4)
_KINDS = (AskedKind.ONE, AskedKind.MORE, AskedKind.YES_NO)
_SHORTEST, _SHORTEST_PART = 2, 2
_NEAR_TOP = 2
_STRANGE, _SHORT = 2, 8
_PARTS = re.compile(r"[,;.!?\n]|\ben(?: ook)?\b|\bmaar(?: ook)?\b")


@dataclass(frozen=True)
class Likeness:
    """Two ways to see what an answer is like: by answers to learn from, else by questions about each item."""

    by_answers: Scores
    by_questions: Scores
    known: Callable[[str], bool] = lambda _word: True
    """Whether a word, in its dictionary form, was ever learnt from; of a text without such words nothing is said."""

    def ranked(self, text: str, asked: Asked) -> tuple[list[tuple[float, str]], Enough]:
        """The options with their scores, best first, and from where these are enough."""
        if not self._has_known_word(text):
            return [], _BY_ANSWERS
        found = scored(self.by_answers(text), asked)
        if found:
            return found, _BY_ANSWERS
        return scored(self.by_questions(text), asked), _BY_QUESTIONS

    def is_strange(self, text: str) -> bool:
        """Whether it is short and most of its words were never heard: then one known word says nothing."""
        known = self._known_words(text)
        strange = known.count(False)
        return strange >= _STRANGE and strange > known.count(True) and len(known) <= _SHORT

    def parts_of(self, text: str) -> list[str]:
        """The parts of a text that may say something by themselves; none when it is one whole."""
        parts = [part for part in _PARTS.split(text.lower()) if len(part.split()) >= _SHORTEST_PART]
        return parts if len(parts) > 1 else []

    def _has_known_word(self, text: str) -> bool:
        return any(self._known_words(text))

    def _known_words(self, text: str) -> list[bool]:
        """For each word with a meaning of its own whether it was learnt from."""
        return [
            self.known(lemma(token.text))
            for token in tokens(text)
            if not token.is_sign and token.word not in FUNCTION_WORDS
        ]


def scored(found: Mapping[str, float], asked: Asked) -> list[tuple[float, str]]:
    """The options that something was learnt of, best first."""
    scored = (
        (found[name], option.id)
        for option in asked.options
        for name in (option.id, f"{CHOICE}/{asked.id}/{option.id}")
        if name in found
    )
    return sorted(scored, reverse=True)


def by_likeness(
    text: str, asked: Asked, likeness: Likeness, doubtful: tuple[str, ...] = ()
) -> Choice | None:
    """The options that an answer is clearly like, or the one to ask about; None when it is like none of them.

    `doubtful` are options that its words perhaps name.
    """
    words = _words(text)
    if asked.kind not in _KINDS or len(words) < _SHORTEST:
        return None
    ranked, enough = likeness.ranked(text, asked)
    if not ranked:
        return None
    best, first = ranked[0]
    # To a yes-or-no question a denial is as good an answer as any.
    is_denied = asked.kind is not AskedKind.YES_NO and bool(NEGATORS.intersection(words))
    agrees = first in doubtful and best >= enough.sure_of_doubt
    if best >= enough.sure and _leads(ranked) >= enough.ahead and (agrees or not is_denied):
        return with_parts(Choice(AnswerStatus.CHOSEN, (first,)), text, asked, likeness)
    several = _in_order(set(_of_parts(text, asked, likeness)), asked)
    if several:
        return with_parts(Choice(AnswerStatus.CHOSEN, several), text, asked, likeness)
    if best >= enough.perhaps and not is_denied and not likeness.is_strange(text):
        return Choice(AnswerStatus.UNCLEAR, doubtful=(first,))
    return None


def with_parts(choice: Choice, text: str, asked: Asked, likeness: Likeness) -> Choice:
    """A choice with what other parts of the answer are like: surely, or perhaps (then it is doubtful).

    "De knullen bij de snackbar, en dat niemand elkaar kent" has two causes; one of them must not get lost in silence.
    """
    is_several = asked.kind is AskedKind.MORE and choice.status is AnswerStatus.CHOSEN
    if not is_several or not choice.ids:
        return choice
    sure = {*choice.ids, *_of_parts(text, asked, likeness)}
    perhaps = {*choice.doubtful, *_perhaps_of_parts(text, asked, likeness, sure)} - sure
    ranked, enough = likeness.ranked(text, asked)
    is_denied = bool(NEGATORS.intersection(_words(text)))
    least = enough.beside_denial if is_denied else enough.beside
    worth_asking = perhaps & {option for score, option in ranked if score >= least}
    return Choice(
        choice.status, _in_order(sure, asked), choice.cells, _in_order(worth_asking, asked)
    )


def _of_parts(text: str, asked: Asked, likeness: Likeness) -> Iterator[str]:
    """Of each part of an answer with several: the option that it is clearly like."""
    for part in _parts(text, asked):
        ranked, enough = likeness.ranked(part, asked)
        if ranked and _leads(ranked) >= enough.ahead_part and ranked[0][0] >= enough.sure_part:
            yield ranked[0][1]


def _perhaps_of_parts(text: str, asked: Asked, likeness: Likeness, sure: set[str]) -> Iterator[str]:
    """Of each part that has nothing to do with what is sure: the option that it is perhaps like."""
    for part in _parts(text, asked):
        ranked, enough = likeness.ranked(part, asked)
        is_told = any(option in sure for _, option in ranked[:_NEAR_TOP])
        if not ranked or is_told or ranked[0][0] < enough.perhaps_part:
            continue
        if not sure.intersection(read_choice(part, asked).ids):
            yield ranked[0][1]


def _parts(text: str, asked: Asked) -> list[str]:
    """The parts of an answer to a question with several answers; none when it is one whole, or denies."""
    parts = [part for part in _PARTS.split(text.lower()) if len(_words(part)) >= _SHORTEST_PART]
    if asked.kind is not AskedKind.MORE or len(parts) < 2:  # noqa: PLR2004 - one part is the whole
        return []
    return [part for part in parts if not NEGATORS.intersection(_words(part))]


def _leads(ranked: list[tuple[float, str]]) -> float:
    return ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else -1.0)


def _in_order(ids: set[str], asked: Asked) -> tuple[str, ...]:
    return tuple(option.id for option in asked.options if option.id in ids)


def _words(text: str) -> list[str]:
    return [token.word for token in tokens(text) if not token.is_sign]
