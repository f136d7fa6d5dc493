"""What an item has to say besides its texts, depending on its kind: points, tools, what it takes, what is known.

For who asks for more. Words come from `knowledge/`; nothing is said about a field that is empty.
"""

from collections.abc import Iterator

from bot.interview.wording import joined
from bot.use_cases.phrases import say
from knowledge.checks import Knowledge
from knowledge.checks.schema import (
    Case,
    Cause,
    Checklist,
    Direction,
    Intervention,
    Item,
    Referral,
    RuleOfThumb,
    Theme,
)


def details(item: Item, knowledge: Knowledge) -> tuple[str, ...]:
    """The parts in the order in which they are told; none for an item with nothing of its own."""
    return tuple(_details(item, knowledge))


def _details(item: Item, knowledge: Knowledge) -> Iterator[str]:
    match item:
        case Intervention():
            yield from _of_intervention(item, knowledge)
        case Direction(doet=doet) if doet:
            yield _listed(say(knowledge, "meer-doet"), doet)
            yield from (say(knowledge, "meer-eerst", reden=first.reden) for first in item.eerst)
        case Checklist():
            yield _listed(say(knowledge, "meer-punten"), [point.tekst for point in item.punten])
        case Theme(hulpmiddelen=tools) if tools:
            yield _listed(say(knowledge, "meer-hulpmiddelen"), tools)
        case Case():
            yield item.situatie
        case RuleOfThumb():
            choice = item.voorkeur
            yield say(knowledge, "meer-voorkeur", kies=choice.kies, boven=choice.boven)
        case Referral():
            yield item.contact
        case Cause(lichtpunt=str(bright_spot)):
            yield say(knowledge, "meer-lichtpunt", lichtpunt=bright_spot)


def _of_intervention(item: Intervention, knowledge: Knowledge) -> Iterator[str]:
    groups, places = _names(item.doelgroepen, knowledge), _names(item.locaties, knowledge)
    if groups:
        yield say(knowledge, "meer-voor-wie", doelgroepen=groups)
    if places:
        yield say(knowledge, "meer-waar", locaties=places)
    if item.plaats is not None:
        yield say(knowledge, "meer-plaats", plaats=item.plaats)
    if item.trede is not None:
        yield say(knowledge, "meer-trede", trede=knowledge.get(item.trede).titel)
    if item.vraagt:
        yield _listed(say(knowledge, "meer-nodig"), item.vraagt)
    yield from (say(knowledge, "meer-niet", reden=unwise.reden) for unwise in item.niet_bij)
    yield say(knowledge, "meer-werking", werking=item.werkzaamheid.tekst)


def _names(ids: tuple[str, ...], knowledge: Knowledge) -> str:
    return joined([knowledge.get(item_id).kort for item_id in ids])


def _listed(head: str, lines: tuple[str, ...] | list[str]) -> str:
    return "\n".join([head, *(f"- {line}" for line in lines)])
