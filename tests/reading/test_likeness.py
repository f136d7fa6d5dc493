"""Which option an answer is like: chosen when one is clearly ahead, asked about in doubt, never after a denial."""

from collections.abc import Mapping

import pytest

from bot.reading.likeness import Likeness, by_likeness, with_parts
from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Choice, Option

FEELINGS = (Option("angst", "Angst"), Option("onrecht", "Onrecht"), Option("heimwee", "Heimwee"))
MANY = Asked("gevoel", AskedKind.MORE, FEELINGS)
ONE = Asked("gevoel", AskedKind.ONE, FEELINGS)

SURE: Mapping[str, float] = {"keuze/gevoel/angst": 0.4, "onrecht": -0.9, "elders": 2.0}
CLOSE: Mapping[str, float] = {"keuze/gevoel/angst": -0.4, "onrecht": -0.5}
FAINT: Mapping[str, float] = {"keuze/gevoel/angst": -0.7, "onrecht": -1.0}
FAR: Mapping[str, float] = {"keuze/gevoel/angst": -1.2, "keuze/ander/angst": 1.0}


def always(scores: Mapping[str, float]) -> Likeness:
    return Likeness(lambda _text: scores, lambda _text: {})


def by_word(text: str) -> Mapping[str, float]:
    """Each feeling has a word of its own here."""
    words = {"avond": "angst", "eerlijk": "onrecht", "vroeger": "heimwee"}
    return {name: 0.5 if word in text else -1.0 for word, name in words.items()}


def test_clearly_ahead_is_chosen() -> None:
    choice = by_likeness("ze blijven 's avonds liever binnen", MANY, always(SURE))
    assert choice == Choice(AnswerStatus.CHOSEN, ("angst",))


def test_only_the_options_of_this_question_count() -> None:
    assert by_likeness("iets heel anders dus", MANY, always(FAR)) is None


@pytest.mark.parametrize("scores", [CLOSE, FAINT])
def test_in_doubt_it_is_asked(scores: Mapping[str, float]) -> None:
    choice = by_likeness("ze blijven liever binnen", MANY, always(scores))
    assert choice == Choice(AnswerStatus.UNCLEAR, doubtful=("angst",))


def test_denial_is_agreed_with_only_when_the_words_point_there_too() -> None:
    text = "ze durven niet meer naar buiten"
    assert by_likeness(text, MANY, always(SURE), ("angst",)) == Choice(
        AnswerStatus.CHOSEN, ("angst",)
    )
    assert by_likeness(text, MANY, always(CLOSE)) is None


def test_one_word_says_too_little() -> None:
    assert by_likeness("buiten", MANY, always(SURE)) is None


def test_grids_and_open_questions_are_never_judged_so() -> None:
    for kind in (AskedKind.GRID, AskedKind.TEXT):
        asked = Asked("gevoel", kind, FEELINGS)
        assert by_likeness("ze blijven liever binnen", asked, always(SURE)) is None


def test_each_part_of_an_answer_may_be_like_another_option() -> None:
    text = "na de avond blijft iedereen binnen, en het is toch allemaal oneerlijk verdeeld"
    choice = by_likeness(text, MANY, Likeness(by_word, lambda _text: {}))
    assert choice == Choice(AnswerStatus.CHOSEN, ("angst", "onrecht"))


def test_parts_are_added_to_what_was_named() -> None:
    named = Choice(AnswerStatus.CHOSEN, ("onrecht",))
    text = "het is gewoon onrecht, en ze praten graag over vroeger toen"
    assert with_parts(named, text, MANY, Likeness(by_word, lambda _text: {})).ids == (
        "onrecht",
        "heimwee",
    )
    assert with_parts(named, text, ONE, Likeness(by_word, lambda _text: {})) == named
