"""Learns the weights of `bot/reading/option_certainty.py`: `.venv/bin/python -m evaluation.zekerheid_antwoorden`.

Trains on three fourths of the answers in knowledge/uitspraken, reads the rest with that model, and learns when an
option is meant. Prints the weights; thresholds are chosen on evaluation/begrip. It takes about two minutes. The weights
in use were learnt from all four parts in turn; one part gives others that do as well.
"""

import random
from collections.abc import Iterator
from functools import cache

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.reading.choices import read_choice
from bot.reading.likeness import Likeness
from bot.reading.meaning import AnswerStatus, Asked, AskedKind
from bot.reading.option_certainty import evidence_of
from bot.reading.question_training import fields_of
from bot.reading.statement_training import of_grids, statements, train
from bot.wiring import wiring
from evaluation.begrip import open_question
from knowledge.checks.statements import UNCLEAR, shipped_statements

SEED, PART, UNCLEAR_TIMES = 1, 4, 4
CLOSED = (AskedKind.ONE, AskedKind.MORE)


def main() -> None:
    """Learn and print."""
    knowledge = wiring().knowledge
    said = shipped_statements(knowledge)
    pairs = [(key, text) for key, texts in said.answers.items() for text in texts]
    random.Random(SEED).shuffle(pairs)  # noqa: S311 - a fixed order, nothing secret
    held = pairs[: len(pairs) // PART]
    apart = {text for _, text in held}
    known = [*statements(said), *of_grids(said, knowledge)]
    model = train([each for each in known if each.text not in apart], fields_of(knowledge))
    likeness = Likeness(model.scores, model.scores, model.words.__contains__)
    signs, meant = _signs(held, likeness)
    middle, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    learner = LogisticRegression(max_iter=500).fit((signs - middle) / spread, meant)
    weights = learner.coef_[0] / spread
    print("WEIGHTS =", tuple(round(float(w), 2) for w in weights))
    print("BIAS =", round(float(learner.intercept_[0] - weights @ middle), 2))


def _signs(held: list[tuple[str, str]], likeness: Likeness) -> tuple[np.ndarray, np.ndarray]:
    rows, meant = [], []
    for key, text in held:
        for asked, wanted in _questions_of(key):
            choice = read_choice(text, asked)
            if choice.status in (AnswerStatus.CHOSEN, AnswerStatus.UNCLEAR):
                for option, signs in evidence_of(choice, text, asked, likeness).items():
                    rows.append(signs)
                    meant.append(option in wanted)
    return np.array(rows), np.array(meant)


def _questions_of(key: str) -> Iterator[tuple[Asked, set[str]]]:
    """A question that the answer belongs to, with what it means there; some that nothing unclear belongs to."""
    if key == UNCLEAR:
        chosen = random.Random(SEED).sample(sorted(_asked()), UNCLEAR_TIMES)  # noqa: S311
        yield from ((_asked()[name], set()) for name in chosen)
        return
    for name, asked in _asked().items():
        wanted = {part.removeprefix(f"{name}/") for part in key.split("+")}
        if wanted <= {option.id for option in asked.options}:
            yield asked, wanted
            return


@cache
def _asked() -> dict[str, Asked]:
    """The questions with options, by `vragenlijst:vraag`."""
    found = {}
    for name, questionnaire in wiring().knowledge.questionnaires.items():
        for question in questionnaire.questions:
            asked, _ = open_question(f"{name}:{question.id}")
            if asked is not None and asked.kind in CLOSED and not name.startswith("quiz"):
                found[f"{name}:{question.id}"] = asked
    return found


if __name__ == "__main__":
    main()
