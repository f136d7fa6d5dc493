"""Plays a case's conversation as the professional would: types the script, and reacts to what comes back.

When Buurtbrug asks "bedoelt u X?" and X is right, the player says ja. When it did not understand, the
player chooses by button, and the miss is written down.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from talk import Talk, choices

FOLDER = Path(__file__).parent / "cases" / "gesprekken"
_NOTHING = ("weet-niet",)
_NO_DEEPENING = ("geen",)


@dataclass
class Played:
    """A conversation that was played: who said what, what was missed, and how long each turn took."""

    lines: list[tuple[str, str]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    answers: int = 0

    def transcript(self) -> Iterator[str]:
        """The conversation as text."""
        for who, text in self.lines:
            yield f"**{who}:** {text}"


def scripts() -> list[str]:
    """The names of the conversations."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


def play(name: str, talk: Talk) -> Played:
    """Play the conversation with this name to its end."""
    script = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    player = _Player(talk)
    player.hears()
    player.types("ik wil graag een analyse maken van onze buurt")
    turns = script["beurten"]
    for number, turn in enumerate(turns):
        player.takes(turn, later={t["vraag"] for t in turns[number + 1 :] if "vraag" in t})
    return player.played


class _Player:
    """One professional with a script."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.played = Played()

    def takes(self, turn: dict[str, Any], later: set[str]) -> None:
        if "tussendoor" in turn:
            self.types(turn["tussendoor"])
            return
        question = turn["vraag"]
        if self.talk.asked != question and self.talk.asked in later:
            return  # the answers before made this question pointless
        self._goes_to(question)
        self.types(turn["tekst"])
        if question == "afronden":
            return
        self.played.answers += 1
        self._agrees_when_asked(question)
        expected = _expected(turn["verwacht"])
        if not self._is_answered(question, expected):
            self.played.missed.append(f"{question}: {turn['tekst']}")
            if self.talk.asked == question:
                self._chooses(expected)

    def _goes_to(self, question: str) -> None:
        """What the script left out is answered with "weet ik niet"."""
        for _ in range(3):
            if self.talk.asked in (question, ""):
                return
            self.types("weet ik niet")

    def _agrees_when_asked(self, question: str) -> None:
        if self.talk.asked == question and self.talk.reply[0]["tekst"].startswith("Bedoelt u"):
            self.types("ja")

    def _is_answered(self, question: str, expected: list[Any]) -> bool:
        given = self.talk.answers().get(question)
        if given is None:
            return False
        if question in ("richtingen", "interventies"):
            return set(expected) <= set(given)
        no_deepening = expected == ["nee"] and not given
        return no_deepening or sorted(map(str, given)) == sorted(map(str, expected))

    def _chooses(self, expected: list[Any]) -> None:
        cells = [cell for cell in expected if isinstance(cell, tuple)]
        if cells:
            self._turn(f"[kiest] {cells}", lambda: self.talk.fill(*cells))
            return
        ids = _NO_DEEPENING if expected == ["nee"] else tuple(expected) or _NOTHING
        self._turn(f"[kiest] {', '.join(ids)}", lambda: self.talk.choose(*ids))

    def types(self, text: str) -> None:
        self._turn(text, lambda: self.talk.say(text))

    def _turn(self, said: str, act: Any) -> None:
        self.played.lines.append(("Gebruiker", said))
        began = time.perf_counter()
        act()
        self.played.seconds.append(time.perf_counter() - began)
        self.hears()

    def hears(self) -> None:
        self.played.lines.extend(("Buurtbrug", message["tekst"]) for message in self.talk.reply)


def _expected(found: list[Any]) -> list[Any]:
    return choices(found)
