"""Answers by number, by label, by button and in one's own words; doubt, notes and stale windows."""

from itertools import pairwise

import pytest

from bot.interview.state import Outcome
from bot.use_cases.messages import MessageKind
from knowledge.checks import Knowledge
from tests.use_cases.chat import Chat


def test_number_means_the_option_that_is_shown_with_it(chat: Chat) -> None:
    second = chat.come_to("locatie").options[1]
    chat.say("2")
    assert chat.answer("locatie").choices == (second,)


def test_more_numbers_and_labels_can_be_mixed(chat: Chat) -> None:
    options = chat.come_to("locatie").options
    chat.say("1 en de openbare ruimte")
    assert set(chat.answer("locatie").choices) == {options[0], "locatie/publieke-ruimte"}


def test_letter_names_a_cause(chat: Chat) -> None:
    chat.come_to("oorzaken").say("B")
    assert chat.answer("oorzaken").choices == ("oorzaak/b",)


def test_echo_stands_inside_the_next_question_and_not_in_a_message_of_its_own(chat: Chat) -> None:
    chat.come_to("locatie").choose("locatie/publieke-ruimte")
    assert len(chat.reply) == 1
    assert chat.reply[0].soort is MessageKind.QUESTION
    assert chat.reply[0].tekst.startswith("Het speelt dus vooral hier: ")


def test_first_question_of_a_step_is_introduced(chat: Chat) -> None:
    chat.come_to("signalen").say("weet ik niet")
    assert "Dan kijken we nu naar wat er precies speelt." in chat.text


def test_text_beside_a_choice_is_kept_as_a_note(chat: Chat) -> None:
    chat.come_to("locatie").choose(
        "locatie/publieke-ruimte", text="Vooral ’s avonds bij de bankjes."
    )
    assert chat.answer("locatie").text == "Vooral ’s avonds bij de bankjes."


def test_longer_typed_answer_is_kept_besides_what_was_recognised(chat: Chat) -> None:
    told = "Het gaat vooral mis in de openbare ruimte, bij de bankjes."
    chat.come_to("locatie").say(told)
    assert "locatie/publieke-ruimte" in chat.answer("locatie").choices
    assert chat.answer("locatie").text == told


# Not understood, and notes

STORY = "Tja, dat is een heel verhaal, waar zal ik beginnen."


def test_story_that_is_not_understood_is_kept_with_the_answer_that_comes_later(chat: Chat) -> None:
    chat.come_to("vorm").say(STORY)
    assert chat.asked == "vorm"
    assert chat.says("wel-bewaard")
    chat.say("1")
    assert chat.answer("vorm").text == STORY


@pytest.mark.parametrize(
    "between",
    ["waarom?", "voorbeeld", "samenvatting", "hoe ver zijn we?", "dank u", "wat is polarisatie?"],
)
def test_note_survives_what_is_said_in_between(chat: Chat, between: str) -> None:
    chat.come_to("vorm").say(STORY)
    chat.say(between)
    chat.say("1")
    assert chat.answer("vorm").text == STORY


def test_note_survives_a_pause(chat: Chat) -> None:
    chat.come_to("vorm").say(STORY)
    chat.say("pauze")
    chat.say("verder")
    chat.say("1")
    assert chat.answer("vorm").text == STORY


def test_note_is_kept_when_the_question_is_skipped(chat: Chat) -> None:
    chat.come_to("vorm").say(STORY)
    chat.say("sla over")
    assert (chat.answer("vorm").outcome, chat.answer("vorm").text) == (Outcome.SKIPPED, STORY)


def test_note_does_not_go_along_to_another_question(chat: Chat) -> None:
    chat.come_to("vorm").say(STORY)
    chat.say("ik wil mijn rol aanpassen")
    chat.choose("rol/beleidsambtenaar")
    assert STORY not in chat.answer("rol").text


def test_note_does_not_go_along_to_a_new_analysis(chat: Chat) -> None:
    chat.come_to("vorm").say(STORY)
    chat.say("stop")
    chat.choose("actie/start/buurtanalyse")
    chat.choose("rol/buurtprofessional")
    assert chat.answer("rol").text == ""


def test_second_story_is_added_to_the_first(chat: Chat) -> None:
    chat.come_to("vorm").say(STORY)
    chat.say("Mijn collega van vorig jaar kan dat beter vertellen.")
    chat.say("1")
    assert STORY in chat.answer("vorm").text
    assert "Mijn collega" in chat.answer("vorm").text


def test_nothing_is_promised_at_the_last_question_which_has_no_answer(chat: Chat) -> None:
    chat.come_to("afronden").say("Zo ongeveer is het eigenlijk wel denk ik")
    assert chat.asked == "afronden"
    assert not chat.says("wel-bewaard")


@pytest.mark.parametrize("question", ["vorm", "signalen", "ongenoegen", "richtingen", "afronden"])
def test_unclear_messages_never_get_the_same_reply_twice_in_a_row(
    chat: Chat, question: str
) -> None:
    chat.come_to(question)
    replies = []
    for _ in range(6):
        chat.say("blub")
        assert chat.asked == question
        replies.append(chat.text)
    assert all(one != other for one, other in pairwise(replies))


# Doubt


def in_doubt(chat: Chat) -> Chat:
    """Bring the conversation to "Bedoelt u …?"."""
    chat.come_to("locatie").say("op de openbare ruimte?")
    assert 'Bedoelt u "' in chat.text
    return chat


def test_yes_after_do_you_mean_takes_that_option(chat: Chat) -> None:
    in_doubt(chat).say("ja")
    assert chat.answer("locatie").choices == ("locatie/publieke-ruimte",)


def test_no_after_do_you_mean_asks_again_and_stores_nothing(chat: Chat) -> None:
    chat.come_to("triggers").say("nepnieuws en complotverhalen?")
    assert 'Bedoelt u "' in chat.text
    chat.say("nee")
    assert chat.asked == "triggers"
    assert chat.state.answer_to("triggers") is None


def test_other_answer_after_do_you_mean_counts(chat: Chat) -> None:
    in_doubt(chat).say("nee, 1")
    first = chat.wiring.knowledge.main("locatie")[0].id
    assert chat.answer("locatie").choices == (first,)


# Buttons and windows


def test_stale_question_changes_nothing_and_shows_where_we_are(chat: Chat) -> None:
    before = chat.come_to("locatie").state
    chat.send(choices=("vorm/denken",), question="vorm")
    assert chat.says("oude-vraag")
    assert chat.asked == "locatie"
    assert chat.state == before


def test_stale_text_changes_nothing(chat: Chat) -> None:
    before = chat.come_to("locatie").state
    chat.send("gedrag", question="vorm")
    assert chat.says("oude-vraag")
    assert chat.state == before


@pytest.mark.parametrize("order", ["actie/overslaan", "actie/terug"])
def test_stale_button_for_an_order_about_the_question_changes_nothing(
    chat: Chat, order: str
) -> None:
    before = chat.come_to("locatie").state
    chat.send(choices=(order,), question="vorm")
    assert chat.says("oude-vraag")
    assert chat.state == before


def test_stale_yes_does_not_confirm_a_restart(chat: Chat) -> None:
    chat.come_to("locatie").say("ik wil opnieuw beginnen")
    before = chat.conversation.analysis
    chat.send("ja", question="vorm")
    assert chat.conversation.analysis == before


def test_text_sent_with_the_question_of_the_confirmation_is_not_stale(chat: Chat) -> None:
    chat.come_to("locatie").say("ik wil opnieuw beginnen")
    chat.send("wat is polarisatie?", question="opnieuw")
    assert not chat.says("oude-vraag")


@pytest.mark.parametrize(
    "button",
    [
        "actie/bestaat-niet",
        "actie/wijzig/bestaat-niet",
        "actie/start/bestaat-niet",
        "actie/uitleg/bestaat-niet",
        "kennis/bestaat/niet",
        "kennis/bron/handreiking",
        "actie/opnieuw-ja",
        "actie/afronden-ja",
        "locatie/maan",
        "actie/",
        "kennis/",
        "geen",
    ],
)
@pytest.mark.parametrize("place", ["outside", "rol", "signalen", "buurt", "paused", "afronden"])
def test_unknown_button_is_answered_and_stores_nothing(chat: Chat, button: str, place: str) -> None:
    if place == "paused":
        chat.come_to("vorm").say("pauze")
    elif place != "outside":
        chat.come_to(place)
    before = chat.state.answers if chat.conversation.analysis else None
    chat.choose(button)
    assert chat.text
    assert chat.question is not None
    if before is not None and button != "geen":
        assert chat.state.answers == before


@pytest.mark.parametrize("button", ["geen", "weet-niet"])
def test_last_question_takes_no_answer(chat: Chat, button: str) -> None:
    chat.come_to("afronden").choose(button)
    assert chat.asked == "afronden"
    assert chat.state.answer_to("afronden") is None


def test_dont_know_at_the_last_question_is_no_answer(chat: Chat) -> None:
    chat.come_to("afronden").say("weet ik niet")
    assert chat.asked == "afronden"
    assert chat.state.answer_to("afronden") is None


def test_wrong_cell_is_answered_and_stores_nothing(chat: Chat) -> None:
    chat.come_to("signalen").fill(("locatie/maan", "feit"))
    assert chat.asked == "signalen"
    assert chat.state.answer_to("signalen") is None


def test_same_key_again_gives_the_same_reply_and_changes_nothing(chat: Chat) -> None:
    chat.come_to("locatie")
    first = chat.send(choices=("locatie/publieke-ruimte",), key="dubbel")
    history, state = chat.store.messages(chat.id), chat.state
    again = chat.send(choices=("locatie/woonomgeving",), key="dubbel")
    assert again == first
    assert chat.store.messages(chat.id) == history
    assert chat.state == state


def test_same_key_in_another_conversation_is_another_message(chat: Chat) -> None:
    other = Chat(chat.store, chat.wiring)
    chat.send("wat is polarisatie?", key="dubbel")
    other.send("tot ziens", key="dubbel")
    assert other.text != chat.text


# What stands around the answers


def test_provisional_advice_is_given_once_after_step_2(chat: Chat) -> None:
    chat.finish()
    told = [m for m in chat.store.messages(chat.id) if "voorlopig op uit" in m.tekst]
    assert len(told) == 1
    assert told[0].soort is MessageKind.REPORT
    assert told[0].kennis


def test_provisional_advice_is_not_repeated_by_a_question_of_step_2_that_comes_later(
    chat: Chat,
) -> None:
    chat.come_to("vorm").say("sla over")
    chat.come_to("afronden").choose("actie/overgeslagen")
    chat.choose("vorm/denken")
    assert not chat.says("voorlopig")


def test_change_that_makes_an_answer_pointless_says_so(chat: Chat) -> None:
    chat.come_to("sentimenten").say("ik wil de locatie aanpassen")
    chat.choose("locatie/woonomgeving")
    assert chat.says("weggevallen")
    assert "het verschil tussen plekken" in chat.text
    assert chat.state.answer_to("overal") is None


def test_change_that_cuts_an_answer_back_says_so(chat: Chat) -> None:
    chat.come_to("krachten", aanpakken=("oorzaak/a", "oorzaak/b"))
    chat.say("ik wil de oorzaken aanpassen")
    chat.choose("oorzaak/b", "oorzaak/c")
    assert chat.says("ingekort")
    assert chat.answer("aanpakken").choices == ("oorzaak/b",)


def test_masked_message_is_told_about_first(chat: Chat) -> None:
    chat.come_to("buurt").send("Bel [telefoon], die weet er alles van.", masked=("telefoon",))
    assert chat.reply[0].soort is MessageKind.NOTICE
    assert chat.reply[0].tekst == chat.wiring.knowledge.phrases["gemaskeerd"].strip()
    assert chat.answer("buurt").text == "Bel [telefoon], die weet er alles van."
    assert chat.asked == "signalen"


def test_proposed_directions_are_confirmed_with_klopt(chat: Chat) -> None:
    ticked = chat.come_to("richtingen").ticked
    assert ticked
    chat.say("klopt")
    assert set(chat.answer("richtingen").choices) == set(ticked)
    assert chat.answer("richtingen").origin == "voorgesteld"


def test_no_question_is_ever_without_its_knowledge(chat: Chat, knowledge: Knowledge) -> None:
    """The text of a question alone is enough: options numbered in it, or a grid's rows."""
    chat.begin()
    seen = []
    while chat.asked != "afronden":
        view = chat.question
        assert view is not None
        seen.append(view.id)
        assert view.tekst.splitlines()[0] in chat.reply[-1].tekst
        if view.soort in ("een", "meer"):
            for number, option in enumerate(view.opties, start=1):
                assert f"{number}. {option.label}" in chat.reply[-1].tekst
        chat._answer_somehow({})
    assert len(seen) == len(set(seen))


def test_transcript_holds_labels_and_no_ids(chat: Chat) -> None:
    chat.come_to("signalen").fill(("signalering/samen-duiden", "feit"))
    chat.finish()
    said = [m.tekst for m in chat.store.messages(chat.id) if m.van == "gebruiker"]
    assert all("/" not in text for text in said), said


def test_user_text_with_braces_is_no_template(chat: Chat) -> None:
    chat.come_to("buurt").say("De {antwoord} en {0} en {vraag.x} bij ons in de wijk")
    chat.say("terug")
    assert "{antwoord}" in chat.text


def test_rows_without_a_column_are_asked_about_and_answered_in_one_word(chat: Chat) -> None:
    chat.come_to("signalen").say("vooral van bewoners en van de wijkagent")
    asked = chat.reply[0].tekst
    assert '"Navragen bij professionals en organisaties", en ook "Signalen van bewoners"' in asked
    assert "feit, van horen zeggen of indruk" in asked
    chat.say("meest van horen zeggen eigenlijk")
    answer = chat.state.answer_to("signalen")
    assert answer is not None
    assert {(cell.row, cell.choice) for cell in answer.cells} == {
        ("signalering/uitvragen", "gehoord"),
        ("signalering/bewoners", "gehoord"),
    }
    assert chat.asked == "vorm"


def test_whoever_fills_in_the_grid_after_all_is_believed(chat: Chat) -> None:
    chat.come_to("signalen").say("van bewoners")
    chat.say("bewoners feit en cijfers indruk")
    answer = chat.state.answer_to("signalen")
    assert answer is not None
    given = {(cell.row, cell.choice) for cell in answer.cells}
    assert given == {("signalering/bewoners", "feit"), ("signalering/cijfers", "indruk")}
