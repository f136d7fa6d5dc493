"""Something else in between: a question, why, an example, small talk; and always the way back."""

from collections.abc import Callable

from talk import Talk

AnswerUntil = Callable[[Talk, str], Talk]


def test_a_question_about_the_subject_is_answered_and_the_interview_goes_on(
    interview: Talk, answer_until: AnswerUntil
) -> None:
    answer_until(interview, "locatie")
    interview.say("wat bedoelt u met publieke familiariteit?")
    assert interview.reply[0]["soort"] == "uitleg"
    assert "oppervlakkig" in interview.text or "kennen" in interview.text
    assert interview.asked == "locatie"


def test_an_answer_and_a_question_in_one_sentence_are_both_taken(
    interview: Talk, answer_until: AnswerUntil
) -> None:
    answer_until(interview, "locatie")
    interview.say("op het plein, maar wat bedoelt u met het stille midden?")
    assert interview.answers()["locatie"] == ["locatie/publieke-ruimte"]
    assert interview.reply[0]["soort"] == "uitleg"
    assert interview.asked == "fase"


def test_why_is_explained(interview: Talk) -> None:
    interview.say("waarom wilt u dat weten?")
    assert "rol" in interview.reply[0]["tekst"]
    assert interview.asked == "rol"


def test_an_example_is_given(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "triggers")
    interview.say("kunt u een voorbeeld geven")
    assert "buurtapp" in interview.text
    assert interview.asked == "triggers"


def test_how_far_are_we(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "vorm")
    interview.say("hoe ver zijn we?")
    assert "stap 2 van 4" in interview.text
    assert interview.asked == "vorm"


def test_what_was_said_so_far(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "locatie")
    interview.say("laat zien wat ik tot nu toe heb")
    summary = interview.reply[0]
    assert summary["soort"] == "samenvatting"
    assert "Kruidenbuurt" in summary["tekst"]
    assert "professional in de buurt" in summary["tekst"]


def test_thanks_and_anger_get_a_human_reply(interview: Talk) -> None:
    interview.say("dank u wel hoor")
    assert "Graag gedaan" in interview.text
    interview.say("wat een waardeloos ding zeg")
    assert interview.asked == "rol"


def test_danger_is_sent_to_112_at_once(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "locatie")
    interview.say("help er staat nu iemand met een mes op het plein")
    assert "112" in interview.text
    assert interview.asked == "locatie"


def test_an_account_with_the_word_stop_is_an_account(
    interview: Talk, answer_until: AnswerUntil
) -> None:
    answer_until(interview, "buurt")
    interview.say(
        "De gemeente is gestopt met het jongerenwerk en nu gaat het terug naar hoe het was"
    )
    assert interview.asked == "signalen"


def test_a_misunderstanding_is_never_a_loop(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "locatie")
    first = interview.say("qwerty uiop")[0]["tekst"]
    second = interview.say("groen dan")[0]["tekst"]
    assert first != second
    assert "sla over" in second
    interview.say("sla over")
    assert interview.asked == "fase"
