"""What people say that fits no option by its words: understood by likeness, asked about, or helped on."""

from collections.abc import Callable

from talk import Talk

AnswerUntil = Callable[[Talk, str], Talk]


def test_paraphrase_is_understood_and_shown(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "sentimenten")
    interview.say("alle ellende van de stad wordt bij ons gedumpt")
    assert interview.asked == "triggers"
    assert interview.answers()["sentimenten"]
    assert "afvoerputje" in interview.text


def test_blather_is_helped_on_in_other_words_each_time(
    interview: Talk, answer_until: AnswerUntil
) -> None:
    answer_until(interview, "vorm")
    interview.say("blub")
    first = interview.reply[0]["tekst"]
    interview.say("blub blub")
    assert interview.reply[0]["tekst"] != first
    assert interview.asked == "vorm"


def test_number_off_the_list_is_not_guessed(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "fase")
    interview.say("17")
    assert interview.asked == "fase"
    assert "fase" not in interview.answers()


def test_place_with_a_question_mark_is_asked_about_and_a_yes_confirms_it(
    interview: Talk, answer_until: AnswerUntil
) -> None:
    answer_until(interview, "locatie")
    interview.say("op het plein?")
    assert interview.asked == "locatie"
    interview.say("ja")
    assert interview.answers()["locatie"] == ["locatie/publieke-ruimte"]


def test_hesitation_ends_in_what_was_chosen(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "fase")
    interview.say("ik twijfel tussen ongemak en incidenten, maar ik kies incidenten")
    assert interview.answers()["fase"] == ["fase/incidenten"]
