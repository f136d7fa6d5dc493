"""The analysis is done: what is said, what one can still ask, change, or begin."""

import pytest

from bot.interview.state import Phase
from bot.use_cases.export_analysis import to_json
from bot.use_cases.messages import MessageKind
from tests.use_cases.chat import Chat


@pytest.fixture
def finished(chat: Chat) -> Chat:
    return chat.finish()


def test_advice_is_told_with_a_link_and_kept(finished: Chat) -> None:
    reports = [m for m in finished.reply if m.soort is MessageKind.REPORT]
    assert finished.analysis.id in reports[0].koppelingen[0].url
    assert all(message.analyse == finished.analysis.id for message in reports)
    assert finished.analysis.advice


def test_items_of_the_advice_are_offered_and_can_be_asked_for(finished: Chat) -> None:
    items = [option for option in finished.options if option.startswith("kennis/interventie/")]
    assert items
    finished.say("1")
    assert finished.reply[0].kennis[0].id == items[0].removeprefix("kennis/")
    assert finished.state.phase is Phase.FINISHED


def test_second_analysis_leaves_the_first_alone(finished: Chat) -> None:
    first = finished.analysis
    finished.choose("actie/start/buurtanalyse")
    finished.choose("rol/beleidsambtenaar")
    assert finished.analysis.id != first.id
    assert finished.store.analysis(first.id) == first


def test_second_analysis_may_be_begun_in_words(finished: Chat) -> None:
    first = finished.analysis.id
    finished.say("ik wil een nieuwe analyse beginnen", intent="start_analyse")
    assert finished.analysis.id != first
    assert finished.asked == "rol"


def test_resume_says_that_it_is_done(finished: Chat) -> None:
    finished.say("verder")
    assert finished.says("al-afgerond")
    assert finished.state.phase is Phase.FINISHED


def test_advice_and_summary_can_be_asked_for_again(finished: Chat) -> None:
    finished.say("geef het advies nog eens", intent="advies")
    assert finished.has_result()
    finished.say("samenvatting")
    assert finished.says("samenvatting")
    assert finished.state.phase is Phase.FINISHED


def test_changed_answer_leads_back_to_finishing_and_to_new_advice(finished: Chat) -> None:
    old = finished.analysis.advice
    finished.say("ik wil de oorzaken aanpassen")
    assert finished.asked == "oorzaken"
    assert finished.state.phase is Phase.RUNNING
    finished.choose("oorzaak/c")
    finished.come_to("afronden").choose("actie/afronden")
    assert finished.state.phase is Phase.FINISHED
    assert finished.answer("oorzaken").choices == ("oorzaak/c",)
    assert finished.analysis.advice != old


def test_changed_answer_is_in_the_advice_of_the_export_before_finishing_again(
    finished: Chat,
) -> None:
    knowledge = finished.wiring.knowledge
    old = to_json(finished.analysis, knowledge)["advies"]
    finished.say("ik wil de fase aanpassen")
    finished.choose("fase/escalatie")
    exported = to_json(finished.analysis, knowledge)
    assert exported["status"] == "lopend"
    assert exported["advies"] != old


def test_kept_advice_is_exported_as_it_was_given(finished: Chat) -> None:
    assert to_json(finished.analysis, finished.wiring.knowledge)["advies"] == (
        finished.analysis.advice
    )


def test_question_after_finishing_is_answered(finished: Chat) -> None:
    finished.say("wat is polarisatie?")
    assert finished.reply[0].kennis
    assert finished.state.phase is Phase.FINISHED
