"""Messages keep their meaning when they go through JSON, as they do on the way to the database and back."""

import json

import pytest

from bot.use_cases.messages import Message, MessageKind, text_message
from tests.use_cases.chat import Chat


def test_every_message_of_a_whole_conversation_survives_json(chat: Chat) -> None:
    chat.finish()
    chat.say("wat is polarisatie?")
    for message in chat.store.messages(chat.id):
        assert Message.from_json(json.loads(json.dumps(message.as_json()))) == message


def test_only_what_is_proposed_carries_the_mark(chat: Chat) -> None:
    view = chat.come_to("richtingen").reply[-1].as_json()["vraag"]
    assert isinstance(view, dict)
    proposed = [option for option in view["opties"] if "voorstel" in option]
    assert 0 < len(proposed) < len(view["opties"])
    assert all(option["voorstel"] is True and option["bewijs"] for option in proposed)


def test_rows_are_only_there_for_a_grid(chat: Chat) -> None:
    assert "rijen" not in chat.come_to("vorm").reply[-1].as_json()["vraag"]  # type: ignore[operator]
    chat.say("terug")
    assert "rijen" in chat.reply[-1].as_json()["vraag"]  # type: ignore[operator]


@pytest.mark.parametrize(
    "broken",
    [
        {"soort": "bestaat-niet", "tekst": "x", "van": "bot"},
        {"soort": "tekst", "tekst": "x", "van": "iemand"},
        {"soort": "tekst", "tekst": 3, "van": "bot"},
        {"soort": "tekst", "van": "bot"},
        {"soort": "vraag", "tekst": "x", "van": "bot", "vraag": {"id": "x"}},
    ],
)
def test_broken_message_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Message.from_json(broken)


def test_message_gets_its_id_without_changing_otherwise() -> None:
    message = text_message("Dag")
    assert message.with_id("7").as_json() == message.as_json() | {"id": "7"}
    assert message.soort is MessageKind.TEXT
