"""The advice with its reasons: on what to aim, and what one can do."""

from collections.abc import Iterator, Sequence

from bot.interview.wording import joined
from bot.report.document import Block, Bullets, Paragraph, Point, Quote, Section
from bot.report.material import Material, capital, ended, lowered
from bot.report.plain_text import plain
from bot.report.sections.directions import main_directions
from bot.report.sections.thumbs import is_thumb, thumbs
from bot.use_cases.phrases import say
from bot.use_cases.thoughts import SOLUTION, earlier
from knowledge.checks.schema import Intervention, Item

_DIRECTIONS, _ALSO = 4, 5


def advised(material: Material) -> Section | None:
    """Directions and approaches; None without advice."""
    if not material.has_advice:
        return None
    key = "rapport-advies-concept" if material.is_draft else "rapport-advies"
    parts = (_directions(material), *_approaches(material), *_earlier(material))
    return Section("advies", say(material.knowledge, key), parts=parts)


def _directions(material: Material) -> Section:
    knowledge = material.knowledge
    points = tuple(
        Point(
            " ".join(_about_direction(item, material)),
            f"{item.titel}.",
            material.source_line(item.bronnen[0].bron, item.bronnen[0].waar),
        )
        for item in main_directions(material)[:_DIRECTIONS]
    )
    blocks: list[Block] = [Paragraph(say(knowledge, "rapport-richtingen-intro"))] if points else []
    blocks += [Bullets(points, numbered=True)] if points else []
    blocks += [Paragraph(text) for text in _for_whom(material)]
    return Section("richtingen", say(knowledge, "rapport-richtingen"), tuple(blocks))


def _about_direction(item: Item, material: Material) -> Iterator[str]:
    reasons = material.reasons(item.id)
    yield from (reason["tekst"] for reason in reasons[:2])
    if not reasons:
        yield item.antwoord
    below = [
        part.kort
        for part in material.items(a["id"] for a in material.advice["richtingen"])
        if part.onder == item.id
    ]
    if below:
        yield say(material.knowledge, "rapport-onderdelen", onderdelen=joined(below))


def _for_whom(material: Material) -> Iterator[str]:
    chosen = material.chosen("doelgroep")
    ids = (a["id"] for a in material.advice.get("doelgroepen", ())[:3])
    groups = [item.kort for item in chosen or material.items(ids)]
    if groups:
        yield say(material.knowledge, "rapport-doelgroepen", doelgroepen=joined(groups))


def _approaches(material: Material) -> Iterator[Section]:
    found = material.approaches
    if not found:
        return
    knowledge = material.knowledge
    blocks: list[Block] = [Paragraph(say(knowledge, "rapport-aanpakken-intro"))]
    blocks += [Paragraph(text) for text in _about_all(found, material)]
    shared = _shared(found, material)
    parts = tuple(_approach(item, shared, material) for item in found)
    yield Section("aanpakken", say(knowledge, "rapport-aanpakken"), tuple(blocks), parts)


def _shared(found: Sequence[Intervention], material: Material) -> tuple[str, ...]:
    """The reasons that hold for every approach: told once, instead of under each again."""
    first, *others = [_reasons(item, material) for item in found]
    return tuple(r for r in first if others and all(r in reasons for reasons in others))


def _reasons(item: Intervention, material: Material) -> list[str]:
    """Why this approach, the rules of thumb left out, which are told together."""
    return [r["tekst"] for r in material.reasons(item.id) if not is_thumb(r["tekst"], material)]


def _approach(item: Intervention, shared: Sequence[str], material: Material) -> Section:
    knowledge = material.knowledge
    reasons = _reasons(item, material)
    own = [] if reasons else [say(knowledge, "rapport-eigen-keuze")]
    reasons = [reason for reason in reasons if reason not in shared]
    practical = tuple(_practical(item, material))
    source = material.source_line(item.bronnen[0].bron, item.bronnen[0].waar)
    return Section(
        item.id.replace("/", "-"),
        item.titel,
        (
            Paragraph(" ".join((item.methode, *reasons, *own))),
            Paragraph(" ".join((*practical, source)), soft=True),
        ),
    )


def _practical(item: Intervention, material: Material) -> Iterator[str]:
    knowledge = material.knowledge
    if item.vraagt:
        yield say(knowledge, "rapport-nodig", wat=_listed(item.vraagt))
    if item.trede is not None:
        rung = lowered(knowledge.get(item.trede).titel)
        yield say(knowledge, "rapport-trede", trede=rung)
    if item.werkzaamheid.onderzoek:
        yield say(knowledge, "rapport-werking", werking=item.werkzaamheid.tekst)


def _listed(things: Sequence[str]) -> str:
    """Things that may have commas of their own."""
    return ("; " if any("," in thing for thing in things) else ", ").join(things)


def _about_all(found: Sequence[Intervention], material: Material) -> Iterator[str]:
    knowledge = material.knowledge
    untested = [item.titel for item in found if not item.werkzaamheid.onderzoek]
    if len(untested) == len(found):
        yield say(knowledge, "rapport-geen-onderzoek-alle")
    elif untested:
        yield say(knowledge, "rapport-geen-onderzoek", aanpakken=joined(untested))
    if shared := _shared(found, material):
        told = " ".join(shared)
        yield say(knowledge, "rapport-gedeelde-redenen", redenen=told[:1].lower() + told[1:])
    yield from _thumbs(found, material)
    shown = {item.id for item in found}
    others = [a["id"] for a in material.advice["interventies"] if a["id"] not in shown][:_ALSO]
    if others:
        named = joined([item.titel for item in material.items(others)])
        yield say(knowledge, "rapport-ook-passend", aanpakken=named)


def _thumbs(found: Sequence[Intervention], material: Material) -> Iterator[str]:
    """Every rule of thumb once, instead of under each approach again."""
    rules = thumbs(found, material)
    if rules:
        yield say(material.knowledge, "rapport-vuistregels", vuistregels="; ".join(rules))


def _earlier(material: Material) -> Iterator[Section]:
    """Solutions that came up while the picture was still being made, in the words of who said them."""
    knowledge = material.knowledge
    said = earlier(SOLUTION, material.state, knowledge)
    if said:
        intro = Paragraph(say(knowledge, "rapport-eerder-idee-tekst"))
        quote = Quote(tuple(plain(capital(ended(line))) for line in said))
        yield Section("eerder-genoemd", say(knowledge, "rapport-eerder-idee"), (intro, quote))
