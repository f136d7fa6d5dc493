"""What a question that leans on the last item is about: more of it, one of its parts, or what is related to it."""

import re

from bot.reading.ask import Ask, AskKind, Subjects
from bot.reading.listing import APPROACH
from bot.reading.words import word_count

SORTS = re.compile(r"\b(?:soorten|onderdelen|vormen|varianten)\b")
_POINTS_BACK = re.compile(r"\b(?:daar\w*|hier\w*|erbij|ervoor|ertegen|die|deze|dit|dat)\b")
# A question of so few words says little besides what it leans on.
FEW_WORDS = 5
_LIKELY = 3
_LEAST_RELATED = -0.95
_ASKED_OF_ANYTHING = ("kenmerk/", "doelgroep/", "locatie/", "actor/")
_RELATED_LEAD = 0.5
_NAMED_LEAD = 0.5


def about_a_part(wording: str, last_item: str, subjects: Subjects) -> Ask | None:
    """ "Welke projecten horen daarbij" after a direction; "welke soorten zijn er" after what has parts."""
    kind, _, name = last_item.partition("/")
    if SORTS.search(wording):
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


def about_last_or_related(text: str, last_item: str, subjects: Subjects) -> Ask | None:
    """More of the last item, unless another one is named or a related one clearly fits better."""
    scores = dict(subjects.lookup.scores(text))
    near = {*subjects.related.get(last_item, ()), *subjects.parts.get(last_item, ())}
    for named in subjects.names.find(text):
        if named.item in scores and named.item in near:
            scores[named.item] += _NAMED_LEAD
    best = max(scores, key=lambda item: (scores[item], item), default=last_item)
    is_elsewhere = best not in near and best != last_item
    says_more = _names_another(text, last_item, near, subjects) or (
        word_count(text) > FEW_WORDS and subjects.lookup.stands_alone(text)
    )
    if is_elsewhere and says_more:
        return None
    candidates = [item for item in near if item in scores]
    rival = max(candidates, key=lambda item: (scores[item], item), default=last_item)
    fit = scores.get(rival, 0.0)
    is_likely = rival in sorted(scores, key=lambda item: -scores[item])[:_LIKELY]
    is_better = is_likely and fit > max(scores.get(last_item, -1.0) + _RELATED_LEAD, _LEAST_RELATED)
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
