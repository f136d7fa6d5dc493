"""Which button of a menu somebody means by a word of its label: "doe maar de snelle", "graag oefenen"."""

import re
from collections.abc import Sequence

from bot.reading.commands import plain
from bot.reading.lemmas import lemma
from bot.reading.meaning import Option
from bot.reading.wordlists import FUNCTION_WORDS

_PICKS = re.compile(
    r"^(?:(?:ja|nou|ok|oke|eh|dan|graag|liever|alsjeblieft|doe|kies|ik kies|ik neem|geef) (?:(?:maar|toch|mij|me) )*)*"
    r"(?:(?:de|die|dat|het) (?:met (?:de |het )?)?)?(?P<what>[a-z ]+?)(?: (?:graag|dan|maar|aub|svp))*$"
)
_SHORTEST, _LONGEST = 2, 6


def named_in_menu(text: str, options: Sequence[Option]) -> str | None:
    """The id of the one option whose label has a word of this short text; None for none or for several."""
    wording = plain(text)
    found = _PICKS.fullmatch(wording)
    is_pick = found is not None and found["what"] != wording
    if found is None or not is_pick or not _SHORTEST <= len(wording.split()) <= _LONGEST:
        return None
    wanted = _stems(found["what"])
    fitting = [option.id for option in options if wanted and wanted <= _stems(option.label)]
    return fitting[0] if len(fitting) == 1 else None


def _stems(text: str) -> frozenset[str]:
    words = (word for word in plain(text).split() if word not in FUNCTION_WORDS)
    return frozenset(lemma(word) for word in words)
