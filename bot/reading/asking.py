"""What a question about the subject asks for: one item, a list, a comparison, what to do, more, an example.

Rules see the form ("verschil tussen", "welke … zijn er"); what it is about is found by `lookup` and by the
wordings of problems, groups and places. A short question may lean on the item explained before it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.reading.commands import plain
from bot.reading.lookup import Lookup
from bot.reading.meaning import Option
from bot.reading.mentions import find_mentions
from bot.reading.vocabulary import vocabulary
from bot.reading.words import tokens, word_count


class AskKind(StrEnum):
    """What is asked for."""

    EXPLAIN = "uitleg"
    MORE = "meer"
    EXAMPLE = "voorbeeld"
    COMPARE = "verschil"
    LIST = "lijst"
    WHAT_TO_DO = "wat-te-doen"


@dataclass(frozen=True)
class Ask:
    """One question, understood.

    `ids` are the items it is about, best first; none means that nothing was found. For a list, `listed` is
    the kind of items and `filters` what they must fit. `doubtful`: the first of `ids` is not clearly ahead.
    """

    kind: AskKind
    ids: tuple[str, ...] = ()
    listed: str | None = None
    filters: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True)
class KindWords:
    """The words that ask for a list of a kind ("fasen"), and for one of it ("welke fase")."""

    many: tuple[str, ...]
    one: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subjects:
    """Everything that can be asked about.

    `filters` are the problems, groups and places by which a list can be narrowed; `kinds` gives the words
    for each kind of item ("aanpakken" is interventie).
    """

    lookup: Lookup
    filters: tuple[Option, ...]
    kinds: Mapping[str, KindWords]


_COMPARE = (
    re.compile(r"\bverschil(?:len)? (?:er )?tussen (?P<a>.+?) (?:en|of|versus|vs) (?P<b>.+)$"),
    re.compile(
        r"^(?:waarin |hoe )?verschil(?:t|len) (?P<a>.+?) (?:van|met|en) (?:die van )?(?P<b>.+)$"
    ),
    re.compile(
        r"^(?P<a>.{3,60}?) (?:of|versus|vs|en) (?P<b>.{3,60}?) (?:waar zit|wat is|wat zijn) "
        r"(?:nou |nu )?(?:het|de) verschil(?:len)?\b"
    ),
    re.compile(
        r"^(?P<a>.{3,60}?) of (?:je )?(?P<b>.{3,60}?) (?:is dat|zijn die|is het) (?:niet )?hetzelfde\b"
    ),
    re.compile(r"^(?P<a>.{3,40}?) (?:versus|vs) (?P<b>.{3,40})$"),
    re.compile(r"^is (?P<a>.+?) hetzelfde als (?P<b>.+)$"),
)
_LIST_OPENING = re.compile(
    r"\b(?:welke?|wat voor|wat zijn|noem|geef|zijn er|lijst|overzicht|alle|allemaal|hoeveel|som)\b"
)
_TO_DO = re.compile(
    r"\bwat (?:kun|kan|kunnen|moet|moeten|zou|valt|is)\b.{0,80}\b(?:doen|beginnen|ondernemen)\b"
    r"|\bwat doe (?:je|ik|jij|u)\b|\bwat doen we\b|\bwat (?:helpt|werkt)\b|\bwat raadt u aan\b"
    r"|\bhoe (?:pak|los|voorkom|verminder|bestrijd|stop|ga|krijg|zorg|help|reageer)\w*\b"
    r"|\bhoe (?:kan|kun|kunnen|moet) (?:ik|je|we|u|men)\b.{0,80}"
    r"\b(?:aanpakken|oplossen|voorkomen|verminderen|tegengaan|helpen)\b"
    r"|\b(?:aanpak|oplossing|hulp|tips?|advies|interventies?)\b.{0,20}\b(?:tegen|voor|bij|om)\b"
)
_MORE = re.compile(
    r"^(?:en )?(?:graag |vertel |geef |leg |kunt u |kun je )*(?:me |mij )?(?:er |daar |hier )?"
    r"(?:nog )?(?:iets |wat )?(?:meer|verder|uitgebreider|langer)\b"
)
_EXAMPLE = re.compile(r"\bvoorbeeld(?:en|je|jes)?\b|\bbijvoorbeeld\b|\bconcreet\b")
_LEANS = re.compile(
    r"\b(?:eraan|ertegen|daaraan|daartegen|hieraan|daarbij|hierbij|daarvan|hiervan|daarover|dat|dit|die|het|er)\b"
)
_SHORT = 8
_LIST_WORDS = 14
_KIND_COMES_BEFORE = 5
_ROOM = 6


def understand_ask(
    text: str,
    subjects: Subjects,
    last_item: str | None = None,
    near: frozenset[str] = frozenset(),
) -> Ask:
    """What a question asks for; `near` are ids that are more likely now. What is not found has no ids."""
    wording = plain(text)
    filters = _named(text, subjects)
    leaning = _follow_up(wording, text, filters, last_item)
    if leaning is None and subjects.lookup.is_outside(text):
        return Ask(AskKind.EXPLAIN)
    return (
        leaning
        or _comparison(wording, subjects)
        or _list(wording, filters, subjects)
        or _one_of_kind(wording, text, subjects)
        or _what_to_do(wording, filters)
        or _explanation(text, subjects, near)
    )


def leans_on_last(text: str, subjects: Subjects) -> bool:
    """Whether a text asks for more, or what to do, about what was explained just before."""
    ask = _follow_up(plain(text), text, _named(text, subjects), "last")
    return ask is not None and ask.kind is not AskKind.EXAMPLE


def _comparison(wording: str, subjects: Subjects) -> Ask | None:
    for pattern in _COMPARE:
        found = pattern.search(wording)
        if found:
            sides = [subjects.lookup.find(side).ids[:1] for side in _sides(found["a"], found["b"])]
            ids = tuple(dict.fromkeys(item_id for side in sides for item_id in side))
            return Ask(AskKind.COMPARE, ids) if len(ids) == len(sides) else None
    return None


def _sides(first: str, second: str) -> tuple[str, str]:
    """Both sides in full: "goede en slechte polarisatie", "oplossingsrichting 1 en 2"."""
    *head, last = first.split()
    if second.isdecimal() and last.isdecimal():
        return first, " ".join([*head, second])
    if len(first.split()) == 1 and len(second.split()) > 1:
        return f"{first} {second.rsplit(maxsplit=1)[-1]}", second
    return first, second


def _list(wording: str, filters: tuple[str, ...], subjects: Subjects) -> Ask | None:
    words = wording.split()
    if not _LIST_OPENING.search(wording) or len(words) > _LIST_WORDS:
        return None
    for kind, names in subjects.kinds.items():
        place = next((n for n, word in enumerate(words) if word in names.many), None)
        if place is None or place > _KIND_COMES_BEFORE:
            continue
        kept = _without_doubles(f for f in filters if f.split("/")[0] != kind)
        about_more = len(words) - place > _ROOM and not kept
        return None if about_more else Ask(AskKind.LIST, listed=kind, filters=kept)
    return None


def _without_doubles(filters: Iterable[str]) -> tuple[str, ...]:
    """A group and a place together ("jongeren op een plein") are no problem besides."""
    found = tuple(filters)
    kinds = {f.split("/")[0] for f in found}
    if {"doelgroep", "locatie"} <= kinds:
        return tuple(f for f in found if f.split("/")[0] in ("doelgroep", "locatie"))
    return found


def _one_of_kind(wording: str, text: str, subjects: Subjects) -> Ask | None:
    """ "Er wordt gescholden, welke fase is dat?": the answer is one of that kind."""
    for kind, names in subjects.kinds.items():
        if any(re.search(rf"\b(?:welke?|wat voor) {name}\b", wording) for name in names.one):
            found = subjects.lookup.best_of_kind(text, kind)
            if found.ids:
                return Ask(AskKind.EXPLAIN, found.ids, doubtful=found.doubtful)
    return None


def _follow_up(
    wording: str, text: str, filters: tuple[str, ...], last_item: str | None
) -> Ask | None:
    if last_item is None or word_count(text) > _SHORT:
        return None
    if _MORE.search(wording):
        return Ask(AskKind.MORE, (last_item,))
    if filters:
        return None
    if _EXAMPLE.search(wording):
        return Ask(AskKind.EXAMPLE, (last_item,))
    if _TO_DO.search(wording) and _LEANS.search(wording):
        return Ask(AskKind.WHAT_TO_DO, (last_item,))
    return None


def _what_to_do(wording: str, filters: tuple[str, ...]) -> Ask | None:
    if not _TO_DO.search(wording):
        return None
    problems = [f for f in filters if f.split("/")[0] not in ("locatie", "doelgroep")]
    return Ask(AskKind.WHAT_TO_DO, filters=filters) if problems else None


def _explanation(text: str, subjects: Subjects, near: frozenset[str]) -> Ask:
    found = subjects.lookup.find(text, near)
    return Ask(AskKind.EXPLAIN, found.ids, doubtful=found.doubtful)


def _named(text: str, subjects: Subjects) -> tuple[str, ...]:
    """The problems, groups and places that the text surely names."""
    options = subjects.filters
    found = (
        m for m in find_mentions(tokens(text), vocabulary(options)) if m.is_sure and not m.is_vague
    )
    return tuple(dict.fromkeys(options[m.option].id for m in found))
