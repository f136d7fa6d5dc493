"""Learning by doing: a case with the worked-out answer beside one's own, and a quiz with a score."""

import pytest

from bot.interview.options import accepted_options
from bot.interview.route import current_question
from bot.interview.state import Phase
from bot.use_cases.export_analysis import to_json
from tests.use_cases.chat import Chat

CASES = ("casus/1", "casus/2", "casus/3", "casus/4")


def worked_out(chat: Chat) -> None:
    """Answer the open question as it was worked out."""
    worked = chat.wiring.knowledge.worked_answer(chat.state.practice or "", chat.asked)
    assert worked is not None
    if worked.cellen:
        chat.fill(*[(cell.rij, cell.keuze) for cell in worked.cellen])
    else:
        chat.choose(*worked.keuzes)


def test_four_cases_and_the_quizzes_are_offered(chat: Chat) -> None:
    chat.say("ik wil oefenen")
    assert [option for option in chat.options if "/oefen/" in option] == [
        f"actie/oefen/{case}" for case in CASES
    ]
    assert "actie/start/quiz" in chat.options


@pytest.mark.parametrize(
    "text", ["oefen met casus 3", "ik wil graag oefenen met casus drie", "kan ik casus 3 oefenen"]
)
def test_practice_begins_by_asking(chat: Chat, text: str) -> None:
    chat.say(text)
    assert chat.state.practice == "casus/3"
    assert "Casus 3" in chat.text


@pytest.mark.parametrize("case", CASES)
def test_who_answers_as_worked_out_agrees_everywhere(chat: Chat, case: str) -> None:
    chat.choose(f"actie/oefen/{case}")
    asked = 0
    while chat.asked != "afronden":
        worked_out(chat)
        asked += 1
        assert chat.reply[0].tekst.startswith("U en de uitwerking zijn het eens"), chat.text
    assert asked >= 10
    chat.choose("actie/afronden")
    assert f"Bij {asked} van de {asked} vragen" in chat.text
    assert chat.state.phase is Phase.FINISHED


def test_another_answer_shows_what_was_missed_what_is_too_much_and_why(chat: Chat) -> None:
    chat.choose("actie/oefen/casus/1")
    worked = chat.wiring.knowledge.worked_answer("casus/1", chat.asked)
    assert worked is not None
    question = current_question(chat.state, chat.wiring.knowledge)
    options = [o.id for o in accepted_options(question, chat.state, chat.wiring.knowledge)]
    wrong = [o for o in options if o not in (*worked.keuzes, *worked.ook_goed)]
    chat.choose(*(wrong[:1] or worked.keuzes[:1]))
    told = chat.reply[0].tekst
    assert worked.waarom in told
    assert "Bron: " in told


def test_who_does_not_know_sees_the_worked_out_answer(chat: Chat) -> None:
    chat.choose("actie/oefen/casus/2")
    chat.say("weet ik niet", intent="weet_niet")
    assert chat.reply[0].tekst.startswith("De uitwerking kiest hier")


def test_case_can_be_read_again(chat: Chat) -> None:
    chat.choose("actie/oefen/casus/2")
    situation = chat.reply[1].tekst
    asked = chat.asked
    chat.say("laat de casus nog eens zien")
    assert chat.reply[0].tekst == situation
    assert chat.asked == asked


def test_practice_is_marked_wherever_the_analysis_goes(chat: Chat) -> None:
    chat.choose("actie/oefen/casus/4")
    worked_out(chat)
    assert chat.store.analysis(chat.analysis.id).state.practice == "casus/4"
    data = to_json(chat.analysis, chat.wiring.knowledge)
    assert data["oefening"] == "casus/4"
    steps = data["stappen"]
    assert isinstance(steps, list)
    first = next(question for step in steps for question in step["vragen"])
    assert first["uitgewerkt"]["antwoord"] == first["antwoord"]
    assert first["uitgewerkt"]["waarom"]


def test_beginning_anew_in_practice_stays_practice(chat: Chat) -> None:
    chat.choose("actie/oefen/casus/4")
    chat.say("begin opnieuw", intent="opnieuw")
    chat.say("ja")
    assert chat.state.practice == "casus/4"
    assert not chat.state.answers


def test_practice_beside_a_real_analysis_leaves_it_alone(chat: Chat) -> None:
    chat.come_to("locatie")
    real = chat.analysis
    chat.say("ik wil even oefenen met casus 2")
    chat.say("ja")
    worked_out(chat)
    assert chat.store.analysis(real.id).state.answers == real.state.answers
    practice = chat.analysis.id
    chat.say("verder met de buurtanalyse")
    assert chat.analysis.id == real.id
    chat.say("verder met de oefening met casus 2")
    assert chat.analysis.id == practice


# The quiz


def test_quiz_tells_at_once_whether_it_is_right_and_counts(chat: Chat) -> None:
    chat.choose("actie/start/quiz")
    questions = {q.id: q for q in chat.wiring.knowledge.questionnaires["quiz"].questions}
    first = questions[chat.asked]
    wrong = next(option.id for option in first.opties.zelf if option.id not in first.goed)
    chat.choose(wrong)
    assert first.reacties[wrong] in chat.text
    count = 1
    while chat.asked != "afronden":
        chat.choose(*questions[chat.asked].goed)
        count += 1
    chat.choose("actie/afronden")
    assert f"U had {count - 1} van de {count} vragen goed." in chat.text
    assert "actie/oefenen" in chat.options


@pytest.mark.parametrize("quiz", ["quiz", "quiz-aanpak"])
def test_every_answer_of_a_quiz_has_a_reaction(chat: Chat, quiz: str) -> None:
    for question in chat.wiring.knowledge.questionnaires[quiz].questions[:-1]:
        assert question.opties is not None
        assert set(question.reacties) == {option.id for option in question.opties.zelf}
        assert len(question.goed) == 1
