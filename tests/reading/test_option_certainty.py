"""Words and likeness weighed together: what the words name may not be meant, and what is meant may not be named."""

from collections.abc import Mapping

from bot.reading.choices import read_choice
from bot.reading.likeness import Likeness
from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Choice, Option
from bot.reading.option_certainty import likely, weighed

PLACES = (
    Option("plein", "Op het plein", ("plein",)),
    Option("school", "Op school", ("school",)),
    Option("online", "Online", ("internet",)),
)
MANY = Asked("plek", AskedKind.MORE, PLACES)
ONE = Asked("plek", AskedKind.ONE, PLACES)
ON_THE_SQUARE: Mapping[str, float] = {"plein": 0.6, "school": -1.0, "online": -1.1}
NOWHERE: Mapping[str, float] = {"plein": -1.0, "school": -1.1, "online": -1.2, "onduidelijk": 0.3}


def like(scores: Mapping[str, float]) -> Likeness:
    return Likeness(lambda _text: scores, lambda _text: {})


def of(text: str, asked: Asked, scores: Mapping[str, float]) -> Choice:
    return weighed(read_choice(text, asked), text, asked, like(scores))


def test_what_is_only_named_in_passing_is_not_chosen_in_silence() -> None:
    choice = of("de school lost dat voor zichzelf wel netjes op hoor", ONE, NOWHERE)
    assert choice.status is AnswerStatus.UNCLEAR
    assert choice.doubtful == ("school",)


def test_bare_names_need_no_likeness() -> None:
    choice = of("plein en internet", MANY, NOWHERE)
    assert choice == Choice(AnswerStatus.CHOSEN, ("plein", "online"))


def test_what_words_and_likeness_agree_on_is_chosen() -> None:
    text = "vooral op het plein bij de fontein, elke avond"
    assert of(text, MANY, ON_THE_SQUARE).ids == ("plein",)


def test_none_and_unknown_are_left_alone() -> None:
    for status in (AnswerStatus.NONE, AnswerStatus.UNKNOWN):
        given = Choice(status)
        assert weighed(given, "daar speelt het niet", MANY, like(ON_THE_SQUARE)) == given


def test_what_no_word_names_is_chosen_when_it_is_clearly_like_it() -> None:
    text = "rond de fontein waar de banken staan"
    choice = likely(text, MANY, like(ON_THE_SQUARE), read_choice(text, MANY))
    assert choice == Choice(AnswerStatus.CHOSEN, ("plein",))


def test_what_resembles_nothing_is_not_chosen() -> None:
    text = "tsja, dat is een heel verhaal op zich"
    assert likely(text, MANY, like(NOWHERE), read_choice(text, MANY)) is None


def test_what_is_left_out_by_words_stays_out() -> None:
    choice = of(
        "niet op school, wel op het plein naast de kerk", MANY, {"school": 0.9, "plein": 0.2}
    )
    assert "school" not in (*choice.ids, *choice.doubtful)
