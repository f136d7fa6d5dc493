"""Citizen service numbers (BSN) and bank accounts (IBAN), recognised by their check digits, their build, or called so.

What is called a BSN, or is built as an account number, is masked with a typing error as well: it still points to
somebody.
"""

import re
from collections.abc import Iterator

from bot.privacy.spans import Kind, Span

_SHAPES = (
    "9",
    "8",
    "3 3 3",
    "4 2 3",
    "2 3 3",
    "3 2 4",
    "2 2 2 3",
    "3 2 2 2",
    "2 2 2 2",
    "5 4",
    "4 5",
)
_BSN = re.compile(
    r"(?<![\d,.+-])(?:"
    + "|".join(r"[. -]".join(rf"\d{{{size}}}" for size in shape.split()) for shape in _SHAPES)
    + r")(?!\d)(?![,.-]\d)"
)
# Not behind our own mark "[bsn]".
_CALLED_BSN = re.compile(
    r"(?<!\[)\b(?:bsn|burger ?service ?(?:nummer|nr)|sofi ?(?:nummer|nr)?)(?!\w)[^\d\n]{0,25}"
    r"(?P<number>\d(?:[ .-]?\d){7,8})(?!\d)",
    re.IGNORECASE,
)
_CALLED_ACCOUNT = re.compile(
    r"\b(?:(?:bank)?rekening(?:nummer|nr)?|giro(?:nummer|rekening)?|iban)(?:[.:]| is| was| van)? {0,2}"
    r"(?P<number>\d(?:[ .-]?\d){6,9})(?![\d])",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:[0-3]\d[01]\d(?:19|20)\d\d|(?:19|20)\d\d[01]\d[0-3]\d)")
_AMOUNT_BEFORE = re.compile(r"(?:€|eur|euro|\$)\s?$", re.IGNORECASE)
_AMOUNT_AFTER = re.compile(
    r"\s?(?:€|eur\b|euro|miljoen|inwoners|mensen|woningen|huishoudens|m2|km)", re.IGNORECASE
)

# A Dutch account number, with a figure too few or too many as well; also without its country.
_BANKS = "ABNA|ASNB|BUNQ|FVLB|HAND|INGB|KNAB|RABO|RBRB|REVO|SNSB|TRIO"
_DUTCH_ACCOUNT = re.compile(
    r"(?<![A-Za-z0-9])(?:NL[ .-]?\d[ .-]?\d[ .-]?[A-Z]{4}(?:[ .-]?\d){8,12}"
    rf"|(?:NL[ .-]?\d[ .-]?\d[ .-]?)?(?:{_BANKS})(?:[ .-]?\d){{8,12}})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_IBAN_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2} ?\d ?\d(?=[ .-]?[A-Za-z0-9])")
_IBAN_LENGTHS = {
    code: int(length)
    for length, codes in {
        15: "NO",
        16: "BE",
        18: "DK FO FI GL NL",
        19: "MK SI",
        20: "AT BA EE KZ LT LU XK",
        21: "CR CH HR LI LV",
        22: "BG BH DE GB GE IE ME RS",
        23: "AE IL TL GI IQ OM",
        24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "PT ST LY",
        26: "IS TR",
        27: "FR GR IT MC MR SM BI DJ",
        28: "AL AZ BY CY DO GT HU LB PL SV SD NI",
        29: "BR EG PS QA UA",
        30: "JO KW MU",
        31: "MT SC",
        32: "LC",
        33: "RU",
    }.items()
    for code in codes.split()
}
_ANY_IBAN_LENGTH = range(15, 35)
_SEPARATORS = " .-"
# Where the country is unknown, words with a figure here and there are no account number.
_FEWEST_DIGITS = 8
# Of so many figures and so few letters, with the length of its country, it is one though its check fails.
_FEWEST_DIGITS_UNCHECKED, _MOST_LETTERS_UNCHECKED = 12, 8


def find_bsns(text: str) -> Iterator[Span]:
    """Numbers of 8 or 9 digits, with or without points, that pass the 11-test."""
    for match in _BSN.finditer(text):
        groups = re.split(r"[. -]", match.group())
        digits = "".join(groups)
        is_other = _DATE.fullmatch(digits) or _is_amount(text, match, groups)
        if passes_eleven_test(digits) and not is_other:
            yield Span(match.start(), match.end(), Kind.BSN)
    for match in _CALLED_BSN.finditer(text):
        yield Span(match.start("number"), match.end("number"), Kind.BSN)


def passes_eleven_test(digits: str) -> bool:
    """The check of a BSN: nine digits, weights 9 to 2 and -1, divisible by eleven."""
    padded = [int(digit) for digit in digits.zfill(9)]
    total = sum(w * d for w, d in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), padded, strict=True))
    return any(padded) and total % 11 == 0


def _is_amount(text: str, match: re.Match[str], groups: list[str]) -> bool:
    if groups[-1] == "000" or _AMOUNT_AFTER.match(text, match.end()):
        return True
    return bool(_AMOUNT_BEFORE.search(text[max(0, match.start() - 6) : match.start()]))


def find_ibans(text: str) -> Iterator[Span]:
    """Account numbers of any country: by the test modulo 97, by their build, and old ones that are called so."""
    for match in _IBAN_START.finditer(text):
        ends = _ends(text, match.start())
        country = text[match.start() : match.start() + 2].upper()
        known = _IBAN_LENGTHS.get(country)
        for length in (known,) if known else reversed(_ANY_IBAN_LENGTH):
            end = ends.get(length, match.start())
            written = text[match.start() : end]
            is_likely = known or sum(map(str.isdigit, written)) >= _FEWEST_DIGITS
            is_checked = written and is_likely and passes_modulo_97(written)
            if is_checked or (known and _is_built_so(written)):
                yield Span(match.start(), end, Kind.IBAN)
                break
    for match in _DUTCH_ACCOUNT.finditer(text):
        yield Span(match.start(), match.end(), Kind.IBAN)
    for match in _CALLED_ACCOUNT.finditer(text):
        yield Span(match.start("number"), match.end("number"), Kind.IBAN)


def _is_built_so(written: str) -> bool:
    """Nearly only figures, and its country in capitals."""
    figures, letters = (sum(map(test, written)) for test in (str.isdigit, str.isalpha))
    return (
        written[:2].isupper()
        and figures >= _FEWEST_DIGITS_UNCHECKED
        and letters <= _MOST_LETTERS_UNCHECKED
    )


def _ends(text: str, start: int) -> dict[int, int]:
    """For each number of signs, where an account number of that length would end."""
    ends: dict[int, int] = {}
    count, position = 0, start
    while position < len(text) and count < _ANY_IBAN_LENGTH.stop:
        character = text[position]
        if character.isascii() and character.isalnum():
            count += 1
            follower = text[position + 1 : position + 2]
            if not follower.isalnum():
                ends[count] = position + 1
        elif character not in _SEPARATORS or text[position - 1] in _SEPARATORS:
            break
        position += 1
    return ends


def passes_modulo_97(text: str) -> bool:
    """The check of an IBAN: country and check digits to the back, letters as numbers."""
    signs = [c for c in text.upper() if c.isalnum()]
    moved = signs[4:] + signs[:4]
    return int("".join(str(int(c, 36)) for c in moved)) % 97 == 1
