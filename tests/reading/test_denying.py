"""Whether an answer says "none of these" in words of its own, in the real questions."""

from collections.abc import Callable

import pytest

from bot.reading.denying import denies_all, denies_list
from bot.reading.meaning import AnswerStatus, Meaning

Read = Callable[..., Meaning]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("niks van dat rijtje, hier hebben ze gewoon een hekel aan hondenpoep", "sentimenten"),
        ("geen van die dingen zou ik zeggen", "triggers"),
        ("nee hoor, daar zit verder niks achter", "sentimenten"),
        ("eigenlijk niets, we hebben het goed op orde", "informatie"),
        ("nog niks. daar beginnen we volgend jaar mee", "triggers"),
        ("zulke dingen herken ik hier in het dorp niet", "sentimenten"),
    ],
)
def test_none_in_own_words(read: Read, text: str, question: str) -> None:
    choice = read(text, question).choice
    assert choice is not None
    assert choice.status is AnswerStatus.NONE


@pytest.mark.parametrize(
    "text",
    [
        "niets van dit rijtje, behalve dan dat ze bang zijn",
        "geen van die dingen, alleen het nieuws speelt mee",
        "nergens, of toch wel op het plein",
    ],
)
def test_an_exception_makes_it_no_denial_of_all(text: str) -> None:
    assert not denies_all(text)


@pytest.mark.parametrize(
    "text",
    [
        "niemand luistert naar ons",
        "er is geen enkele ambtenaar die terugbelt",
        "de ouderen snappen niks van die jongens op fatbikes",
        "nergens kun je nog terecht met een klacht",
    ],
)
def test_a_complaint_with_a_denial_in_it_is_a_complaint(text: str) -> None:
    assert not denies_list(text)
    assert not denies_all(text)
