"""What is done already about each problem, by whom, and what could be added where that is too little."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.interview.wording import joined
from bot.report.document import Block, Paragraph, Quote, Section, Table, columns
from bot.report.material import Material, capital, ended
from bot.report.plain_text import paragraphs
from bot.report.sections.matrix import works_on
from bot.use_cases.doing_now import who_now
from bot.use_cases.phrases import say
from knowledge.checks.schema import Intervention, Item

_NOW = {
    "voldoende": "rapport-nu-voldoende",
    "deels": "rapport-nu-deels",
    "niet": "rapport-nu-niet",
    "onbekend": "rapport-nu-onbekend",
}
_ENOUGH, _NOTHING = "voldoende", "niet"
_MISSED = "ontbreekt"
_PROPOSALS = 3
_SHARES = (28, 14, 25, 33)
# Longer than this, words of one's own stand apart.
_SHORT = 220


@dataclass(frozen=True)
class Spot:
    """A problem, what is done about it now and by whom, and the approaches that could be added."""

    problem: Item
    now: str
    who: tuple[str, ...]
    proposals: tuple[Intervention, ...]


def white_spots(material: Material) -> Section | None:
    """The table; None when nothing was said about what is done now."""
    found = spots(material)
    knowledge = material.knowledge
    blocks: list[Block] = []
    if found:
        blocks += [
            Paragraph(say(knowledge, "rapport-witte-vlekken-intro")),
            _table(found, material),
        ]
    blocks += _missed(material)
    if not blocks:
        return None
    return Section("witte-vlekken", say(knowledge, "rapport-witte-vlekken"), tuple(blocks))


def spots(material: Material) -> tuple[Spot, ...]:
    """As the advice found them, else from what was answered about each cause."""
    given = material.advice.get("witte_vlekken")
    if given is not None:
        # Advice of before this version does not say who.
        rows = [(s["probleem"], s["nu"], s.get("wie", ()), s["voorstellen"]) for s in given]
        return tuple(
            Spot(problem, now, tuple(who), _approaches(ids, material))
            for problem_id, now, who, ids in rows
            for problem in material.items([problem_id])
        )
    known = who_now(material.state, material.knowledge)
    return tuple(
        Spot(problem, now, known.get(problem_id, ()), tuple(_fitting(problem, material)))
        for problem_id, now in _said(material)
        for problem in material.items([problem_id])
    )


def _said(material: Material) -> Iterator[tuple[str, str]]:
    for question in material.questions():
        for choice in material.answers[question.id]["keuzes"]:
            if (
                isinstance(choice, dict)
                and choice["keuze"] in _NOW
                and question.kennissoort == "beleid"
            ):
                yield choice["rij"], choice["keuze"]


def _approaches(ids: Sequence[str], material: Material) -> tuple[Intervention, ...]:
    return tuple(item for item in material.items(ids) if isinstance(item, Intervention))


def _fitting(problem: Item, material: Material) -> Iterator[Intervention]:
    """The approaches of this report that work on it, then others that are advised."""
    advised = _approaches([a["id"] for a in material.advice["interventies"]], material)
    several = dict.fromkeys((*material.approaches, *advised))
    yield from (i for i in several if works_on(i, problem, material) != "rapport-matrix-nee")


def _table(found: Sequence[Spot], material: Material) -> Table:
    knowledge = material.knowledge
    titles = (
        say(knowledge, "rapport-witte-vlekken-probleem"),
        say(knowledge, "rapport-witte-vlekken-nu"),
        say(knowledge, "rapport-witte-vlekken-wie"),
        say(knowledge, "rapport-witte-vlekken-voorstel"),
    )
    return Table(
        say(knowledge, "rapport-witte-vlekken-bijschrift"),
        columns(titles, _SHARES),
        tuple(_row(spot, material) for spot in found),
    )


def _row(spot: Spot, material: Material) -> tuple[str, str, str, str]:
    now = capital(say(material.knowledge, _NOW[spot.now]))
    named = "; ".join(item.titel for item in spot.proposals[:_PROPOSALS])
    if spot.now == _ENOUGH:
        named = say(material.knowledge, "rapport-voorstel-niet-nodig")
    return (
        capital(spot.problem.kort),
        now,
        capital(joined(spot.who)) or _nobody(spot, material),
        named or say(material.knowledge, "rapport-voorstel-geen"),
    )


def _nobody(spot: Spot, material: Material) -> str:
    """Where nothing is done, nobody does it; else it was not told who."""
    key = "rapport-wie-niemand" if spot.now == _NOTHING else "rapport-wie-niet-genoemd"
    return say(material.knowledge, key)


def _missed(material: Material) -> list[Block]:
    """What the user misses, in their own words."""
    told = [material.answers[q.id]["tekst"] for q in material.questions() if q.id == _MISSED]
    own = paragraphs(told[0]) if told else ()
    if not own:
        return []
    lead = ended(say(material.knowledge, "rapport-zelf-gemist"))
    if len(own) == 1 and len(own[0]) <= _SHORT:
        return [Paragraph(f"“{own[0]}”", lead=lead)]
    return [Paragraph("", lead=lead), Quote(own)]
