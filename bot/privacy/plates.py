"""Dutch number plates of all series (sidecodes 1 to 14), with dashes, spaces or nothing between.

Lower case counts only with dashes, or after the word "kenteken": "12 en 14" is no plate.
"""

import re
from collections.abc import Iterator

from bot.privacy.spans import Kind, Span

# X stands for a letter, 9 for a digit: the series that the RDW has issued, in order.
SERIES = (
    "XX-99-99",
    "99-99-XX",
    "99-XX-99",
    "XX-99-XX",
    "XX-XX-99",
    "99-XX-XX",
    "99-XXX-9",
    "9-XXX-99",
    "XX-999-X",
    "X-999-XX",
    "XXX-99-X",
    "X-99-XXX",
    "9-XX-999",
    "999-XX-9",
)
# Without anything between, these are years with letters and postcodes.
_ONLY_WITH_DASHES = frozenset({"XX-99-99", "99-99-XX"})
_WORDS = frozenset(
    str.split(
        "en of op in is de te tot om na en/of van een het bij met jaar km uur per euro min max"
    )
)


def _pattern(between: str, series: tuple[str, ...]) -> re.Pattern[str]:
    bodies = (s.replace("-", between).replace("X", "[A-Za-z]").replace("9", r"\d") for s in series)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(bodies)})(?![\w]|-\w)")


_DASHED = _pattern(r" ?- ?", SERIES)
_SPACED = _pattern(" ", tuple(s for s in SERIES if s not in _ONLY_WITH_DASHES))
_JOINED = _pattern("", tuple(s for s in SERIES if s not in _ONLY_WITH_DASHES))
_NAMED = re.compile(
    r"\bkenteken(?:plaat|nummer)?(?: is| was| van)?:? {1,2}((?=[\w -]{6,9}(?!\w)"
    r")[a-zA-Z0-9]{1,3}[ -]?[a-zA-Z0-9]{2,3}[ -]?[a-zA-Z0-9]{1,3})(?!\w)",
    re.IGNORECASE,
)
_SHAPES = frozenset(series.replace("-", "") for series in SERIES)


def find_plates(text: str) -> Iterator[Span]:
    """Every number plate."""
    for match in _DASHED.finditer(text):
        if not _letters(match.group()) & _WORDS:
            yield Span(match.start(), match.end(), Kind.PLATE)
    for pattern in (_SPACED, _JOINED):
        for match in pattern.finditer(text):
            if match.group() == match.group().upper() and not _letters(match.group()) & _WORDS:
                yield Span(match.start(), match.end(), Kind.PLATE)
    for match in _NAMED.finditer(text):
        if _shape(match[1]) in _SHAPES:
            yield Span(match.start(1), match.end(1), Kind.PLATE)


def _letters(plate: str) -> set[str]:
    return {part.lower() for part in re.findall(r"[A-Za-z]+", plate)}


def _shape(plate: str) -> str:
    return "".join("9" if c.isdigit() else "X" for c in plate if c.isalnum())
