"""What goes on in the neighbourhood, in sentences for who was not there. One function for each thing to say."""

from collections.abc import Callable, Iterator

from bot.interview.options import rows
from bot.interview.wording import joined
from bot.report.facts import phases, places, roles
from bot.report.material import Material, lowered
from bot.use_cases.phrases import say

_FUELS, _CONNECTS = "jaagt-aan", "bemiddelt"
_SORTS = {
    "feit": "rapport-speelt-zekerheid-feit",
    "gehoord": "rapport-speelt-zekerheid-gehoord",
    "indruk": "rapport-speelt-zekerheid-indruk",
}


def what_goes_on(material: Material) -> Iterator[str]:
    """The sentences that have something to say, in the order of the guide."""
    for tell in _TOLD:
        yield from tell(material)


def _where(material: Material) -> Iterator[str]:
    rules = material.knowledge.advice_rules
    phrases = rules.zinnen.plaatsen if rules is not None else {}
    here = [phrases[item.id] for item in material.chosen("locatie") if item.id in phrases]
    if here:
        yield say(material.knowledge, "rapport-speelt-plek", plekken=joined(here))


def _how_far(material: Material) -> Iterator[str]:
    whole = [p for p in phases(material.state, material.knowledge) if p.is_here]
    if whole:
        told = f"{whole[0].name.lower()} ({lowered(whole[0].meaning)})"
        yield say(material.knowledge, "rapport-speelt-fase", fase=told)
        return
    by_place = [p for p in places(material.state, material.knowledge) if p.phase]
    if by_place:
        told = joined([_place_with_phase(material, p.id, p.phase) for p in by_place])
        yield say(material.knowledge, "rapport-speelt-fase-plek", plekken=told)


def _place_with_phase(material: Material, place: str, phase: str) -> str:
    name = material.knowledge.get(place).kort
    return say(material.knowledge, "rapport-speelt-plek-fase", plek=name, fase=phase)


def _who(material: Material) -> Iterator[str]:
    lines = [item.kort for item in material.chosen("kenmerk")]
    if lines:
        yield say(material.knowledge, "rapport-speelt-groepen", kenmerken=joined(lines))


def _why(material: Material) -> Iterator[str]:
    causes = [item.kort for item in material.chosen("oorzaak") if item.onder is None]
    if causes:
        yield say(material.knowledge, "rapport-speelt-oorzaken", oorzaken=joined(causes))


def _feelings(material: Material) -> Iterator[str]:
    found = [item.kort for item in material.chosen("sentiment")]
    if found:
        yield say(material.knowledge, "rapport-speelt-gevoel", gevoelens=joined(found))


def _triggers(material: Material) -> Iterator[str]:
    found = [item.kort for item in material.chosen("trigger")]
    if found:
        yield say(material.knowledge, "rapport-speelt-trigger", triggers=joined(found))


def _roles(material: Material) -> Iterator[str]:
    found = {role.id: role.actors for role in roles(material.state, material.knowledge)}
    if fuels := found.get(_FUELS):
        named = joined([lowered(actor) for actor in fuels])
        yield say(material.knowledge, "rapport-speelt-aanjagers", actoren=named)
    if connects := found.get(_CONNECTS):
        named = joined([lowered(actor) for actor in connects])
        yield say(material.knowledge, "rapport-speelt-verbinders", actoren=named)


def _how_sure(material: Material) -> Iterator[str]:
    """Fact, hearsay or impression, with where each comes from: who decides has to know."""
    knowledge = material.knowledge
    asked = next(
        (q for q in material.questionnaire.questions if q.kennissoort == "signalering"), None
    )
    if asked is None or asked.soort != "raster":
        return
    answer = material.state.answer_to(asked.id)
    names = {row.id: row.short for row in rows(asked, material.state, knowledge)}
    by_sort: dict[str, list[str]] = {}
    for cell in answer.cells if answer is not None else ():
        by_sort.setdefault(cell.choice, []).append(names.get(cell.row, ""))
    told = [
        f"{say(knowledge, key)} ({joined([name for name in by_sort[sort] if name])})"
        for sort, key in _SORTS.items()
        if sort in by_sort
    ]
    if told:
        yield say(knowledge, "rapport-speelt-zekerheid", waarop=joined(told))


_TOLD: tuple[Callable[[Material], Iterator[str]], ...] = (
    _where,
    _how_far,
    _who,
    _why,
    _feelings,
    _triggers,
    _roles,
    _how_sure,
)
