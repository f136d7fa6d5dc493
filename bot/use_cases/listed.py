"""Which items belong in a list that was asked for, in which order."""

from collections.abc import Sequence

from bot.interview.wording import joined
from bot.reading.ask import Ask
from bot.reading.listing import APPROACH, SCALE, TOWN, is_problem
from knowledge.checks import Knowledge
from knowledge.checks.schema import BaseItem, Case, Intervention

_NAMED = 2
# So many of what fits the wording best come along, though they were not tagged with what was asked for.
_ALSO = 5


def listed_items(ask: Ask, kind: str, knowledge: Knowledge) -> list[BaseItem]:
    """The items of a list, best first; empty when nothing fits."""
    if kind != APPROACH or not ask.filters:
        return [knowledge.get(i) for i in ask.ids] or _of_kind(kind, knowledge)
    rank = {item_id: place for place, item_id in enumerate(ask.ids)}
    fitting = [i for i in knowledge.interventions if _fits(i, ask.filters, knowledge)]
    # A problem is described in many words, of which tags catch a part; a group or a place is just that.
    also = ask.ids[:_ALSO] if any(map(is_problem, ask.filters)) or not fitting else ask.fitting
    fitting.sort(key=lambda item: _distance(item, ask.filters))
    found = list(dict.fromkeys([*(item.id for item in fitting), *also]))
    by_tags = {item_id: place for place, item_id in enumerate(found)}
    found.sort(key=lambda item_id: by_tags[item_id] + rank.get(item_id, len(rank)))
    return [*(knowledge.get(item_id) for item_id in found), *_cases_from(ask.filters, knowledge)]


def names_of(ids: Sequence[str], knowledge: Knowledge) -> str:
    """What a question was about, in a sentence: the problems, or else the groups and places."""
    known = [i for i in ids if i in knowledge.items]
    problems = [i for i in known if is_problem(i)]
    return joined([knowledge.get(i).kort for i in (problems or known)[:_NAMED]])


def _of_kind(kind: str, knowledge: Knowledge) -> list[BaseItem]:
    """The main items; "something else, namely" is no answer to a question."""
    found: Sequence[BaseItem] = knowledge.main(kind) or knowledge.of_kind(kind)
    return [item for item in found if not item.id.endswith("/anders")]


def _fits(item: Intervention, filters: tuple[str, ...], knowledge: Knowledge) -> bool:
    """Whether it is for one of these of each sort."""
    own = {
        *knowledge.with_parents((*item.problemen, *item.richtingen)),
        *item.doelgroepen,
        *item.locaties,
        f"{SCALE}/{item.schaal}",
    }
    own |= {
        wanted for wanted in filters if wanted.startswith(f"{TOWN}/") and _is_from(item, wanted)
    }
    sorts: dict[str, list[str]] = {}
    for wanted in filters:
        sorts.setdefault(_sort(wanted), []).append(wanted)
    return all(any(wanted in own for wanted in several) for several in sorts.values())


def _cases_from(filters: tuple[str, ...], knowledge: Knowledge) -> list[Case]:
    """What happened in the towns that are asked for, when nothing else narrows the list."""
    if not all(wanted.startswith(f"{TOWN}/") for wanted in filters):
        return []
    cases = (item for item in knowledge.of_kind("casus") if isinstance(item, Case))
    return [case for case in cases if any(_is_from(case, wanted) for wanted in filters)]


def _is_from(item: Intervention | Case, wanted: str) -> bool:
    return wanted.removeprefix(f"{TOWN}/") in (item.plaats or "").lower()


def _sort(wanted: str) -> str:
    """Groups, places, scales and directions apart; all that may be wrong is one sort."""
    return "probleem" if is_problem(wanted) else wanted.split("/", maxsplit=1)[0]


def _distance(item: Intervention, filters: tuple[str, ...]) -> int:
    """How far down what is asked for stands in an item that lists the best fitting first."""
    lists = (item.problemen, item.doelgroepen, item.locaties, item.richtingen)
    far = max(map(len, lists))
    places = [
        min((several.index(wanted) for several in lists if wanted in several), default=far)
        for wanted in filters
    ]
    return sum(places)
