"""Dates of birth: a date that is said to be one. Another date, an age or a year alone stays readable."""

import re
from collections.abc import Iterator

from bot.privacy.spans import Kind, Span

_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|jun(?:i)?|jul(?:i)?|aug(?:ustus)?|sep(?:t(?:ember)?)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:(?:19|20)\d{2}|['’]?\d{2})"
_DATE = (
    rf"(?:\d{{1,2}} ?[-/. ] ?\d{{1,2}} ?[-/. ] ?{_YEAR}(?!\d)|\d{{1,2}}(?:e|ste|de)? ?-?{_MONTH} ?-?{_YEAR}(?!\d)"
    rf"|(?:19|20)\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|(?<!\d)\d{{8}}(?!\d)|\d{{1,2}} {_MONTH})"
)
_SAID = (
    r"(?:\bgeb(?:oorte)?[. ]{0,2}(?:dat(?:um|a)?|dag|dtm)\b|\bgeb(?:oren)?\b|\bgeborene?\b|\bgd\b|\bg\.d\."
    r"|\bdob\b|\bjarig\b|\bverjaar\w*"
    r"|\bter wereld\b)"
)
_BETWEEN = r"[^.!?\n\d]{0,40}?(?:\. ?)?[^.!?\n\d]{0,12}?"
_BORN = re.compile(rf"{_SAID}{_BETWEEN}(?P<date>{_DATE})", re.IGNORECASE)
# "geboren op 6 april 1998 en 21 oktober 2000": what follows is one as well.
_ALSO = re.compile(rf"(?:,| en|/| &) (?:\w+ (?:op )?)?(?P<date>{_DATE})", re.IGNORECASE)
_BEHIND = re.compile(rf"(?P<date>{_DATE})(?: is| was)?(?: \w+){{0,3}} ?{_SAID}", re.IGNORECASE)


def find_birth_dates(text: str) -> Iterator[Span]:
    """Every date that is called a date of birth, in figures or with the month in letters."""
    for match in _BORN.finditer(text):
        yield _span(match)
        end = match.end()
        while (further := _ALSO.match(text, end)) is not None:
            yield _span(further)
            end = further.end()
    for match in _BEHIND.finditer(text):
        yield _span(match)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start("date"), match.end("date"), Kind.BIRTH_DATE)
