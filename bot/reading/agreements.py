"""Who does what, and when: "buurtbemiddeling: de sociaal werker, vóór 1 maart" as an agreement.

Reads what somebody typed about things that are known by name or number. What is not understood stays as it was said.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.reading.commands import plain

_BREAK = re.compile(r"[\n;]+|(?<=[a-zé])\.\s+|(?<=\d)\.\s+(?=[A-Z])|\.\s*$")
_JOINT = re.compile(r",\s*|\s+en\s+(?:ook\s+)?|\s+maar\s+")
_MONTH = (
    "(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni|juli|aug(?:ustus)?|sep(?:t(?:ember)?)?"
    "|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_SEASON = "(?:zomer|winter|lente|herfst|voorjaar|najaar)(?:vakantie)?|vakantie|kerst|pasen|ramadan"
_DAY = "(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_COUNT = r"(?:\d+|een|één|twee|drie|vier|vijf|zes|acht|tien)"
_MOMENT = "|".join(
    (
        r"\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?",
        rf"(?:\d{{1,2}}(?:e)? )?(?:(?:begin|half|eind|medio) )?{_MONTH}\.?(?: \d{{4}})?",
        rf"(?:volgende?|komende?|deze|dit|aanstaande) (?:week|maand|kwartaal|jaar|schooljaar|{_DAY}|{_SEASON})",
        rf"(?:(?:de|het|kerst) )?(?:{_SEASON})",
        r"week \d{1,2}|q[1-4]|(?:het )?(?:eerste|tweede|derde|vierde) kwartaal(?: van \d{4})?|20\d\d",
        rf"(?:binnen|over|na) {_COUNT} (?:dag|week|weken|maand|maanden|jaar)",
        rf"{_DAY}|vandaag|morgen|meteen|direct|nu al|zo snel mogelijk|elke (?:week|maand)",
    )
)
_BEFORE = (
    r"(?:(?:uiterlijk|vanaf|voor|vóór|per|op|tot|tegen|rond|in|sinds|na|binnen) ){0,2}"
    r"(?:(?:begin|half|eind|medio|einde) )?(?:de loop van )?"
)
_WHEN = re.compile(rf"(?<!\w)(?P<when>{_BEFORE}(?:{_MOMENT}))(?!\w)", re.IGNORECASE)
_LINKS = frozenset(
    str.split(
        "door doet doen pakt pakken op trekt trekken is zijn van wordt worden gedaan gaat gaan regelt regelen neemt"
        " nemen dat dit dan zal zullen start starten begint beginnen en die met wie wat wanneer ook"
        " verantwoordelijk alles"
    )
)
_ARTICLES = frozenset({"de", "het", "een", "alle"})
_NOBODY_YET = re.compile(
    r"\b(?:weet (?:ik|we) (?:het )?(?:nog )?niet|geen idee|nog niet bekend|onbekend|nog (?:niemand|open|niet))\b"
)


@dataclass(frozen=True)
class Agreement:
    """One thing with who does it and when, as it was said; both may be empty."""

    thing: str
    who: str
    when: str


def agreements(text: str, things: Mapping[str, Sequence[str]]) -> tuple[Agreement, ...]:
    """The agreements in a text, in the order of `things`: ids with their names, which also answer to their number.

    A text that names none of them is about all of them. What is said twice about one thing counts the last time.
    """
    pieces = [p.strip() for p in _BREAK.split(text) if p and p.strip()]
    names = _names(things)
    found: dict[str, Agreement] = {}
    for piece in pieces:
        for thing, part in _by_thing(piece, names):
            found[thing] = _agreement(thing, part)
    if not found and pieces:
        whole = _agreement("", " ".join(pieces))
        found = {thing: Agreement(thing, whole.who, whole.when) for thing in things}
    return tuple(found[thing] for thing in things if thing in found)


def _names(things: Mapping[str, Sequence[str]]) -> dict[str, re.Pattern[str]]:
    """How each is called: a whole name, a part of it between commas, or its number at the start."""
    patterns = {}
    for number, (thing, names) in enumerate(things.items(), start=1):
        parts = {part.strip() for name in names for part in (name, *name.split(","))}
        spelled = "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True) if part)
        patterns[thing] = re.compile(
            rf"(?<!\w)(?:{spelled})(?!\w)|^(?:aanpak |nummer )?{number}(?=[:.) ](?!\d))[:.)]?",
            re.IGNORECASE,
        )
    return patterns


def _by_thing(piece: str, names: Mapping[str, re.Pattern[str]]) -> list[tuple[str, str]]:
    """The parts of a piece, each with the thing that it names; cut at the joint before a next thing."""
    spots = sorted(
        (found.start(), found.end(), thing)
        for thing, pattern in names.items()
        if (found := pattern.search(piece)) is not None
    )
    parts = []
    begin = 0
    for place, (start, end, thing) in enumerate(spots):
        stop = len(piece)
        if place + 1 < len(spots):
            following = spots[place + 1][0]
            joints = [m.start() for m in _JOINT.finditer(piece, end, following + 1)]
            stop = joints[-1] if joints else following
        parts.append((thing, f"{piece[begin:start]} {piece[end:stop]}"))
        begin = stop
    return parts


def _agreement(thing: str, part: str) -> Agreement:
    when = _WHEN.search(part)
    rest = part if when is None else f"{part[: when.start()]} {part[when.end() :]}"
    return Agreement(thing, _who(rest), when["when"].strip() if when else "")


def _who(rest: str) -> str:
    """What is left when thing, moment and small words are gone; nothing when nobody knows yet."""
    words = re.sub(r"[:,.()–-]+(?=\s|$)|(?<!\w)[:,.()–-]+", " ", rest).split()
    if _NOBODY_YET.search(plain(rest)):
        return ""
    while words and plain(words[0]) in _LINKS:
        words.pop(0)
    while words and plain(words[-1]) in _LINKS | _ARTICLES:
        words.pop()
    return " ".join(words)
