"""Numbers in words, as people dictate them: "nul zes twaalf vierendertig …" is a telephone number.

Knows the Dutch words from nul to negenennegentig. What is found counts only as a whole telephone number or a citizen
service number, so "een twee drie" stays readable.
"""

import re
from collections.abc import Iterator

from bot.privacy.identifiers import passes_eleven_test
from bot.privacy.spans import Kind, Span

_UNITS = str.split("nul een twee drie vier vijf zes zeven acht negen")
_TEENS = str.split("tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien")
_TENS = str.split("twintig dertig veertig vijftig zestig zeventig tachtig negentig")
_JOINTS = ("en", "ën")


def _values() -> dict[str, str]:
    """Each word with its figures."""
    values = {word: str(number) for number, word in enumerate([*_UNITS, *_TEENS])}
    values["één"] = "1"
    for ten, word in enumerate(_TENS, start=2):
        values[word] = str(10 * ten)
        for unit in range(1, 10):
            values |= {f"{_UNITS[unit]}{joint}{word}": str(10 * ten + unit) for joint in _JOINTS}
    return values


_VALUES = _values()
# Longest first: "zes" may not win of "zesentwintig".
NUMBER_WORD = "(?:" + "|".join(sorted(_VALUES, key=lambda word: (-len(word), word))) + ")"
_ONE = rf"(?:{NUMBER_WORD}|\d{{1,4}})"
_GAP = r"(?: ?[,.-] ?| {1,2})"
_RUN = re.compile(rf"(?<!\w){_ONE}(?:{_GAP}{_ONE}){{3,13}}(?!\w)", re.IGNORECASE)
_PART = re.compile(rf"{NUMBER_WORD}|\d+", re.IGNORECASE)
# Nine figures from a six on are a mobile number of which the zero was left out.
_PHONE = re.compile(r"0[1-9]\d{8}|(?:0031|31)[1-9]\d{8}|6\d{8}")
_BSN_LENGTH = 9
# What it is called tells the kind when figures are missing or wrong; so many make a number.
_CALLED = (
    (
        Kind.BSN,
        re.compile(r"\b(?:bsn|burgerservicenummer|sofinummer)(?!\w)[^.!?\d]{0,20}$", re.IGNORECASE),
    ),
    (
        Kind.IBAN,
        re.compile(
            r"(?:\b(?:iban|(?:bank)?rekening(?:nummer)?)(?!\w)[^.!?\d]{0,20}|\bNL ?)$",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.PHONE,
        re.compile(
            r"\b(?:tel|telefoon|telefoonnummer|mobiel|gsm|0?6-nummer)(?!\w)[^.!?\d]{0,20}$",
            re.IGNORECASE,
        ),
    ),
)
_LONGEST_CALL, _FEWEST_CALLED = 50, 7


def find_spoken_numbers(text: str) -> Iterator[Span]:
    """Telephone numbers and citizen service numbers of which at least a part is in words."""
    for match in _RUN.finditer(text):
        parts = list(_PART.finditer(match.group()))
        if all(part.group().isdigit() for part in parts):
            continue
        found = list(_found(match.start(), parts))
        yield from found or _called(text, match.start(), parts)


def _found(offset: int, parts: list[re.Match[str]]) -> Iterator[Span]:
    """The first stretch of these numbers that is a whole number of somebody."""
    figures = [_VALUES.get(part.group().lower(), part.group()) for part in parts]
    for first in range(len(parts)):
        for last in range(len(parts), first, -1):
            kind = _kind("".join(figures[first:last]))
            if kind is not None:
                yield Span(offset + parts[first].start(), offset + parts[last - 1].end(), kind)
                return


def _called(text: str, offset: int, parts: list[re.Match[str]]) -> Iterator[Span]:
    """All of it, when the words in front say what it is."""
    digits = "".join(_VALUES.get(part.group().lower(), part.group()) for part in parts)
    before = text[max(0, offset - _LONGEST_CALL) : offset]
    for kind, called in _CALLED:
        if len(digits) >= _FEWEST_CALLED and called.search(before):
            yield Span(offset, offset + parts[-1].end(), kind)
            return


def _kind(digits: str) -> Kind | None:
    if _PHONE.fullmatch(digits):
        return Kind.PHONE
    if len(digits) == _BSN_LENGTH and passes_eleven_test(digits):
        return Kind.BSN
    return None
