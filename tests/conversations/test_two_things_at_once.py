"""An answer with something behind it: a question about the conversation, an earlier answer, leaving."""

from collections.abc import Callable

from talk import Talk

AnswerUntil = Callable[[Talk, str], Talk]


def test_answer_and_how_much_longer(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "locatie")
    interview.say("in de portieken. hoeveel vragen komen er nog?")
    assert interview.answers()["locatie"] == ["locatie/woonomgeving"]
    assert "stap 2 van 4" in interview.text
    assert interview.asked not in ("", "locatie")


def test_answer_and_having_to_leave(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "fase")
    interview.say("onderhuidse spanningen, ik moet nu naar een overleg")
    assert interview.answers()["fase"] == ["fase/onderhuidse-spanningen"]
    assert interview.options == ["actie/verder"]
    interview.choose("actie/verder")
    assert interview.asked == "kenmerken"


def test_answer_and_an_earlier_one_corrected(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "fase")
    interview.say("onderhuidse spanningen, en bij de plek was ik de school vergeten")
    answers = interview.answers()
    assert answers["fase"] == ["fase/onderhuidse-spanningen"]
    assert set(answers["locatie"]) == {"locatie/woonomgeving", "locatie/scholen"}


def test_answer_and_why_it_was_asked(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "vorm")
    interview.say("gedrag, waarom wilt u dat weten?")
    assert interview.answers()["vorm"] == ["vorm/gedrag"]
    assert interview.asked == "locatie"


def test_account_and_what_was_said_so_far(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "buurt")
    interview.say("Mensen groeten elkaar niet meer. Vat het even samen.")
    assert "samenvatting" in [message["soort"] for message in interview.reply]
    told = {a["vraag"]: a["tekst"] for a in interview.analysis()["antwoorden"]}
    assert told["buurt"].startswith("Mensen groeten elkaar niet meer")
    assert "samen" not in told["buurt"]


def test_grid_and_a_question(interview: Talk, answer_until: AnswerUntil) -> None:
    answer_until(interview, "actoren")
    interview.say("de moskee bemiddelt, maar wat is het stille midden?")
    assert ("actor/religieuze-instellingen", "bemiddelt") in interview.answers()["actoren"]
    assert interview.reply[0]["soort"] == "uitleg"
