"""What is called by its place in a numbered list: "wat is de tweede?", "de eerste en de derde"."""

import re
from collections.abc import Sequence

from bot.reading.commands import plain

_LOOKS_LIKE_QUESTION = re.compile(
    r"^(?:en |maar |oke |ok |dus |ja )*"
    r"(?:wat|wie|waar\w*|wanneer|hoe|welke?|leg|vertel|geef|graag|meer|kun je|kunt u)\b"
)
_ORDINALS = (
    "(?:eerste|1e|1ste)",
    "(?:tweede|2e|2de)",
    "(?:derde|3e|3de)",
    "(?:vierde|4e|4de)",
    "(?:vijfde|5e|5de)",
    "(?:zesde|6e|6de)",
    "(?:zevende|7e|7de)",
)
# "de eerste vraag" is no place in a list.
_OF_SOMETHING_ELSE = (
    r"(?! (?:vragen?|stap|keer|deel|antwoord\w*|indruk|week|dag|maand|jaar|helft|lijn|berichte?n?"
    r"|zin|analyse)\b)"
)
_FIRST_ONE = re.compile(r"\bbovenste\b")
_LAST_ONE = re.compile(rf"\b(?:de|die|het) laatste\b{_OF_SOMETHING_ELSE}|\bonderste\b")


def asks_by_place(text: str, listed: Sequence[str]) -> bool:
    """Whether something in a numbered list is asked about by its place: "wat is de tweede?"; no answer like that."""
    wording = plain(text)
    asks = looks_like_question(text)
    return asks and bool(by_place(wording, listed))


def looks_like_question(text: str) -> bool:
    """Whether a text has a question mark or begins as a question does."""
    return "?" in text or _LOOKS_LIKE_QUESTION.search(plain(text)) is not None


def by_place(wording: str, listed: Sequence[str]) -> tuple[str, ...]:
    """What is called by its place in a numbered list: "de derde", "die laatste", "de eerste en de tweede"."""
    called = [word for word in _ORDINALS if re.search(rf"\b{word}\b{_OF_SOMETHING_ELSE}", wording)]
    found = [item for word, item in zip(_ORDINALS, listed, strict=False) if word in called]
    if listed and _FIRST_ONE.search(wording):
        found.append(listed[0])
    if listed and _LAST_ONE.search(wording):
        found.append(listed[-1])
    return tuple(dict.fromkeys(found))
