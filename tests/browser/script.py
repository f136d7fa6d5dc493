"""The written cases (tests/cases/gesprekken), for a person at the chat page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from tests.browser.chat_page import as_choice
from tests.player import FOLDER


@dataclass(frozen=True)
class ScriptedTurn:
    """One turn: an answer to `question` with what is expected of it, or something said in between."""

    text: str
    question: str = ""
    expected: tuple[Any, ...] = ()


def script(name: str) -> Iterator[ScriptedTurn]:
    """The turns of a case."""
    found = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    for turn in found["beurten"]:
        if "tussendoor" in turn:
            yield ScriptedTurn(turn["tussendoor"])
        else:
            expected = tuple(as_choice(choice) for choice in turn["verwacht"])
            yield ScriptedTurn(turn["tekst"], turn["vraag"], expected)
