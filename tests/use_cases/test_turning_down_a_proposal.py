"""What Buurtbrug proposes can be turned down, taken over, added to or replaced, in words of one's own."""

import pytest

from tests.use_cases.chat import Chat


@pytest.fixture
def proposed(chat: Chat) -> Chat:
    chat.come_to("interventies")
    assert chat.ticked
    return chat


@pytest.mark.parametrize(
    "text", ["nee", "klopt niet", "niks van dit rijtje zie ik zitten", "geen van deze aanpakken"]
)
def test_turned_down_is_understood_and_asked_on(proposed: Chat, text: str) -> None:
    proposed.say(text)
    assert proposed.says("voorstel-afgewezen")
    assert proposed.asked == "interventies"
    assert proposed.state.answer_to("interventies") is None


def test_turned_down_in_words_that_only_the_engine_knows(proposed: Chat) -> None:
    proposed.say("u zit er helemaal naast", intent="ontken")
    assert proposed.says("voorstel-afgewezen")


def test_what_is_picked_takes_the_place_of_what_was_proposed(proposed: Chat) -> None:
    assert "interventie/buurtambassadeurs" not in proposed.ticked
    proposed.say("doe maar de buurtambassadeurs")
    assert proposed.answer("interventies").choices == ("interventie/buurtambassadeurs",)


def test_yes_with_something_beside_it_adds(proposed: Chat) -> None:
    ticked = proposed.ticked
    proposed.say("ja, en ook de buurtambassadeurs")
    chosen = proposed.answer("interventies").choices
    assert set(chosen) == {*ticked, "interventie/buurtambassadeurs"}


def test_just_do_it_takes_what_was_proposed(proposed: Chat) -> None:
    ticked = proposed.ticked
    proposed.say("doe maar")
    assert set(proposed.answer("interventies").choices) == set(ticked)
