"""What somebody already wants to do, or already judges, while the picture is still being made.

"We moeten gewoon camera's ophangen" is a solution, "dat is de schuld van de ouders" a judgement. What others want or
think is part of the picture, and so is what somebody asks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.words import bare

_BREAK = re.compile(
    r"(?<=[.;!?])\s+|\n+|,\s*(?:en |maar |dus )?(?=(?:we|wij|je|er|dat|het|daar|volgens|ik)\b)|;\s*"
)
_OPENING = (
    r"^(?:(?:en|maar|dus|nou|tja|ja|nee|eigenlijk|kijk|volgens mij|ik vind(?: gewoon)?(?: dat)?|ik denk(?: dat)?"
    r"|wat mij betreft|daarom|daar|hier|dan)[, ]+)*"
)
_ACT = (
    r"(?:ophangen|neerhangen|plaatsen|neerzetten|weghalen|afsluiten|sluiten|verbieden|aanpakken|oppakken|beboeten"
    r"|handhaven|inzetten|organiseren|opzetten|bouwen|slopen|uitzetten|opsluiten|straffen|optreden|ingrijpen"
    r"|schoonmaken|opknappen|aanspreken|wegsturen|verplaatsen|uitplaatsen|beginnen met|zorgen)"
)
_WE = r"(?:we|wij|je|jullie)"
_JUST = r"(?:gewoon|eens|maar|eindelijk|meer)"
_OFFICE = r"(?:gemeente|politie|corporatie|school|burgemeester|overheid)"
_SOLUTIONS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_OPENING}{_WE} (?:moeten|moet|zouden|zou) (?:er |ze |dat |daar |dus )*(?:{_JUST}|beter|toch) \w+",
        rf"{_OPENING}{_WE} (?:moeten|moet|zouden|zou|kunnen|kan) (?:\S+ ){{0,8}}{_ACT}\b",
        rf"{_OPENING}moet(?:en)? (?:{_WE}|er) (?:\S+ ){{0,3}}{_JUST} \w+",
        rf"{_OPENING}moet(?:en)? (?:{_WE}|er) (?:\S+ ){{0,8}}{_ACT}\b",
        rf"{_OPENING}(?:\S+ ){{1,4}}moet(?:en)? gewoon \w+",
        rf"{_OPENING}er moet(?:en)? (?:{_JUST}|snel|een|echt) .{{0,60}}\b(?:bij|staan|lopen|gebeuren|{_ACT})\b",
        rf"{_OPENING}er moet(?:en)? .{{2,60}} komen\b",
        rf"{_OPENING}(?:de )?{_OFFICE} (?:moet|zou) {_JUST} ",
        rf"{_OPENING}laten we {_JUST} ",
        rf"{_OPENING}ik zou (?:er |daar |hier |ze )?(?:gewoon|meteen|eerst|meer) ",
        rf"{_OPENING}gewoon (?:\S+ ){{1,5}}{_ACT}\b",
        r"^wat (?:we|je|er|hier|ons) .{0,30}\bnodig\b",
        r"^(?:de|mijn|onze) oplossing (?:is|zou|ligt)\b|^het beste (?:is|zou zijn|lijkt mij|lijkt me)\b",
        r"^(?:hang|zet|plaats|sluit|stuur|pak) (?:daar |er |hier |ze )?(?:gewoon|maar) ",
    )
)
_JUDGEMENTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_OPENING}(?:het|dat|dit) (?:is|komt) (?:gewoon |allemaal |natuurlijk )*(?:de|hun) (?:eigen )?schuld\b",
        rf"{_OPENING}(?:het|dat|dit) (?:komt|ligt) (?:gewoon|allemaal|natuurlijk|puur) (?:door|doordat|omdat|aan)\b",
    )
)
# What is said by others, what is asked, and what is about this conversation.
_NO_THOUGHT = re.compile(
    r"\?\s*$|\b(?:bewoners|mensen|buren|ouderen|jongeren|ouders|sommigen|men|iedereen|anderen) (?:\w+ ){0,3}"
    r"(?:vinden|vindt|zeggen|zegt|roepen|willen|eisen|denken|klagen)\b"
    r"|\bmoet(?:en)? (?:we |ik )?(?:(?:nog|eerst|dat|even|ook) )*(?:\w+ )?"
    r"(?:uitzoeken|navragen|vragen|weten|kijken|stoppen|weg|verder|ophouden)\b"
    r"|\b(?:vroeger|geluisterd|luisteren)\b"
)
_FEWEST_WORDS = 3


@dataclass(frozen=True)
class EarlyThoughts:
    """A text taken apart: what somebody wants to do, what they judge, and the rest, each in their own words."""

    solutions: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    rest: str = ""

    def __bool__(self) -> bool:
        return bool(self.solutions or self.judgements)


def early_thoughts(text: str) -> EarlyThoughts:
    """The thoughts in a text, clause by clause; false when there are none."""
    solutions, judgements, rest = [], [], []
    for clause in _clauses(text):
        wording = bare(clause.lower()).strip(" .!,")
        if _NO_THOUGHT.search(wording) or len(wording.split()) < _FEWEST_WORDS:
            rest.append(clause)
        elif any(pattern.search(wording) for pattern in _SOLUTIONS):
            solutions.append(_quotable(clause))
        elif any(pattern.search(wording) for pattern in _JUDGEMENTS):
            judgements.append(_quotable(clause))
        else:
            rest.append(clause)
    return EarlyThoughts(tuple(solutions), tuple(judgements), " ".join(rest))


def _clauses(text: str) -> Iterator[str]:
    yield from (part.strip() for part in _BREAK.split(text) if part and part.strip())


def _quotable(clause: str) -> str:
    return clause.strip(" .!,;")
