"""What the knowledge base has that people can ask for by name: names, parts, what is related, towns."""

import re
from collections.abc import Iterator, Mapping

from bot.reading.naming import Name
from bot.reading.words import tokens
from knowledge.checks import Knowledge
from knowledge.checks.schema import BaseItem, Cause, Direction, Item

# Of two items with one name, the one that explains it goes first.
_FIRST = ("begrip", "interventie", "fase")
_IN_A_ROW = ("fase", "trede")
_NOT_IN_TOWN = frozenset({"de", "het", "en", "in"})
_LONG_ENOUGH = 4


def item_names(knowledge: Knowledge) -> Iterator[Name]:
    """Every name of every item: its title, the short form, its number, and its synonyms."""
    items = sorted(knowledge.items.values(), key=_place)
    for item in items:
        for text in _own_names(item):
            yield Name(item.id, text, is_own=True)
        for text in item.ook if isinstance(item, Item) else ():
            yield Name(item.id, text, is_own=False)


def name_words(knowledge: Knowledge) -> frozenset[str]:
    """The words of all names of items and of kinds, as they are written there."""
    kinds = knowledge.kind_names.values()
    of_kinds = {word for kind in kinds for word in (*kind.lijst, *kind.een, *kind.vraag_met)}
    texts = (name.text for name in item_names(knowledge))
    return frozenset(token.word for text in texts for token in tokens(text)) | of_kinds


def _place(item: BaseItem) -> int:
    return _FIRST.index(item.soort) if item.soort in _FIRST else len(_FIRST)


def _own_names(item: BaseItem) -> Iterator[str]:
    yield item.titel
    yield item.kort
    yield from re.split(r"[,:(]", item.titel)[:1]
    if item.soort == "interventie":
        yield from re.split(r" of |, ", item.titel)
    number = item.id.partition("/")[2]
    if isinstance(item, Direction):
        for word in ("richting", "oplossingsrichting", "deelrichting"):
            yield f"{word} {item.nummer}"
        if not item.nummer.isdecimal():
            yield item.nummer
    elif isinstance(item, Cause) and item.letter is not None:
        for word in ("oorzaak", "hoofdoorzaak", "letter"):
            yield f"{word} {item.letter}"
    elif item.soort in ("trede", "casus") and number.isdecimal():
        yield f"{item.soort} {number}"


def parts_of(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    """The items that stand under another one."""
    return {
        item_id: tuple(part.id for part in parts)
        for item_id in knowledge.items
        if (parts := knowledge.below(item_id))
    }


def related_to(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    """The items that an item names, with what stands beside it under the same one."""
    related = {}
    for item in knowledge.items.values():
        if isinstance(item, Item):
            beside = knowledge.below(item.onder) if item.onder is not None else ()
            above = (item.onder,) if item.onder is not None else ()
            ids = (*item.verwant, *above, *(other.id for other in beside))
            related[item.id] = tuple(dict.fromkeys(i for i in ids if i != item.id))
    return related


def rows_of(knowledge: Knowledge) -> tuple[tuple[str, ...], ...]:
    """The kinds whose items follow on each other, from low to high."""
    return tuple(tuple(item.id for item in knowledge.of_kind(kind)) for kind in _IN_A_ROW)


def towns_of(knowledge: Knowledge) -> frozenset[str]:
    """The towns that approaches come from, in lower case."""
    words = (
        word
        for approach in knowledge.interventions
        for word in re.findall(r"[a-z]+", (approach.plaats or "").lower())
    )
    return frozenset(w for w in words if len(w) >= _LONG_ENOUGH and w not in _NOT_IN_TOWN)
