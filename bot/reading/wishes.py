"""Which questionnaire, case or quiz somebody wants to begin or to go on with: "doe maar de korte route".

By rule: a name out of `knowledge/` beside a word that asks for it. Asking *about* it is a question, no wish.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.reading.commands import plain
from bot.reading.words import word_count


class WishKind(StrEnum):
    """What is wished for."""

    BEGIN = "begin"
    GO_ON = "verder"
    PRACTISE = "oefenen"
    CHOOSE = "kiezen"


@dataclass(frozen=True)
class Wish:
    """`target` is the id of a questionnaire, or of a case to practise with; None when none was named."""

    kind: WishKind
    target: str | None = None


_LONGEST = 14
_NAME_ALONE = 3
_ASKS_ABOUT = re.compile(
    r"^(?:wat|waarom|waarvoor|wie|hoe|waar|wanneer|welke|hoeveel|is|zijn|heeft|leg)\b"
)
_BEGINS = re.compile(
    r"\b(?:start\w*|begin\w*|doe|doen|wil|willen|wou|graag|invullen|maken|maak|open|naar|ga|gaan|liever|toch|"
    r"kan ik|mag ik|kunnen we|zullen we|laten we|laat me|geef|nodig|uitvoeren|afnemen|checken)\b"
)
_GOES_ON = re.compile(r"\b(?:verder|terug|hervat\w*|ga door|doorgaan|afmaken|weer|oppakken|pak)\b")
_ENDS = re.compile(
    r"\b(?:rond\w*|afrond\w*|klaar|stop\w*|advies|aanpassen|wijzig\w*|samenvatting|rapport)\b"
)
_PRACTISES = re.compile(r"\b(?:oefen\w*|inoefenen|uitproberen|proefdraaien)\b")
_CHOOSES = re.compile(
    r"\b(?:andere|welke|alle|nog een|overige) (?:vragenlijst\w*|lijsten|routes?|soorten analyses?)\b"
    r"|\bvragenlijsten\b|\bwat kan ik (?:hier )?(?:allemaal )?(?:invullen|kiezen|starten)\b"
)
_OPENS = re.compile(
    r"^(?:nee |wacht |oke |eigenlijk )*"
    r"(?:ik wil|ik wou|kan ik|mag ik|doe|start|begin|laten we|zullen we|kunnen we|verder met)\b"
)
_CASE = re.compile(r"\b(?:casus|verhaal|situatie|beschrijving)\b")
_AGAIN = re.compile(
    r"\b(?:nog|weer|opnieuw|terug|lees|lezen|teruglezen|zien|toon|laat|wat was|wat stond)\b"
)


def begins_with_wish(text: str) -> bool:
    """Whether a text opens as a wish does, rather than as an account."""
    return _OPENS.search(plain(text)) is not None


def asks_for_case(text: str) -> bool:
    """Whether somebody who practises wants to read the case again."""
    wording = plain(text)
    is_short = word_count(text) <= _LONGEST
    return is_short and bool(_CASE.search(wording) and _AGAIN.search(wording))


def find_wish(
    text: str, questionnaires: Mapping[str, Sequence[str]], cases: Mapping[str, Sequence[str]]
) -> Wish | None:
    """The wish in a message, or None. Both mappings give the names that people use."""
    wording = plain(text)
    if not wording or word_count(text) > _LONGEST:
        return None
    if _CHOOSES.search(wording):
        return Wish(WishKind.CHOOSE)
    if _ASKS_ABOUT.search(wording) or _ENDS.search(wording):
        return None
    named = _named(wording, questionnaires)
    if _PRACTISES.search(wording) and named is None:
        case = _named(wording, cases)
        goes_on = case is not None and _GOES_ON.search(wording)
        kind = WishKind.GO_ON if goes_on else WishKind.PRACTISE
        return Wish(kind, case[0] if case else None)
    if named is None:
        return None
    target, name = named
    rest = wording.replace(name, " ", 1).split()
    if _GOES_ON.search(wording):
        return Wish(WishKind.GO_ON, target)
    if _BEGINS.search(wording) or len(rest) <= _NAME_ALONE:
        return Wish(WishKind.BEGIN, target)
    return None


def _named(wording: str, names: Mapping[str, Sequence[str]]) -> tuple[str, str] | None:
    """The id whose longest name stands in the wording, with that name."""
    found = [
        (len(name), item_id, name)
        for item_id, several in names.items()
        for name in map(plain, several)
        if f" {name} " in f" {wording} "
    ]
    if not found:
        return None
    _, item_id, name = max(found)
    return item_id, name
