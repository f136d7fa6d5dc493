"""The interviews of tests/cases/gesprekken, played with the stock bot: numbers where it wants numbers.

What a stock bot cannot do (going back, changing an answer) is left out; questions asked in between stay in.
"""

import json
import re
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from player import FOLDER
from stock.running import StockTalk

_BEGIN = "ik wil graag een analyse maken van onze buurt"
_NUMBERED = re.compile(r"^(\d+)\. (.+)$", re.MULTILINE)
_UNKNOWN = "0"
_TRIES = 12


class StockPlayer:
    """One professional with a script, at the stock bot; `sent` and `seconds` have an entry for each turn."""

    def __init__(self, bot: Path, say: Callable[[str], list[dict[str, Any]]]) -> None:
        self.questions = json.loads((bot / "vragen.json").read_text(encoding="utf-8"))
        self._say = say
        self.reply: list[dict[str, Any]] = []
        self.sent: list[str] = []
        self.seconds: list[float] = []
        self.misread = 0

    def play(self, name: str) -> None:
        """The conversation with this name, to its end."""
        script = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))["beurten"]
        self.types(_BEGIN)
        for turn in script:
            if "tussendoor" in turn:
                if turn["tussendoor"].endswith("?"):
                    self.types(turn["tussendoor"])
            else:
                self._takes(turn, {t["vraag"] for t in script if "vraag" in t})

    def _takes(self, turn: dict[str, Any], known: set[str]) -> None:
        for _ in range(_TRIES):
            if self.asked is None or self.asked["id"] in known:
                break
            self.answers(_UNKNOWN)
        if self.asked is None or self.asked["id"] != turn["vraag"]:
            return
        self.answers(self._answer(turn))

    def answers(self, text: str) -> None:
        """Answer the open question; by button when the text was not taken for an answer."""
        asked = self.asked
        self.types(text)
        if self.asked == asked:
            self.misread += 1
            self.types(f"/geef_antwoord{json.dumps({'keuze': text})}")

    def types(self, text: str) -> None:
        """One turn."""
        began = time.perf_counter()
        self.reply = self._say(text)
        self.seconds.append(time.perf_counter() - began)
        self.sent.append(text)

    @property
    def asked(self) -> dict[str, Any] | None:
        """The question that is open now."""
        said = "\n".join(message.get("text", "") for message in self.reply)
        found = [q for q in self.questions if q["tekst"] in said]
        return found[-1] if found else None

    def _answer(self, turn: dict[str, Any]) -> str:
        question = self.asked
        assert question is not None
        if question["soort"] == "tekst":
            return str(turn["tekst"])
        rows, options = self._shown(question)
        if turn["vraag"] == "afronden":
            return "1"
        wanted = turn["verwacht"]
        if question["soort"] == "raster":
            cells = [
                f"{rows[c['rij']]}={options[c['keuze']]}"
                for c in wanted
                if c["rij"] in rows and c["keuze"] in options
            ]
            return ", ".join(cells) or _UNKNOWN
        return ", ".join(str(options[c]) for c in wanted if c in options) or _UNKNOWN

    def _shown(self, question: dict[str, Any]) -> tuple[dict[str, int], dict[str, int]]:
        """The numbers of rows and options by id, as the reply shows them."""
        ids = {
            o["label"]: o["id"]
            for part in ("rijen", "opties")
            for o in (*question[part]["alle"], *question[part]["vast"])
        }
        message = next(m for m in self.reply if question["tekst"] in m.get("text", ""))
        found = [(int(number), label) for number, label in _NUMBERED.findall(message["text"])]
        buttons = [button["title"] for button in message.get("buttons", ())]
        found += list(enumerate(buttons, start=1))
        starts = [place for place, (number, _) in enumerate(found) if number == 1]
        lists = [
            {ids[label]: number for number, label in found[start:end]}
            for start, end in pairwise([*starts, len(found)])
        ]
        return (lists[0], lists[1]) if len(lists) > 1 else ({}, lists[0] if lists else {})


def play_at(bot: Path, talk: StockTalk, name: str) -> StockPlayer:
    """Play this conversation with the stock bot."""
    player = StockPlayer(bot, talk.say)
    player.play(name)
    return player
