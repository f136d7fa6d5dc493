"""Which learner tells best what a sentence of a story says: ours, or spaCy's text categorizer (two of its models).

`.venv/bin/python -m evaluation.categorizer` learns all three from the same sentences of `knowledge/uitspraken` and
tries them on the same held-out ones (no evaluation texts are touched). Each gets its best threshold per label, so that
only the order in which it puts sentences counts. Takes about six minutes on two cores.
"""

import random
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np
import spacy
from sklearn.metrics import f1_score
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

from bot.reading.question_training import fields_of
from bot.reading.statement_training import Statement, of_told, train
from evaluation.verhalen import COUNTED
from knowledge.checks import shipped_knowledge
from knowledge.checks.statements import shipped_statements

BOW = {
    "model": {
        "@architectures": "spacy.TextCatBOW.v3",
        "exclusive_classes": False,
        "length": 262144,
        "ngram_size": 2,
        "no_output_layer": False,
    }
}
HELD_OUT = 5
LABELS = sorted(COUNTED)
Scores = np.ndarray[Any, Any]


def main() -> None:
    """Print one line for each learner."""
    warnings.filterwarnings("ignore")
    found = [
        statement
        for told in shipped_statements(shipped_knowledge()).sentences
        for statement in of_told(told)
    ]
    random.Random(0).shuffle(found)  # noqa: S311
    held, seen = found[::HELD_OUT], [s for n, s in enumerate(found) if n % HELD_OUT]
    said = np.array([[label in each.says for label in LABELS] for each in held])
    learners: dict[str, Callable[[Sequence[Statement], Sequence[Statement]], Scores]] = {
        "Buurtbrug": ours,
        "spaCy, woorden": lambda a, b: textcat(a, b, BOW, 15),
        "spaCy, standaard": lambda a, b: textcat(a, b, {}, 10),
    }
    for name, learn in learners.items():
        began = time.perf_counter()
        scores = learn(seen, held)
        spent = time.perf_counter() - began
        print(
            f"{name:18} micro-F1 per zin {micro(scores, said):.3f}; {spent:.0f} s leren", flush=True
        )


def ours(seen: Sequence[Statement], held: Sequence[Statement]) -> Scores:
    """The model that Buurtbrug uses."""
    model = train(seen, dict(fields_of(shipped_knowledge())))
    found = [model.scores(each.text) for each in held]
    return np.array([[scores.get(label, -2.0) for label in LABELS] for scores in found])


def textcat(
    seen: Sequence[Statement], held: Sequence[Statement], config: dict[str, Any], rounds: int
) -> Scores:
    """SpaCy's multi-label text categorizer with this configuration."""
    fix_random_seed(0)
    pipeline = spacy.blank("nl")
    component: Any = pipeline.add_pipe("textcat_multilabel", config=config)
    for label in LABELS:
        component.add_label(label)
    examples = [
        Example.from_dict(
            pipeline.make_doc(each.text.lower()),
            {"cats": {label: float(label in each.says) for label in LABELS}},
        )
        for each in seen
    ]
    optimizer = pipeline.initialize(lambda: examples)
    order = random.Random(0)  # noqa: S311
    for _ in range(rounds):
        order.shuffle(examples)
        for batch in minibatch(examples, 32):
            pipeline.update(batch, sgd=optimizer, drop=0.3)
    docs = pipeline.pipe([each.text.lower() for each in held])
    return np.array([[doc.cats[label] for label in LABELS] for doc in docs])


def micro(scores: Scores, said: Scores) -> float:
    """Micro-F1 with the best threshold for each label."""
    ticked = np.zeros(said.shape, dtype=bool)
    for column in range(said.shape[1]):
        cuts = np.unique(np.quantile(scores[:, column], np.linspace(0.3, 0.995, 80)))
        fits = [f1_score(said[:, column], scores[:, column] > cut) for cut in cuts]
        ticked[:, column] = scores[:, column] > cuts[int(np.argmax(fits))]
    return float(f1_score(said, ticked, average="micro"))


if __name__ == "__main__":
    main()
