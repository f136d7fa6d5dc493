"""Typing errors are put right towards known words, and ordinary words are left alone."""

import pytest

from bot.reading.respelling import Respelling

RESPELT = Respelling.towards(["polarisatie", "buurtbemiddeling", "plein", "aan", "hervormen"])


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("wat is polorisatie", "wat is polarisatie"),
        ("Buurtbemidelling?", "buurtbemiddeling ?"),
        ("wat is polarisatie", "wat is polarisatie"),
        ("polarisatie op het plein", "polarisatie op het plein"),
        ("xqzzy", "xqzzy"),
        ("", ""),
    ],
)
def test_misspelt_word_becomes_the_nearest_known_one(text: str, right: str) -> None:
    assert RESPELT(text) == right


def test_ordinary_word_is_never_changed() -> None:
    assert RESPELT("vervormen") == "vervormen"


def test_short_words_are_left_alone() -> None:
    assert RESPELT("pln an") == "pln an"
