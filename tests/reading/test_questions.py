"""Questions to Buurtbrug, alone or beside an answer."""

import pytest

from bot.reading.questions import is_question, split_question

APART = [
    (
        "op het plein, maar wat bedoelt u met woonomgeving?",
        "op het plein",
        "wat bedoelt u met woonomgeving?",
    ),
    (
        "wat bedoelt u met woonomgeving? op het plein denk ik",
        "op het plein denk ik",
        "wat bedoelt u met woonomgeving?",
    ),
    ("op straat (wat is publieke ruimte precies?)", "op straat", "wat is publieke ruimte precies?"),
    ("1 en 3. Wat is een trigger?", "1 en 3.", "Wat is een trigger?"),
    ("3, wat is dat trouwens", "3", "wat is dat trouwens"),
    (
        "jongeren. Kunt u uitleggen wat een sleutelpersoon is?",
        "jongeren.",
        "Kunt u uitleggen wat een sleutelpersoon is?",
    ),
    (
        "vooral ouderen, en hoe zit dat met statushouders?",
        "vooral ouderen",
        "hoe zit dat met statushouders?",
    ),
    (
        "de moskee bemiddelt, maar wat doet een sleutelpersoon precies?",
        "de moskee bemiddelt",
        "wat doet een sleutelpersoon precies?",
    ),
    ("armoede, maar wat betekent achter de voordeur", "armoede", "wat betekent achter de voordeur"),
    (
        "ongemak denk ik\nwat is het verschil met spanningen?",
        "ongemak denk ik",
        "wat is het verschil met spanningen?",
    ),
]
WHOLE = [
    "wat is polarisatie?",
    "wat is een trigger",
    "Wat kan ik doen aan jeugdoverlast?",
    "is dat hetzelfde als segregatie?",
    "leg uit wat segregatie is",
    "wie zijn sleutelpersonen?",
]
NONE = [
    "ze weten niet wat ze moeten doen",
    "mensen klagen, wat ik begrijp",
    "niemand weet hoe het verder moet",
    "waar het speelt: op het plein",
    "op het plein",
    "wie er woont, klaagt",
    "1 en 3",
    "de vraag is waarom niemand iets zegt",
    "hoe ouder, hoe bozer",
]


@pytest.mark.parametrize(("text", "rest", "question"), APART)
def test_a_question_beside_an_answer_is_taken_apart(text: str, rest: str, question: str) -> None:
    assert split_question(text) == (rest, question)


@pytest.mark.parametrize("text", WHOLE)
def test_a_whole_question_leaves_no_answer(text: str) -> None:
    assert is_question(text)
    assert split_question(text) == ("", text)


@pytest.mark.parametrize("text", NONE)
def test_question_words_inside_an_account_ask_nothing(text: str) -> None:
    assert split_question(text) == (text, None)
