"""Twenty minutes are not always there: pause, go on, stop, start over, finish."""

from collections.abc import Callable

from talk import Talk

AnswerUntil = Callable[[Talk, str], Talk]


def test_pause_and_go_on_with_the_same_question(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "kenmerken")
    interview.say("ik moet weg, kan ik later verder?")
    assert "bewaard" in interview.text
    interview.say("ik ben er weer, verder")
    assert interview.asked == "kenmerken"


def test_the_history_can_be_read_again(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "vorm")
    history = interview.history()
    assert history[0]["van"] == "bot"
    said = [m["tekst"] for m in history if m["van"] == "gebruiker"]
    assert said[-1] == "bewoners: indruk, cijfers: feit"
    assert history[-1]["vraag"]["id"] == "vorm"


def test_during_a_pause_a_question_is_answered_and_going_on_is_offered(
    interview: Talk, answer_until: AnswerUntil
) -> None:
    answer_until(interview, "vorm")
    interview.say("pauze")
    interview.say("wat is een trigger?")
    assert interview.reply[0]["soort"] == "uitleg"
    assert "actie/verder" in interview.options


def test_stop_keeps_everything(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "vorm")
    interview.say("ik wil stoppen")
    interview.say("toch maar verder met de analyse")
    assert interview.asked == "vorm"


def test_start_over_asks_first(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "vorm")
    interview.say("begin opnieuw")
    assert interview.asked == "opnieuw"
    interview.say("nee toch niet")
    assert interview.asked == "vorm"
    interview.say("begin opnieuw")
    interview.say("ja")
    assert interview.asked == "rol"


def test_finishing_early_says_what_is_missing(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "krachten")
    interview.say("rond maar af")
    assert "open" in interview.text
    interview.say("ja")
    assert interview.analysis()["status"] == "afgerond"


def test_a_skipped_question_is_asked_again_before_the_end(
    interview: Talk, answer_until: AnswerUntil
) -> None:
    answer_until(interview, "triggers")
    interview.say("volgende vraag graag")
    answer_until(interview, "afronden")
    interview.choose("actie/overgeslagen")
    assert interview.asked == "triggers"
    interview.say("geen")
    assert interview.asked == "afronden"


def test_after_the_end_an_answer_can_still_be_changed(
    interview: Talk, answer_until: AnswerUntil
) -> None:
    answer_until(interview, "afronden")
    interview.say("rond af")
    assert interview.analysis()["status"] == "afgerond"
    interview.say("ik wil mijn antwoord over de oorzaken aanpassen")
    assert interview.asked == "oorzaken"
    interview.say("C")
    assert interview.answers()["oorzaken"] == ["oorzaak/c"]
