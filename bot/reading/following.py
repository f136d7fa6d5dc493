"""Does a short question lean on what was explained or listed just before it: "en wat kun je eraan doen?"?"""

import re

from bot.reading.about_last import FEW_WORDS, SORTS, about_a_part, about_last_or_related
from bot.reading.ask import Ask, AskKind, Subjects
from bot.reading.beside import beside_last, end_of_row
from bot.reading.by_place import by_place, looks_like_question
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
    r"met hoeveel|onder welke|in welke|op welke|bij wie|vanaf \w+|is|zijn|heb|heeft|kan|kun|kunnen|mag|mogen|moet|"
    r"moeten|hoort|bestaat|werkt|krijgen|klopt|past|denken|leg|vertel|doe|als|eentje|het|een)\b"
    r"|^(?:en |maar )?\w+ (?:dat|die|dit|het|ze|er|daar)\b|\bleg .*\buit$"
)
_SHORT = 11
_NEAR_THE_BEST = 0.5
# To "hoe ontstaat dat?" after the subject itself, the list of causes is the answer.
_THE_SUBJECT = "begrip/polarisatie"
_TAKES_PART = re.compile(r"\b(?:mee|mee\w+|aanmelden|opgeven|inschrijven)$")


def find_follow_up(text: str, last: tuple[str, ...], subjects: Subjects) -> Ask | None:
    """What is asked about the last item or list, or about what is related to it; None when it stands on its own."""
    if not last or word_count(text) > _SHORT:
        return None
    if len(last) > 1:
        return _out_of_list(text, last, subjects)
    if _MORE.search(plain(text)):
        return Ask(AskKind.MORE, last)
    filters = filters_in(text, subjects)
    leans = _leans(text, last[0])
    if any(map(is_problem, filters)) and not leans:
        return None
    return _asked_of_it(text, last[0], subjects, leans=leans, is_narrowed=bool(filters))


def _asked_of_it(
    text: str, last_item: str, subjects: Subjects, *, leans: bool, is_narrowed: bool
) -> Ask | None:
    """An example, a part, a difference, what stands beside it, what to do about it, or more of it."""
    wording = plain(text)
    is_bare = not is_narrowed and word_count(text) <= FEW_WORDS
    if _EXAMPLE.search(wording) and (leans or is_bare):
        return _example(last_item, subjects)
    placed = by_place(wording, subjects.parts.get(last_item, ()))
    if len(placed) == 1:
        return Ask(AskKind.EXPLAIN, placed)
    asks = _asks(text, last_item)
    return (
        (_compared_with(text, last_item, subjects) if leans else None)
        or (beside_last(wording, last_item, subjects) if asks else None)
        or (Ask(AskKind.WHAT_TO_DO, (last_item,)) if leans and TO_DO.search(wording) else None)
        or (_more_of_it(text, last_item, subjects, is_narrowed=is_narrowed) if asks else None)
    )


def _more_of_it(text: str, last_item: str, subjects: Subjects, *, is_narrowed: bool) -> Ask | None:
    wording = plain(text)
    listed = None if SORTS.search(wording) else find_list(text, subjects)
    if listed is not None and (is_narrowed or _is_of_all(listed, text, last_item, subjects)):
        return None
    return about_a_part(wording, last_item, subjects) or about_last_or_related(
        text, last_item, subjects
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
    if in_interview and not looks_like_question(text):
        return False
    ask = find_follow_up(text, last, subjects)
    return ask is not None and ask.kind is not AskKind.EXAMPLE


def _leans(text: str, last_item: str) -> bool:
    """Whether it points back; to take part is to take part in the approach that was explained."""
    is_approach = last_item.startswith(f"{APPROACH}/")
    return points_back(text) or (is_approach and _TAKES_PART.search(plain(text)) is not None)


def _asks(text: str, last_item: str) -> bool:
    wording = plain(text)
    asks = "?" in text or _ASKS.search(wording) is not None
    asks_for_sorts = SORTS.search(wording) is not None and word_count(text) <= FEW_WORDS
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
    if best is None or scores[best] < ahead - _NEAR_THE_BEST:
        return None
    return Ask(AskKind.EXPLAIN, (best,))
