"""Reasons one below the other say a thing once."""

from bot.use_cases.repeats import without_repeats


def test_what_was_said_above_is_left_out() -> None:
    given = [
        "U noemt ruzie. Het speelt thuis.",
        "U noemt ruzie. Het speelt op straat.",
        "U noemt ruzie.",
    ]
    assert list(without_repeats(given)) == [
        "U noemt ruzie. Het speelt thuis.",
        "Het speelt op straat.",
        "",
    ]


def test_other_order_of_words_is_a_repeat() -> None:
    given = ["U noemt overlast en ook armoede.", "U noemt armoede en ook overlast."]
    assert list(without_repeats(given)) == ["U noemt overlast en ook armoede.", ""]


def test_nothing_stays_nothing() -> None:
    assert list(without_repeats(["", "U noemt ruzie."])) == ["", "U noemt ruzie."]
