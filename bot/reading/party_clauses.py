"""A text about who does what, cut into clauses: which problems and which parties each names, and what it makes of them.

A party is a function or an organisation. Names of persons were masked before, and are left out. Knows nothing of how
clauses hang together; that is for `doers`.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from bot.reading.meaning import Option
from bot.reading.mentions import find_mentions
from bot.reading.vocabulary import vocabulary
from bot.reading.words import bare, tokens

_BREAK = re.compile(r"([,;:.!?\n()–]|\b(?:en|maar|terwijl|plus)\b)", re.IGNORECASE)
ARTICLE = r"(?:(?:de|het|een|onze|ons|alle|twee|drie|enkele|paar) )?"
_OF_WHOM = r"(?: van (?:de |het |onze )?[\w-]+)?"
_NOT_DONE = re.compile(
    r"\b(?:niemand|geen|niks|niets|nooit|zonder|mis(?:sen|t)?|ontbre\w+|zou(?:den)?|moet(?:en)?|wil(?:len)?|hoop|hopen"
    r"|vroeger|gestopt|wegbezuinigd|klagen|klaagt|boos|schuld"
    r"|niet(?! (?:genoeg|voldoende|veel|altijd|vaak|alleen|elke)))\b"
)
_ADDS = re.compile(r"\b(?:ook|erbij|daarnaast|bovendien)\b")
_NOBODY_KNOWN = re.compile(r"\b(?:weet|geen idee|onbekend|zou ik niet)\b")
_REST = re.compile(r"\b(?:de rest|de andere|het andere|al het andere|de overige)\b")
_NUMBER = re.compile(r"^(?:nummer |punt )?(?P<sign>\d{1,2}|[a-h])(?=$|\b[ )])", re.IGNORECASE)
_ARTICLES = frozenset({"de", "het", "een"})
_SMALL = frozenset(
    str.split(
        "door doet doen aan van voor bij is zijn wordt worden gebeurt iets wat er dat dit daar daarvoor hier nu al en"
        " gedeeltelijk beetje goed loopt ook werkt werken pakt"
        " pakken op wie helpt helpen deels voldoende genoeg niet nog met alleen vooral zelf"
    )
)
_MASKED = re.compile(r"\[[a-z]+\]")
_LONGEST_OTHER, _LONGEST_CLAUSE = 4, 6
_PARTY_ALONE = 5

Who = tuple[str, ...]


@dataclass(frozen=True)
class Parties:
    """How functions and organisations are called: whole names, and the ends of compounds."""

    names: Sequence[str]
    endings: Sequence[str]
    not_these: Sequence[str] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds one in a text, with its article and with "van de …" behind it."""
        names = "|".join(re.escape(name) for name in sorted(self.names, key=len, reverse=True))
        ends = "|".join(re.escape(end) for end in sorted(self.endings, key=len, reverse=True))
        none = "|".join(re.escape(word) for word in self.not_these) or r"(?!)"
        word = rf"(?:{names}|(?!(?:{none})\b)[\w-]{{3,}}(?:{ends}))"
        before = r"(?:(?:sociaal|maatschappelijk|actieve|lokale) )?"
        return re.compile(rf"\b{ARTICLE}{before}{word}\b{_OF_WHOM}", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """A text; with `is_asked` it was told in answer to who does something, so that any short name may be one."""

    text: str
    is_asked: bool = False


@dataclass(frozen=True)
class Clause:
    """A stretch of text: the problems and the parties in it, and whether it says that nothing is done."""

    text: str
    problems: tuple[str, ...]
    who: Who
    not_done: bool
    adds: bool
    is_rest: bool
    joint: str

    @property
    def is_party_alone(self) -> bool:
        """Whether it only names somebody, as in a list."""
        return bool(self.who) and not self.problems and len(self.text.split()) <= _PARTY_ALONE


def clauses_of(told: Told, problems: tuple[Option, ...], parties: Parties) -> Iterator[Clause]:
    """The clauses in order."""
    pieces = _BREAK.split(told.text)
    for part, joint in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        text = " ".join(part.split())
        if text:
            yield _clause(text, joint.strip().lower(), problems, parties, is_asked=told.is_asked)


def _clause(
    text: str, joint: str, problems: tuple[Option, ...], parties: Parties, *, is_asked: bool
) -> Clause:
    lowered = bare(text.lower())
    names = tuple(match.group() for match in parties.pattern.finditer(text))
    named, words = _named(text, names, problems)
    is_denied = _NOT_DONE.search(lowered) is not None
    if is_asked and not names and not is_denied:
        names = _by_other_name(text, words)
    return Clause(
        text=text,
        problems=named,
        who=tuple(map(_tidy, names)),
        not_done=is_denied,
        adds=_ADDS.search(lowered) is not None,
        is_rest=_REST.search(lowered) is not None,
        joint=joint,
    )


def _named(
    text: str, parties: Sequence[str], problems: tuple[Option, ...]
) -> tuple[tuple[str, ...], frozenset[str]]:
    """The problems that a clause names, by word or by its sign in front, with the words that do so."""
    words = tokens(text)
    taken = {token.word for name in parties for token in tokens(name)}
    mentions = [
        m
        for m in find_mentions(words, vocabulary(problems))
        if m.is_sure and not {words[p].word for p in m.positions} <= taken
    ]
    sign = _NUMBER.match(text)
    if sign is not None:
        by_sign = [
            p.id for n, p in enumerate(problems, start=1) if sign["sign"].lower() in _signs(n, p)
        ]
        return tuple(by_sign), frozenset({sign["sign"].lower()})
    found = dict.fromkeys(problems[m.option].id for m in mentions)
    return tuple(found), frozenset(words[p].word for m in mentions for p in m.positions)


def _signs(number: int, problem: Option) -> tuple[str, ...]:
    """What a problem answers to besides its name: its number in the list, and its letter."""
    return str(number), (problem.letter or "").lower()


def _by_other_name(text: str, named: AbstractSet[str]) -> Who:
    """A name that no list has, such as "Stichting Morgen", where nothing but who it is was asked."""
    if _NOBODY_KNOWN.search(bare(text.lower())) or _MASKED.search(text):
        return ()
    if len(text.split()) > _LONGEST_CLAUSE:
        return ()
    left = [w for w in text.split() if bare(w.lower()) not in named]
    while left and left[0].lower() in _SMALL:
        left.pop(0)
    while left and left[-1].lower() in _SMALL | _ARTICLES:
        left.pop()
    return (" ".join(left),) if 0 < len(left) <= _LONGEST_OTHER else ()


def _tidy(name: str) -> str:
    """As it stands inside a sentence: "De politie" becomes "de politie"."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in _ARTICLES else name
