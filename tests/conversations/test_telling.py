"""Just telling what goes on: for many the natural beginning."""

from talk import Talk

STORY = (
    "Op het plein hangen elke avond jongens van een jaar of zestien. Ze schelden voorbijgangers uit en ouderen lopen "
    "met een boog om het plein heen. In de flats groeten de oude bewoners en de nieuwe gezinnen elkaar niet, ze "
    "ergeren zich aan schoenen in het portiek. Gevochten is er gelukkig niet."
)


def test_a_story_is_read_and_told_back_with_its_own_words(talk: Talk) -> None:
    talk.choose("actie/verhaal")
    assert "Vertel maar" in talk.text
    talk.say(STORY)
    assert "Dit lees ik erin" in talk.text
    assert "plein" in talk.text
    assert {*talk.answers()["locatie"]} == {"locatie/woonomgeving", "locatie/publieke-ruimte"}


def test_what_is_right_is_confirmed_and_the_rest_is_asked(talk: Talk) -> None:
    talk.say(STORY)
    talk.say("ja dat klopt")
    assert talk.asked == "rol"


def test_what_is_wrong_is_mended_by_saying_so(talk: Talk) -> None:
    talk.say(STORY)
    talk.say("nee")
    assert "actie/wijzig/locatie" in talk.options
    talk.choose("actie/wijzig/locatie")
    talk.say("alleen op het plein")
    assert talk.answers()["locatie"] == ["locatie/publieke-ruimte"]


def test_a_question_comes_first_also_when_one_is_invited_to_tell(talk: Talk) -> None:
    talk.choose("actie/verhaal")
    talk.say("wat is polarisatie?")
    assert "Bron:" in talk.text


def test_names_in_a_story_are_masked(talk: Talk) -> None:
    talk.say("Mevrouw Wiersma van de flat vertelde dit. " + STORY)
    assert "Wiersma" not in talk.words("buurt")
    assert "[naam]" in talk.words("buurt")
