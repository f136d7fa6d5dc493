"""Does a question ask for a list: of a kind, of the parts of an item, or of approaches that fit something?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bot.reading.ask import Ask, AskKind, Subjects
from bot.reading.commands import plain
from bot.reading.mentions import find_mentions
from bot.reading.questions import is_question, starts_as_question
from bot.reading.vocabulary import vocabulary
from bot.reading.wordlists import FUNCTION_WORDS
from bot.reading.words import tokens

APPROACH = "interventie"
SCALE, TOWN = "schaal", "plaats"
# "Bewoners" says too little to narrow anything.
_EVERYBODY = "doelgroep/buurtgenoten"
_BY_CHANCE = 0.9
_SCALES = {
    "gemeente": re.compile(
        r"\b(?:hele|heel de|gehele) (?:gemeente|stad)\b|\bstadsbre\w+\b|\bgemeentebre\w+\b"
    ),
    "land": re.compile(r"\blandelijke?\b|\b(?:hele|heel het) land\b"),
}
_OPENING = re.compile(
    r"\b(?:welke?|wat voor|wat zijn|wat waren|noem|(?<!ik )geef|zijn er|lijst|overzicht|opsomming|alle|allemaal|"
    r"hoeveel|som|rijtje|op een rij|onder elkaar|onderdelen|stukken|mogelijkheden|opties|meerdere|kopjes|zet)\b"
)
_PARTS = re.compile(
    r"\b(?:onderdelen|onderdeel|stukken|stukjes|punten|kopjes|deelrichtingen|deelonderwerpen|subonderwerpen|"
    r"soorten|vormen|opgedeeld|bestaat|bestaan|valt|vallen|onder|reken\w*|hoort|horen|zit er|staat er|rollen|"
    r"game changers|gamechangers|dingen|onderwerpen|thema|hoofdstuk|welke|alle|som|noem)\b"
)
_ANY_APPROACH = re.compile(
    r"\bwat (?:is er|bestaat er|hebben jullie|heb je|heeft u|kan ik|kun je|kunnen we) .{0,40}?"
    r"(?:voor|tegen|om|online|inzetten|gebruiken)\b"
    r"|\bheb(?:t|ben)? (?:je|u|ge|jullie) (?:ook )?(?:iets|dingen|wat|een aanpak)\b"
    r"|\bik zoek (?:iets|dingen|wat|een (?:aanpak|manier|project)|aanpakken|projecten|manieren)\b"
    r"|\bwelke (?:dingen|netwerken|(?:vaste )?ontmoetingsplekken|trainingen)\b|\bwat zijn de mogelijkheden\b"
)
# Several things are asked for, though their kind is not called by its name: then it is what most of the best are.
_MANY = re.compile(
    r"\b(?:alle|allemaal|lijst\w*|rijtje|overzicht|mogelijkheden|manieren|wegen|som|hoeveel|op een rij|"
    r"onder elkaar|zoal|soorten|kopjes|opnoemen|opsommen|\d+ nodig)\b"
    r"|\bwelke (?:\w+ )?\w+(?:en|s)\b.*\b(?:zijn er|onderscheid\w*|ken\w*|bestaan)\b"
)
_NEUTRAL = frozenset(
    {
        "polarisatie",
        "rij",
        "lijstje",
        "rijtje",
        "graag",
        "ken",
        "kent",
        "kennen",
        "bestaan",
        "heten",
        "hoe",
        "waarom",
        "waardoor",
        "wanneer",
        "buurt",
        "buurten",
        "wijk",
        "wijken",
        "dorp",
        "tegen",
        "kan",
        "kun",
        "kunnen",
    }
)
_SENTENCE_END = re.compile(r"(?<=[.?!;])\s+")
# One word or name is asked for, whatever the question tells before it.
_ONE_NAME = re.compile(
    r"\bhoe (?:heet|heten|noem)\w*(?: \w+){0,2} (?:dat|dit|zoiets|zo n|die|het)\b(?! (?:allemaal|alle))"
    r"|\b(?:een|n|welk|welke|mooi|de|het) (?:naam|woord|begrip|term)\b(?! (?:bij|van|uit))"
)
_A_FEW_WORDS = 4
_FITS_BY_ITSELF = -0.93
_AS_GOOD = 0.1
_BEST, _MOST_OF_BEST = 4, 3
_LONGEST = 26
_KIND_COMES_BEFORE = 9
_ASKED_FOR = frozenset({"welke", "wat", "noem", "alle", "zoveel"})


def find_whole_list(text: str, subjects: Subjects) -> Ask | None:
    """All of a kind, or all parts of an item, when that is what the question was learnt to ask; else None."""
    wording = plain(text)
    words = wording.split()
    if len(words) > _LONGEST or _ONE_NAME.search(wording) or _kind(words, subjects) == APPROACH:
        return None
    listed = subjects.lookup.whole_list(text, is_for_many=_MANY.search(wording) is not None)
    if listed is None:
        return None
    kind = listed.split("/", maxsplit=1)[0]
    if listed == kind and not is_plain(text, subjects):
        listed = _whole_of_most(text, kind, subjects) or kind
    return Ask(AskKind.LIST, subjects.parts.get(listed, ()), listed=kind)


def find_list(text: str, subjects: Subjects) -> Ask | None:
    """The list that is asked for, or None when it is no list."""
    wording = plain(text)
    words = wording.split()
    if len(words) > _LONGEST or _ONE_NAME.search(wording):
        return None
    kind = _kind_asked_for(text, subjects)
    kind = kind or _implied_kind(text, words, subjects)
    parts = _parts(text, wording, subjects)
    if parts is not None and kind in (None, parts.listed):
        return parts
    if kind is None and (_ANY_APPROACH.search(wording) or _is_from_town(text, words, subjects)):
        kind = APPROACH
    if kind is None and _MANY.search(wording) and not subjects.lookup.is_rather_outside(text):
        kind = subjects.lookup.main_kind(text)
    if kind is None:
        return None
    if kind == APPROACH:
        return _approaches(text, subjects)
    whole = None if is_plain(text, subjects) else _whole_of_most(text, kind, subjects)
    return Ask(AskKind.LIST, subjects.parts.get(whole or "", ()), listed=kind)


def filters_in(text: str, subjects: Subjects) -> tuple[str, ...]:
    """The problems, groups and places that the text surely names, directions by name, and how large a scale."""
    options = subjects.filters
    mentioned = (
        options[m.option].id
        for m in find_mentions(tokens(text), vocabulary(options))
        if m.is_sure and not m.is_vague
    )
    found = [
        wanted
        for wanted in mentioned
        if not is_problem(wanted) or _is_meant(wanted, text, subjects)
    ]
    if len(found) > 1:
        found = [wanted for wanted in found if wanted != _EVERYBODY]
    wording = plain(text)
    scales = (f"{SCALE}/{scale}" for scale, words in _SCALES.items() if words.search(wording))
    towns = (f"{TOWN}/{t}" for t in subjects.towns if re.search(rf"\b{t}(?:se|s)?\b", wording))
    named = (n.item for n in subjects.names.find(text) if n.item.startswith("richting/"))
    return tuple(dict.fromkeys([*found, *named, *scales, *towns]))


def _is_meant(problem: str, text: str, subjects: Subjects) -> bool:
    """Whether the whole text is about this problem as well, so that it is no word by chance."""
    scores = subjects.lookup.scores(text)
    return scores.get(problem, 0.0) >= max(scores.values(), default=0.0) - _BY_CHANCE


def is_problem(wanted: str) -> bool:
    """Whether a filter is something that is wrong, rather than a group, place, scale or direction."""
    kind = wanted.split("/", maxsplit=1)[0]
    return kind not in ("locatie", "doelgroep", "richting", SCALE, TOWN)


def _kind(words: list[str], subjects: Subjects) -> str | None:
    """The kind whose word for many stands in front."""
    found = [
        (place, kind)
        for kind, names in subjects.kinds.items()
        for place, word in enumerate(words)
        if word in names.many
        and (place <= _KIND_COMES_BEFORE or _ASKED_FOR.intersection(words[place - 2 : place]))
    ]
    return min(found)[1] if found else None


def _kind_asked_for(text: str, subjects: Subjects) -> str | None:
    """The kind that a sentence asks for; who tells of two groups and then gives lessons asks for no groups."""
    sentences = [plain(sentence) for sentence in _SENTENCE_END.split(text)]
    asking = (sentence for sentence in sentences if _OPENING.search(sentence))
    whole = plain(text)
    found = (_kind(sentence.split(), subjects) for sentence in (*asking, *_said_apart(sentences)))
    return (
        next((kind for kind in found if kind is not None), None) if _OPENING.search(whole) else None
    )


def _said_apart(sentences: list[str]) -> Iterator[str]:
    """ "Oorzaken. Welke zijn er?": a sentence of a few words is what the next one asks about."""
    return (sentence for sentence in sentences if len(sentence.split()) <= _A_FEW_WORDS)


def _implied_kind(text: str, words: list[str], subjects: Subjects) -> str | None:
    """The kind that "hoe ontstaat polarisatie?" is about; of two, the one that is said last."""
    if not is_question(text) and not starts_as_question(text):
        return None
    found = [
        (place, kind)
        for kind, names in subjects.kinds.items()
        for place, word in enumerate(words)
        if word in names.implied
    ]
    return max(found)[1] if found and is_plain(text, subjects) else None


def _parts(text: str, wording: str, subjects: Subjects) -> Ask | None:
    """The parts of the item that is named: "uit welke onderdelen bestaat richting 4"."""
    if not _PARTS.search(wording) or re.search(
        rf"\b(?:{_words_for_approaches(subjects)})\b", wording
    ):
        return None
    named = [n for n in subjects.names.find(text) if n.is_own and subjects.parts.get(n.item)]
    asks_for_many = _OPENING.search(wording) is not None or "uit" in wording.split()
    asks_for_one = any(
        re.search(rf"\bwelke? {one}\b", wording)
        for names in subjects.kinds.values()
        for one in names.one
    )
    if len(named) != 1 or not asks_for_many or asks_for_one:
        return None
    whole = named[0].item
    return Ask(AskKind.LIST, subjects.parts[whole], listed=whole.split("/", maxsplit=1)[0])


def _direction_meant(text: str, subjects: Subjects) -> tuple[str, ...]:
    """The direction that is told in other words, when that is what the question fits best of all."""
    scores = subjects.lookup.scores(text)
    best = max(scores, key=lambda item: (scores[item], item), default="")
    directions = [item for item in scores if item.startswith("richting/")]
    meant = max(directions, key=lambda item: (scores[item], item), default="")
    is_near = bool(meant) and scores[meant] >= scores[best] - _AS_GOOD
    return (meant,) if is_near and not best.startswith(f"{APPROACH}/") else ()


def _is_from_town(text: str, words: list[str], subjects: Subjects) -> bool:
    """ "Projecten in Breda?": the place alone says that a list is asked for."""
    many = subjects.kinds[APPROACH].many if APPROACH in subjects.kinds else ()
    is_named = any(wanted.startswith(f"{TOWN}/") for wanted in filters_in(text, subjects))
    return is_named and any(word in many for word in words)


def _whole_of_most(text: str, kind: str, subjects: Subjects) -> str | None:
    """The item under which most of what fits best stands: all causes of one sort, when that is what it is about."""
    best = subjects.lookup.ranked_of_kind(text, kind)[:_BEST]
    wholes = (
        whole for whole, parts in subjects.parts.items() for i in best if i in (whole, *parts)
    )
    whole, count = next(iter(Counter(wholes).most_common(1)), (None, 0))
    return whole if count >= _MOST_OF_BEST else None


def _words_for_approaches(subjects: Subjects) -> str:
    known = subjects.kinds.get(APPROACH)
    return "|".join(known.many) if known is not None else "(?!)"


def _approaches(text: str, subjects: Subjects) -> Ask:
    """Approaches narrowed by what is named; those that the whole question fits best come first."""
    named = filters_in(text, subjects)
    meant = _direction_meant(text, subjects) if all(map(is_problem, named)) else ()
    filters = _without_doubles((*named, *meant))
    if is_plain(text, subjects):
        return Ask(AskKind.LIST, listed=APPROACH, filters=filters)
    best = subjects.lookup.ranked_of_kind(text, APPROACH)
    scores = subjects.lookup.scores(text)
    says_more = not filters or _says_more_than_filters(text, subjects)
    fitting = tuple(item for item in best if says_more and scores[item] >= _FITS_BY_ITSELF)
    if not filters:
        alike = (i for item in best[:1] for i in subjects.related.get(item, ()))
        best = tuple(dict.fromkeys([*best, *(i for i in alike if i.startswith(f"{APPROACH}/"))]))
    return Ask(AskKind.LIST, best, listed=APPROACH, filters=filters, fitting=fitting)


def _says_more_than_filters(text: str, subjects: Subjects) -> bool:
    """Whether it tells more than for whom and where: "… om bewoners elkaar te leren kennen"."""
    said = tokens(text)
    mentions = find_mentions(said, vocabulary(subjects.filters))
    covered = {place for each in mentions if each.is_sure for place in each.positions}
    rest = " ".join(each.text for place, each in enumerate(said) if place not in covered)
    return not is_plain(rest, subjects)


def is_plain(text: str, subjects: Subjects) -> bool:
    """Whether nothing is said but that a list is wanted: then it cannot be about something else."""
    known = {word for names in subjects.kinds.values() for word in (*names.many, *names.implied)}
    said = [word for word in plain(text).split() if word not in known]
    return all(w in FUNCTION_WORDS or w in _NEUTRAL or _OPENING.fullmatch(w) for w in said)


def _without_doubles(filters: Iterable[str]) -> tuple[str, ...]:
    """A group and a place together ("jongeren op een plein") are no problem besides; a direction says enough."""
    found = tuple(filters)
    kinds = {f.split("/")[0] for f in found}
    if "richting" in kinds:
        return tuple(f for f in found if f.startswith("richting/"))
    if {"doelgroep", "locatie"} <= kinds:
        return tuple(f for f in found if not is_problem(f))
    return found
