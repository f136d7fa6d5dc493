"""Questions about the advice itself: "waarom niet dialoogtafels?", "waarom deze?", "wat als het op school speelt?".

Finds what is asked; knows nothing of the advice. A question that names nothing of it is left to others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.reading.by_place import by_place
from bot.reading.commands import plain
from bot.reading.naming import Names

_KINDS = ("interventie/", "richting/")
_LEAD = r"^(?:(?:en|maar|oke|ok|eh|ehm|nou|ja|hm|dus) )*"
_YOU = "(?:u|je|jullie)"
_WHY = re.compile(
    rf"{_LEAD}(?:waarom|hoezo|waardoor|hoe (?:kan|komt) het dat"
    r"|leg (?:eens |even )?uit waarom) (?P<what>.+)$"
)
# In any sentence that names an approach, these ask about the advice and not about the approach itself.
_WHY_THERE = re.compile(
    r"\b(?:waarom|hoezo|hoe komt het|hoe kan het)\b.*\b(?:niet|geen|wel|staat|staan|laag|lager|hoog|hoger|eerst"
    r"|bovenaan|vooraan|plaats|advies|voorgesteld|raadt?|adviseert|kiest|stelt|past|passen|juist)\b"
)
_JUST_NAMED = 4
_MISSED = re.compile(
    rf"{_LEAD}(?:ik (?:mis|zie geen|zie nergens|had (?:eigenlijk )?(?!geen))"
    r"|(?:is|was|zijn|zou|zouden|past|passen) )(?P<what>.+)$"
)
_EXPECTED = re.compile(
    r"^ik (?:mis|zie)\b|\b(?:verwacht|gemist|nergens|erbij|(?:dan|hier) niet"
    r"|niet (?:beter|handiger|slimmer|geschikt|iets|ook))\b"
)
_ADVISED = r"(?:aanpak|interventie|richting|oplossingsrichting|advie[sz]|voorstel|volgorde)\w*"
_THESE = re.compile(
    r"^(?:nou |nu |juist |precies |eigenlijk )*(?:deze|die|dit|dat)(?: (?:vijf|vier|drie|twee))?"
    rf"(?: {_ADVISED})?(?: (?:eerst|bovenaan|vooraan|juist))*$"
    rf"|^(?:(?:raadt|raad|adviseert|adviseer|kiest|kies|noemt|noem) {_YOU}"
    r"|stelt u|stel je|staan? (?:deze|die|dit|dat))"
    r" (?:deze|die|dit|dat|voor|bovenaan|vooraan|eerst)\b(?! (?:vraag|vragen))"
)
_WHAT_IF = re.compile(
    rf"{_LEAD}(?:(?:wat|en) (?:nou |nu )?(?:als|indien|wanneer)"
    r"|wat (?:gebeurt|verandert|wordt|is) (?:er|(?:het|uw) advies|het) (?:dan )?(?:als|wanneer)"
    rf"|wat (?:adviseert|adviseer|raadt|zou) {_YOU}(?: \w+){{0,3}}? als"
    r"|stel(?: nou| nu| je voor| u voor| eens)*(?: dat)?"
    r"|verandert (?:het|uw|er) (?:advies |iets )?als) (?P<what>.+)$"
)
_GONE = re.compile(
    r"\b(?:niet|geen|zonder|weglaat|weglaten|wegvalt|wegvallen|schrap\w*|vervalt|eruit|opgelost)\b"
)
_ONLY = re.compile(r"\b(?:alleen|enkel|slechts|in plaats van|juist)\b")


class Supposing(StrEnum):
    """How a supposition changes what was answered."""

    ALSO = "ook"
    ONLY = "alleen"
    NOT = "niet"


@dataclass(frozen=True)
class WhyAsked:
    """What somebody wants to know the reason of: these items, or all that is advised when there are none."""

    ids: tuple[str, ...]


@dataclass(frozen=True)
class Supposed:
    """The words of a supposition, and how it changes what was answered."""

    text: str
    how: Supposing


def find_why(text: str, names: Names, listed: Sequence[str] = ()) -> WhyAsked | None:
    """The reason that is asked for; None when it is not about directions or interventions.

    `listed` is what was listed just before, so that "waarom de tweede?" is about its second.
    """
    wording = plain(text)
    asked = _WHY.match(wording)
    placed = by_place(wording, listed) if asked is not None else ()
    if placed and all(item.startswith(_KINDS) for item in placed):
        return WhyAsked(placed)
    if asked is not None and _THESE.search(asked["what"]):
        return WhyAsked(_advisable(wording, names))
    is_short = asked is not None and len(asked["what"].split()) <= _JUST_NAMED
    if is_short or _WHY_THERE.search(wording):
        ids = _advisable(wording, names)
        return WhyAsked(ids) if ids else None
    missed = _MISSED.match(wording)
    if missed is None or (not _EXPECTED.search(f"{wording} ") and not wording.startswith("ik mis")):
        return None
    ids = _advisable(missed["what"], names)
    return WhyAsked(ids) if ids else None


def find_supposition(text: str) -> Supposed | None:
    """What somebody supposes for a moment; None when the text supposes nothing."""
    found = _WHAT_IF.match(plain(text))
    if found is None:
        return None
    what = found["what"]
    how = Supposing.ALSO
    if _GONE.search(what):
        how = Supposing.NOT
    elif _ONLY.search(what):
        how = Supposing.ONLY
    return Supposed(what, how)


def without_denial(text: str) -> str:
    """The supposition without the words that deny it."""
    return " ".join(_GONE.sub(" ", text).split())


def _advisable(text: str, names: Names) -> tuple[str, ...]:
    return tuple(n.item for n in names.find(text) if n.item.startswith(_KINDS))
