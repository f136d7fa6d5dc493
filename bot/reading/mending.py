"""Mending what was read in a story, in one sentence: "bij de plek ook de kantine", "geen school".

Finds what is to be added to or taken from which answer; whether that is possible is for others to say.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.reading.commands import plain

_ADDS = re.compile(
    r"\b(?:ook|nog|erbij|daarnaast|plus|mist|mis|vergeten|vergat|ontbreekt|toe|toevoegen)\b"
)
_TAKES_AWAY = re.compile(r"\b(?:niet|geen|weg|eraf|eruit|haal|schrap|zonder)\b")
_AWAY_AT_END = re.compile(r"(?: (?:weg|eraf|eruit|toe|erbij|ook|nog|niet))+$")
_ABOUT = r"(?:bij|voor|aan|van|over|onder)"
_FILLING = re.compile(
    r"^(?:(?:en|maar|nee|ja|wacht|ok|oke|eh|hm|toch|wel|ook|nog|er|is|zijn|komt|hoort|horen|het|was|u|je|ik|mist|mis|daar|graag"
    r"|haal|schrap|geen|niet|voeg|plus|daarnaast|vergeet|vergeten|bent|bij|speelt|gaat|om|over) )+"
)


@dataclass(frozen=True)
class Mending:
    """What somebody wants changed: the question if it was named, and the words of what comes in or goes out."""

    question: str | None
    text: str
    is_gone: bool


def find_mending(text: str, questions: Mapping[str, Sequence[str]]) -> Mending | None:
    """The mending in a text, `questions` being what can be mended, by their names; None when there is none in it."""
    wording = plain(text)
    named = _named(wording, questions)
    rest = wording if named is None else named[1]
    adds, takes_away = _ADDS.search(wording), _TAKES_AWAY.search(wording)
    if not rest or not (named or adds or takes_away):
        return None
    is_gone = takes_away is not None and adds is None
    what = _AWAY_AT_END.sub("", _FILLING.sub("", f"{rest} ").strip())
    return Mending(named[0] if named else None, what, is_gone)


def _named(wording: str, questions: Mapping[str, Sequence[str]]) -> tuple[str, str] | None:
    """The question that the text says it is about, and what it says besides."""
    for question, names in questions.items():
        spelled = "|".join(sorted(map(re.escape, map(plain, names)), key=len, reverse=True))
        found = re.search(rf"\b{_ABOUT} (?:de |het |uw |mijn |die )?(?:{spelled})\b", wording)
        if found is not None:
            rest = f"{wording[: found.start()]} {wording[found.end() :]}"
            return question, " ".join(rest.split())
    return None
