"""Which option an answer is like: chosen when one is clearly ahead, asked about in doubt, never after a denial."""

from collections.abc import Mapping

import pytest

from bot.reading.likeness import Likeness, by_likeness, with_parts
from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Choice, Option

FEELINGS = (Option("angst", "Angst"), Option("onrecht", "Onrecht"), Option("heimwee", "Heimwee"))
MANY = Asked("gevoel", AskedKind.MORE, FEELINGS)
ONE = Asked("gevoel", AskedKind.ONE, FEELINGS)

SURE: Mapping[str, float] = {"optie/gevoel/angst": 0.4, "onrecht": -0.9, "elders": 2.0}
CLOSE: Mapping[str, float] = {"optie/gevoel/angst": -0.4, "onrecht": -0.5}
FAINT: Mapping[str, float] = {"optie/gevoel/angst": -0.8, "onrecht": -1.0}
FAR: Mapping[str, float] = {"optie/gevoel/angst": -1.2, "optie/ander/angst": 1.0}


def always(scores: Mapping[str, float]) -> Likeness:
    return lambda _text: scores


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


def test_yes_no_and_grids_are_never_judged_so() -> None:
    for kind in (AskedKind.YES_NO, AskedKind.GRID, AskedKind.TEXT):
        asked = Asked("gevoel", kind, FEELINGS)
        assert by_likeness("ze blijven liever binnen", asked, always(SURE)) is None


def test_each_part_of_an_answer_may_be_like_another_option() -> None:
    text = "na de avond blijft iedereen binnen, en het is toch allemaal oneerlijk verdeeld"
    choice = by_likeness(text, MANY, by_word)
    assert choice == Choice(AnswerStatus.CHOSEN, ("angst", "onrecht"))


def test_parts_are_added_to_what_was_named() -> None:
    named = Choice(AnswerStatus.CHOSEN, ("onrecht",))
    text = "het is gewoon onrecht, en ze praten graag over vroeger toen"
    assert with_parts(named, text, MANY, by_word).ids == ("onrecht", "heimwee")
    assert with_parts(named, text, ONE, by_word) == named
