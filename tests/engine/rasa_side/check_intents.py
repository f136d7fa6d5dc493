"""The intent classifier: trained on a few examples, kept, loaded, and honest about how sure it is."""

import tempfile
import unittest
from pathlib import Path

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.intents import LinearIntentClassifier

SAID = {
    "pauzeer": [
        "ik moet weg",
        "ik moet nu weg",
        "later verder",
        "we gaan later verder",
        "even weg",
    ],
    "voortgang": [
        "hoe ver zijn we",
        "hoeveel nog",
        "hoe ver nog",
        "duurt het lang",
        "hoeveel vragen",
    ],
    "groet": ["hallo daar", "goedemorgen", "hoi", "dag allemaal", "goedemiddag allemaal"],
}


def featurized(
    messages: list[Message], storage: LocalModelStorage, context: ExecutionContext
) -> None:
    """Tokens and counts of pieces of words, as in our pipeline."""
    tokenizer = WhitespaceTokenizer(WhitespaceTokenizer.get_default_config())
    config = {**CountVectorsFeaturizer.get_default_config(), "analyzer": "char_wb", "max_ngram": 4}
    counts = CountVectorsFeaturizer.create(config, storage, Resource("counts"), context)
    tokenizer.process_training_data(TrainingData(messages))
    counts.train(TrainingData(messages))
    counts.process_training_data(TrainingData(messages))


class TheIntentClassifier(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.storage = LocalModelStorage.create(Path(folder.name))
        self.context, self.place = ExecutionContext(GraphSchema({})), Resource("intents")
        examples = [
            Message.build(text=text, intent=intent)
            for intent, texts in SAID.items()
            for text in texts
        ]
        self.asked = Message({"text": "moet ik weg", "intent": None})
        featurized([*examples, self.asked], self.storage, self.context)
        classifier = LinearIntentClassifier.create({}, self.storage, self.place, self.context)
        classifier.train(TrainingData(examples))

    def judge(self, message: Message, place: Resource) -> Message:
        LinearIntentClassifier.load({}, self.storage, place, self.context).process([message])
        return message

    def test_what_was_learnt_is_kept(self) -> None:
        assert self.judge(self.asked, self.place).get("intent")["name"] == "pauzeer"

    def test_ranking_goes_down_and_adds_up_to_one(self) -> None:
        ranking = self.judge(self.asked, self.place).get("intent_ranking")
        sure = [each["confidence"] for each in ranking]
        assert sure == sorted(sure, reverse=True)
        assert abs(sum(sure) - 1) < 1e-6

    def test_message_without_features_has_no_intent(self) -> None:
        empty = self.judge(Message({"text": ""}), self.place)
        assert empty.get("intent") == {"name": None, "confidence": 0.0}

    def test_without_its_file_it_knows_nothing(self) -> None:
        message = self.judge(self.asked, Resource("missing"))
        assert message.get("intent") == {"name": None, "confidence": 0.0}
