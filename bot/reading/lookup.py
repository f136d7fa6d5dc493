"""Finding the knowledge item that a question is about.

Compares the words of a question, by lemma and by parts of words, with the titles, synonyms and example
questions of each item; rare words weigh more. Pure: texts go in, ids come out. Knows no YAML.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.reading.lemmas import lemma
from bot.reading.words import tokens

_CERTAIN = 0.42
_LEAD = 0.05
_UNMISTAKABLE = 0.9
_NEAR_BONUS = 0.15
_GRAM = 4
_GRAM_WEIGHT = 0.35
_EMPTY_WORDS = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "of",
        "is",
        "zijn",
        "was",
        "wat",
        "wie",
        "welke",
        "hoe",
        "waar",
        "wanneer",
        "waarom",
        "dat",
        "dit",
        "die",
        "deze",
        "er",
        "u",
        "uw",
        "jij",
        "je",
        "jullie",
        "ik",
        "we",
        "wij",
        "mij",
        "me",
        "ons",
        "bedoelen",
        "bedoel",
        "bedoelt",
        "betekenen",
        "betekent",
        "precies",
        "eigenlijk",
        "nou",
        "dan",
        "toch",
        "even",
        "eens",
        "nog",
        "kun",
        "kunt",
        "kan",
        "kunnen",
        "wil",
        "wilt",
        "willen",
        "zeg",
        "zeggen",
        "vertel",
        "vertellen",
        "uitleggen",
        "leg",
        "uit",
        "over",
        "van",
        "voor",
        "met",
        "in",
        "op",
        "aan",
        "bij",
        "te",
        "om",
        "als",
        "zo",
        "maar",
        "ook",
        "niet",
        "wel",
        "heb",
        "hebben",
        "heeft",
        "doen",
        "doe",
        "doet",
        "gaan",
        "gaat",
        "moet",
        "moeten",
        "mag",
        "mogen",
        "worden",
        "wordt",
        "begrip",
        "woord",
        "term",
        "ding",
        "iets",
        "meer",
        "weten",
    ]
)


@dataclass(frozen=True)
class Entry:
    """One thing that can be found: its id and every phrase by which people ask for it."""

    id: str
    phrases: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Found:
    """The ids that fit, best first; `doubtful` when the first is not clearly ahead. Empty: nothing fits."""

    ids: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True)
class Lookup:
    """The entries, with an index over the features of all their phrases."""

    entries: tuple[Entry, ...]

    def find(self, text: str, near: frozenset[str] = frozenset()) -> Found:
        """The items that a question is about; `near` are ids that are more likely now."""
        scores = self._scores(text)
        for item_id in near & scores.keys():
            if scores[item_id] >= _CERTAIN:
                scores[item_id] += _NEAR_BONUS
        ranked = sorted(scores, key=lambda item_id: (-scores[item_id], item_id))
        best = [item_id for item_id in ranked[:4] if scores[item_id] >= _CERTAIN]
        if not best:
            return Found()
        close = [item_id for item_id in best if scores[best[0]] - scores[item_id] < _LEAD]
        return Found(tuple(best), doubtful=len(close) > 1 and scores[best[0]] < _UNMISTAKABLE)

    def _scores(self, text: str) -> dict[str, float]:
        wanted = self._weighed(_features(text))
        norm = _norm(wanted)
        if not norm:
            return {}
        dots: dict[int, float] = defaultdict(float)
        for feature, weight in wanted.items():
            for phrase, phrase_weight in self._index.get(feature, ()):
                dots[phrase] += weight * phrase_weight
        scores: dict[str, float] = {}
        for phrase, dot in dots.items():
            entry, phrase_norm = self._phrases[phrase]
            score = entry.weight * dot / (norm * phrase_norm)
            scores[entry.id] = max(score, scores.get(entry.id, 0.0))
        return scores

    def _weighed(self, features: Mapping[str, float]) -> dict[str, float]:
        unseen = math.log(1 + len(self.entries))
        return {f: count * self._rarity.get(f, unseen) for f, count in features.items()}

    @cached_property
    def _rarity(self) -> dict[str, float]:
        seen_in: Counter[str] = Counter()
        for entry in self.entries:
            seen_in.update({feature for phrase in entry.phrases for feature in _features(phrase)})
        return {f: math.log(1 + len(self.entries) / count) for f, count in seen_in.items()}

    @cached_property
    def _built(self) -> tuple[list[tuple[Entry, float]], dict[str, list[tuple[int, float]]]]:
        phrases: list[tuple[Entry, float]] = []
        index: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for entry in self.entries:
            for phrase in entry.phrases:
                weighed = self._weighed(_features(phrase))
                norm = _norm(weighed)
                if norm:
                    for feature, weight in weighed.items():
                        index[feature].append((len(phrases), weight))
                    phrases.append((entry, norm))
        return phrases, dict(index)

    @property
    def _phrases(self) -> list[tuple[Entry, float]]:
        return self._built[0]

    @property
    def _index(self) -> dict[str, list[tuple[int, float]]]:
        return self._built[1]


def _features(text: str) -> dict[str, float]:
    features: dict[str, float] = {}
    for word in _content_words(text):
        features[word] = features.get(word, 0.0) + 1.0
        padded = f"_{word}_"
        grams = {padded[i : i + _GRAM] for i in range(len(padded) - _GRAM + 1)}
        for gram in grams:
            features[f"~{gram}"] = _GRAM_WEIGHT
    return features


def _content_words(text: str) -> Iterable[str]:
    for token in tokens(text):
        if not token.is_sign and token.word not in _EMPTY_WORDS:
            yield lemma(token.text)


def _norm(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values()))
