"""What the ids in an advice mean, for whoever shows it without the knowledge base.

Every id that an advice names, its reasons and their sources included, with a title and what is needed to
show it. What has left the knowledge base since the advice was given is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from knowledge.checks import Knowledge
from knowledge.checks.schema import BaseItem, Direction, Intervention, Item, Referral, Source

_LISTS = ("richtingen", "interventies", "doelgroepen")


def mentioned(
    advice: Mapping[str, Any], knowledge: Knowledge, more: Iterable[str] = ()
) -> dict[str, dict[str, object]]:
    """Each id in the advice, and these, with its `titel` and more, depending on its kind."""
    own = _options_of_questionnaires(knowledge)
    result: dict[str, dict[str, object]] = {}
    for found in dict.fromkeys((*_ids(advice, knowledge), *more)):
        if found in knowledge.items:
            result[found] = _described(knowledge.get(found))
        elif found in own:
            result[found] = {"titel": own[found]}
    return result


def _ids(advice: Mapping[str, Any], knowledge: Knowledge) -> Iterator[str]:
    for advised in (a for key in _LISTS for a in advice.get(key, ())):
        yield from _with_what_it_names(advised["id"], knowledge)
        for reason in advised["redenen"]:
            yield from reason["antwoorden"]
            yield reason["bron"]
    for referral in advice.get("verwijzingen", ()):
        yield from _with_what_it_names(referral, knowledge)
    for spot in advice.get("witte_vlekken", ()):
        yield spot["probleem"]
        for proposal in spot["voorstellen"]:
            yield from _with_what_it_names(proposal, knowledge)
    for finding in advice.get("bevindingen", ()):
        yield from finding["antwoorden"]
        yield finding["bron"]
    for line in (line for group in advice.get("uitkomsten", ()) for line in group["regels"]):
        yield from line["kennis"]
        yield from (source["bron"] for source in line["bronnen"])


def _with_what_it_names(item_id: str, knowledge: Knowledge) -> Iterator[str]:
    yield item_id
    item = knowledge.items.get(item_id)
    if isinstance(item, Item):
        yield from (source.bron for source in item.bronnen)
    if isinstance(item, Intervention) and item.trede is not None:
        yield item.trede


def _described(item: BaseItem) -> dict[str, object]:
    described: dict[str, object] = {"titel": item.titel, "antwoord": item.antwoord}
    if isinstance(item, Source):
        return {"titel": item.titel, "uitgever": item.uitgever, "jaar": item.jaar}
    if isinstance(item, Item):
        described["bronnen"] = [{"bron": s.bron, "waar": s.waar} for s in item.bronnen]
        described["onder"] = item.onder
    return described | _of_its_kind(item)


def _of_its_kind(item: BaseItem) -> dict[str, object]:
    if isinstance(item, Direction):
        return {"nummer": item.nummer}
    if isinstance(item, Referral):
        return {"contact": item.contact}
    if isinstance(item, Intervention):
        return {
            "methode": item.methode,
            "vraagt": list(item.vraagt),
            "trede": item.trede,
            "werkzaamheid": item.werkzaamheid.tekst,
        }
    return {}


def _options_of_questionnaires(knowledge: Knowledge) -> dict[str, str]:
    """The labels of options that stand in a questionnaire instead of the knowledge base."""
    return {
        option.id: option.label
        for questionnaire in knowledge.questionnaires.values()
        for question in questionnaire.questions
        if question.opties is not None
        for option in question.opties.zelf
    }
