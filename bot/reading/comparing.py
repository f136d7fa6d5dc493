"""Does a question set two items beside each other: "verschil tussen X en Y", "X of Y, wat is het nou"?

People seldom call both sides by their titles. So the words of comparing are taken out, and what the rest is about
most, counts: two items that are clearly ahead of a third. When one side drowns out the other, each is read by itself.
"""

import re

from bot.reading.ask import Ask, AskKind, Subjects
from bot.reading.commands import plain
from bot.reading.naming import Named

# These ask for a comparison, whatever is compared.
_CLEAR = re.compile(
    r"\b(?:het |de |t |een |waar zit\w* |maakt .{0,30})verschil(?:len)?\b(?! van mening)"
    r"|\bverschil(?:len)? tussen\b|\bverschil(?:t|len)\b|^verschil\b(?! van mening)"
    r"|\bonderscheidt?\b|\bversus\b|\bvs\b|\bdoor elkaar\b(?= halen|$)|\bhaal\b.*\bdoor elkaar\b"
    r"|\bin elkaar over\b|\bniet uit elkaar\b|\buit elkaar te houden\b|\been pot nat\b|\boverlap\w*"
    r"|\bgrens tussen\b|\been ander woord voor\b|\bwat is wat\b|\bovereenkomst\w*|\bnaast elkaar\b"
    r"|\bwaar houdt? .*\bop\b.*\bbegin\w*\b|\bwaar begin\w* .*\bhoudt? .*\bop\b|\bvergelijk\w*"
    r"|\bvanaf wanneer\b.*\b(?:niet|geen)\b|\bwanneer\b.*\ben wanneer\b|\bzit er licht tussen\b"
    r"|\been en hetzelfde\b|\b(?:niet|ongeveer|toch|precies) hetzelfde\b(?! denken| vinden)"
    r"|\bwaarom\b.*\blos van elkaar\b"
    r"|\bmaakt het\b.*\buit of\b.*\bof\b|\bwaarom\b.*\b(?:niet|geen) een\b"
    r"|\bop hetzelfde neer\b|\bzelfde vijver\b|\btwijfel\b.*\btussen\b|\bverhoudt?\b.*\btot\b"
)
# These may do so; then both sides must stand out.
_FAINT = re.compile(
    r"\bof\b|\bnaast\w*\b|\btegenover\b|\ballebei\b|\bbeide\b|\btwee keer\b|\banders\b|\bapart\w*\b"
    r"|\bdie twee\b|\btwee\b|\bhetzelfde\b|\bdezelfde\b|\beender\b|\bgeen .* maar\b|\bniet gewoon\b"
    r"|\btoch ook\b|\ben wanneer\b|\bwanneer\b.*\bmaar\b|\bde een\b.*\bde ander\b|\blos van elkaar\b"
    r"|\bgescheiden\b|\bwat heeft .* wat\b|\bafwijk\w*|\ben die\b|\bdat niet\b|\bdubbel\w*"
    r"|\bhet eerste\b.*\bhet tweede\b|\btussen\b.*\ben\b|\beentje\b.*\ben\b|\bwelke heb ik\b"
)
_OF_COMPARING = re.compile(
    r"\bverschil\w*|\bonderscheid\w*|\bversus\b|\bvs\b|\bhetzelfde\b|\bdezelfde\b|\belkaar\b|\boverlap\w*|\bgrens\b"
    r"|\been ander\b|\bovereenkomst\w*|\btwijfel\b|\btwee\b|\bwaarin\b|\bwanneer\b|\bapart\w*\b"
)
_LEAST = -0.82
_LEAST_FAINT = -0.7
_AHEAD = 0.12
_OWN_NAME, _SYNONYM = 0.45, 0.1
_TWO, _MOST = 2, 3
# Where one side may end and the other begin.
_BETWEEN = re.compile(
    r"(?:^| )(?:tegenover|versus|vs|of|en|naast|dan|met|van|ook|maar|eentje|daarna|eerst|terwijl|niet)(?: |$)"
)
# From how weak the second of the whole text may be doubted, and how much surer the sides must be by themselves.
_WEAK_SECOND, _SURER_APART = 0.0, 0.1
_OF_THE_BETTER = 0.3
# "Goede en slechte polarisatie" sets good polarisation beside bad.
_SHARED_HEAD = re.compile(r"\b(\w+e) (en|of|versus|vs|tegenover) (\w+e) (\w+)")
_FAMILY_COSTS = 0.5
# In "buurtpreventie of een appgroep van de straat" the street is not compared.
_SAYS_WHERE = ("locatie/", "doelgroep/", "actor/")
_Ranked = list[tuple[str, float]]


def find_comparison(text: str, subjects: Subjects, *, is_clear: bool) -> Ask | None:
    """The items that are compared, or None when it is no comparison.

    With `is_clear` only for words that ask for one whatever is compared; without, for words that may do so.
    """
    wording = plain(text)
    if not (_CLEAR if is_clear else _FAINT).search(wording):
        return None
    wording = _SHARED_HEAD.sub(r"\1 \4 \2 \3 \4", wording)
    named = subjects.names.find(wording)
    if is_clear and (called := _called(named)):
        return Ask(AskKind.COMPARE, _as_asked(called, named))
    if subjects.lookup.is_rather_outside(without_comparing(text) if is_clear else text):
        return None
    ranked = _ranked(_OF_COMPARING.sub(" ", wording), named, subjects)
    if len(ranked) < _TWO:
        return None
    if ranked[1][1] < _WEAK_SECOND or _is_family(ranked, subjects):
        apart = _apart(wording, subjects)
        least = ranked[1][1] - (_FAMILY_COSTS if _is_family(ranked, subjects) else 0.0)
        is_surer = len(apart) == _TWO and apart[1][1] > least + _SURER_APART
        ranked = [*apart, *_others(ranked, apart)] if is_surer else ranked
    _, (_, second), *others = ranked
    third = others[0][1] if others else -1.0
    if is_clear:
        fits = second >= _LEAST
    else:
        is_one_kind = len({item.split("/", maxsplit=1)[0] for item, _ in ranked[:_TWO]}) == 1
        fits = is_one_kind and not _is_family(ranked, subjects)
        fits = fits and second >= _LEAST_FAINT and second - third >= _AHEAD
    if not fits:
        return None
    return Ask(AskKind.COMPARE, _as_asked([item for item, _ in ranked[:_TWO]], named))


def _called(named: tuple[Named, ...]) -> list[str]:
    """What is called by name: two or three by their own name, or else two of one kind."""
    own = [each.item for each in named if each.is_own]
    known = [each.item for each in named]
    for items in (own, [i for i in known if not _says_where(i)]):
        of_a_kind = [item for item in items if _is_one_of_more(item, items)]
        if len(of_a_kind) >= _TWO and (items is own or not _are_family(of_a_kind)):
            return of_a_kind[:_MOST]
    if len(own) >= _TWO:
        return own[:_MOST]
    return known[:_TWO] if len(known) == _TWO and all(map(_says_where, known)) else []


def _says_where(item: str) -> bool:
    return item.startswith(_SAYS_WHERE)


def _is_one_of_more(item: str, items: list[str]) -> bool:
    kind = f"{item.partition('/')[0]}/"
    return sum(other.startswith(kind) for other in items) > 1


def sets_beside(text: str) -> bool:
    """Whether the words ask for a comparison, whatever is compared."""
    return _CLEAR.search(plain(text)) is not None


def without_comparing(text: str) -> str:
    """What is compared, without the words of comparing: those say nothing of the subject."""
    return _OF_COMPARING.sub(" ", plain(text)) if sets_beside(text) else text


def _is_family(ranked: _Ranked, subjects: Subjects) -> bool:
    """Whether one of the first two is a part of the other, or all but so: "polarisatie" of every other polarisation."""
    first, second = ranked[0][0], ranked[1][0]
    is_part = any(b in subjects.parts.get(a, ()) for a, b in ((first, second), (second, first)))
    return is_part or _are_family([first, second])


def _are_family(items: list[str]) -> bool:
    names = [item.partition("/")[2] for item in items]
    return any(one.endswith(f"-{other}") for one in names for other in names)


def _apart(wording: str, subjects: Subjects) -> _Ranked:
    """What the two sides are about when each is read by itself, at the cut that makes both surest; best first."""
    found: list[tuple[float, _Ranked]] = []
    for cut in _BETWEEN.finditer(wording):
        sides = [
            _ranked(_OF_COMPARING.sub(" ", side), subjects.names.find(side), subjects)
            for side in (wording[: cut.start()], wording[cut.end() :])
        ]
        if all(len(side) > 1 for side in sides):
            better, weaker = sorted(_different(*sides), key=lambda pair: -pair[1])
            found.append((weaker[1] + _OF_THE_BETTER * better[1], [better, weaker]))
    return max(found)[1] if found else []


def _different(one: _Ranked, other: _Ranked) -> _Ranked:
    """The best of each side; when that is the same, the side that loses least by it takes its second."""
    if one[0][0] != other[0][0]:
        return [one[0], other[0]]
    if one[0][1] - one[1][1] < other[0][1] - other[1][1]:
        return [one[1], other[0]]
    return [one[0], other[1]]


def _others(ranked: _Ranked, apart: _Ranked) -> _Ranked:
    taken = {item for item, _ in apart}
    return [pair for pair in ranked if pair[0] not in taken]


def _ranked(wording: str, named: tuple[Named, ...], subjects: Subjects) -> _Ranked:
    """What the question is about, best first; what it calls by name is more likely."""
    scores = dict(subjects.lookup.scores(wording))
    for each in named:
        if each.item in scores:
            scores[each.item] += _OWN_NAME if each.is_own else _SYNONYM
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[: _MOST + 1]


def _as_asked(ids: list[str], named: tuple[Named, ...]) -> tuple[str, ...]:
    """In the order in which they are named; what is not named, last."""
    place = {each.item: each.start for each in named}
    return tuple(sorted(ids, key=lambda item: place.get(item, len(place) + 100)))
