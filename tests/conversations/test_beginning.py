"""The first minute: who is this, what can it do, how do I begin."""

from talk import Talk


def test_the_greeting_says_what_this_is_and_what_is_kept(talk: Talk) -> None:
    assert "computerprogramma" in talk.text
    assert "bewaren" in talk.text
    assert "polarisatie" in talk.text


def test_the_greeting_offers_what_one_can_do(talk: Talk) -> None:
    assert talk.options == [
        "actie/verhaal",
        "actie/start/buurtanalyse",
        "actie/start/korte-route",
        "actie/lijsten",
        "actie/oefenen",
        "kennis/begrip/polarisatie",
        "actie/hulp",
    ]


def test_one_begins_by_typing_a_number(talk: Talk) -> None:
    talk.say("2")
    assert talk.asked == "rol"


def test_one_begins_by_just_saying_so(talk: Talk) -> None:
    talk.say("kunnen we samen naar mijn wijk kijken? ik wil een analyse maken")
    assert talk.asked == "rol"


def test_one_begins_by_button(talk: Talk) -> None:
    talk.choose("actie/start/buurtanalyse")
    assert talk.asked == "rol"


def test_a_newcomer_asks_what_polarisation_is_and_gets_the_source(talk: Talk) -> None:
    talk.say("wat is polarisatie?")
    explanation = talk.reply[0]
    assert explanation["soort"] == "uitleg"
    assert explanation["kennis"][0]["id"] == "begrip/polarisatie"
    assert explanation["kennis"][0]["waar"]
    assert "Bron:" in explanation["tekst"]


def test_after_an_explanation_there_is_more_to_read_and_a_way_to_the_analysis(talk: Talk) -> None:
    talk.say("wat is polarisatie?")
    assert "actie/uitleg/begrip/polarisatie" in talk.options
    assert "actie/start/buurtanalyse" in talk.options
    talk.say("1")
    assert "Een voorbeeld, van onszelf:" in talk.text


def test_it_admits_to_be_a_program(talk: Talk) -> None:
    talk.say("ben je een robot?")
    assert "computerprogramma" in talk.text


def test_what_it_does_not_know_it_says(talk: Talk) -> None:
    talk.say("hoe vraag ik een nieuw paspoort aan?")
    assert "Uw gemeente kan u daarmee helpen" in talk.text


def test_gibberish_gets_help_and_never_the_same_twice(talk: Talk) -> None:
    first = talk.say("asdkjh qwoeiu")[0]["tekst"]
    second = talk.say("zxcvb mnbvc")[0]["tekst"]
    assert first != second
    assert talk.options
