"""What a message means at each kind of question: which of rule, option and intent decides."""

from collections.abc import Callable

import pytest

from bot.reading import intents
from bot.reading.commands import PREVIOUS
from bot.reading.meaning import AnswerStatus, Command, Meaning, Signal

Read = Callable[..., Meaning]


def test_an_option_is_a_choice(read: Read) -> None:
    meaning = read("vooral op het plein", "locatie")
    assert meaning.choice is not None
    assert meaning.choice.ids == ("locatie/publieke-ruimte",)
    assert meaning.command is meaning.question is meaning.account is None


def test_an_answer_and_a_question_are_both_handled(read: Read) -> None:
    meaning = read("op het plein, maar wat bedoelt u met woonomgeving?", "locatie")
    assert meaning.choice is not None
    assert meaning.choice.ids == ("locatie/publieke-ruimte",)
    assert meaning.question == "wat bedoelt u met woonomgeving?"


def test_a_grid_is_read_as_a_grid(read: Read) -> None:
    meaning = read("de moskee bemiddelt", "actoren")
    assert meaning.choice is not None
    assert meaning.choice.cells == (("actor/religieuze-instellingen", "bemiddelt"),)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("waarom?", Command.WHY),
        ("bijvoorbeeld?", Command.EXAMPLE),
        ("terug", Command.BACK),
        ("stop", Command.STOP),
        ("sla over", Command.SKIP),
        ("hoe ver zijn we", Command.PROGRESS),
        ("ik moet weg", Command.PAUSE),
    ],
)
@pytest.mark.parametrize("question", ["locatie", "fase", "overal", "actoren", "buurt", None])
def test_a_command_works_at_any_moment(
    read: Read, text: str, command: Command, question: str | None
) -> None:
    assert read(text, question).command is command


@pytest.mark.parametrize(
    "text",
    [
        "de gemeente is gestopt met het project",
        "stop met die overlast, zeggen bewoners",
        "mensen trekken zich terug",
        "ze vragen zich af: waarom luistert niemand?",
        "bewoners zijn boos op de politiek en willen weg",
        "Er was brand en iemand is bedreigd, dat was vorig jaar.",
        "1 en 3",
        "Kronenburg",
    ],
)
def test_an_account_stays_an_account_in_an_open_question(read: Read, text: str) -> None:
    meaning = read(text, "buurt", Signal("stop_analyse", 0.55))
    assert meaning.account == text
    assert meaning.command is None


def test_an_account_that_ends_with_a_question_is_both(read: Read) -> None:
    meaning = read("De flats bij het park. Wat bedoelt u met buurt?", "buurt")
    assert (meaning.account, meaning.question) == (
        "De flats bij het park.",
        "Wat bedoelt u met buurt?",
    )


def test_a_whole_question_is_no_account(read: Read) -> None:
    assert read("wat is polarisatie?", "buurt").question == "wat is polarisatie?"


def test_none_and_unknown_answer_an_open_question(read: Read) -> None:
    nothing, unknown = read("niets", "ontbreekt"), read("geen idee", "ontbreekt")
    assert nothing.choice is not None
    assert nothing.choice.status is AnswerStatus.NONE
    assert unknown.choice is not None
    assert unknown.choice.status is AnswerStatus.UNKNOWN


def test_a_very_confident_intent_is_a_command_in_an_open_question_if_short(read: Read) -> None:
    assert (
        read("even een bakkie doen en dan verder", "buurt", Signal("pauzeer", 0.9)).command
        is Command.PAUSE
    )
    long = "wij gaan hier elke week koffie drinken met bewoners en dan praten we verder"
    assert read(long, "buurt", Signal("pauzeer", 0.95)).account == long


def test_small_talk_is_never_guessed_in_an_open_question(read: Read) -> None:
    assert read("lekker weer in de wijk", "buurt", Signal("praatje", 0.95)).command is None


def test_intent_decides_only_when_no_option_fits(read: Read) -> None:
    tired = Signal("pauzeer", 0.8)
    assert read("ik ben er even mee klaar vandaag", "locatie", tired).command is Command.PAUSE
    assert read("op school, pauze dus", "locatie", tired).choice is not None
    assert (
        read("ik ben er even mee klaar vandaag", "locatie", Signal("pauzeer", 0.4)).command is None
    )


def test_a_longer_answer_without_an_option_is_kept_as_account(read: Read) -> None:
    text = "bij de nieuwe bewoners van toen"
    meaning = read(text, "locatie")
    assert (meaning.choice, meaning.account) == (None, text)


def test_a_short_answer_without_an_option_is_unclear(read: Read) -> None:
    meaning = read("blauw", "locatie")
    assert meaning == Meaning(because=meaning.because)


def test_doubt_is_returned_to_be_asked_about(read: Read) -> None:
    meaning = read("misschien op school", "locatie")
    assert meaning.choice is not None
    assert meaning.choice.status is AnswerStatus.UNCLEAR
    assert meaning.choice.doubtful == ("locatie/scholen",)


def test_an_option_with_a_question_mark_is_a_doubt(read: Read) -> None:
    meaning = read("op school?", "locatie")
    assert meaning.choice is not None
    assert meaning.choice.doubtful == ("locatie/scholen",)


@pytest.mark.parametrize(
    ("intent", "expected"),
    [("bevestig", ("ja",)), ("ontken", ("nee",))],
)
def test_intent_says_yes_or_no_in_unknown_words(
    read: Read, intent: str, expected: tuple[str, ...]
) -> None:
    meaning = read("tsjonge reken maar", "overal", Signal(intent, 0.8))
    assert meaning.choice is not None
    assert meaning.choice.ids == expected


def test_intent_says_that_the_user_does_not_know(read: Read) -> None:
    meaning = read("tja moeilijk hoor", "locatie", Signal("weet_niet", 0.8))
    assert meaning.choice is not None
    assert meaning.choice.status is AnswerStatus.UNKNOWN


def test_a_change_carries_its_target_and_the_new_answer(read: Read) -> None:
    meaning = read("nee wacht, bij de vorige vraag bedoelde ik ook ouderen", "oorzaken")
    assert (meaning.command, meaning.target, meaning.correction) == (
        Command.CHANGE,
        PREVIOUS,
        "ook ouderen",
    )


def test_a_change_in_unknown_words_needs_a_sure_intent_and_a_named_question(read: Read) -> None:
    text = "die locatie klopt achteraf niet helemaal"
    assert read(text, "oorzaken", Signal("wijzig_antwoord", 0.9)).target == "locatie"
    assert read(text, "oorzaken", Signal("wijzig_antwoord", 0.5)).command is None


@pytest.mark.parametrize("question", [None, "locatie", "buurt"])
def test_acute_danger_goes_before_everything(read: Read, question: str | None) -> None:
    meaning = read("er staat iemand met een mes op het plein, nu", question, Signal("nood", 0.8))
    assert meaning.command is Command.EMERGENCY


def test_violence_in_an_account_is_no_emergency(read: Read) -> None:
    text = "vorig jaar is er iemand met een mes bedreigd op het plein"
    assert read(text, "buurt", Signal("nood", 0.9)).account == text


def test_danger_needs_a_word_as_well_as_the_intent(read: Read) -> None:
    assert read("op het plein", "locatie", Signal("nood", 0.95)).command is None


def test_asking_whom_to_tell_about_radicalisation_is_a_command(read: Read) -> None:
    text = "ik ben bang dat een jongen radicaliseert, bij wie moet ik zijn?"
    assert read(text, "buurt", Signal("radicalisering", 0.8)).command is Command.RADICALISATION


def test_radical_views_as_a_cause_are_an_answer(read: Read) -> None:
    meaning = read("extremisme en radicale opvattingen", "oorzaken", Signal("radicalisering", 0.9))
    assert meaning.choice is not None
    assert meaning.choice.ids == ("oorzaak/f",)


def test_without_a_question_a_text_is_looked_up(read: Read) -> None:
    assert read("wat is polarisatie?", None).question == "wat is polarisatie?"
    assert read("meer over contacttheorie", None, Signal("stel_vraag", 0.7)).question is not None
    assert (
        read("ik zit met mijn straat", None, Signal("start_analyse", 0.7)).command is Command.START
    )


def test_an_empty_message_means_nothing(read: Read) -> None:
    assert read("   ", "locatie") == Meaning(because="empty message")


def test_every_intent_with_a_command_has_one() -> None:
    without = {
        "nood",
        "radicalisering",
        "stel_vraag",
        "geef_antwoord",
        "bevestig",
        "ontken",
        "weet_niet",
    }
    assert intents.ALL_INTENTS - set(intents.COMMAND_OF_INTENT) == without


@pytest.mark.parametrize(
    ("text", "command"),
    [("er was een filmpje dat rondging", None), ("maak er maar een verslag van", Command.FINISH)],
)
def test_finishing_needs_a_word_beside_the_intent(
    read: Read, text: str, command: Command | None
) -> None:
    assert read(text, "oorzaken", Signal("afronden", 0.9)).command is command


@pytest.mark.parametrize(
    "text",
    [
        "ik vrees eigenlijk dat een van de jongens hier aan het radicaliseren is",
        "mijn neef praat alleen nog over de strijd van de gelovigen en sluit zich op",
    ],
)
def test_worry_about_one_person_is_helped_elsewhere_also_in_the_interview(
    read: Read, text: str
) -> None:
    meaning = read(text, "oorzaken", Signal("radicalisering", 0.95))
    assert meaning.command is Command.RADICALISATION


def test_radical_groups_in_an_account_stay_an_account(read: Read) -> None:
    text = "extreemrechtse groepen van buiten stoken het hier al een jaar op"
    assert read(text, "buurt", Signal("radicalisering", 0.95)).account == text


@pytest.mark.parametrize(
    "text",
    [
        "er staan nu twintig man met stokken voor de moskee",
        "ik zie net dat de ruiten van dat huis worden ingegooid",
        "we zitten hier opgesloten terwijl ze op de deur bonken",
    ],
)
def test_danger_of_this_moment_is_seen_in_an_interview(read: Read, text: str) -> None:
    assert read(text, "fase", Signal(intents.EMERGENCY, 0.96)).command is Command.EMERGENCY


def test_what_happened_before_is_no_danger_now(read: Read) -> None:
    text = "vorig jaar zijn er stokken meegenomen naar dat feest"
    assert read(text, "fase", Signal(intents.EMERGENCY, 0.9)).command is None


def test_meaning_of_a_word_is_no_worry(read: Read) -> None:
    text = "wat is het verschil tussen radicaal en extreem"
    assert read(text, None, Signal(intents.RADICALISATION, 0.99)).command is None


def test_worry_about_one_is_seen(read: Read) -> None:
    text = "haar kleinzoon bewondert ineens mensen die een aanslag pleegden"
    meaning = read(text, "oorzaken", Signal(intents.RADICALISATION, 0.8))
    assert meaning.command is Command.RADICALISATION
