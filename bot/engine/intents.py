"""The intent classifier of our pipeline: a linear support vector machine over weighed words and pieces of words.

Rasa's own LogisticRegressionClassifier takes counts as they are. Weighing each feature by how rare it is, and each
featurizer's features to length one, trains in a second; evaluation/README.md has the figures of both.
"""

from typing import Any, Dict, List, Text, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import (
    FEATURE_TYPE_SENTENCE,
    INTENT,
    INTENT_NAME_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy import sparse
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.svm import LinearSVC

_FILE = "linear_intents.npz"
_FREEDOM = 0.5
_FOLDS = 3
_SHARPNESS = (2.0, 3.0, 4.0, 5.0, 6.0, 8.0)
_SHOWN = 5
_RARE = 1e-12


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """Scores each intent by one line through the features; `sharpness` makes the scores confidences."""

    @classmethod
    def required_components(cls) -> List[Type[Any]]:
        """The features come from featurizers before it."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Nothing to set."""
        return {}

    def __init__(self, model_storage: ModelStorage, resource: Resource) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._learnt: Dict[str, Any] = {}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LinearIntentClassifier":
        """A new one, to be trained."""
        return cls(model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from all examples with an intent, and keep what was learnt."""
        examples = [m for m in training_data.intent_examples if _blocks(m)]
        labels = np.array([m.get(INTENT) for m in examples])
        rows = [_blocks(m) for m in examples]
        columns = [sparse.vstack([row[n] for row in rows]) for n in range(len(rows[0]))]
        rarity = [_rarity_of(block) for block in columns]
        weighed = [_weighed(block, rarity[n]) for n, block in enumerate(columns)]
        features = sparse.hstack(weighed).tocsr()
        learner = LinearSVC(C=_FREEDOM, random_state=0).fit(features, labels)
        self._learnt = {
            "intents": np.array("\n".join(learner.classes_)),
            "rarity": np.concatenate(rarity).astype(np.float32),
            "weights": np.ascontiguousarray(learner.coef_.T, dtype=np.float32),
            "bias": learner.intercept_.astype(np.float32),
            "sharpness": np.array(_best_sharpness(features, labels)),
        }
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(folder / _FILE, **self._learnt)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Give each message its intent, with the few that come next."""
        for message in messages:
            ranking = self._ranking(message)
            best: Dict[str, Any] = (
                ranking[0] if ranking else {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}
            )
            message.set(INTENT, best, add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> List[Dict[str, Any]]:
        blocks = _blocks(message)
        if not blocks or not self._learnt:
            return []
        places = np.cumsum([0, *(block.shape[1] for block in blocks)])
        rarity = self._learnt["rarity"]
        features = sparse.hstack(
            [_weighed(b, rarity[places[n] : places[n + 1]]) for n, b in enumerate(blocks)]
        ).tocsr()
        scores = np.asarray(features @ self._learnt["weights"])[0] + self._learnt["bias"]
        sure = _confidences(scores[None, :], float(self._learnt["sharpness"]))[0]
        intents = str(self._learnt["intents"]).split("\n")
        best = np.argsort(-sure)[:_SHOWN]
        return [
            {INTENT_NAME_KEY: intents[n], PREDICTED_CONFIDENCE_KEY: float(sure[n])} for n in best
        ]

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "LinearIntentClassifier":
        """The one that was trained; without its file it knows nothing."""
        component = cls(model_storage, resource)
        try:
            with model_storage.read_from(resource) as folder:
                found = np.load(folder / _FILE, allow_pickle=False)
                component._learnt = {name: found[name] for name in found.files}
        except (ValueError, OSError):
            pass
        return component


def _blocks(message: Message) -> List[sparse.csr_matrix]:
    """The sentence features of each featurizer, in the order of the pipeline."""
    return [
        sparse.csr_matrix(feature.features)
        for feature in message.features
        if feature.attribute == TEXT
        and feature.type == FEATURE_TYPE_SENTENCE
        and feature.is_sparse()
    ]


def _rarity_of(block: sparse.csr_matrix) -> np.ndarray:
    seen_in = np.asarray((block > 0).sum(axis=0)).ravel()
    rarity: np.ndarray = np.log((1 + block.shape[0]) / (1 + seen_in)) + 1
    return rarity


def _weighed(block: sparse.csr_matrix, rarity: np.ndarray) -> sparse.csr_matrix:
    """Counts dampened, each feature by its rarity, each row to length one."""
    weighed = sparse.csr_matrix(block, dtype=np.float32, copy=True)
    weighed.data = 1.0 + np.log(np.maximum(weighed.data, 1.0))
    weighed = weighed.multiply(rarity).tocsr()
    lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1))).ravel()
    return sparse.diags(1.0 / np.maximum(lengths, _RARE)) @ weighed


def _confidences(scores: np.ndarray, sharpness: float) -> np.ndarray:
    powers = np.exp(sharpness * (scores - scores.max(axis=1, keepdims=True)))
    confidences: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
    return confidences


def _best_sharpness(features: sparse.csr_matrix, labels: np.ndarray) -> float:
    """The one under which confidence on examples kept apart is most honest (least log loss)."""
    fewest = min(np.unique(labels, return_counts=True)[1])
    if fewest < _FOLDS:
        return _SHARPNESS[len(_SHARPNESS) // 2]
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    learner = LinearSVC(C=_FREEDOM, random_state=0)
    scores = cross_val_predict(learner, features, labels, cv=folds, method="decision_function")
    right = np.searchsorted(np.unique(labels), labels)

    def loss(sharpness: float) -> float:
        sure = _confidences(scores, sharpness)[np.arange(len(right)), right]
        return float(-np.log(np.maximum(sure, _RARE)).mean())

    return min(_SHARPNESS, key=loss)
