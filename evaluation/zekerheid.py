"""Learns the weights of `bot/reading/certainty.py`: `.venv/bin/python evaluation/zekerheid.py`.

Trains on four fifths of what people ask (knowledge/vragen), lets the model guess the rest, and learns when a guess is
right. Prints the weights, and what they give on evaluation/vragen/leren.yml beside a plain threshold on the score.
"""

import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression

from bot.reading.certainty import evidence, guess
from bot.reading.question_training import Example, examples, fields_of, train
from bot.reading.respelling import Respelling
from bot.reading.text_model import TextModel
from knowledge.checks import shipped_knowledge

QUESTIONS = Path(__file__).parent / "vragen" / "leren.yml"
ONE_ITEM = ("naam", "omschrijving", "behoefte", "typefout", "gesproken")
SEED, PART = 1, 5


def main() -> None:
    """Learn and print."""
    knowledge = shipped_knowledge()
    known = list(examples(knowledge))
    asked = {text for texts in knowledge.asked.values() for text in texts}
    asked |= {text for texts in knowledge.asked_outside.values() for text in texts}
    apart = [example for example in known if example.text in asked]
    random.Random(SEED).shuffle(apart)  # noqa: S311 - a fixed order, nothing secret
    held = set(map(id, apart[: len(apart) // PART]))
    model = train([e for e in known if id(e) not in held], fields_of(knowledge))
    signs, right = _signs([e for e in known if id(e) in held], model)
    middle, spread = signs.mean(axis=0), signs.std(axis=0)
    learner = LogisticRegression(C=10).fit((signs - middle) / spread, right)
    weights = learner.coef_[0] / spread
    bias = float(learner.intercept_[0] - weights @ middle)
    print("WEIGHTS =", tuple(round(float(w), 2) for w in weights))
    print("BIAS =", round(bias, 2))
    _report(model, weights, bias)


def _signs(held: list[Example], model: TextModel) -> tuple[np.ndarray, np.ndarray]:
    respelt = Respelling.towards(model.words)
    rows, right = [], []
    for example in held:
        text = respelt(example.text)
        found = guess(text, model)
        if found.ranked:
            rows.append(evidence(text, model, found.scores, found.ranked, found.outside))
            right.append(found.ranked[0] == example.label)
    return np.array(rows), np.array(right)


def _report(model: TextModel, weights: np.ndarray, bias: float) -> None:
    respelt = Respelling.towards(model.words)
    questions = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))["vragen"]
    rows = []
    for question in questions:
        if question["buiten"] or question["soort"] in ONE_ITEM:
            text = respelt(question["tekst"])
            found = guess(text, model)
            signs = evidence(text, model, found.scores, found.ranked, found.outside)
            sure = 1 / (1 + np.exp(-(bias + weights @ np.array(signs))))
            is_right = found.ranked[0] in question["ids"]
            rows.append((sure, found.scores[found.ranked[0]], is_right, question["buiten"]))
    for name, column, levels in (
        ("certainty", 0, (0.2, 0.25, 0.3, 0.35, 0.4, 0.5)),
        ("score", 1, (-0.8, -0.7, -0.6, -0.5)),
    ):
        for level in levels:
            said = [row for row in rows if row[column] >= level]
            inside = sum(not row[3] for row in rows)
            outside = len(rows) - inside
            good = sum(row[2] for row in said if not row[3]) / inside
            wrong = sum(not row[2] for row in said if not row[3]) / inside
            answered = sum(row[3] for row in said) / outside
            print(
                f"{name:9} >= {level:5}: goed {good:.1%}, fout {wrong:.1%}, buiten {answered:.1%}"
            )


if __name__ == "__main__":
    main()
