"""All questionnaires: begun by button and by asking, with a result of their own, one beside the other."""

import pytest

from bot.interview.state import Phase
from bot.use_cases.export_analysis import to_json
from tests.use_cases.chat import Chat

ABOUT_PLACES = ("buurtanalyse", "korte-route", "informatiepositie", "beleidsscan", "azc")


def test_five_questionnaires_and_no_quiz_are_offered(chat: Chat) -> None:
    chat.choose("actie/lijsten")
    assert {option.removeprefix("actie/start/") for option in chat.options} == set(ABOUT_PLACES)


@pytest.mark.parametrize("questionnaire", ABOUT_PLACES)
def test_each_is_begun_by_button(chat: Chat, questionnaire: str) -> None:
    chat.choose(f"actie/start/{questionnaire}")
    assert chat.state.questionnaire == questionnaire
    assert chat.asked == chat.wiring.knowledge.questionnaires[questionnaire].questions[0].id


@pytest.mark.parametrize(
    ("text", "questionnaire"),
    [
        ("doe maar de korte route", "korte-route"),
        ("ik wil graag de beleidsscan invullen", "beleidsscan"),
        ("kunnen we de informatiepositie nalopen?", "informatiepositie"),
        ("start de azc-check", "azc"),
        ("korte route", "korte-route"),
        ("ik wil de volledige analyse", "buurtanalyse"),
        ("start de quiz", "quiz"),
    ],
)
def test_each_is_begun_by_asking(chat: Chat, text: str, questionnaire: str) -> None:
    chat.say(text)
    assert chat.state.questionnaire == questionnaire


@pytest.mark.parametrize("text", ["wat is de korte route?", "hoe lang duurt de beleidsscan"])
def test_asking_about_one_begins_nothing(chat: Chat, text: str) -> None:
    chat.say(text, intent="stel_vraag")
    assert chat.conversation.analysis is None


@pytest.mark.parametrize("text", ["welke vragenlijsten zijn er?", "laat de vragenlijsten zien"])
def test_asking_which_there_are_shows_them(chat: Chat, text: str) -> None:
    chat.say(text)
    assert "actie/start/beleidsscan" in chat.options


# One beside the other


def test_another_one_begins_only_after_a_yes_and_the_first_is_kept(chat: Chat) -> None:
    chat.come_to("locatie")
    first = chat.analysis.id
    chat.say("ik wil toch de korte route doen")
    assert chat.analysis.id == first
    chat.say("ja")
    assert chat.state.questionnaire == "korte-route"
    chat.say("verder met de buurtanalyse")
    assert (chat.analysis.id, chat.asked) == (first, "locatie")
    assert chat.answer("vorm").choices == ("vorm/gedrag",)


def test_a_no_leaves_everything_as_it_was(chat: Chat) -> None:
    chat.come_to("locatie")
    chat.say("start de beleidsscan")
    chat.say("nee")
    assert (chat.state.questionnaire, chat.asked) == ("buurtanalyse", "locatie")


def test_the_same_one_again_goes_on(chat: Chat) -> None:
    chat.come_to("locatie")
    chat.choose("actie/start/buurtanalyse")
    assert chat.says("al-bezig")
    assert chat.asked == "locatie"


def test_name_of_a_questionnaire_inside_an_account_is_an_account(chat: Chat) -> None:
    chat.come_to("buurt")
    chat.say("De gemeente wil hier een beleidsscan doen, maar er is vooral ruzie over geluid.")
    assert "beleidsscan" in chat.answer("buurt").text


def test_what_was_left_is_offered_when_another_one_is_done(chat: Chat) -> None:
    chat.come_to("locatie")
    first = chat.analysis.id
    chat.choose("actie/start/quiz")
    chat.say("ja")
    chat.say("rond af")
    chat.say("ja")
    assert f"actie/verder/{first}" in chat.options
    chat.choose(f"actie/verder/{first}")
    assert (chat.analysis.id, chat.asked) == (first, "locatie")


def test_analysis_of_another_conversation_cannot_be_taken_up(chat: Chat) -> None:
    other = Chat(chat.store, chat.wiring)
    other.come_to("locatie")
    chat.choose(f"actie/verder/{other.analysis.id}")
    assert chat.conversation.analysis is None


@pytest.mark.parametrize(
    "order", ["actie/start/geen-lijst", "actie/oefen/casus/99", "actie/vervolg"]
)
def test_order_for_what_is_not_there_is_not_understood(chat: Chat, order: str) -> None:
    chat.choose(order)
    assert chat.conversation.analysis is None
    assert chat.question is not None
    chat.come_to("locatie")
    chat.choose(order)
    assert chat.asked == "locatie"


# The short route


def short_route(chat: Chat) -> Chat:
    chat.choose("actie/start/korte-route")
    given = {
        "fase": ("fase/ongemak",),
        "oorzaken": ("oorzaak/a",),
        "twee-groepen": ("door-elkaar",),
        "binnen-groep": ("nee",),
        "locatie": ("locatie/woonomgeving",),
        "doelgroepen": ("doelgroep/directe-buren",),
    }
    while chat.asked != "afronden":
        chat.choose(*given[chat.asked])
    chat.choose("actie/afronden")
    return chat


def test_short_route_leads_to_approaches_and_to_what_to_keep_in_mind(chat: Chat) -> None:
    short_route(chat)
    assert chat.state.phase is Phase.FINISHED
    assert "Aanpakken die hierbij horen" in chat.text
    assert "Houd hier rekening mee" in chat.text


def test_full_analysis_goes_on_with_what_was_said(chat: Chat) -> None:
    short = short_route(chat).analysis.id
    chat.choose("actie/vervolg")
    assert chat.analysis.id != short
    assert chat.state.questionnaire == "buurtanalyse"
    assert chat.answer("locatie").choices == ("locatie/woonomgeving",)
    assert chat.answer("oorzaken").choices == ("oorzaak/a",)
    assert chat.says("vervolg-inleiding")
    assert chat.asked == "rol"


# Results


def scan(chat: Chat) -> Chat:
    chat.choose("actie/start/beleidsscan")
    chat.say("Een gemeente met twee kernen, na vragen van de raad.")
    chat.fill(
        ("thema/borging-portefeuille", "niet"),
        ("thema/capaciteit", "deels"),
        ("thema/visie-strategie", "geregeld"),
        ("thema/monitoren-evalueren", "niet"),
    )
    return chat


def test_scan_says_where_to_begin_what_to_finish_and_names_the_tools(chat: Chat) -> None:
    scan(chat)
    chat.say("rond af")
    chat.say("ja")
    assert "Hier begint u" in chat.text
    assert "Dit kunt u afmaken" in chat.text
    assert "Dit staat al" in chat.text
    assert "Aanpakken die hierbij horen" not in chat.text


def test_result_so_far_can_be_asked_for(chat: Chat) -> None:
    chat.choose("actie/start/beleidsscan")
    chat.say("geef het advies", intent="advies")
    assert chat.says("resultaat-nog-niet")
    chat.say("Een gemeente met twee kernen.")
    chat.fill(("thema/borging-portefeuille", "niet"))
    chat.say("geef het advies", intent="advies")
    assert "Hier begint u" in chat.text


def test_result_is_kept_with_the_analysis_and_named_in_its_json(chat: Chat) -> None:
    scan(chat)
    chat.say("rond af")
    chat.say("ja")
    data = to_json(chat.analysis, chat.wiring.knowledge)
    advice = data["advies"]
    assert isinstance(advice, dict)
    assert advice["interventies"] == []
    groups = {group["id"]: group["regels"] for group in advice["uitkomsten"]}
    tools = [tool for lines in groups.values() for line in lines for tool in line["hulpmiddelen"]]
    assert tools
    assert all(line["bronnen"] for lines in groups.values() for line in lines)


def test_information_position_asks_by_role(chat: Chat) -> None:
    asked: dict[str, set[str]] = {}
    for role in ("rol/wijkcoordinator", "rol/buurtprofessional"):
        other = Chat(chat.store, chat.wiring)
        other.choose("actie/start/informatiepositie")
        other.choose(role)
        asked[role] = set()
        while other.asked != "afronden":
            asked[role].add(other.asked)
            other.say("sla over")
    coordinator, professional = asked.values()
    assert coordinator - professional
    assert professional - coordinator


def test_azc_says_what_to_tell_and_what_helps(chat: Chat) -> None:
    chat.choose("actie/start/azc")
    for _ in range(20):
        if chat.asked == "afronden":
            break
        question = chat.question
        assert question is not None
        if question.rijen:
            chat.fill(*[(row.id, "niet") for row in question.rijen])
        elif question.opties:
            chat.choose(question.opties[0].id)
        else:
            chat.say("Er is veel onrust over de veiligheid.")
    chat.choose("actie/afronden")
    assert "Hier begint u" in chat.text
    assert "Wat helpt bij de zorgen die u noemt" in chat.text
