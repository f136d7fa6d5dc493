"""`python -m bot.reading.question_training FILE`: learn which item a question is about.

Learns from every item's title, synonyms, questions and texts, and from what people ask that is outside the subject
(knowledge/vragen/buiten.yml). Never from evaluation texts.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.naive_bayes import MultinomialNB

from bot.reading.features import Fields, features
from bot.reading.separating import Label, Line, lines
from bot.reading.text_model import LIST, OUTSIDE, TextModel, save
from bot.reading.words import bare
from knowledge.checks import Knowledge, shipped_knowledge
from knowledge.checks.schema import BaseItem, Item

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_SHORTEST_SENTENCE = 10
_SEEN_AT_LEAST = 3
# How freely the separating lines may bend to single examples; chosen on evaluation/vragen/leren.yml.
_FREEDOM = 0.5
# How much the second opinion counts, and how evenly it takes words that an item never had; chosen there too.
_COUNTED, _SMOOTHING = 0.04, 0.1
# Bring what both say back to the scale of the separating lines, on which every "sure enough" stands.
_SCALE, _SHIFT = 0.709, -0.463


@dataclass(frozen=True)
class Example:
    """One text about an item; `weight` is how much it looks like a question somebody would ask."""

    label: str
    text: str
    weight: float


def examples(knowledge: Knowledge) -> Iterator[Example]:
    """Everything there is to learn from."""
    for item in knowledge.items.values():
        yield from _of_item(item) if isinstance(item, Item) else _of_source(item)
        yield from (Example(item.id, text, 1.0) for text in knowledge.asked.get(item.id, ()))
    for subject, texts in knowledge.asked_outside.items():
        yield from (Example(f"{OUTSIDE}/{subject}", text, 1.0) for text in texts)
    for listed, texts in knowledge.asked_lists.items():
        yield from (Example(f"{LIST}/{listed}", text, 1.0) for text in texts)


def _of_source(source: BaseItem) -> Iterator[Example]:
    yield from (Example(source.id, text, 1.0) for text in (source.titel, source.kort))
    yield from (Example(source.id, question, 1.0) for question in source.vragen)


def _of_item(item: Item) -> Iterator[Example]:
    yield Example(item.id, item.titel, 1.5)
    yield Example(item.id, item.kort, 1.0)
    yield from (Example(item.id, question, 1.0) for question in item.vragen)
    yield from (Example(item.id, word, 0.7) for word in item.ook)
    for text, weight in ((item.antwoord, 0.7), (item.uitleg, 0.5), (item.voorbeeld, 0.4)):
        for sentence in _SENTENCE_END.split(text):
            if len(sentence) > _SHORTEST_SENTENCE:
                yield Example(item.id, sentence, weight)


def fields_of(knowledge: Knowledge) -> Fields:
    """The word fields by word."""
    by_word: dict[str, tuple[str, ...]] = {}
    for name, words in knowledge.word_fields.items():
        for word in map(bare, words):
            by_word[word] = (*by_word.get(word, ()), name)
    return by_word


def train(found: Iterable[Example], fields: Fields) -> TextModel:
    """Learn one linear score per label: what separates the labels, joined with how often each word goes with them.

    Separating lines lean on the few words that tell labels apart. Counting (naive Bayes) weighs all words, and so
    knows better what to do with a question in which those few are missing. Both are linear, so one table holds both.
    """
    known = list(found)
    found_in = [features(example.text, fields) for example in known]
    seen_in = Counter(name for each in found_in for name in each)
    names = tuple(sorted(name for name, count in seen_in.items() if count >= _SEEN_AT_LEAST))
    count = len(known)
    rarity = np.array([np.log((1 + count) / (1 + seen_in[n])) + 1 for n in names], dtype=np.float32)
    nothing = np.zeros((0, 0), dtype=np.float32)
    blank = TextModel((), names, rarity, nothing, nothing, fields)
    texts = matrix([blank.vector_of(each) for each in found_in], len(names))
    about = np.array([example.label for example in known])
    weights = np.array([example.weight for example in known])
    counts = MultinomialNB(alpha=_SMOOTHING, fit_prior=False).fit(
        texts, about, sample_weight=weights
    )
    labels = tuple(map(str, counts.classes_))
    found_lines = lines([Label(texts, about == label, weights) for label in labels], _FREEDOM)
    separated = with_lines(blank, labels, found_lines)
    counted = counts.feature_log_prob_ - counts.feature_log_prob_.mean(axis=0)
    both = _SCALE * (separated.weights + _COUNTED * counted.T)
    return replace(
        separated,
        weights=np.ascontiguousarray(both, dtype=np.float32),
        bias=(_SCALE * separated.bias + _SHIFT).astype(np.float32),
    )


def with_lines(blank: TextModel, labels: tuple[str, ...], found: Sequence[Line]) -> TextModel:
    """The model that gives each label the score of its line."""
    weights = np.stack([line.weights for line in found], axis=1)
    bias = np.array([line.bias for line in found], dtype=np.float32)
    return replace(
        blank, labels=labels, weights=np.ascontiguousarray(weights, dtype=np.float32), bias=bias
    )


def matrix(vectors: list[tuple[list[int], list[float]]], width: int) -> csr_matrix:
    """The vectors as rows."""
    ends = np.cumsum([0, *(len(positions) for positions, _ in vectors)])
    columns = [p for positions, _ in vectors for p in positions]
    values = [v for _, found in vectors for v in found]
    return csr_matrix((values, columns, ends), shape=(len(vectors), width))


def main() -> None:
    """Train on the knowledge that comes with Buurtbrug, and save."""
    knowledge = shipped_knowledge()
    save(train(examples(knowledge), fields_of(knowledge)), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
