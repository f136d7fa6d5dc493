"""An answer and an order in one message: both are found, and nothing is taken for an order that is not one."""

from collections.abc import Callable

import pytest

from bot.reading.decide import decide
from bot.reading.meaning import AnswerStatus, Asked, Command, Meaning, Option, Signal

Ask = Callable[..., Asked]
NOTHING = Signal("", 0.0)


@pytest.fixture(name="read")
def _read(ask: Ask, question_names: tuple[Option, ...]) -> Callable[[str, str], Meaning]:
    return lambda text, question: decide(text, ask(question), NOTHING, question_names)


Read = Callable[[str, str], Meaning]


@pytest.mark.parametrize(
    ("text", "question", "ids", "command"),
    [
        ("op het plein. hoeveel vragen nog?", "locatie", ["locatie/publieke-ruimte"], "voortgang"),
        ("op het plein, ik moet weg", "locatie", ["locatie/publieke-ruimte"], "pauzeer"),
        ("incidenten, ik moet nu naar een overleg", "fase", ["fase/incidenten"], "pauzeer"),
        (
            "ouders en kinderen, vat het nu even samen",
            "doelgroepen",
            ["doelgroep/kinderen", "doelgroep/ouders"],
            "samenvatting",
        ),
        ("incidenten. en ga een vraag terug", "fase", ["fase/incidenten"], "terug"),
        ("incidenten, waarom wilt u dat weten?", "fase", ["fase/incidenten"], "waarom"),
        ("incidenten, rond maar af", "fase", ["fase/incidenten"], "afronden"),
    ],
)
def test_answer_with_an_order(
    read: Read, text: str, question: str, ids: list[str], command: str
) -> None:
    meaning = read(text, question)
    assert meaning.choice is not None
    assert list(meaning.choice.ids) == ids
    assert meaning.command is not None
    assert meaning.command.value == command


@pytest.mark.parametrize(
    ("text", "target", "correction"),
    [
        ("ouders. bij de locatie was ik de school vergeten", "locatie", "ook de school"),
        ("ouders, en bij de oorzaken moet armoede er ook bij", "oorzaken", "armoede"),
        ("ouders. bij de locatie mag school weer weg", "locatie", "niet school"),
    ],
)
def test_answer_with_a_correction_of_an_earlier_one(
    read: Read, text: str, target: str, correction: str
) -> None:
    meaning = read(text, "doelgroepen")
    assert meaning.choice is not None
    assert meaning.choice.ids == ("doelgroep/ouders",)
    assert (meaning.command, meaning.target) == (Command.CHANGE, target)
    assert meaning.correction == correction


@pytest.mark.parametrize(
    "text",
    ["incidenten, klaar", "weet ik niet, sla maar over", "ja, ga door", "incidenten, bedankt"],
)
def test_a_word_to_finish_with_is_no_second_order(read: Read, text: str) -> None:
    meaning = read(text, "fase")
    assert meaning.command is None or meaning.choice is None


def test_no_wait_is_not_an_answer_before_a_correction(read: Read) -> None:
    meaning = read("nee wacht, bij de locatie bedoelde ik ook de school", "doelgroepen")
    assert meaning.choice is None
    assert (meaning.command, meaning.target) == (Command.CHANGE, "locatie")


def test_account_with_an_order_in_a_sentence_of_its_own(read: Read) -> None:
    meaning = read("Er is veel ruzie over afval. Hoe ver zijn we?", "buurt")
    assert (meaning.account, meaning.command) == ("Er is veel ruzie over afval.", Command.PROGRESS)


@pytest.mark.parametrize(
    "text",
    [
        "Ze riepen: stop. Toen was het over.",
        "De jongens gaan maar door, de ouders willen stoppen.",
        "Wij zeiden tegen hen, ik moet weg",
        "Het buurthuis moet opnieuw beginnen. Stop.",
    ],
)
def test_account_in_which_an_order_occurs_stays_an_account(read: Read, text: str) -> None:
    meaning = read(text, "buurt")
    assert (meaning.account, meaning.command) == (text, None)


def test_unclear_answer_is_kept_and_the_order_carried_out(read: Read) -> None:
    meaning = read("dat hangt er erg van af zeg. hoeveel vragen nog?", "locatie")
    assert (meaning.choice, meaning.command) == (None, Command.PROGRESS)
    assert meaning.account == "dat hangt er erg van af zeg."


def test_order_that_changes_something_needs_a_clear_answer_before_it(read: Read) -> None:
    meaning = read("dat hangt er erg van af zeg. ga een vraag terug", "locatie")
    assert meaning.command is None
    assert meaning.choice is None or meaning.choice.status is AnswerStatus.UNCLEAR
