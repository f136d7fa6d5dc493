"""Do the words of a question point back to what was said before it: "hoe lang duurt dat", "en wie zitten daarin?".

"Het", "die" and "dat" stand far more often before a noun or after it ("het plein", "buren die …") than for something
said before; so what stands beside them counts. After "X, is dat …" they stand for what the question itself says.
"""

import re

from bot.reading.commands import plain
from bot.reading.wordlists import FUNCTION_WORDS

_WITH = (
    "aan|achter|bij|binnen|door|in|mee|na|naar|om|onder|op|over|tegen|toe|uit|van|voor|tussen|heen"
)
_AND_THEN = "doen|beginnen|zeggen|weten|lezen|regelen|gaan|komen|zitten|kiezen|vinden|dan|nog|precies|eigenlijk"
_POINTS = re.compile(
    rf"^(?:en|maar|dus|oke|ok|ja)\b|\bdaar\b|\b(?:er|daar|hier)(?:{_WITH})\w*\b"
    rf"|\ber(?: \w+)?? (?:{_WITH})(?: (?:{_AND_THEN})\b|$)"
    r"|\b(?:ze|zij|zoiets|zulke|eentje|zelfde|hetzelfde maar|eigenlijk$)\b"
    r"|\bdan$|\bdan (?:ook|wel|niet|toch|precies|eigenlijk)\b|\b(?:ik|je|we|u|ze|die|dat) dan\b"
)
_THERE_IS = frozenset(
    str.split(
        "zijn is waren was komt komen kwam kwamen wordt worden staat staan bestaat bestaan zit zitten loopt lopen"
        " wat lag ligt hangt hoort horen gebeurt speelt leeft"
    )
)
_POINTERS = frozenset({"dat", "die", "dit", "deze"})
# "Hoe heet dat als …", "wat is het wanneer …": what is pointed at still comes.
_STILL_TO_COME = frozenset(str.split("als wanneer waarbij waarin waarvan waarmee dat"))
_ASKING = frozenset(str.split("wie wat waar waarom waarmee hoe hoeveel wanneer"))
_HOW_MUCH = frozenset(str.split("lang vaak veel erg snel groot duur oud ver zwaar"))
_AFTER_POINTER = frozenset({"twee", "drie", "vier", "vijf", "laatste", "eerste"})
_AFTER_IT = (FUNCTION_WORDS | {"beter", "best"}) - {
    "aantal",
    "hele",
    "antwoord",
    "nummer",
    "vakje",
    "getal",
}
_SAYS = frozenset(
    str.split(
        "vind vin vindt denk denkt zeg zegt weet geloof hoor hoorde lees las snap klopt wil wou"
    )
)
_ASKED_OF_IT = "klopt"
_PARTS = re.compile(r"[,.:;?!]+")


def points_back(text: str) -> bool:
    """Whether a question leans on what was said before it."""
    parts = [words for part in _PARTS.split(text) if (words := plain(part).split())]
    first = next((n for n, part in enumerate(parts) if _says_something(part)), len(parts))
    return any(_has_pointer(part) for part in parts[: first + 1])


def _says_something(words: list[str]) -> bool:
    return any(word not in FUNCTION_WORDS for word in words)


def _has_pointer(words: list[str]) -> bool:
    if _POINTS.search(" ".join(words)):
        return True
    return any(_points(word, place, words) for place, word in enumerate(words))


def _points(word: str, place: int, words: list[str]) -> bool:
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    if after in _STILL_TO_COME:
        return False
    if word == "er":
        return before not in _THERE_IS
    if word == "het":
        return not after or (after in _AFTER_IT and bool(before))
    if word not in _POINTERS:
        return False
    # "Vindt u dat …" and "mensen die …" go on about their own sentence.
    earlier = _SAYS.intersection(words[max(0, place - 2) : place])
    if after and earlier and before != _ASKED_OF_IT:
        return False
    # "Wie voert die gesprekken", "hoe lang blijft dat bestaan".
    farthest = 2 + (place > 1 and words[1] in _HOW_MUCH)
    asks_of_it = words[0] in _ASKING and place <= farthest
    return (
        place <= 1 or asks_of_it or not after or after in _AFTER_POINTER or before in FUNCTION_WORDS
    )
