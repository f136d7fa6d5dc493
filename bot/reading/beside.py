"""What stands beside the last item and is asked for by what it is to it: one step higher, its opposite, a list to
tick off, where to find help, more of the same, or something with a word of its name.
"""

import re
from collections.abc import Callable

from bot.reading.ask import Ask, AskKind, Subjects
from bot.reading.lemmas import lemma
from bot.reading.listing import APPROACH, TOWN, filters_in
from bot.reading.wordlists import FUNCTION_WORDS, WEAK_WORDS

_UP = re.compile(r"\b(?:hoger|erboven|daarboven|volgende|erna|daarna|hierna|verder omhoog)\b")
_DOWN = re.compile(r"\b(?:lager|eronder|daaronder|vorige|ervoor|daarvoor|hiervoor)\b")
_END = re.compile(
    r"\b(?:(?P<top>hoogste|bovenste|laatste)|laagste|onderste|eerste)\b(?! vragen?\b)"
)
_OPPOSITE = re.compile(r"\b(?:tegenovergestelde|omgekeerde|tegenhanger|tegenpool|tegendeel)\b")
_MORE_LIKE_IT = re.compile(
    r"\b(?:nog meer|meer van|nog andere|nog een paar|nog eentje|andere|vergelijkbare|soortgelijke|verwante|ook)\b"
)
_SUCH = re.compile(
    r"\b(?:zulke|zoiets|zo n|dergelijke|zoals|van die|vergelijkbare|soortgelijke|verwante)\b"
)
_KINDS = (
    ("checklist", re.compile(r"\b(?:\w*lijst|\w*lijstje|aflopen|afvinken)\b")),
    (
        "verwijzing",
        re.compile(
            r"\b(?:hulp|terecht|loket|aankloppen|doorverwij\w+|adres|meld\w* (?:ik|je|we)|andere gids)\b"
        ),
    ),
)
_LONGEST_SHARED = 4


def beside_last(wording: str, last_item: str, subjects: Subjects) -> Ask | None:
    """What is asked for by what it is to the last item; None when it is not asked for like that."""
    found = next((f for way in _WAYS if (f := way(wording, last_item, subjects))), None)
    if found is None:
        return _more_like_it(wording, last_item, subjects)
    return Ask(AskKind.EXPLAIN, (found,))


def _next_step(wording: str, last_item: str, subjects: Subjects) -> str | None:
    """ "En eentje hoger?" after a rung; "wat komt daarna" after a phase."""
    row = next((row for row in subjects.rows if last_item in row), ())
    if row and (end := end_of_row(wording, row)) is not None:
        return end
    step = 1 if _UP.search(wording) else -1 if _DOWN.search(wording) else 0
    if not row or not step:
        return None
    place = row.index(last_item) + step
    return row[place] if 0 <= place < len(row) else None


def end_of_row(wording: str, row: tuple[str, ...]) -> str | None:
    """ "De bovenste" of a ladder is the last that is listed."""
    end = _END.search(wording)
    return None if end is None else row[-1] if end["top"] else row[0]


def _opposite(wording: str, last_item: str, subjects: Subjects) -> str | None:
    """ "En het tegenovergestelde?" of "X weerbaarheid" is "Y weerbaarheid"."""
    if not _OPPOSITE.search(wording):
        return None
    own = _name_words(last_item)
    alike = [other for other in _near(last_item, subjects) if _are_counterparts(own, other)]
    return alike[0] if alike else None


def _are_counterparts(own: list[str], other: str) -> bool:
    name = _name_words(other)
    return len(name) == len(own) > 1 and bool(set(name) & set(own))


def _of_a_kind(wording: str, last_item: str, subjects: Subjects) -> str | None:
    """ "Heb je daar een lijstje van?", "waar vind ik daar hulp bij?": what the last item names of that kind."""
    for kind, words in _KINDS:
        if words.search(wording) and not last_item.startswith(f"{kind}/"):
            found = [i for i in _near(last_item, subjects) if i.startswith(f"{kind}/")]
            if found:
                return found[0]
    return None


def _by_word(wording: str, last_item: str, subjects: Subjects) -> str | None:
    """ "Welke procedure hoort daarbij" after what names just one procedure."""
    # A first word is a verb that asks ("denken die …"), or asks "welke".
    said = {lemma(word) for word in wording.split()[1:]} - FUNCTION_WORDS - WEAK_WORDS
    said -= set(_name_words(last_item))
    called = [i for i in _near(last_item, subjects) if said & set(_name_words(i))]
    parts = [i for i in called if i in subjects.parts.get(last_item, ())]
    return (parts or called)[0] if parts or called else None


_WAYS: tuple[Callable[[str, str, Subjects], str | None], ...] = (
    _next_step,
    _opposite,
    _of_a_kind,
    _by_word,
)


def _more_like_it(wording: str, last_item: str, subjects: Subjects) -> Ask | None:
    """ "Zijn er nog meer zulke projecten?": those that it names, and those that they name."""
    if not last_item.startswith(f"{APPROACH}/"):
        return None
    if not (_MORE_LIKE_IT.search(wording) and _SUCH.search(wording)):
        return None
    towns = tuple(i for i in filters_in(wording, subjects) if i.startswith(f"{TOWN}/"))
    if towns:
        return Ask(AskKind.LIST, listed=APPROACH, filters=towns)
    near = _near(last_item, subjects)
    further = (i for other in near for i in subjects.related.get(other, ()))
    found = dict.fromkeys(i for i in (*near, *further) if i.startswith(f"{APPROACH}/"))
    found.pop(last_item, None)
    return Ask(AskKind.LIST, tuple(found)[:_LONGEST_SHARED], listed=APPROACH) if found else None


def _near(item: str, subjects: Subjects) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*subjects.parts.get(item, ()), *subjects.related.get(item, ()))))


def _name_words(item: str) -> list[str]:
    """The words that make up an item's id: "begrip/individuele-weerbaarheid"."""
    return [lemma(word) for word in item.partition("/")[2].split("-")]
