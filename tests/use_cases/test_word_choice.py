"""Hard words about a group get a mild tip in the summary, and stay as they are."""

from tests.use_cases.chat import Chat


def told(chat: Chat, text: str) -> str:
    chat.begin()
    chat.choose("rol/beleidsambtenaar")
    chat.say(text)
    chat.say("samenvatting")
    return chat.text


def test_a_hard_word_gets_a_tip(chat: Chat) -> None:
    text = told(chat, "Dat tuig op het plein verpest het voor iedereen.")
    assert 'u schreef "tuig"' in text
    assert "mensen die overlast geven" in text
    assert chat.answer("buurt").text == "Dat tuig op het plein verpest het voor iedereen."


def test_what_others_said_is_no_word_of_the_user(chat: Chat) -> None:
    assert "Een tip" not in told(
        chat, "Bewoners roepen 'wat een tuig' en \"die tokkies\" tegen elkaar."
    )


def test_neutral_words_get_no_tip(chat: Chat) -> None:
    assert "Een tip" not in told(
        chat, "De jongeren op het plein geven overlast, en tuigage ligt er ook."
    )


def test_at_most_two_tips(chat: Chat) -> None:
    text = told(chat, "Dat tuig, die tokkies, die junks en die zigeuners, altijd wat.")
    assert text.count("Een tip over uw woorden") == 2
