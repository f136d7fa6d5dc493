"""Finding the knowledge items that a question is about, and saying so when it is about none.

The scores come from the trained model (`question_training`), how sure the best is from `certainty`; here stands how
sure is sure enough, when to ask which one is meant, and when a question is outside the subject.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from bot.reading.certainty import Guess, guess
from bot.reading.respelling import Respelling
from bot.reading.text_model import TextModel

# Chosen on leren.yml of evaluation/vragen, tried again on vormen.yml and oefenen.yml; evaluation/README.md has figures.
_SURE_ENOUGH = 0.38
_SURE_BESIDE, _OUTSIDE_LEAD = 0.7, 0.25
_WORTH_ASKING = 0.1
_WORTH_SUGGESTING = 0.05
_NEAR_BONUS = 0.15
_ENOUGH_OF_KIND = -0.95
_LEAD = 0.06
_ENOUGH_FOR_LIST, _ENOUGH_FOR_MANY = -0.4, -0.7
_BEFORE_ITS_OWN, _BEFORE_OUTSIDE = 0.9, 0.2
_OUTSIDE_MARGIN = 0.3
_CLEARLY_OUTSIDE = -0.6
_FAR, _RANKED = 0.8, 8
_STANDS_ALONE = 0.8
_PLAINLY_OUTSIDE = 0.2
_SHOWN = 4
_LOOKED_AT, _MOST_OF_THEM = 5, 3
_NEAR_TOP = 3
_REMEMBERED = 8
_NOTHING = float("-inf")


@dataclass(frozen=True)
class Found:
    """The ids that fit, best first; `doubtful` when the first is not sure enough. Empty: nothing fits.

    `outside` is what it is about instead, as in `knowledge/vragen/buiten.yml`, when that is clear.
    """

    ids: tuple[str, ...] = ()
    doubtful: bool = False
    outside: str = ""


@dataclass(frozen=True)
class Lookup:
    """The search over everything that can be explained."""

    model: TextModel
    name_words: frozenset[str] = frozenset()

    @cached_property
    def respelt(self) -> Respelling:
        """Puts typing errors right towards the words of our subject, as they stand in names too."""
        return Respelling.towards(self.model.words | self.name_words)

    @cached_property
    def _guess(self) -> Callable[[str], Guess]:
        """One question is looked at by several rules, one after the other."""
        return lru_cache(maxsize=_REMEMBERED)(lambda text: guess(self.respelt(text), self.model))

    def is_outside(self, text: str) -> bool:
        """Whether a question is surely about something else than our subject."""
        found = self._guess(text)
        best = found.scores[found.ranked[0]] if found.ranked else _NOTHING
        return not found.ranked or _beyond(found) > max(_CLEARLY_OUTSIDE, best + _OUTSIDE_MARGIN)

    def best_of_kind(self, text: str, kind: str) -> Found:
        """The item of one kind that fits best: "er wordt gescholden, welke fase is dat?"."""
        found = self._guess(text)
        ranked = _of_kind(found, kind)[:_SHOWN]
        if not ranked or found.scores[ranked[0]] < _ENOUGH_OF_KIND:
            return Found()
        close = [i for i in ranked if found.scores[ranked[0]] - found.scores[i] < _LEAD]
        return Found(ranked, doubtful=len(close) > 1)

    def ranked_of_kind(self, text: str, kind: str) -> tuple[str, ...]:
        """The items of one kind that fit a text, best first; beyond the first few, what fits far less is left out."""
        found = self._guess(text)
        ranked = _of_kind(found, kind)[:_RANKED]
        best = found.scores[ranked[0]] if ranked else _NOTHING
        fitting = tuple(i for i in ranked if found.scores[i] >= best - _FAR)
        return fitting if len(fitting) >= _SHOWN else ranked[:_SHOWN]

    def whole_list(self, text: str, *, is_for_many: bool) -> str | None:
        """The kind, or the item with parts, of which the whole list is asked rather than anything else.

        With words `is_for_many` ("alle", "rijtje") it may fit a little less than one that it holds.
        """
        found = self._guess(text)
        wanted = max(found.lists, key=lambda name: (found.lists[name], name), default="")
        fit = found.lists.get(wanted, _NOTHING)
        best, beyond = (found.scores[found.ranked[0]] if found.ranked else _NOTHING), _beyond(found)
        if not is_for_many:
            return wanted if fit >= _ENOUGH_FOR_LIST and fit > max(best, beyond) else None
        holds = any(f"{item}/".startswith(f"{wanted}/") for item in found.ranked[:_NEAR_TOP])
        best -= _BEFORE_ITS_OWN if holds else 0.0
        return (
            wanted
            if fit >= _ENOUGH_FOR_MANY and fit > max(best, beyond - _BEFORE_OUTSIDE)
            else None
        )

    def main_kind(self, text: str) -> str | None:
        """The kind of most of the items that fit a text best; None when they are of many kinds."""
        kinds = Counter(i.split("/", maxsplit=1)[0] for i in self._guess(text).ranked[:_LOOKED_AT])
        kind, count = kinds.most_common(1)[0] if kinds else ("", 0)
        return kind if count >= _MOST_OF_THEM else None

    def best_few(self, text: str) -> tuple[str, ...]:
        """The few items that fit a text best; none when nothing fits at all."""
        found = self._guess(text)
        best = found.scores[found.ranked[0]] if found.ranked else _NOTHING
        if found.certainty < _WORTH_SUGGESTING or best - _beyond(found) < _OUTSIDE_LEAD:
            return ()
        return tuple(i for i in found.ranked[:_SHOWN] if found.scores[i] >= best - _FAR)

    def scores(self, text: str) -> Mapping[str, float]:
        """How well each item fits a text."""
        return self._guess(text).scores

    def stands_alone(self, text: str) -> bool:
        """Whether a question names its own subject, so that it need not lean on what came before."""
        found = self._guess(text)
        return found.certainty >= _STANDS_ALONE or _beyond(found) >= _PLAINLY_OUTSIDE

    def is_rather_outside(self, text: str) -> bool:
        """Whether a question fits what is outside our subject better than any item."""
        found = self._guess(text)
        best = found.scores[found.ranked[0]] if found.ranked else _NOTHING
        return _beyond(found) > best

    def find(self, text: str, near: frozenset[str] = frozenset()) -> Found:
        """The items that a question is about; `near` are ids that are more likely now."""
        found = _nearer(self._guess(text), near)
        if not found.ranked or found.certainty < _WORTH_ASKING:
            return Found(outside=_subject(found))
        lead = found.scores[found.ranked[0]] - _beyond(found)
        is_sure = found.certainty >= (_SURE_ENOUGH if lead >= _OUTSIDE_LEAD else _SURE_BESIDE)
        if not is_sure and _beyond(found) > found.scores[found.ranked[0]]:
            return Found(outside=_subject(found))
        return Found(found.ranked[:_SHOWN], doubtful=not is_sure)


def _of_kind(found: Guess, kind: str) -> tuple[str, ...]:
    return tuple(i for i in found.ranked if i.startswith(f"{kind}/"))


def _beyond(found: Guess) -> float:
    return max(found.outside.values(), default=_NOTHING)


def _subject(found: Guess) -> str:
    """What is outside our field, when it is clear what that is."""
    name = max(found.outside, key=lambda each: found.outside[each], default="")
    return name if found.outside.get(name, _NOTHING) > _CLEARLY_OUTSIDE else ""


def _nearer(found: Guess, near: Iterable[str]) -> Guess:
    """The guess with what is likely now moved up."""
    likely = found.scores.keys() & set(near)
    if not likely:
        return found
    scores = {i: s + (_NEAR_BONUS if i in likely else 0.0) for i, s in found.scores.items()}
    ranked = tuple(sorted(scores, key=lambda item_id: (-scores[item_id], item_id)))
    bonus = _NEAR_BONUS if ranked[0] in likely else 0.0
    return replace(found, scores=scores, ranked=ranked, certainty=min(1.0, found.certainty + bonus))
