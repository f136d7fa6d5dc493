"""What one can ask of an interview at any moment, and what it leads to."""

import pytest

from bot.interview.state import Outcome, Phase
from bot.reading.meaning import Signal
from tests.use_cases.chat import Chat


def test_back_opens_the_question_before_and_shows_what_was_answered(chat: Chat) -> None:
    chat.come_to("vorm", rol=("rol/buurtprofessional",)).say("terug")
    assert chat.asked == "signalen"
    assert chat.says("terug")


def test_also_after_going_back_adds_to_what_was_answered(chat: Chat) -> None:
    chat.come_to("locatie", vorm=("vorm/voelen", "vorm/gedrag")).say("terug")
    chat.say("toch ook denken")
    assert set(chat.answer("vorm").choices) == {"vorm/denken", "vorm/voelen", "vorm/gedrag"}


def test_other_answer_after_going_back_replaces_what_was_answered(chat: Chat) -> None:
    chat.come_to("locatie", vorm=("vorm/voelen", "vorm/gedrag")).say("terug")
    chat.say("alleen denken")
    assert chat.answer("vorm").choices == ("vorm/denken",)


def test_grid_typed_after_going_back_keeps_the_rows_that_it_does_not_name(chat: Chat) -> None:
    chat.come_to("signalen").say("cijfers feit, bewoners indruk")
    chat.say("terug")
    chat.say("bewoners: van horen zeggen")
    cells = {(cell.row, cell.choice) for cell in chat.answer("signalen").cells}
    assert cells == {("signalering/cijfers", "feit"), ("signalering/bewoners", "gehoord")}


def test_back_twice_goes_two_questions_back(chat: Chat) -> None:
    chat.come_to("vorm").say("terug")
    chat.say("terug")
    assert chat.asked == "buurt"
    assert "Daar is van alles over te vertellen." in chat.text


def test_back_at_the_first_question_says_so(chat: Chat) -> None:
    chat.begin().say("terug")
    assert chat.asked == "rol"
    assert chat.says("eerste-vraag")


def test_change_by_name_opens_that_question(chat: Chat) -> None:
    chat.come_to("sentimenten").say("ik wil de locatie aanpassen")
    assert chat.asked == "locatie"
    assert chat.says("wijzig") or "Wat moet het worden?" in chat.text


def test_change_with_the_new_answer_in_the_same_sentence_needs_no_question(chat: Chat) -> None:
    chat.come_to("sentimenten", oorzaken=("oorzaak/a",))
    chat.say("bij de oorzaken bedoelde ik ook armoede")
    assert set(chat.answer("oorzaken").choices) > {"oorzaak/a"}
    assert chat.asked == "sentimenten"
    assert "armoede" in chat.text.lower()


def test_addition_to_a_grid_keeps_what_was_filled_in(chat: Chat) -> None:
    chat.come_to("signalen").fill(("signalering/samen-duiden", "feit"))
    chat.say("bij de signalen bedoelde ik ook bewoners indruk")
    rows = {cell.row for cell in chat.answer("signalen").cells}
    assert "signalering/samen-duiden" in rows


def test_addition_keeps_what_was_told_with_the_answer(chat: Chat) -> None:
    chat.come_to("oorzaken").choose("oorzaak/a", text="Vooral in de zomer, zeggen de ouderen.")
    chat.say("bij de oorzaken bedoelde ik ook armoede")
    assert chat.answer("oorzaken").text == "Vooral in de zomer, zeggen de ouderen."


def test_change_of_something_not_yet_asked_says_so(chat: Chat) -> None:
    chat.come_to("vorm").say("ik wil de doelgroepen aanpassen")
    assert chat.asked == "vorm"
    assert "heb ik u nog niets gevraagd" in chat.text


def test_change_that_names_nothing_asks_which_one(chat: Chat) -> None:
    chat.come_to("locatie").say("ik wil iets veranderen", intent="wijzig_antwoord")
    assert chat.says("wijzig-welke") or chat.state.reopened is not None


def test_skip_after_a_change_leaves_the_answer_as_it_was(chat: Chat) -> None:
    before = chat.come_to("sentimenten").answer("locatie")
    chat.say("ik wil de locatie aanpassen")
    chat.say("sla over")
    assert chat.answer("locatie") == before
    assert chat.says("gelaten")
    assert chat.asked == "sentimenten"


def test_skip_goes_on_and_is_remembered_as_skipped(chat: Chat) -> None:
    chat.come_to("vorm").say("sla deze maar over")
    assert chat.answer("vorm").outcome is Outcome.SKIPPED
    assert chat.asked == "locatie"


def test_last_question_cannot_be_skipped(chat: Chat) -> None:
    chat.come_to("afronden").say("sla over")
    assert chat.asked == "afronden"
    assert chat.says("overgeslagen-niet")


def test_skipped_questions_are_asked_again_at_the_end(chat: Chat) -> None:
    chat.come_to("vorm").say("sla over")
    chat.come_to("afronden").choose("actie/overgeslagen")
    assert chat.asked == "vorm"
    chat.choose("vorm/denken")
    assert chat.asked == "afronden"


@pytest.mark.parametrize("text", ["weet ik niet", "geen idee", "dat weet ik eigenlijk niet"])
def test_dont_know_is_an_answer(chat: Chat, text: str) -> None:
    chat.come_to("vorm").say(text, intent="weet_niet")
    assert chat.answer("vorm").outcome is Outcome.UNKNOWN
    assert chat.asked == "locatie"


@pytest.mark.parametrize("question", ["buurt", "signalen", "ongenoegen", "richtingen"])
def test_dont_know_is_possible_at_every_kind_of_question(chat: Chat, question: str) -> None:
    chat.come_to(question).say("weet ik niet")
    assert chat.answer(question).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("text", "field"),
    [("waarom vraagt u dat?", "waarom"), ("kunt u een voorbeeld geven?", "voorbeeld")],
)
def test_why_and_example_are_given_and_the_same_question_follows(
    chat: Chat, text: str, field: str
) -> None:
    question = chat.wiring.knowledge.questionnaires["buurtanalyse"].question("vorm")
    chat.come_to("vorm").say(text)
    assert getattr(question, field) in chat.text
    assert chat.asked == "vorm"


def test_repeat_asks_the_same_question_once_more(chat: Chat) -> None:
    before = chat.come_to("vorm").question
    assert before is not None
    chat.say("herhaal de vraag")
    assert [message.vraag and message.vraag.id for message in chat.reply] == ["vorm"]
    assert chat.question is not None
    assert chat.question.opties == before.opties


def test_progress_tells_step_number_and_minutes(chat: Chat) -> None:
    chat.come_to("vorm").say("hoe ver zijn we?")
    assert "stap 2 van 4, vraag 4 van" in chat.text
    assert chat.asked == "vorm"


def test_summary_shows_the_answers_per_step(chat: Chat) -> None:
    chat.come_to("fase").say("geef een samenvatting")
    assert "Stap 1" in chat.text
    assert "Stap 2" in chat.text
    assert "- De plek: " in chat.text
    assert chat.asked == "fase"


def test_summary_at_the_beginning_says_that_there_is_nothing_yet(chat: Chat) -> None:
    chat.begin().say("samenvatting")
    assert chat.says("samenvatting-leeg")


@pytest.mark.parametrize(
    ("text", "phase"), [("pauze", Phase.PAUSED), ("ik wil stoppen", Phase.STOPPED)]
)
def test_pause_and_stop_keep_everything_and_verder_goes_on(
    chat: Chat, text: str, phase: Phase
) -> None:
    answers = chat.come_to("fase").state.answers
    chat.say(text)
    assert chat.state.phase is phase
    assert chat.options == ["actie/verder"]
    chat.say("verder")
    assert chat.state.phase is Phase.RUNNING
    assert chat.asked == "fase"
    assert chat.state.answers == answers


def test_goodbye_pauses(chat: Chat) -> None:
    chat.come_to("fase").say("tot ziens", intent="afscheid")
    assert chat.state.phase is Phase.PAUSED


def test_advice_before_step_2_is_done_is_refused_kindly(chat: Chat) -> None:
    chat.come_to("fase").say("wat is uw advies?", intent="advies")
    assert chat.says("advies-nog-niet")
    assert chat.asked == "fase"


def test_advice_after_step_2_can_be_asked_for_again(chat: Chat) -> None:
    chat.come_to("krachten").say("geef me het advies", intent="advies")
    assert chat.says("voorlopig")
    assert chat.asked == "krachten"


@pytest.mark.parametrize(
    ("text", "intent", "key"),
    [
        ("dank je wel", "bedankt", "bedankt"),
        ("ben je een robot?", "ben_je_robot", "robot"),
        ("dit is echt waardeloos zeg", "frustratie", "frustratie"),
        ("wat kunt u allemaal?", "hulp", "hulp"),
        ("wat gebeurt er met mijn gegevens?", "privacy", "privacy"),
    ],
)
def test_small_talk_is_answered_and_the_same_question_follows(
    chat: Chat, text: str, intent: str, key: str
) -> None:
    chat.come_to("vorm").say(text, intent=intent)
    assert chat.says(key)
    assert chat.asked == "vorm"


def test_question_about_the_subject_is_answered_and_the_interview_goes_on(chat: Chat) -> None:
    chat.come_to("triggers").say("wat is een trigger?", intent="stel_vraag")
    assert any(message.kennis for message in chat.reply)
    assert chat.asked == "triggers"
    assert chat.says("terug-naar-vraag")


def test_doubtful_question_inside_an_interview_shows_no_second_numbered_list(chat: Chat) -> None:
    """A number must mean one thing: an option of the question that is open."""
    chat.come_to("vorm")
    chat.ask_something_doubtful()
    assert "1. " not in chat.reply[0].tekst
    assert chat.asked == "vorm"


def test_every_order_by_button_gives_a_reply(chat: Chat) -> None:
    orders = (
        "terug overslaan waarom voorbeeld herhaal voortgang samenvatting pauze verder stop verder "
        "opnieuw verder afronden verder advies hulp overgeslagen wijzig/locatie"
    )
    chat.come_to("fase")
    for order in orders.split():
        chat.choose(f"actie/{order}")
        assert not chat.says("niet-begrepen"), order
        assert not chat.says("niet-begrepen-keuze"), order
    assert chat.asked == "locatie"


@pytest.mark.parametrize(
    "order", ["samenvatting", "hulp", "terug", "voortgang", "advies", "waarom"]
)
def test_order_by_button_is_understood_while_paused(chat: Chat, order: str) -> None:
    chat.come_to("fase").say("pauze")
    chat.choose(f"actie/{order}")
    assert not chat.says("niet-begrepen")
    assert chat.question is not None


def test_new_answer_in_a_change_is_read_apart_from_what_the_engine_made_of_the_whole(
    chat: Chat,
) -> None:
    chat.come_to("richtingen", fase=("fase/onderhuidse-spanningen",))
    sure = Signal("wijzig_antwoord", 0.99)
    chat.send("bij de fase bedoelde ik toch meer ongemak", signal=sure)
    assert chat.answer("fase").choices == ("fase/ongemak",)
    assert chat.asked == "richtingen"


def test_an_earlier_answer_gets_something_added_in_one_sentence(chat: Chat) -> None:
    chat.come_to("triggers")
    chat.say("nee wacht, bij de plek ook sociale media", intent="wijzig_antwoord")
    assert chat.answer("locatie").choices == (
        "locatie/woonomgeving",
        "locatie/publieke-ruimte",
        "locatie/sociale-media",
    )
    assert chat.asked == "triggers"
