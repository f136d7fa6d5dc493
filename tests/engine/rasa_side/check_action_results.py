"""The engine's check of what an action gives back."""

import unittest
from typing import Any

from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from bot.engine import action_results


class ActionResults(unittest.TestCase):
    """The same verdicts as Rasa's own check, which makes its schema anew each time."""

    def setUp(self) -> None:
        original = RemoteAction._validate_action_result
        self.addCleanup(setattr, RemoteAction, "_validate_action_result", original)
        self.rasas_own = original
        action_results.install()
        self.action = RemoteAction("action_reageer", None)

    def test_a_good_result_passes_both(self) -> None:
        slot = {"event": "slot", "timestamp": None, "name": "antwoord", "value": "verwerkt"}
        result = {"events": [slot], "responses": [{"custom": {"berichten": []}}]}
        assert self.rasas_own(self.action, result)
        assert self.action._validate_action_result(result)

    def test_what_rasa_refuses_is_refused(self) -> None:
        wrong: list[Any] = [
            {"events": [{"name": "antwoord"}], "responses": []},
            {"events": "geen lijst"},
            {"responses": ["geen object"]},
            [],
        ]
        for result in wrong:
            with self.subTest(result=result):
                with self.assertRaises(ValidationError):  # noqa: PT027 - there is no pytest here
                    self.rasas_own(self.action, result)
                with self.assertRaises(ValidationError):  # noqa: PT027 - there is no pytest here
                    self.action._validate_action_result(result)


if __name__ == "__main__":
    unittest.main()
