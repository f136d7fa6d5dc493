"""Changing one's mind: back, an earlier answer by its name, and what falls away by it."""

from collections.abc import Callable

from talk import Talk

AnswerUntil = Callable[[Talk, str], Talk]


def test_back_shows_the_answer_and_lets_it_be_changed(
    interview: Talk, answer_until: AnswerUntil
) -> None:
    answer_until(interview, "vorm")
    interview.say("oeps, terug")
    assert interview.asked == "signalen"
    interview.say("cijfers zijn een feit")
    assert interview.asked == "vorm"
    assert ("signalering/cijfers", "feit") in interview.answers()["signalen"]
    assert ("signalering/bewoners", "indruk") in interview.answers()["signalen"]


def test_back_twice_and_then_leave_it_as_it_was(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "locatie")
    interview.say("terug")
    interview.say("nog een terug graag")
    assert interview.asked == "signalen"
    interview.say("sla over")
    assert interview.asked == "locatie"
    assert interview.answers()["vorm"] == ["vorm/voelen", "vorm/gedrag"]


def test_back_at_the_first_question_says_so(interview: Talk) -> None:
    interview.say("terug")
    assert "eerste vraag" in interview.text
    assert interview.asked == "rol"


def test_an_earlier_answer_is_changed_by_its_name(
    interview: Talk, answer_until: AnswerUntil
) -> None:
    answer_until(interview, "oorzaken")
    interview.say("ik wil mijn antwoord over de locatie aanpassen")
    assert interview.asked == "locatie"
    interview.say("toch vooral op het plein")
    assert interview.asked == "oorzaken"
    assert interview.answers()["locatie"] == ["locatie/publieke-ruimte"]


def test_something_is_added_to_the_previous_answer_in_one_sentence(
    interview: Talk, answer_until: AnswerUntil
) -> None:
    answer_until(interview, "actoren")
    interview.say("nee wacht, bij de vorige vraag bedoelde ik ook opleiding")
    assert interview.asked == "actoren"
    assert interview.answers()["kenmerken"] == [
        "kenmerk/leeftijd",
        "kenmerk/opleiding",
        "kenmerk/woonduur",
    ]


def test_a_change_keeps_all_other_answers(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "krachten")
    before = interview.answers()
    interview.choose("actie/wijzig/rol")
    interview.say("beleidsambtenaar")
    after = interview.answers()
    assert after.pop("rol") == ["rol/beleidsambtenaar"]
    before.pop("rol")
    assert after == before


def test_what_becomes_pointless_is_taken_away_and_said(
    interview: Talk, answer_until: AnswerUntil
) -> None:
    answer_until(interview, "locatie")
    interview.say("in de portieken en op het plein")
    interview.say("nee, dat verschilt")
    interview.say("in de portieken ongemak, op het plein incidenten")
    assert interview.asked == "kenmerken"
    interview.say("ik wil de locatie veranderen")
    interview.say("alleen op het plein")
    assert "niet meer nodig" in interview.text
    assert "fase-per-locatie" not in interview.answers()
    assert interview.asked == "fase"


def test_a_stale_tab_changes_nothing(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "locatie")
    response = interview.post(vraag="rol", keuzes=["rol/beleidsambtenaar"])
    assert "al beantwoord" in response.json()["berichten"][0]["tekst"]
    assert interview.answers()["rol"] == ["rol/buurtprofessional"]
