"""Dates of birth: a date that is said to be one, also in words, or that stands right behind a masked name.

Another date, an age or a year alone stays readable.
"""

import re
from collections.abc import Iterator

from bot.privacy.spans import Kind, Span
from bot.privacy.spoken_numbers import NUMBER_WORD

_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|jun(?:i)?|jul(?:i)?|aug(?:ustus)?|sep(?:t(?:ember)?)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?!\w)"
)
_YEAR = r"(?:(?:19|20)\d{2}|['’]? ?\d{2})"
_YEAR_IN_WORDS = (
    rf"(?:negentien ?(?:honderd)? ?(?:en)? ?{NUMBER_WORD}|twee ?duizend(?: ?(?:en)? ?{NUMBER_WORD})?"
    rf"|twintig {NUMBER_WORD}|{NUMBER_WORD})(?!\w)"
)
_DAY = rf"(?:\d{{1,2}}(?:e|ste|de)?|{NUMBER_WORD}(?:de|ste|e)?|eerste|derde|achtste)"
_DATE = (
    rf"(?:\d{{1,2}} ?[-/. ] ?\d{{1,2}} ?[-/. ] ?{_YEAR}(?!\d)"
    rf"|\d{{1,2}}(?:e|ste|de)? ?-?(?:van )?{_MONTH} ?-?{_YEAR}(?!\d)"
    rf"|(?:19|20)\d{{2}}[-/. ]\d{{1,2}}[-/. ]\d{{1,2}}(?!\d)|(?<!\d)\d{{8}}(?!\d)|(?<!\d)[0-3]\d[01]\d{{3}}(?!\d)"
    rf"|{_DAY} (?:van )?{_MONTH}(?: (?:{_YEAR}(?!\d)|{_YEAR_IN_WORDS}))?)"
)
_SAID = (
    r"(?:\bgeb(?:oorte)?[. ]{0,2}(?:dat(?:um|a)?|dag|dtm)\b|\bgeb(?:oren)?\b|\bgeborene?\b|\bgd\b|\bg\.d\."
    r"|\bdob\b|\bjarig\b|\bverjaar\w*"
    r"|\bter wereld\b)"
)
_BETWEEN = r"[^.!?\n\d]{0,40}?(?:\. ?)?[^.!?\n\d]{0,12}?"
_BORN = re.compile(rf"{_SAID}{_BETWEEN}(?<!\w)(?P<date>{_DATE})", re.IGNORECASE)
# "geboren op 6 april 1998 en 21 oktober 2000": what follows is one as well.
_ALSO = re.compile(rf"(?:,| en|/| &) (?:\w+ (?:op )?)?(?P<date>{_DATE})", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?<!\w)(?P<date>{_DATE})(?: is| was)?(?: \w+){{0,3}} ?{_SAID}", re.IGNORECASE
)
_OF_A_PERSON = re.compile(
    rf"\b(?:hij|zij|ze|ie|ik|jij) (?:is|ben|bent) van (?P<date>{_DATE})", re.IGNORECASE
)
# "op 3 mei wordt zij 18", "ze werd 80 op 3 mei"
_GREW = re.compile(
    rf"(?<!\w)(?P<date>{_DATE}) (?:wordt|werd|is) (?:hij|zij|ze|ie) \d{{1,3}}\b", re.IGNORECASE
)
_GREW_ON = re.compile(
    rf"\b(?:wordt|werd) (?:\w+ )?\d{{1,3}}(?: jaar)? op (?P<date>{_DATE})", re.IGNORECASE
)
# In lists of persons the date stands right behind the name, and lies long ago: "[xxx], 03-11-1962".
_LONG_AGO = r"\d{1,2}[-/. ]\d{1,2}[-/. ](?:19\d\d|200\d|201[0-5]|['’]?[3-9]\d)(?!\d)"
_AFTER_NAME = re.compile(rf"\](?:,| ?[(*]| -)? ?(?P<date>{_LONG_AGO})")


def find_birth_dates(text: str) -> Iterator[Span]:
    """Every date that is called a date of birth, in figures or in words."""
    for match in _BORN.finditer(text):
        yield _span(match)
        end = match.end()
        while (further := _ALSO.match(text, end)) is not None:
            yield _span(further)
            end = further.end()
    for pattern in (_BEHIND, _OF_A_PERSON, _GREW, _GREW_ON, _AFTER_NAME):
        for match in pattern.finditer(text):
            yield _span(match)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start("date"), match.end("date"), Kind.BIRTH_DATE)
