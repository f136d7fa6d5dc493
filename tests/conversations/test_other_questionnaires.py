"""The shorter questionnaires, practice and the quiz, typed on the running stack."""

import jsonschema

from tests.talk import Talk


def finish(talk: Talk) -> None:
    """Finish, with questions open if need be."""
    talk.say("rond af")
    if talk.question is not None and talk.question["id"] == "afronden":
        talk.say("ja")


def test_somebody_with_ten_minutes_takes_the_short_route_and_then_the_whole(talk: Talk) -> None:
    talk.say("ik heb maar tien minuten, doe de korte route maar")
    assert talk.asked == "fase"
    talk.say("ongemak")
    talk.say("vooral vervreemding, mensen groeten elkaar niet meer")
    talk.say("het loopt door elkaar")
    talk.say("nee")
    talk.say("in de portieken")
    talk.say("de directe buren")
    finish(talk)
    assert "Aanpakken die hierbij horen" in talk.text
    assert "Houd hier rekening mee" in talk.text
    talk.choose("actie/vervolg")
    assert talk.asked == "rol"
    answers = talk.answers()
    assert answers["fase"] == ["fase/ongemak"]
    assert answers["locatie"] == ["locatie/woonomgeving"]


def test_a_policy_officer_scans_the_policy_in_sentences(talk: Talk) -> None:
    talk.say("kunnen we de beleidsscan doen?")
    talk.say("Een gemeente met twee kernen. De raad stelde er vragen over.")
    talk.say("capaciteit deels, visie nog niet, geld nog niet")
    talk.say("wat is een ketenpartner?")
    assert talk.asked == "signaleringsstructuur" or talk.asked
    finish(talk)
    assert "Dit ontbreekt nog" in talk.text
    analysis = talk.analysis()
    assert analysis["met_advies"] is False
    lines = [line for group in analysis["advies"]["uitkomsten"] for line in group["regels"]]
    assert any("thema/visie-strategie" in line["kennis"] for line in lines)
    jsonschema.validate(analysis, talk.client.get("/api/v1/analyses/schema").json())


def test_a_student_practises_and_goes_back_to_the_analysis(talk: Talk) -> None:
    talk.choose("actie/start/buurtanalyse")
    talk.choose("rol/buurtprofessional")
    real = talk.analysis_id()
    talk.say("ik wil eerst even oefenen met casus 1")
    talk.say("ja")
    assert "Casus 1" in talk.text
    talk.say("weet ik niet")
    assert talk.reply[0]["tekst"].startswith("De uitwerking kiest hier")
    practice = talk.analysis()
    assert practice["oefening"] == "casus/1"
    jsonschema.validate(practice, talk.client.get("/api/v1/analyses/schema").json())
    talk.say("verder met de buurtanalyse")
    assert talk.asked == "buurt"
    assert talk.analysis(real)["oefening"] is None
    assert set(talk.analysis(real)["stappen"][0]["vragen"][0]) >= {"vraag", "antwoord"}


def test_a_newcomer_does_the_quiz_with_a_question_in_between(talk: Talk) -> None:
    talk.say("start de quiz")
    talk.say("wat is segregatie?")
    assert talk.reply[0]["soort"] == "uitleg"
    first = talk.asked
    talk.say("1")
    assert talk.asked != first
    finish(talk)
    assert "van de 1 vragen goed" in talk.text


def test_the_arrival_of_an_azc_is_prepared(talk: Talk) -> None:
    talk.say("er komt hier een azc, ik wil de azc-check doen")
    assert talk.asked
    while talk.asked and talk.asked != "afronden":
        talk.say("sla over")
    finish(talk)
    assert talk.analysis()["status"] == "afgerond"


def test_a_newcomer_asks_on_and_on(talk: Talk) -> None:
    talk.say("Wat is buurtbemiddeling?")
    talk.say("wie doet dat dan?")
    assert talk.reply[0]["kennis"][0]["id"] == "interventie/buurtbemiddeling"
    talk.say("welke fasen zijn er?")
    talk.say("de derde graag")
    assert talk.reply[0]["kennis"][0]["id"] == "fase/onderhuidse-spanningen"
    talk.say("verschil tussen portiekportiers en straatportiers")
    assert len(talk.reply[0]["kennis"]) == 2
    talk.say("mijn buurman Karel scheldt iedereen uit, wat moet ik met hem")
    assert "Over één persoon kan ik u geen raad geven" in talk.text
