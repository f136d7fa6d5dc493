"""Dutch number plates of all series (sidecodes 1 to 14), with dashes, spaces or nothing between, and Belgian ones.

Lower case counts with dashes or with nothing between, or after the word "kenteken": "12 en 14" is no plate. Plates of
other countries count only after that word.
"""

import re
from collections.abc import Callable, Iterator

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
    str.split("""en of op in is de te tot om na en/of van een het bij met jaar km uur per euro min max
    jan feb mrt apr mei jun jul aug sep okt nov dec cm mm kg ml gb mb cao cup dag art lid top bus ers er""")
)
# In lower case without anything between, these are words with a number: "wijk12", "15jaar".
_ONLY_IN_CAPITALS = frozenset({"XX-XX-99", "99-XX-XX"})
_BELGIAN = re.compile(r"(?<![\w-])[1-9]-[A-Za-z]{3}-\d{3}(?![\w]|-\w)")


def _pattern(between: str, series: tuple[str, ...]) -> re.Pattern[str]:
    bodies = (s.replace("-", between).replace("X", "[A-Za-z]").replace("9", r"\d") for s in series)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(bodies)})(?![\w]|-\w)")


_DASHED = _pattern(r" ?- ?", SERIES)
_SPACED = _pattern(" ", tuple(s for s in SERIES if s not in _ONLY_WITH_DASHES))
# "GV-417 K", "GV 417K": in capitals any mixture.
_LOOSE = _pattern(
    "[ -]?", tuple(s for s in SERIES if s not in _ONLY_WITH_DASHES | {"XX-XX-99", "99-XX-XX"})
)
_JOINED = _pattern("", tuple(s for s in SERIES if s not in _ONLY_WITH_DASHES))
_JOINED_LOW = _pattern(
    "", tuple(s for s in SERIES if s not in _ONLY_WITH_DASHES | _ONLY_IN_CAPITALS)
)
# Each shape, with the case that it must be written in.
_BY_SHAPE: tuple[tuple[re.Pattern[str], Callable[[str], str] | None], ...] = (
    (_DASHED, None),
    (_SPACED, str.upper),
    (_JOINED, str.upper),
    (_LOOSE, str.upper),
    (_JOINED_LOW, str.lower),
    (_BELGIAN, None),
)
_CALLED = r"\b(?:kenteken(?:plaat|nummer)?|nummerplaat|nummerbord|plaat)(?: is| was| van)?:? {1,2}"
_NAMED = re.compile(
    _CALLED + r"((?=[\w -]{6,9}(?!\w)"
    r")[a-zA-Z0-9]{1,3}[ -]?[a-zA-Z0-9]{2,3}[ -]?[a-zA-Z0-9]{1,3})(?!\w)",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    rf"(?i:{_CALLED})(?=(?:[ -]?[A-Z]){{0,6}}[ -]?\d)([A-Z]{{1,3}}[ -]?[A-Z0-9]{{1,5}}(?:[ -][A-Z0-9]{{1,5}})?)(?![\w])"
)
_SHAPES = frozenset(series.replace("-", "") for series in SERIES)


def find_plates(text: str) -> Iterator[Span]:
    """Every number plate."""
    for pattern, case in _BY_SHAPE:
        for match in pattern.finditer(text):
            is_written_so = case is None or match.group() == case(match.group())
            if is_written_so and not _letters(match.group()) & _WORDS:
                yield Span(match.start(), match.end(), Kind.PLATE)
    for match in _NAMED.finditer(text):
        if _shape(match[1]) in _SHAPES:
            yield Span(match.start(1), match.end(1), Kind.PLATE)
    for match in _FOREIGN.finditer(text):
        yield Span(match.start(1), match.end(1), Kind.PLATE)


def _letters(plate: str) -> set[str]:
    return {part.lower() for part in re.findall(r"[A-Za-z]+", plate)}


def _shape(plate: str) -> str:
    return "".join("9" if c.isdigit() else "X" for c in plate if c.isalnum())
