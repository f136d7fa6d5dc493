"""Breaking text into lines."""

from hypothesis import given
from hypothesis import strategies as st

from bot.report.text_width import lines, width


def test_text_that_fits_stays_on_one_line() -> None:
    assert lines("Rust", 100, 15) == ["Rust"]


def test_text_breaks_between_words() -> None:
    broken = lines("Directe woonomgeving, zoals portiek of galerij", 150, 15)
    assert len(broken) > 1
    assert " ".join(broken) == "Directe woonomgeving, zoals portiek of galerij"


def test_a_long_word_gets_a_line_to_itself() -> None:
    assert lines("de geluidsoverlastmeldingen daar", 60, 15) == [
        "de",
        "geluidsoverlastmeldingen",
        "daar",
    ]


def test_bold_is_wider() -> None:
    assert width("Incidenten", 15, bold=True) > width("Incidenten", 15)


@given(text=st.text("abc WiM,.", max_size=60), room=st.integers(20, 300))
def test_no_word_is_lost_and_no_line_is_too_long(text: str, room: int) -> None:
    broken = lines(text, room, 15)
    assert " ".join(broken).split() == text.split()
    assert all(width(line, 15) <= room for line in broken if " " in line)
