"""Is a text, or a part of it, a question to Buurtbrug about the subject?

Looks at form only: a question mark, a question word in front, "leg uit". What the question is about
is found elsewhere.
"""

import re
from collections.abc import Iterator
from itertools import islice

from bot.reading.commands import plain

_WORD = "(?:wat|wie|waar|waarom|wanneer|welke?|hoe|hoezo|hoeveel|waarvoor|waarmee|waardoor|wiens)"
_VERB = (
    "(?:is|zijn|kan|kunnen|kunt|kun|mag|moet|heeft|heb|bestaat|bestaan|werkt|helpt|hoort|geldt|valt"
    "|bedoelt|bedoel|betekent|weet|klopt|telt)"
)
_STARTS = re.compile(
    r"(?:(?:en|maar|oh|eh|nee|ja|sorry|vraagje|vraag|even|eerst|wacht|ok|oke|want|"
    rf"zeg|trouwens) )*(?:{_WORD}|{_VERB} (?:u|je|dat|er|ik|we|het|een|de|dit|die|"
    r"jij))\b"
)
# A verb before its subject asks something, when there is a question mark: "reken je de corporatie ook mee?".
_ASKS_YOU = re.compile(
    r"(?:(?:en|maar|oh|eh|of) )?(?!(?:als|dat|of|omdat|want|met|van|voor|zoals|toen|dan|bij|aan|door|over|tegen|naar|om"
    r"|tot|uit|zonder|sinds|tenzij|hoewel|terwijl|zodat|moet) )(?:\w{3,} (?:u|je|jij|jullie|ge)|(?:mogen|horen|gaan"
    r"|lopen|werken|helpen|zitten|staan|gelden|doen|hebben|worden|wordt|komt|komen|gaat|heeft) \w+)\b"
)
_QUOTES = re.compile(
    r"\b(?:vra(?:gen|agt)|zeg(?:gen|t)|roep(?:en|t)|klinkt|hoor(?:t|de|en)?|denk(?:en|t)|schrijven|schreef)\b"
    r"[^.?!]{0,30}:|[\"“'‘][^\"”'’]{6,}\?\s*[\"”'’]"
)
_WONDERS = re.compile(
    r"\b(?:benieuwd|vra+g me af|vroeg me af|(?:snap|begrijp|volg|ken|weet) (?:ik )?(?:\w+ ){0,2}(?:niet|nie|niks|niets)"
    r"|(?:snap|begrijp) het verschil|zegt me (?:niets|niks|weinig)|nooit van gehoord|leg .+ uit|geen idee wat)\b"
)
# "wat ik op straat tegenkom" is no question: after its subject the verb waits until the end.
_RELATIVE = re.compile(
    r"^(?:wat|wie|waar|hoe|of|hoeveel \w+|welke \w+) (?:ik|er\w*|we|wij|ze|zij|men|mensen|de \w+|het \w+|onze \w+|je)\b"
)
_STRONG = re.compile(
    r"\b(?:wat|hoe) (?:bedoel\w*|versta\w*) (?:u|je|jij|jullie|men|ge)\b|\bwat "
    r"(?:betekent|houdt|wordt .{1,40} (?:bedoeld|verstaan))\b"
    r"|^(?:(?:en|maar|eh|sorry|vraagje|wacht) )*wat (?:is|zijn|was|valt er onder|"
    r"valt onder) (?:\w+ ){0,6}\w+$"
    r"|\b(?:leg|legt)\b.{0,40}\buit\b|\b(?:kunt|kun|kan|wilt|wil) (?:u|je|jij)"
    r"\b.{0,60}\b(?:uitleggen|toelichten|vertellen|zeggen)\b"
    r"|\bwat is (?:het|een) (?:verschil|polarisatie)\b|\bverschil tussen\b|\bik "
    r"snap niet wat\b|\bwat bedoelen jullie\b"
)
_ANSWER_PART = re.compile(
    r"(?<=[.!?;])\s+|\s*\n\s*|,\s*(?:maar|en|want|alleen)?\s*|\s+-\s+|\(|\)|\s+(?:maar|"
    r"alleen)\s+",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:maar|en|want|alleen|trouwens|oh ja)\s+", re.IGNORECASE)


_TAIL = re.compile(r"(?:^|[\s,])(?:maar|en|want|alleen)$", re.IGNORECASE)
_MAX_PIECES = 40
_FULL_STOP = re.compile(r"[.!;\n]\s*$")
_SHORTEST_QUESTION = 3
_TURNS_TO_ASK = re.compile(
    r"(?<=[\w.,;!])\s+(?=(?:maar |en |want )?(?:hoe|waarom|wanneer|welke|vanwaar|waarvoor|hoeveel|hoezo|klopt het"
    r"|wat (?:is|zijn|kun|kan|doe|doet|bedoel|versta|houdt|betekent|werkt|helpt|valt|wordt)\w*"
    r"|(?:is|was|zijn|heet|telt|tellen|hoort|horen|valt|vallen|werkt|werken|kan|kun|kunnen|moet|moeten|mag|heeft|hebben|"
    r"bestaat|geldt|zou|zit|reken) (?:dat|dit|die|het|er|je|jullie|u|men|een|zo'n|de|ge|dan|daar|we|zo)"
    r")\b)",
    re.IGNORECASE,
)


def is_question(text: str) -> bool:
    """Is the text as a whole a question, with or without its question mark?"""
    wording = plain(text)
    if not wording:
        return False
    if text.rstrip(" )!\"'").endswith("?"):
        return True
    return bool(_STRONG.search(wording)) and bool(
        _STARTS.match(wording) or wording.startswith(("leg ", "verschil "))
    )


def is_strong_question(text: str) -> bool:
    """Does the text ask Buurtbrug for an explanation, so that no account can be meant?"""
    wording = plain(text)
    return bool(_STRONG.search(wording)) and bool(
        text.rstrip().endswith("?") or _STARTS.match(wording) or wording.startswith("leg ")
    )


def starts_as_question(text: str) -> bool:
    """Does the text begin with a question word, or with a verb and its subject?"""
    wording = plain(text)
    is_relative = "?" not in text and _RELATIVE.match(wording) is not None
    return bool(_STARTS.match(wording)) and not is_relative


def quotes(text: str) -> bool:
    """Is the question in it one of somebody else: "mensen vragen: waarom zij wel?"?"""
    return "?" in text and _QUOTES.search(text.lower()) is not None


def asks_without_mark(text: str) -> bool:
    """Does the form of a text without a question mark ask something: "en hoe zit dat", "ik ben benieuwd wat …"?"""
    wording = plain(text)
    is_asked = starts_as_question(text) or _ASKS_YOU.match(wording) is not None
    return is_asked or _WONDERS.search(wording) is not None


def split_question(text: str) -> tuple[str, str | None]:
    """The text without its question, and the question: "op het plein, maar wat bedoelt u met X?"."""
    pieces = _pieces(text)
    for number, (start, end) in enumerate(pieces):
        for stop in (*_until_mark(text, pieces[number:]), end, pieces[-1][1]):
            part = _LEADING.sub("", text[start:stop].strip(" ,()-"))
            is_apart = _is_separate(part) or (number and _follows_a_full_stop(text, start, part))
            if is_apart and (number or stop < len(text.rstrip())):
                rest = (text[:start].rstrip(" ,(-") + " " + text[stop:].lstrip(" ,.)-")).strip()
                return _without_tail(rest), part
    return ("", text.strip()) if is_question(text) else (text, None)


def _until_mark(text: str, pieces: list[tuple[int, int]]) -> Iterator[int]:
    """Where a question with commas in it ends: "wat valt daaronder, ook een park? want …"."""
    for start, end in pieces[1:]:
        if _FULL_STOP.search(text[:start].rstrip(" ")):
            return
        if text[start:end].rstrip(" )").endswith("?"):
            yield end
            return


def _pieces(text: str) -> list[tuple[int, int]]:
    cuts = [(m.start(), m.end()) for m in islice(_ANSWER_PART.finditer(text), _MAX_PIECES)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [(s, e) for s, e in zip(starts, ends, strict=True) if text[s:e].strip()]


def _is_separate(part: str) -> bool:
    """A part is a question if it both begins and ends as one, or clearly asks for an explanation."""
    has_mark = part.rstrip().endswith("?")
    asks = starts_as_question(part) or _ASKS_YOU.match(plain(part)) is not None
    return (has_mark and asks) or is_strong_question(part)


def _follows_a_full_stop(text: str, start: int, part: str) -> bool:
    """ "Op het plein. Telt het fietspad ook mee?": a sentence of its own with a question mark."""
    return _FULL_STOP.search(text[:start]) is not None and part.rstrip().endswith("?")


def before_question(text: str) -> Iterator[tuple[str, str]]:
    """Where a question may begin without any sign before it: "ouders en buren is dat het stille midden?"."""
    for match in _TURNS_TO_ASK.finditer(text):
        head, tail = text[: match.start()].strip(" ,.;"), text[match.start() :].strip()
        if head and len(tail.split()) >= _SHORTEST_QUESTION:
            yield _without_tail(head), tail


def _without_tail(text: str) -> str:
    """Without the "maar" that led to the question."""
    bare_text = text.rstrip(" ,\n\t")
    return _TAIL.sub("", bare_text).rstrip(" ,\n\t").lstrip()
