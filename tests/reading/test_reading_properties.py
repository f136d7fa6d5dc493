"""What must hold for any text at any question: no exceptions, only known ids; of a long text the beginning decides."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.decide import decide
from bot.reading.intents import ALL_INTENTS
from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Choice, Option, Signal
from bot.reading.questions import split_question
from bot.reading.words import MAX_TOKENS, tokens

Ask = Callable[..., Asked]

WORDS = st.sampled_from(
    str.split(
        """niet geen wel en of maar , . ? ! : ( ) - 1 2 3 99 1-3 t/m een eerste laatste twee alles behalve zonder ook
    misschien vooral ja nee plein school straat jongeren ouders moskee actiegroep jaagt aan bemiddelt rest weet ik
    dan eerder tussen beide a c onbekend feit overal armoede waarom terug vorige bij de vraag bedoelde stop"""
    )
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join))
SIGNALS = st.builds(Signal, st.sampled_from(sorted(ALL_INTENTS)), st.floats(0, 1))
QUESTIONS = (
    "rol",
    "buurt",
    "signalen",
    "locatie",
    "overal",
    "fase",
    "actoren",
    "oorzaken",
    "doelgroepen",
    "beleid",
)


@given(text=TEXTS, signal=SIGNALS, question=st.sampled_from(QUESTIONS))
@settings(max_examples=600, deadline=None)
def test_any_text_is_read_without_exception_and_with_known_ids_only(
    ask: Ask, question_names: tuple[Option, ...], text: str, signal: Signal, question: str
) -> None:
    asked = ask(question)
    meaning = decide(text, asked, signal, question_names)
    assert meaning.because
    if meaning.choice:
        check(meaning.choice, asked)


def check(choice: Choice, asked: Asked) -> None:
    options = [option.id for option in asked.options]
    rows = [row.id for row in asked.rows]
    is_grid = asked.kind is AskedKind.GRID
    assert [i for i in options if i in choice.ids] == list(choice.ids)
    assert set(choice.doubtful) <= set(rows if is_grid else options)
    assert not {"geen", "weet-niet"} & {*choice.ids, *choice.doubtful}
    assert not set(choice.ids) & set(choice.doubtful)
    assert all(row in rows and column in options for row, column in choice.cells)
    assert (choice.status is AnswerStatus.CHOSEN) == bool(choice.ids or choice.cells)
    if asked.kind in (AskedKind.ONE, AskedKind.YES_NO):
        assert len(choice.ids) <= 1


@given(TEXTS)
@settings(deadline=None)
def test_a_question_that_is_taken_apart_stands_in_the_text(text: str) -> None:
    _, question = split_question(text)
    assert question is None or question in text


@given(st.text(max_size=300))
def test_tokens_are_never_empty(text: str) -> None:
    assert all(token.text and token.word for token in tokens(text))


def test_a_very_long_text_is_read_from_its_beginning() -> None:
    assert len(tokens("plein " * 10_000)) == MAX_TOKENS


@pytest.mark.parametrize(
    "part",
    [
        "1",
        "1 ",
        "a",
        "plein ",
        ",",
        "niet ",
        "maar wat, ",
        "wat? ",
        "(",
        "\n",
        "alle op ",
        "wat is ",
    ],
)
def test_of_a_hundred_thousand_characters_the_beginning_decides(
    ask: Ask, question_names: tuple[Option, ...], part: str
) -> None:
    text = (part * 100_000)[:100_000]
    for question in ("locatie", "buurt", "actoren", "overal"):
        whole, half = (
            decide(long, ask(question), Signal("geef_antwoord", 0.5), question_names)
            for long in (text, text[:50_000])
        )
        assert (whole.choice, whole.command) == (half.choice, half.command)
