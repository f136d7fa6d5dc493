"""Which option a free answer is most like, as learnt from how people speak of each: for what no wording catches.

"Alle ellende van de stad wordt bij ons gedumpt" names no option by its words, but is clearly one of five feelings.
A denial is never judged this way, since it is about the same thing as what it denies.
"""

from collections.abc import Callable, Mapping

from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Choice
from bot.reading.wordlists import NEGATORS
from bot.reading.words import tokens

Likeness = Callable[[str], Mapping[str, float]]
"""How much a text is like each id that was learnt; higher is more."""

# Chosen on evaluation/begrip/leren.yml.
_SURE, _AHEAD = -0.6, 0.45
_ALSO_SURE = -0.1
_PERHAPS = -0.85
_KINDS = (AskedKind.ONE, AskedKind.MORE)
_SHORTEST = 2


def by_likeness(text: str, asked: Asked, likeness: Likeness) -> Choice | None:
    """The option that an answer is clearly like, or the one to ask about; None when it is like none of them."""
    words = [token.word for token in tokens(text) if not token.is_sign]
    if asked.kind not in _KINDS or len(words) < _SHORTEST or NEGATORS.intersection(words):
        return None
    found = likeness(text)
    known = [(found[option.id], option.id) for option in asked.options if option.id in found]
    if not known:
        return None
    ranked = sorted(known, reverse=True)
    best, first = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else -1.0
    if best >= _SURE and best - second >= _AHEAD:
        return Choice(AnswerStatus.CHOSEN, (first,))
    if asked.kind is AskedKind.MORE and second >= _ALSO_SURE:
        sure = {option_id for score, option_id in ranked if score >= _ALSO_SURE}
        return Choice(AnswerStatus.CHOSEN, tuple(o.id for o in asked.options if o.id in sure))
    if best >= _PERHAPS:
        return Choice(AnswerStatus.UNCLEAR, doubtful=(first,))
    return None
