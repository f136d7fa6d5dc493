"""Does a short question lean on what was explained or listed just before it: "en wat kun je eraan doen?"?"""

import re
from collections.abc import Sequence

from bot.reading.ask import Ask, AskKind, Subjects
from bot.reading.beside import beside_last, end_of_row
from bot.reading.commands import plain
from bot.reading.comparing import sets_beside
from bot.reading.leaning import points_back
from bot.reading.listing import APPROACH, filters_in, find_list, is_plain, is_problem
from bot.reading.words import word_count

_MORE = re.compile(
    r"^(?:en )?(?:graag |vertel |geef |leg |kunt u |kun je )*(?:me |mij )?(?:er |daar |hier )?"
    r"(?:nog )?(?:iets |wat )?(?:meer|verder|uitgebreider|langer)\b"
)
_EXAMPLE = re.compile(r"\bvoorbeeld(?:en|je|jes)?\b|\bbijvoorbeeld\b|\bconcreet\b")
TO_DO = re.compile(
    r"\bwat (?:kun|kan|kunnen|moet|moeten|zou|valt|is)\b.{0,80}\b(?:doen|beginnen|ondernemen)\b"
    r"|\bwat? kunde .{0,30}\bdoen\b|\bwat doe (?:je|ik|jij|u)\b|\bwat doen we\b"
    r"|\bwat (?:helpt|werkt)\b|\bwat raadt u aan\b"
    r"|\bhoe (?:pak|los|doe|voorkom|verminder|bestrijd|stop|ga|krijg|zorg|help|reageer|kom)\w*\b"
    r"|\bhoe (?:kan|kun|kunnen|moet) (?:ik|je|we|u|men)\b.{0,80}"
    r"\b(?:aanpakken|oplossen|voorkomen|verminderen|tegengaan|helpen)\b"
    r"|\b(?:aanpak|oplossing|hulp|tips?|advies|interventies?)\b.{0,20}\b(?:tegen|voor|bij|om|helpt)\b"
)
_ASKS = re.compile(
    r"^(?:en |maar |oke |ok |dus |ja )*(?:wa|wat|wie|waar\w*|wanneer|hoe\w*|welke?|voor wie|voor welke|"
    r"met hoeveel|onder welke|in welke|op welke|bij wie|vanaf \w+|is|zijn|heb|heeft|kan|kun|mag|mogen|moet|"
    r"moeten|hoort|bestaat|werkt|krijgen|klopt|past|denken|leg|vertel|doe|als|eentje|het|een)\b"
)
_LOOKS_LIKE_QUESTION = re.compile(
    r"^(?:en |maar |oke |ok |dus |ja )*"
    r"(?:wat|wie|waar\w*|wanneer|hoe|welke?|leg|vertel|geef|graag|meer|kun je|kunt u)\b"
)
_SORTS = re.compile(r"\b(?:soorten|onderdelen|vormen|varianten)\b")
_POINTS_BACK = re.compile(r"\b(?:daar\w*|hier\w*|erbij|ervoor|ertegen|die|deze|dit|dat)\b")
_ORDINALS = (
    "(?:eerste|1e|1ste)",
    "(?:tweede|2e|2de)",
    "(?:derde|3e|3de)",
    "(?:vierde|4e|4de)",
    "(?:vijfde|5e|5de)",
    "(?:zesde|6e|6de)",
    "(?:zevende|7e|7de)",
)
# "de eerste vraag" is no place in a list.
_OTHER_THINGS = (
    "vragen? stap keer deel antwoord indruk week dag maand jaar helft lijn bericht zin analyse"
)
_OF_SOMETHING_ELSE = rf"(?! (?:{_OTHER_THINGS.replace(' ', '|')})\b)"
_FIRST_ONE = re.compile(r"\bbovenste\b")
_LAST_ONE = re.compile(rf"\b(?:de|die|het) laatste\b{_OF_SOMETHING_ELSE}|\bonderste\b")
_SHORT, _FEW = 11, 5
# To "hoe ontstaat dat?" after the subject itself, the list of causes is the answer.
_THE_SUBJECT = "begrip/polarisatie"
_TAKES_PART = re.compile(r"\b(?:mee|mee\w+|aanmelden|opgeven|inschrijven)$")
_LIKELY = 3
_LEAST_RELATED = -0.95
_ASKED_OF_ANYTHING = ("kenmerk/", "doelgroep/", "locatie/", "actor/")
_RELATED_LEAD = 0.5
_NAMED_LEAD = 0.5


def find_follow_up(text: str, last: tuple[str, ...], subjects: Subjects) -> Ask | None:
    """What is asked about the last item or list, or about what is related to it; None when it stands on its own."""
    if not last or word_count(text) > _SHORT:
        return None
    if len(last) > 1:
        return _out_of_list(text, last, subjects)
    wording = plain(text)
    if _MORE.search(wording):
        return Ask(AskKind.MORE, last)
    leans = _leans(text, last[0])
    filters = filters_in(text, subjects)
    if any(map(is_problem, filters)) and not leans:
        return None
    if _EXAMPLE.search(wording) and (leans or (not filters and word_count(text) <= _FEW)):
        return _example(last[0], subjects)
    placed = by_place(wording, subjects.parts.get(last[0], ()))
    if len(placed) == 1:
        return Ask(AskKind.EXPLAIN, placed)
    if leans and (compared := _compared_with(text, last[0], subjects)) is not None:
        return compared
    if _asks(text, last[0]) and (beside := beside_last(wording, last[0], subjects)) is not None:
        return beside
    if TO_DO.search(wording) and leans:
        return Ask(AskKind.WHAT_TO_DO, last)
    if not _asks(text, last[0]):
        return None
    listed = None if _SORTS.search(wording) else find_list(text, subjects)
    if listed is not None and (filters or _is_of_all(listed, text, last[0], subjects)):
        return None
    return _about_a_part(wording, last[0], subjects) or _about_last_or_related(
        text, last[0], subjects
    )


def _example(last_item: str, subjects: Subjects) -> Ask:
    """Of a direction, what was done elsewhere; of anything else, the example that is told with it."""
    done = tuple(i for i in subjects.related.get(last_item, ()) if i.startswith(f"{APPROACH}/"))
    if last_item.startswith("richting/") and done:
        return Ask(AskKind.LIST, done, listed=APPROACH, filters=(last_item,))
    return Ask(AskKind.EXAMPLE, (last_item,))


def leans_on_last(
    text: str, last: tuple[str, ...], subjects: Subjects, *, in_interview: bool = False
) -> bool:
    """Whether a text only makes sense after what was explained just before.

    Inside an interview, where "klopt" is an answer, it must look like a question.
    """
    if in_interview and "?" not in text and not _LOOKS_LIKE_QUESTION.search(plain(text)):
        return False
    ask = find_follow_up(text, last, subjects)
    return ask is not None and ask.kind is not AskKind.EXAMPLE


def asks_by_place(text: str, listed: Sequence[str]) -> bool:
    """Whether something in a numbered list is asked about by its place: "wat is de tweede?"; no answer like that."""
    wording = plain(text)
    asks = "?" in text or _LOOKS_LIKE_QUESTION.search(wording) is not None
    return asks and bool(by_place(wording, listed))


def by_place(wording: str, listed: Sequence[str]) -> tuple[str, ...]:
    """What is called by its place in a numbered list: "de derde", "die laatste", "de eerste en de tweede"."""
    called = [word for word in _ORDINALS if re.search(rf"\b{word}\b{_OF_SOMETHING_ELSE}", wording)]
    found = [item for word, item in zip(_ORDINALS, listed, strict=False) if word in called]
    if listed and _FIRST_ONE.search(wording):
        found.append(listed[0])
    if listed and _LAST_ONE.search(wording):
        found.append(listed[-1])
    return tuple(dict.fromkeys(found))


def _leans(text: str, last_item: str) -> bool:
    """Whether it points back; to take part is to take part in the approach that was explained."""
    is_approach = last_item.startswith(f"{APPROACH}/")
    return points_back(text) or (is_approach and _TAKES_PART.search(plain(text)) is not None)


def _asks(text: str, last_item: str) -> bool:
    wording = plain(text)
    asks = "?" in text or _ASKS.search(wording) is not None
    asks_for_sorts = _SORTS.search(wording) is not None and word_count(text) <= _FEW
    return asks and (_leans(text, last_item) or asks_for_sorts)


def _is_of_all(listed: Ask, text: str, last_item: str, subjects: Subjects) -> bool:
    """Whether a whole list is asked for by its name; "hoe herken je dat" is about what was explained."""
    names = subjects.kinds.get(listed.listed or "")
    is_named = names is not None and any(word in names.many for word in plain(text).split())
    return is_plain(text, subjects) and (is_named or last_item == _THE_SUBJECT)


def _compared_with(text: str, last_item: str, subjects: Subjects) -> Ask | None:
    """ "En wat is het verschil met X?"."""
    named = [each.item for each in subjects.names.find(text) if each.item != last_item]
    if len(named) != 1 or not sets_beside(text):
        return None
    return Ask(AskKind.COMPARE, (last_item, *named))


def _out_of_list(text: str, last: tuple[str, ...], subjects: Subjects) -> Ask | None:
    """ "De derde", or what fits best of what was listed."""
    wording = plain(text)
    if last in subjects.rows and (end := end_of_row(wording, last)) is not None:
        return Ask(AskKind.EXPLAIN, (end,))
    placed = by_place(wording, last)
    if placed:
        return Ask(AskKind.EXPLAIN if len(placed) == 1 else AskKind.COMPARE, placed)
    if not _asks(text, last[0]):
        return None
    scores = subjects.lookup.scores(text)
    listed = [item for item in last if item in scores]
    best = max(listed, key=lambda item: (scores[item], item), default=None)
    ahead = max(scores.values(), default=0.0)
    if best is None or scores[best] < ahead - _RELATED_LEAD:
        return None
    return Ask(AskKind.EXPLAIN, (best,))


def _about_a_part(wording: str, last_item: str, subjects: Subjects) -> Ask | None:
    """ "Welke projecten horen daarbij" after a direction; "welke soorten zijn er" after what has parts."""
    kind, _, name = last_item.partition("/")
    if _SORTS.search(wording):
        parts = subjects.parts.get(last_item) or tuple(
            i for i in subjects.related.get(last_item, ()) if i.startswith(f"{name}/")
        )
        if parts:
            return Ask(AskKind.LIST, parts, listed=parts[0].split("/", maxsplit=1)[0])
    words = subjects.kinds[APPROACH].many if APPROACH in subjects.kinds else ()
    is_about_it = _POINTS_BACK.search(wording) is not None
    if kind != APPROACH and is_about_it and any(word in words for word in wording.split()):
        return Ask(AskKind.LIST, listed=APPROACH, filters=(last_item,))
    return None


def _about_last_or_related(text: str, last_item: str, subjects: Subjects) -> Ask | None:
    """More of the last item, unless another one is named or a related one clearly fits better."""
    scores = dict(subjects.lookup.scores(text))
    near = {*subjects.related.get(last_item, ()), *subjects.parts.get(last_item, ())}
    for named in subjects.names.find(text):
        if named.item in scores and named.item in near:
            scores[named.item] += _NAMED_LEAD
    best = max(scores, key=lambda item: (scores[item], item), default=last_item)
    is_elsewhere = best not in near and best != last_item
    says_more = _names_another(text, last_item, near, subjects) or (
        word_count(text) > _FEW and subjects.lookup.stands_alone(text)
    )
    if is_elsewhere and says_more:
        return None
    candidates = [item for item in near if item in scores]
    rival = max(candidates, key=lambda item: (scores[item], item), default=last_item)
    fit = scores.get(rival, 0.0)
    is_better = fit > max(scores.get(last_item, -1.0) + _RELATED_LEAD, _LEAST_RELATED)
    return Ask(AskKind.EXPLAIN, (rival,)) if is_better else Ask(AskKind.MORE, (last_item,))


def _names_another(text: str, last_item: str, near: set[str], subjects: Subjects) -> bool:
    """Whether it names what it is about; "is dat voor alle leeftijden?" does not ask about ages."""
    own_kind = f"{last_item.partition('/')[0]}/"
    kinds = tuple(kind for kind in _ASKED_OF_ANYTHING if kind != own_kind)
    known = {last_item, *near}
    scores = subjects.lookup.scores(text)
    likely = sorted(scores, key=lambda item: (-scores[item], item))[:_LIKELY]
    return any(
        each.is_own
        and each.item in likely
        and each.item not in known
        and not each.item.startswith(kinds)
        for each in subjects.names.find(text)
    )
