"""What messages lead to is told in one of four words; a repeated message is not counted again."""

from __future__ import annotations

import datetime as dt
from itertools import chain, count

from bot.use_cases.understood import Understood
from tests.use_cases.chat import BEGIN, Chat


def test_each_message_is_told_by_what_it_led_to(chat: Chat) -> None:
    chat.begin()
    chat.say("ik ben opbouwwerker")
    chat.say("wat is polarisatie?")
    chat.say("terug")
    chat.say("blauwe fietsbellen zingen zacht")
    assert chat.outcomes == [
        Understood.COMMAND,
        Understood.ANSWER,
        Understood.QUESTION,
        Understood.COMMAND,
        Understood.UNCLEAR,
    ]


def test_same_message_again_is_not_counted_again(chat: Chat) -> None:
    chat.send("wat is polarisatie?", key="k")
    chat.send("wat is polarisatie?", key="k")
    assert chat.outcomes == [Understood.QUESTION]


def test_clock_that_jumps_back_changes_no_order(chat: Chat) -> None:
    """Order comes from counts; a time is only told."""
    backwards = (BEGIN - dt.timedelta(days=n) for n in count(1))
    chat.clock = chain([BEGIN], backwards)
    chat.come_to("vorm")
    said = [message.tekst for message in chat.store.messages(chat.id)]
    asked = [answer.question for answer in chat.state.answers]
    assert asked[:2] == ["rol", "buurt"]
    assert said.index("Daar is van alles over te vertellen.") > 2
    analysis = chat.store.analysis(str(chat.conversation.analysis))
    assert analysis.changed < analysis.started
    chat.say("terug")
    assert chat.asked == "signalen"
