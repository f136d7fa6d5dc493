"""Step 4.1 in a conversation: what is done now, and who does it; told in one go, asked after, mended, skipped."""

import pytest

from bot.use_cases.doing_now import who_now
from bot.use_cases.results import result_json
from tests.use_cases.chat import Chat

UNEASE, NUISANCE = "oorzaak/a", "oorzaak/b"


@pytest.fixture
def at_policy(chat: Chat) -> Chat:
    return chat.come_to("beleid")


def who(chat: Chat) -> dict[str, tuple[str, ...]]:
    return dict(who_now(chat.state, chat.wiring.knowledge))


def test_one_answer_tells_what_is_done_and_by_whom(at_policy: Chat) -> None:
    at_policy.say("overlast deels, door het jongerenwerk en de politie; ongemak nog niet")
    assert at_policy.asked == "ontbreekt"
    assert who(at_policy) == {NUISANCE: ("het jongerenwerk", "de politie")}
    assert "Overlast van kinderen en jongeren: het jongerenwerk en de politie" in at_policy.text


def test_who_is_asked_where_something_is_done_by_nobody_knows_whom(at_policy: Chat) -> None:
    at_policy.say("overlast deels, ongemak niet")
    assert at_policy.asked == "wie-nu"
    at_policy.say("de politie houdt toezicht, het jongerenwerk praat met de jongens")
    assert at_policy.asked == "ontbreekt"
    assert who(at_policy) == {NUISANCE: ("de politie", "het jongerenwerk")}


def test_grid_filled_by_button_leads_to_the_same_question(at_policy: Chat) -> None:
    at_policy.fill((NUISANCE, "voldoende"), (UNEASE, "niet"))
    assert at_policy.asked == "wie-nu"


def test_who_has_nothing_to_say_is_not_asked(at_policy: Chat) -> None:
    at_policy.say("ongemak niet, overlast niet")
    assert at_policy.asked == "ontbreekt"


@pytest.mark.parametrize("words", ["sla over", "weet ik niet"])
def test_question_is_skipped_in_a_word(at_policy: Chat, words: str) -> None:
    at_policy.say("overlast deels, ongemak niet")
    at_policy.say(words)
    assert at_policy.asked == "ontbreekt"
    assert who(at_policy) == {}


def test_who_alone_is_kept_while_how_much_is_asked_again(at_policy: Chat) -> None:
    at_policy.say("de politie surveilleert op het plein, het jongerenwerk praat met de jongens")
    assert at_policy.asked == "beleid"
    assert at_policy.says("wie-nu-genoeg")
    at_policy.say("overlast deels, ongemak niet")
    assert at_policy.asked == "ontbreekt"
    assert who(at_policy) == {NUISANCE: ("de politie", "het jongerenwerk")}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "verander wie er nu iets doet: bij overlast ook de wijkagent",
            ("de politie", "het jongerenwerk", "de wijkagent"),
        ),
        ("bij wie er nu al iets doet mag de politie weg", ("het jongerenwerk",)),
        (
            "bij wie er nu al iets doet was ik de wijkagent vergeten",
            ("de politie", "het jongerenwerk", "de wijkagent"),
        ),
    ],
)
def test_one_sentence_mends_it(at_policy: Chat, words: str, expected: tuple[str, ...]) -> None:
    at_policy.say("overlast deels door de politie en het jongerenwerk, ongemak niet")
    at_policy.say(words)
    assert who(at_policy) == {NUISANCE: expected}
    assert at_policy.asked == "ontbreekt"


def test_closing_question_offers_it_too(chat: Chat) -> None:
    chat.come_to("beleid").fill((NUISANCE, "deels"), (UNEASE, "niet"))
    chat.say("sla over")
    chat.come_to("afronden")
    assert "actie/wijzig/wie-nu" in chat.options
    chat.choose("actie/wijzig/wie-nu")
    chat.say("overlast: de straatcoaches")
    assert who(chat) == {NUISANCE: ("de straatcoaches",)}
    assert chat.asked == "afronden"


def test_name_of_a_person_is_asked_to_be_a_function(at_policy: Chat) -> None:
    at_policy.say("overlast deels, ongemak niet")
    at_policy.say("[naam] van de corporatie")
    assert who(at_policy) == {NUISANCE: ("de corporatie",)}
    assert "functie" in at_policy.text


def test_what_is_not_done_any_more_takes_who_does_it_along(at_policy: Chat) -> None:
    at_policy.say("overlast deels, ongemak niet")
    at_policy.say("het jongerenwerk")
    at_policy.choose("actie/wijzig/beleid")
    at_policy.fill((NUISANCE, "niet"), (UNEASE, "niet"))
    assert at_policy.state.answer_to("wie-nu") is None


def test_result_and_summary_show_it(at_policy: Chat) -> None:
    at_policy.say("overlast deels, ongemak niet")
    at_policy.say("de politie")
    spots = result_json(at_policy.state, at_policy.wiring.knowledge)["witte_vlekken"]
    assert {spot["probleem"]: spot["wie"] for spot in spots} == {
        NUISANCE: ["de politie"],
        UNEASE: [],
    }  # type: ignore[attr-defined]
    at_policy.choose("actie/samenvatting")
    assert "Wie er nu al iets doet: overlast van kinderen en jongeren: de politie" in at_policy.text
