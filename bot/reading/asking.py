"""What a question about the subject asks for: one item, a list, a comparison, what to do, more, an example.

Each form has a module of its own; here stands in which order they are tried. What a question is about is found by
`lookup`, by names, and by the wordings of problems, groups and places.
"""

import re

from bot.reading.ask import Ask, AskKind, Subjects
from bot.reading.commands import plain
from bot.reading.comparing import find_comparison, without_comparing
from bot.reading.following import TO_DO, find_follow_up
from bot.reading.listing import filters_in, find_list, find_whole_list, is_plain, is_problem

_TOLD = 9
# Longer than this, an example is asked for that fits what is told.
_LONGEST_NAME = 6
_NEED = re.compile(
    r"\b(?:ik|wij|we|ons|onze|mijn|mn)\b|\bhoe (?:krijg|zorg|pak|doe|hou|voorkom|ga)\w*\b"
    r"|\bwat (?:kan|kun|kunnen|moet|moeten|helpt|werkt)\b"
)
_EXAMPLE_OF = re.compile(r"\b(?:een |n )?voorbeeld(?:je)? van (?P<what>.+)$")
_MEANING_OF = re.compile(
    r"^(?:eh |ehm |nou |en |maar )*(?:wat?|wie) "
    r"(?:is|zijn|betekent|betekend|beteknt|houdt|houd|bedoel\w* (?:u|je|jullie) met)"
    r"(?: dat| nou| nu| eigenlijk| precies| toch)* (?P<what>.+?)(?: in)?(?: eigenlijk| precies)?$"
)
_DEFINES = re.compile(
    r"^(?:eh |ehm |nou )*(?:wat is|wat zijn|wat betekent|wat houdt|hoe heet|wie is|leg|welke?|waarom|wanneer)\b"
    r"|\bhoe (?:heet|noem|heette)\w*\b|\bwelk woord\b|\bwat is dat\b|\bbedoel\w*\b|\bhoort dat\b"
)


def understand_ask(
    text: str,
    subjects: Subjects,
    last: tuple[str, ...] = (),
    near: frozenset[str] = frozenset(),
) -> Ask:
    """What a question asks for. What is not found has no ids.

    `last` is what was explained or listed just before; `near` are ids that are more likely now.
    """
    text = subjects.lookup.respelt(text)
    leaning = find_follow_up(text, last, subjects)
    if leaning is not None:
        return leaning
    if example := _example(text, subjects):
        return example
    if whole := find_whole_list(text, subjects):
        return whole
    listed = find_list(text, subjects)
    if listed is not None and is_plain(text, subjects):
        return listed
    if subjects.lookup.is_outside(without_comparing(text)):
        return _explanation(text, subjects, near)
    rather_outside = subjects.lookup.is_rather_outside(text)
    return (
        find_comparison(text, subjects, is_clear=True)
        or (listed if listed and (listed.filters or not rather_outside) else None)
        or find_comparison(text, subjects, is_clear=False)
        or _one_of_kind(text, subjects)
        or _what_to_do(text, subjects)
        or _suggestions(text, subjects)
        or _explanation(text, subjects, near)
    )


def _example(text: str, subjects: Subjects) -> Ask | None:
    """ "Geef een voorbeeld van segregatie": of just one item, called by its name."""
    found = _EXAMPLE_OF.search(plain(text))
    named = subjects.names.find(found["what"]) if found else ()
    is_told = found is not None and len(found["what"].split()) > _LONGEST_NAME
    return Ask(AskKind.EXAMPLE, (named[0].item,)) if len(named) == 1 and not is_told else None


def _one_of_kind(text: str, subjects: Subjects) -> Ask | None:
    """ "Er wordt gescholden, welke fase is dat?": the answer is one of that kind."""
    wording = plain(text)
    for kind, names in subjects.kinds.items():
        if any(re.search(rf"\b(?:welke?|wat voor) {name}\b", wording) for name in names.one):
            found = subjects.lookup.best_of_kind(text, kind)
            if found.ids:
                return Ask(AskKind.EXPLAIN, found.ids, doubtful=found.doubtful)
    return None


def _what_to_do(text: str, subjects: Subjects) -> Ask | None:
    if not TO_DO.search(plain(text)) or subjects.lookup.is_rather_outside(text):
        return None
    filters = tuple(
        wanted for wanted in filters_in(text, subjects) if is_problem(wanted) or _has_place(wanted)
    )
    if not any(map(is_problem, filters)):
        return None
    return Ask(AskKind.WHAT_TO_DO, filters=filters)


def _has_place(wanted: str) -> bool:
    return wanted.startswith(("locatie/", "doelgroep/"))


def _suggestions(text: str, subjects: Subjects) -> Ask | None:
    """Who tells what goes on, or what is needed, is helped by several things more than by one definition."""
    wording = plain(text)
    is_told = (
        len(wording.split()) >= _TOLD and _NEED.search(wording) and not _DEFINES.search(wording)
    )
    if not is_told or subjects.lookup.is_rather_outside(text):
        return None
    ids = subjects.lookup.best_few(text)
    return Ask(AskKind.SUGGEST, ids) if len(ids) > 1 else None


def _explanation(text: str, subjects: Subjects, near: frozenset[str]) -> Ask:
    """The item that fits best; "wat is …" with nothing but a name is about just that item."""
    asked = _MEANING_OF.search(plain(text))
    if asked is not None and (item := subjects.names.exactly(asked["what"])) is not None:
        return Ask(AskKind.EXPLAIN, (item,))
    found = subjects.lookup.find(text, near)
    return Ask(AskKind.EXPLAIN, found.ids, doubtful=found.doubtful, outside=found.outside)
