"""No text makes spaCy go through a word of thousands of signs."""

import unittest

import spacy

from bot.engine.runs_of_signs import shortened


class RunsOfSigns(unittest.TestCase):
    def test_long_runs_are_shortened(self) -> None:
        for sign in ("?", "(", "😀", "_", "-", "…", "\u0301"):
            assert shortened(sign * 12_000) == sign * 8
            assert shortened(f"nee{sign * 12_000} ja") == f"nee{sign * 8} ja"
        assert len(shortened("?!(." * 3_000)) == 8

    def test_ordinary_text_stays(self) -> None:
        for text in (
            "Wat is dat nou???",
            "ja ... nee",
            "06-12345678 (thuis)",
            "A, B en C!",
            "a_b",
            "",
        ):
            assert shortened(text) == text

    def test_words_stay_the_same_for_the_classifier(self) -> None:
        tokenize = spacy.blank("nl")
        long, short = (tokenize("help" + "!" * n) for n in (200, 8))
        assert [t.text for t in long][:2] == [t.text for t in short][:2] == ["help", "!"]
