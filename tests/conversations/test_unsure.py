"""Not knowing, refusing and doubting: always allowed, never guessed silently."""

from collections.abc import Callable

from talk import Talk

AnswerUntil = Callable[[Talk, str], Talk]


def outcome(talk: Talk, question: str) -> str:
    """How a question was dealt with, as the analysis says."""
    found = {a["vraag"]: a["uitkomst"] for a in talk.analysis()["antwoorden"]}
    return str(found[question])


def test_not_knowing_is_fine_at_every_question(interview: Talk) -> None:
    for _ in range(40):
        if interview.asked == "afronden":
            break
        before = interview.asked
        interview.say("weet ik niet")
        assert interview.asked != before
    assert interview.asked == "afronden"
    assert outcome(interview, "rol") == "weet-niet"


def test_none_of_these_is_an_answer(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "sentimenten")
    interview.say("geen van deze")
    assert outcome(interview, "sentimenten") == "geen"


def test_two_candidates_are_asked_about(interview: Talk) -> None:
    interview.say("iets tussen wijkcoordinator en beleidsambtenaar in")
    assert interview.asked == "rol"
    assert "rol" not in interview.answers()


def test_deepening_may_be_refused(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "verdieping")
    interview.say("nee hoor, ga maar door")
    assert interview.asked == "aanpakken"


def test_deepening_asks_only_what_was_wanted(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "verdieping")
    interview.say("de oorzaken graag")
    assert interview.asked == "oorzaken-nader"
    assert "oorzaak/b-kinderen" in interview.options
    assert "oorzaak/e-controles" not in interview.options
    interview.say("kinderen van 8 tot 14 zonder toezicht")
    assert interview.asked == "aanpakken"
    assert interview.answers()["oorzaken-nader"] == ["oorzaak/b-kinderen"]


def test_a_proposal_is_confirmed_or_changed(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "richtingen")
    ticked = interview.ticked
    assert ticked
    assert all(o["bewijs"] for o in interview.question["opties"] if o.get("voorstel"))
    interview.say("klopt")
    assert interview.answers()["richtingen"] == ticked
