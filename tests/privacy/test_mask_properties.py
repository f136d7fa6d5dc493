"""What must hold for any text: masking is stable, fast, and reports places in the original."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.privacy.characters import plain
from bot.privacy.mask import Mask
from bot.privacy.spans import Kind, Span

FRAGMENTS = st.sampled_from(
    [
        "06-12345678",
        "0612345678",
        "+31",
        "(0)",
        "06",
        "1234",
        "AB",
        "12",
        "Kerkstraat",
        "123456782",
        "NL91ABNA0417164300",
        "nl91",
        "jan@example.nl",
        "@",
        "jan",
        " punt ",
        " apenstaartje ",
        "12-BBB-1",
        "kenteken ",
        "huisnummer ",
        "tel ",
        "[telefoon]",
        "[",
        "]",
        " ",
        "-",
        ".",
        ",",
        "\u00a0",
        "\u200b",
        "\uff11\uff12",
        "\n",
        "é",
        "😀",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(FRAGMENTS, max_size=25).map("".join),
    st.text(alphabet="0123456789 -.()+@ABab", max_size=80),
)
LARGE = {
    "digits": "1" * 100_000,
    "digits and spaces": "1 " * 50_000,
    "letters": "a" * 100_000,
    "words": "straat " * 14_000,
    "phones": "06-12345678 " * 8_000,
    "at signs": "a@" * 50_000,
    "points": "a." * 50_000,
    "spelled": "jan punt " * 11_000 + "@",
    "plates": "12-" * 33_000,
    "ibans": "nl91 " * 20_000,
    "brackets": "(" * 100_000,
    "capitals": "Aa " * 33_000,
    "spaces": " " * 100_000,
    "streets": "Kerkstraat 1 " * 8_000,
    "account": "In de Kerkstraat wonen 12 gezinnen, en de jongeren van 8 tot 14 hangen er rond. "
    * 1_250,
}


@given(TEXTS)
@settings(max_examples=500, deadline=None)
def test_masking_twice_gives_the_same_as_masking_once(text: str) -> None:
    once = Mask()(text).text
    assert Mask()(once).text == once


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_spans_are_in_order_apart_and_rebuild_the_masked_text(text: str) -> None:
    masked = Mask()(text)
    position, pieces = 0, []
    for span in masked.spans:
        assert position <= span.start < span.end <= len(text)
        pieces += [text[position : span.start], span.kind.placeholder]
        position = span.end
    assert "".join(pieces) + text[position:] == masked.text


@given(st.text(max_size=200))
def test_plain_characters_keep_their_places(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ,.", max_size=200))
def test_text_without_digits_and_signs_stays(text: str) -> None:
    spelled = any(word in text for word in ("punt", "dot", " at "))
    assert spelled or Mask()(text).text == text


@pytest.mark.parametrize("name", LARGE)
def test_a_hundred_thousand_characters_are_masked_to_their_end(name: str) -> None:
    detail = "06-12345678"
    masked = Mask()(f"{LARGE[name]} . {detail}")
    assert detail not in masked.text


def test_the_longest_detail_wins_where_two_overlap() -> None:
    masked = Mask()("Dorpsstraat 12, 1234 AB 14")
    assert [span.kind for span in masked.spans] == [Kind.ADDRESS]


def test_a_further_detector_can_be_handed_in() -> None:
    def find_jan(text: str):  # noqa: ANN202 - a fake of three lines
        place = text.find("Jan")
        if place >= 0:
            yield Span(place, place + 3, Kind.NAME)

    assert Mask((find_jan,))("Jan belt").text == "[naam] belt"
