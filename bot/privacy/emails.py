"""E-mail addresses, typed or spelled out ("jan punt smit apenstaartje gmail punt com")."""

import re
from collections.abc import Iterator

from bot.privacy.spans import Kind, Span

_WORD = r"\w[\w+%'-]{0,63}"
_POINT = r"(?: ?\. ?| {1,2}(?:punt|dot) {1,2})"
_AT = r"(?: ?@ ?| {1,2}(?:apenstaart(?:je)?|apestaart(?:je)?) {1,2}| ?[\[(] ?(?:at|apenstaartje|@) ?[\])] ?)"
_DOMAIN_WORD = r"[\w-]{1,63}"
_LINK = r"(?: {1,2}(?:streepje|koppelteken|underscore|liggend streepje|min) {1,2})"

_TYPED = re.compile(
    r"(?<![\w.+%-])[\w.+%'-]{1,64}@" + _DOMAIN_WORD + r"(?:\." + _DOMAIN_WORD + r"){0,5}",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    rf"(?<![\w.])(?:{_WORD}(?:{_POINT}|{_LINK})){{0,4}}{_WORD}{_AT}{_DOMAIN_WORD}(?:{_LINK}{_DOMAIN_WORD})?"
    rf"(?:{_POINT}{_DOMAIN_WORD}){{1,4}}(?!\w)",
    re.IGNORECASE,
)
# "at" is an ordinary word of English names: it counts only when the points are spelled out as well.
_SPELLED_AT = re.compile(
    rf"(?<![\w.])(?:{_WORD}{_POINT}){{0,4}}{_WORD} at {_DOMAIN_WORD}(?: (?:punt|dot) {_DOMAIN_WORD}){{1,4}}(?!\w)"
    rf"|(?<![\w.])(?:{_WORD}\.){{0,4}}{_WORD} at {_DOMAIN_WORD}\.(?:nl|com|be|org|net|eu|de)(?!\w)",
    re.IGNORECASE,
)
# The last point forgotten or typed as a comma: "wim @gmail,com", "wim apenstaartje hotmail com".
_HOST = (
    r"(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|ziggo|kpnmail|planet|xs4all|telfort|upcmail|casema"
    r"|home|msn)"
)
_MISTYPED = re.compile(
    rf"(?<![\w.+%-])[\w.+%'-]{{1,64}}{_AT}(?:{_HOST} ?[ .,;]? ?|{_DOMAIN_WORD} ?[,;])(?:nl|com|be|org|net|eu|de)(?!\w)",
    re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[Span]:
    """Every e-mail address; a full stop at the end of the sentence stays outside."""
    for match in _TYPED.finditer(text):
        start = match.start() + len(match.group()) - len(match.group().lstrip(".'-"))
        if text[start] != "@":
            yield Span(start, match.end(), Kind.EMAIL)
    for pattern in (_SPELLED, _SPELLED_AT, _MISTYPED):
        for match in pattern.finditer(text) if _may_be_spelled(text) else ():
            yield Span(match.start(), match.end(), Kind.EMAIL)


def _may_be_spelled(text: str) -> bool:
    """Is one of the signs there at all? Saves most texts the slower patterns."""
    lower = text.lower()
    return any(sign in lower for sign in ("@", "staart", "[at", "(at", "[ at", "( at", " at "))
