"""`python -m bot.reading.story.training FILE`: learn when a whole story says something.

Sentences are scored by models that have not seen their story, because a score on a text that was learnt by heart says
nothing. Never from evaluation texts.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.reading.question_training import fields_of
from bot.reading.statement_training import (
    TOLD_KINDS,
    Statement,
    of_told,
    statements,
    train,
    with_main,
)
from bot.reading.story.evidence import Scored
from bot.reading.story.judgement import PHASES, Judgement, phase_signs, save
from knowledge.checks import shipped_knowledge
from knowledge.checks.statements import Statements, ToldStory, label_of, shipped_statements

_FOLDS = 3
_FREEDOM = 0.5
# With all signs: how freely, and how much easier the label's own signs count than those of the others; chosen on
# held-out stories. Main causes, forms, places and the phases tell most of the rest.
_FREEDOM_OF_ALL, _BESIDE, _MAIN_BESIDE = 0.1, 0.3, 0.5
_MAIN = re.compile(r"fase/.*|locatie/.*|(?:oorzaak|vorm)/(?:[^-]+|weerstand-komst)")
_PHASE_FREEDOM = 1.0
_FEWEST = 12
_TINY = 1e-9


def scored_apart(found: Statements, fields: dict[str, tuple[str, ...]]) -> list[Scored]:
    """Each story, scored by a model that learnt from the others."""
    apart = list(statements(replace(found, stories=())))
    scored: dict[int, Scored] = {}
    for fold in range(_FOLDS):
        held = set(range(fold, len(found.stories), _FOLDS))
        seen = [s for place, s in enumerate(found.stories) if place not in held]
        model = train([*apart, *_of_stories(seen)], fields, TOLD_KINDS)
        scored |= {place: Scored.of(found.stories[place].tekst, model) for place in held}
    return [scored[place] for place in range(len(found.stories))]


def _of_stories(stories: Sequence[ToldStory]) -> Iterator[Statement]:
    for story in stories:
        for told in story.zinnen:
            yield from of_told(told)


def judge(stories: Sequence[ToldStory], scored: Sequence[Scored]) -> Judgement:
    """The weights with which the signs of each label tell best whether the story says it."""
    says = [
        frozenset(with_main(label_of(label) for told in story.zinnen for label in told.labels))
        for story in stories
    ]
    labels = sorted({label for each in says for label in each if not label.startswith("fase/")})
    signs = {label: np.array([each.signs(label) for each in scored]) for label in labels}
    right = {label: np.array([label in each for each in says]) for label in labels}
    enough = [label for label in labels if right[label].sum() >= _FEWEST]
    beside = tuple(sorted({label for each in scored for label in each.best}))
    return Judgement(
        {label: _weights(signs[label], right[label]) for label in enough},
        _weights(
            np.concatenate([signs[label] for label in labels]),
            np.concatenate([right[label] for label in labels]),
        ),
        beside,
        {label: _weights_of_all(label, scored, beside, right[label]) for label in enough},
        _phases(stories, scored),
    )


def _weights_of_all(
    label: str, scored: Sequence[Scored], beside: Sequence[str], right: "np.ndarray"
) -> tuple[float, ...]:
    """Over all signs, of which those of other labels may weigh less; for signs as they come."""
    signs = np.array([each.more_signs(label, beside) for each in scored])
    others = [_MAIN_BESIDE if _MAIN.fullmatch(other) else _BESIDE for other in beside]
    ease = np.array([1.0] * (signs.shape[1] - len(beside)) + others)
    middle, scale = signs.mean(axis=0), ease / (signs.std(axis=0) + _TINY)
    learner = LogisticRegression(C=_FREEDOM_OF_ALL, max_iter=500)
    learner.fit((signs - middle) * scale, right)
    weights = learner.coef_[0] * scale
    bias = learner.intercept_[0] - weights @ middle
    return (*(round(float(weight), 5) for weight in weights), float(bias))


def _weights(signs: "np.ndarray", right: "np.ndarray") -> tuple[float, ...]:
    learner = LogisticRegression(C=_FREEDOM, max_iter=2000).fit(signs, right)
    return (*map(float, learner.coef_[0]), float(learner.intercept_[0]))


def _phases(
    stories: Sequence[ToldStory], scored: Sequence[Scored]
) -> tuple[tuple[float, ...], ...]:
    learner = LogisticRegression(C=_PHASE_FREEDOM, max_iter=5000)
    learner.fit(
        np.array([phase_signs(each) for each in scored]),
        [PHASES.index(story.fase) for story in stories],
    )
    return tuple(
        (*map(float, row), float(bias))
        for row, bias in zip(learner.coef_, learner.intercept_, strict=True)
    )


def main() -> None:
    """Learn from the stories that come with Buurtbrug, and save."""
    knowledge = shipped_knowledge()
    found = shipped_statements(knowledge)
    scored = scored_apart(found, dict(fields_of(knowledge)))
    save(judge(found.stories, scored), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
