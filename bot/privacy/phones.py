"""Telephone numbers of persons, in the spellings that people use in the Netherlands and Flanders.

Emergency and service numbers (112, 0800, 0900, 14 020 …) stay readable: they belong to nobody.
"""

import re
from collections.abc import Iterator

from bot.privacy.spans import Kind, Span

_GAP = r"[ .\-/()]{0,3}"
_INTERNATIONAL = re.compile(rf"(?<![\d+])\(?(?:\+|00) ?\d(?:{_GAP}\d){{8,13}}(?!\d)")
_NATIONAL = re.compile(rf"(?<![\d+])\(?0[1-9](?:{_GAP}\d){{8}}(?!\d)")
# The first figure typed as a letter: "o6-12345678".
_WITH_LETTER = re.compile(rf"(?<!\w)[oO]6(?:{_GAP}\d){{8}}(?!\d)")
# A figure too few or too many in a mobile number.
_MISCOUNTED = re.compile(r"(?<![\d+.,])06[ .-]?(?:\d[ -]?){6}\d(?:\d{2})?(?![\d:.,-]*\d)")
_FLEMISH = re.compile(
    r"(?<![\d+])\(?(?:0[1-9]\)?[ /.-]\d{3}|0[1-9]\d\)?[ /.-]\d{2})[ .-]\d{2}[ .-]\d{2}(?!\d)"
)
_WITHOUT_ZERO = re.compile(
    r"\b(?:tel|telefoon|telefoonnummer|mobiel|mob|gsm|bel|app|nummer|nr|06)[.:]{0,2} {0,2}(6(?:[ -]?\d){8})(?!\d)",
    re.IGNORECASE,
)
# Without an area code it is one only because it is called so.
_CALLED = re.compile(
    r"\b(?:tel|telefoon|telefoonnummer|telnr|tel\.nr|mobiel|mob|gsm)(?:[.:]{1,2}| is| was)? {0,2}"
    r"(?P<number>[1-9]\d(?:[ -]?\d){4,6})(?!\d)",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"0(?:800|90[069]|67)|00(?:800)")
_CODED_SERVICE = re.compile(r"14\d{3,4}$")
_DATE = re.compile(r"\(?\d{1,2}[ .\-/]{1,3}[01]?\d[ .\-/]{1,3}(?:19|20)\d\d(?!\d)")
_AREA = re.compile(
    r"0(?:6|8[4578]|9[17]|1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7\d"
    r"|11[1-8]|16[1-8]|17[24]|18[0-7]|22[2-9]|25[1-5]|29[479]|31[3-8]|32[01]|34[1-8]|41[1-8]|4[5-9]\d|51[1-9]"
    r"|52[1-9]|54[1-8]|56[126]|57[0-8]|59[1-9])"
)
_MAX_GROUPS = 6
_AREA_AND_MORE = 4


def find_phones(text: str) -> Iterator[Span]:
    """Every number by which a person can be called."""
    for match in _INTERNATIONAL.finditer(text):
        if not _SERVICE.match(_digits(match.group())) and _is_grouped(match.group()):
            yield _span(text, match.start(), match.end())
    for match in _NATIONAL.finditer(text):
        if _is_national(match.group()):
            yield _span(text, match.start(), match.end())
    for match in _FLEMISH.finditer(text):
        if not _SERVICE.match(_digits(match.group())) and not _DATE.match(match.group()):
            yield _span(text, match.start(), match.end())
    yield from _mistyped(text)


def _mistyped(text: str) -> Iterator[Span]:
    """Numbers that lack their zero or area code, or have a letter for it."""
    for match in (*_WITH_LETTER.finditer(text), *_MISCOUNTED.finditer(text)):
        if not _DATE.match(match.group()):
            yield _span(text, match.start(), match.end())
    for match in _WITHOUT_ZERO.finditer(text):
        yield _span(text, match.start(1), match.end(1))
    for match in _CALLED.finditer(text):
        if not _CODED_SERVICE.match(_digits(match["number"])):
            yield _span(text, match.start("number"), match.end("number"))


def _span(text: str, start: int, end: int) -> Span:
    """An opening bracket belongs to the number only if it is closed inside it."""
    unclosed = text[start] == "(" and ")" not in text[start:end]
    return Span(start + unclosed, end, Kind.PHONE)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _groups(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _is_grouped(text: str) -> bool:
    """A row of loose digits ("0 0 1 2 3 …") is no telephone number."""
    return len(_groups(text)) <= _MAX_GROUPS + 1


def _is_national(text: str) -> bool:
    """Ten digits of which the first group is an area code, or written without any gap."""
    groups = _groups(text)
    if _SERVICE.match("".join(groups)) or _DATE.match(text):
        return False
    return len(groups) == 1 or (len(groups) <= _MAX_GROUPS and bool(_starts_with_area(groups)))


def _starts_with_area(groups: list[str]) -> bool:
    """ "06 12345678", "010-1234567", "0621 234 567"; but not "01-02-2019 12"."""
    first = groups[0]
    has_more = len(first) >= _AREA_AND_MORE and bool(_AREA.match(first))
    return has_more or bool(_AREA.fullmatch(first))
