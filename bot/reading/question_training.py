"""`python -m bot.reading.question_training FILE`: learn which item a question is about.

Learns from every item's title, synonyms, example questions and texts, and from what people ask that is outside
the subject (the training data of the intents buiten_onderwerp and praatje). Never from evaluation texts.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from bot.reading.features import features
from bot.reading.question_model import OUTSIDE, QuestionModel, save
from knowledge.checks import Knowledge, shipped_knowledge
from knowledge.checks.schema import Item

_NLU = Path(__file__).resolve().parents[1] / "data" / "nlu"
_OUTSIDE_INTENTS = frozenset({"buiten_onderwerp", "praatje"})
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_SHORTEST_SENTENCE = 10
_SEEN_AT_LEAST = 2
# How freely the separating lines may bend to single examples; chosen on evaluation/vragen/leren.yml.
_FREEDOM = 0.5


@dataclass(frozen=True)
class Example:
    """One text about an item; `weight` is how much it looks like a question somebody would ask."""

    label: str
    text: str
    weight: float


def examples(knowledge: Knowledge) -> Iterator[Example]:
    """Everything there is to learn from."""
    for item in knowledge.items.values():
        if isinstance(item, Item):
            yield from _of_item(item)
    yield from _outside()


def _of_item(item: Item) -> Iterator[Example]:
    yield Example(item.id, item.titel, 1.5)
    yield Example(item.id, item.kort, 1.0)
    yield from (Example(item.id, question, 1.0) for question in item.vragen)
    yield from (Example(item.id, word, 0.7) for word in item.ook)
    for text, weight in ((item.antwoord, 0.7), (item.uitleg, 0.5), (item.voorbeeld, 0.4)):
        for sentence in _SENTENCE_END.split(text):
            if len(sentence) > _SHORTEST_SENTENCE:
                yield Example(item.id, sentence, weight)


def _outside() -> Iterator[Example]:
    for path in sorted(_NLU.glob("*.yml")):
        for part in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            if part["intent"] in _OUTSIDE_INTENTS:
                for line in part["examples"].splitlines():
                    yield Example(OUTSIDE, line.removeprefix("- "), 1.0)


def train(found: Iterable[Example]) -> QuestionModel:
    """Learn one linear score per label."""
    known = list(found)
    seen_in = Counter(name for example in known for name in features(example.text))
    names = tuple(sorted(name for name, count in seen_in.items() if count >= _SEEN_AT_LEAST))
    count = len(known)
    rarity = np.array([np.log((1 + count) / (1 + seen_in[n])) + 1 for n in names], dtype=np.float32)
    nothing = np.zeros((0, 0), dtype=np.float32)
    blank = QuestionModel((), names, rarity, nothing, nothing)
    learner = LinearSVC(C=_FREEDOM, random_state=0)
    learner.fit(
        _matrix([blank.vector(example.text) for example in known], len(names)),
        [example.label for example in known],
        sample_weight=[example.weight for example in known],
    )
    return QuestionModel(
        tuple(map(str, learner.classes_)),
        names,
        rarity,
        np.ascontiguousarray(learner.coef_.T, dtype=np.float32),
        learner.intercept_.astype(np.float32),
    )


def _matrix(vectors: list[tuple[list[int], list[float]]], width: int) -> csr_matrix:
    ends = np.cumsum([0, *(len(positions) for positions, _ in vectors)])
    columns = [p for positions, _ in vectors for p in positions]
    values = [v for _, found in vectors for v in found]
    return csr_matrix((values, columns, ends), shape=(len(vectors), width))


def main() -> None:
    """Train on the knowledge that comes with Buurtbrug, and save."""
    save(train(examples(shipped_knowledge())), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
