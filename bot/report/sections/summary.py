"""One page for who decides and reads no further: what goes on, what is advised, and what that asks of them."""

from collections.abc import Iterator

from bot.interview.wording import joined
from bot.report.document import Block, Bullets, Note, Paragraph, Point, Quote, Section
from bot.report.material import Material, ended
from bot.report.plain_text import excerpt
from bot.report.sections.directions import main_directions
from bot.report.sections.what_goes_on import what_goes_on
from bot.report.sections.white_spots import spots
from bot.use_cases.phrases import say

_STORY, _STRENGTHS = 420, 220
_DIRECTIONS = 3


def summary(material: Material) -> Section | None:
    """The summary; only where the questionnaire leads to advice."""
    if not material.analysis["met_advies"]:
        return None
    knowledge = material.knowledge
    key = "rapport-samenvatting-oefening" if material.is_practice else "rapport-samenvatting"
    return Section(
        "samenvatting",
        say(knowledge, key),
        tuple(_referred(material)),
        tuple(
            Section(f"samenvatting-{name}", title, blocks)
            for name, title, blocks in (
                ("aanleiding", say(knowledge, "rapport-aanleiding"), tuple(_story(material))),
                ("speelt", say(knowledge, "rapport-speelt"), tuple(_goes_on(material))),
                ("advies", say(knowledge, "rapport-advies-kort"), tuple(_advice(material))),
                ("bestuur", say(knowledge, "rapport-bestuur"), tuple(_asked(material))),
            )
            if blocks
        ),
        own_page=_is_whole(material),
    )


def _referred(material: Material) -> Iterator[Block]:
    for referral in material.items(material.advice["verwijzingen"]):
        title = say(material.knowledge, "rapport-let-op", titel=_small(referral.titel))
        yield Note(title, referral.antwoord)


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]


def _story(material: Material) -> Iterator[Block]:
    told = [
        a["tekst"]
        for q in material.questions()
        if q.verhaal == "lees" and (a := material.answers[q.id])["tekst"]
    ]
    if told:
        yield Quote((excerpt(told[0], _STORY),))


def _goes_on(material: Material) -> Iterator[Block]:
    sentences = tuple(what_goes_on(material))
    yield Paragraph(" ".join(sentences) or say(material.knowledge, "rapport-speelt-niets"))
    strengths = [
        material.answers[q.id]["tekst"] for q in material.questions() if q.kennissoort == "kracht"
    ]
    if any(strengths):
        told = f"“{excerpt(strengths[0], _STRENGTHS)}”"
        yield Paragraph(told, lead=ended(say(material.knowledge, "rapport-goed")))


def _advice(material: Material) -> Iterator[Block]:
    knowledge = material.knowledge
    if not material.has_advice:
        yield Paragraph(say(knowledge, "rapport-advies-nog-niet"))
        return
    directions = main_directions(material)[:_DIRECTIONS]
    if directions:
        named = joined([direction.kort for direction in directions])
        yield Paragraph(say(knowledge, "rapport-advies-richtingen", richtingen=named))
    if material.approaches:
        is_chosen = bool(material.chosen("interventie"))
        key = "rapport-advies-gekozen" if is_chosen else "rapport-advies-aanpakken"
        yield Paragraph(say(knowledge, key))
        points = (Point(item.methode, lead=ended(item.titel)) for item in material.approaches)
        yield Bullets(tuple(points), numbered=True)
    elif not directions:
        yield Paragraph(say(knowledge, "rapport-advies-nog-niet"))


def _is_whole(material: Material) -> bool:
    """Whether there is enough to say for a page of its own."""
    return material.has_advice and bool(material.approaches)


def _asked(material: Material) -> Iterator[Block]:
    if _is_whole(material) and not material.is_practice:
        yield Bullets(tuple(Point(text) for text in _asked_of_them(material)))


def _asked_of_them(material: Material) -> Iterator[str]:
    knowledge = material.knowledge
    if named := _of_which("niet", material):
        yield say(knowledge, "rapport-bestuur-niet", problemen=named)
    if named := _of_which("deels", material):
        yield say(knowledge, "rapport-bestuur-deels", problemen=named)
    own = [item.kort for item in material.chosen("overheid")]
    if own:
        yield say(knowledge, "rapport-bestuur-zelf", bijdragen=joined(own))
    is_filled = any(action.get("wie") for action in material.analysis.get("acties", ()))
    yield say(knowledge, "rapport-bestuur-wie-ingevuld" if is_filled else "rapport-bestuur-wie")
    yield say(knowledge, "rapport-bestuur-terugkijken")


def _of_which(now: str, material: Material) -> str:
    """The problems about which this much is done now, in a sentence."""
    return joined([spot.problem.kort for spot in spots(material) if spot.now == now])
