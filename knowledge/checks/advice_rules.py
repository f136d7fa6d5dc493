"""The shape of `knowledge/advies.yml`: how heavily the adviser weighs what was answered.

Only shapes live here. The numbers and their reasons stand in the YAML file; the matcher that uses them
is in `bot/advice`.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field

from knowledge.checks.schema import ItemId, Strict, Text

_BLANKS = ("antwoorden", "plaats", "richting", "reden", "vuistregel", "aanpak")


def _fillable(text: str) -> str:
    try:
        text.format_map(dict.fromkeys(_BLANKS, ""))
    except (KeyError, IndexError, ValueError) as error:
        names = ", ".join(f"{{{name}}}" for name in _BLANKS)
        raise ValueError(f"tussen accolades kan alleen dit staan: {names}.") from error
    return text


Template = Annotated[Text, AfterValidator(_fillable)]
Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(ge=0)]
Ids = Annotated[tuple[ItemId, ...], Field(min_length=1)]


class Match(Strict):
    """How well an answer fits a problem that is named in the knowledge."""

    precies: Share
    hoofd_zonder_onderdeel: Share
    hoofd_met_onderdeel: Share
    onderdeel_onbekend: Share


class Focus(Strict):
    """What the user chose to tackle now weighs more; all other causes weigh less."""

    gekozen: Weight
    overige: Weight


class Support(Strict):
    """Answers that make a direction more urgent, besides its own `wanneer`."""

    richting: ItemId
    als: Ids
    gewicht: Weight
    past_ook: bool = False


class DirectionRules(Strict):
    """How directions are ordered."""

    per_soort: dict[str, Weight]
    onderdeel: Weight
    plaats_onbekend: Share
    onderdeel_vanaf: Weight
    onderdelen_hoogstens: int
    onderdelen_per_richting: int
    weinig_antwoorden: int
    eerst_kijken: Ids
    voorsprong: dict[ItemId, float]
    steun: tuple[Support, ...]


class Thumb(Strict):
    """What a rule of thumb adds; only where one of `alleen_bij` was answered, if that is filled."""

    vuistregel: ItemId
    gewicht: Weight
    alleen_bij: tuple[ItemId, ...] = ()


class Undecided(Strict):
    """These problems leave open who takes part; until target groups are chosen, that costs points."""

    als: Ids
    aftrek: Weight


class InterventionRules(Strict):
    """How interventions are ordered."""

    per_soort: dict[str, Weight]
    minste_grond: Weight
    grond_zonder_richting: Weight
    grond_uit_richting: dict[ItemId, Weight]
    volgende_probleem: Share
    plek_in_lijst: Share
    probleem: Weight
    richting: Weight
    per_richting: Annotated[tuple[Share, ...], Field(min_length=1)]
    andere_richting: Share
    gekozen_richting: Weight
    plaats: Weight
    volgende_plaats: Share
    andere_plaats: Weight
    andere_plaats_ruim: Weight
    doelgroep: Weight
    andere_doelgroep: Weight
    groep_onbekend: Undecided
    trede: Weight
    schaal: dict[str, float]
    vuistregels: tuple[Thumb, ...]
    afgeraden: Weight
    minstens: Weight
    deel_van_beste: Share
    hoogstens: int
    vooraan: int
    vooraan_deel_van_beste: Share
    vooraan_per_richting: int
    vooraan_per_onderdeel: int


class TargetGroupRule(Strict):
    """A target group is proposed when one of `als` was answered."""

    doelgroep: ItemId
    als: Ids
    reden: Text
    waar: Text


class ReferralRule(Strict):
    """Answers of a question's own (no knowledge items) that lead to a referral as well."""

    verwijzing: ItemId
    als: Ids


class Sentences(Strict):
    """How reasons are said; between { } comes what was answered."""

    noemt: Template
    noemt_per_soort: dict[str, Template]
    noemt_aanpakken: Template
    plaats_bij_richting: Template
    plaats_bij_interventie: Template
    plaatsen: dict[ItemId, Text]
    richting_gekozen: Template
    luisteren: Template
    luisteren_omdat: Template
    weinig_bekend: Template
    eerst: Template
    past_richting: Template
    vuistregel: Template
    afgeraden: Template
    verwijzing: Template
    niet_vereist: Template
    niet_thuis: Template
    niet_genoemd: Template
    richting_niet_genoemd: Template
    niet_richting: Template
    niet_hier: Template
    niet_voor_hen: Template
    past_beter_bij: Template
    past_beter_regel: Template
    past_beter: Template


class AdviceRules(Strict):
    """The whole file."""

    nagekeken: dt.date
    zinnen: Sentences
    overeenkomst: Match
    aanpakken: Focus
    richtingen: DirectionRules
    interventies: InterventionRules
    doelgroepen: tuple[TargetGroupRule, ...]
    verwijzingen: tuple[ReferralRule, ...]

    def named_ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every id that the file names, with its place."""
        for location in self.zinnen.plaatsen:
            yield ("zinnen", "plaatsen", location), location
        yield from _listed(("richtingen", "eerst_kijken"), self.richtingen.eerst_kijken)
        for direction in self.richtingen.voorsprong:
            yield ("richtingen", "voorsprong", direction), direction
        for i, support in enumerate(self.richtingen.steun):
            place: tuple[str | int, ...] = ("richtingen", "steun", i)
            yield (*place, "richting"), support.richting
            yield from _listed((*place, "als"), support.als)
        undecided = ("interventies", "groep_onbekend", "als")
        yield from _listed(undecided, self.interventies.groep_onbekend.als)
        for direction in self.interventies.grond_uit_richting:
            yield ("interventies", "grond_uit_richting", direction), direction
        for i, thumb in enumerate(self.interventies.vuistregels):
            place = ("interventies", "vuistregels", i)
            yield (*place, "vuistregel"), thumb.vuistregel
            yield from _listed((*place, "alleen_bij"), thumb.alleen_bij)
        for i, group in enumerate(self.doelgroepen):
            yield ("doelgroepen", i, "doelgroep"), group.doelgroep
            yield from _listed(("doelgroepen", i, "als"), group.als)
        for i, referral in enumerate(self.verwijzingen):
            yield ("verwijzingen", i, "verwijzing"), referral.verwijzing
            yield from _listed(("verwijzingen", i, "als"), referral.als)


def _listed(
    place: tuple[str | int, ...], ids: tuple[str, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for i, item_id in enumerate(ids):
        yield (*place, i), item_id
