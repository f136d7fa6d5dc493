"""Sentences and clauses of a story, also of one that was typed in a hurry."""

import pytest

from bot.reading.story.units import Unit, clauses, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eén. Twee! Drie?", ["Eén.", "Twee!", "Drie?"]),
        ("zonder punten\nen een nieuwe regel", ["zonder punten", "en een nieuwe regel"]),
        (
            "Mevr. Jansen van nr. 12 klaagt. Verder niets.",
            ["Mevr. Jansen van nr. 12 klaagt.", "Verder niets."],
        ),
        ("- eerst dit\n- dan dat", ["eerst dit", "dan dat"]),
        ("... !!", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [unit.text.lstrip("- ") for unit in sentences(text)] == expected


def test_places_are_those_in_the_whole_text() -> None:
    text = "Op het plein is ruzie.\n\n  In de flat niet, maar op school wel."
    for unit in sentences(text):
        assert text[unit.start : unit.end] == unit.text
        for part in clauses(unit):
            assert text[part.start : part.end] == part.text


def test_clauses_end_at_signs_and_turning_words() -> None:
    found = clauses(Unit("in de flat is het rustig maar op het plein niet, zegt men", 0))
    assert [part.text for part in found] == [
        "in de flat is het rustig",
        "maar op het plein niet",
        "zegt men",
    ]
