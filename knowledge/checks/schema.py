"""The shape of a knowledge item: one model per kind (soort), shared fields first.

Only shapes live here. Whether an id that is named really exists is checked by `references`;
reading files is the work of `loader`. Field names are those of the YAML files, hence Dutch.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z-]+/[a-z0-9-]+$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)]


class Strict(BaseModel):
    """Unknown fields are an error: a typing error in a field name must not pass in silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceReference(Strict):
    """Where a claim comes from: a `bron` item and the section in it."""

    bron: ItemId
    waar: Text


class BaseItem(Strict):
    """What every item has, whatever its kind."""

    id: ItemId
    titel: Title
    kort: Text
    antwoord: Text
    vragen: tuple[Text, ...] = ()

    @property
    def soort(self) -> str:
        """The kind, which is the part of the id before the slash."""
        return self.id.split("/", 1)[0]


class Source(BaseItem):
    """A source document (soort bron); `adres` is where it can be found, as far as we know."""

    uitgever: Text
    jaar: int | None = None
    adres: Text | None = None


class Item(BaseItem):
    """An item with content of its own, so with sources."""

    voorbeeld: Text
    uitleg: Text
    ook: tuple[Text, ...] = ()
    verwant: tuple[ItemId, ...] = ()
    bronnen: Annotated[tuple[SourceReference, ...], Field(min_length=1)]
    afgeleid: tuple[str, ...] = ()
    onder: ItemId | None = None


class Cause(Item):
    """A cause or risk factor (soort oorzaak); the seven main causes have a letter."""

    letter: Annotated[str, StringConstraints(pattern=r"^[A-G]$")] | None = None
    lichtpunt: Text | None = None


class Holds(Strict):
    """When a direction holds, as the guide says under "Wanneer?".

    At least one of `plaats` (empty: anywhere) and at least one of `problemen` was answered,
    or always. For the problems in `overal` the place does not matter. `vereist` are target groups:
    once target groups were chosen, one of these must be among them.
    """

    plaats: tuple[ItemId, ...] = ()
    problemen: tuple[ItemId, ...] = ()
    overal: tuple[ItemId, ...] = ()
    vereist: tuple[ItemId, ...] = ()
    altijd: bool = False


class First(Strict):
    """Another direction that must come first when one of `als` was answered."""

    als: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    doe: ItemId
    reden: Text
    waar: Text


class Direction(Item):
    """A direction for a solution (soort richting); "2a" is a part of "2"."""

    nummer: Annotated[str, StringConstraints(pattern=r"^[1-7][a-e]?$")]
    wanneer: Holds
    doet: tuple[Text, ...] = ()
    eerst: tuple[First, ...] = ()


class Referral(Item):
    """Something that another guide or service is for: one of `als`, and one of `samen_met` if that is filled."""

    als: tuple[ItemId, ...] = ()
    samen_met: tuple[ItemId, ...] = ()
    contact: Text


class Preference(Strict):
    """What a rule of thumb prefers, and above what."""

    kies: Text
    boven: Text


class RuleOfThumb(Item):
    """A rule of thumb for choosing interventions (soort vuistregel)."""

    voorkeur: Preference


class Effect(Strict):
    """What our sources say about effect; `onderzoek` is whether they name research."""

    onderzoek: bool
    tekst: Text


class Unwise(Strict):
    """When an intervention is unwise: one of `als` was answered.

    With `alleen_daar` a place in `als` counts only while no other place was answered.
    """

    als: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    reden: Text
    bron: ItemId
    waar: Text
    alleen_daar: bool = False
    afgeleid: bool = False


class Intervention(Item):
    """An intervention (soort interventie) with the guide's criteria for choosing.

    One of `vereist` must have been answered. A target group or trait among them decides as soon as
    target groups or traits were chosen at all.
    """

    problemen: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    doelgroepen: tuple[ItemId, ...]
    locaties: tuple[ItemId, ...]
    richtingen: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    methode: Text
    trede: ItemId | None
    vuistregels: tuple[ItemId, ...]
    schaal: Literal["woonomgeving", "buurt", "gemeente", "land"]
    plaats: Text | None
    vraagt: tuple[Text, ...]
    werkzaamheid: Effect
    niet_bij: tuple[Unwise, ...] = ()
    vereist: tuple[ItemId, ...] = ()


class Point(Strict):
    """One point of a checklist."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    tekst: Text


class Checklist(Item):
    """A checklist with its points (soort checklist)."""

    punten: Annotated[tuple[Point, ...], Field(min_length=1)]


class Case(Item):
    """A case to practise with (soort casus); `plaats` when it really happened somewhere."""

    situatie: Text
    plaats: Text | None = None


class Theme(Item):
    """A theme of the VAR guide, or a subject of one; with the tools that the guide names (soort thema)."""

    hulpmiddelen: tuple[Text, ...] = ()


KINDS: dict[str, type[BaseItem]] = {
    "bron": Source,
    "begrip": Item,
    "rol": Item,
    "signalering": Item,
    "vorm": Item,
    "fase": Item,
    "kenmerk": Item,
    "actor": Item,
    "locatie": Item,
    "oorzaak": Cause,
    "sentiment": Item,
    "trigger": Item,
    "overheid": Item,
    "richting": Direction,
    "doelgroep": Item,
    "beleid": Item,
    "interventie": Intervention,
    "vuistregel": RuleOfThumb,
    "trede": Item,
    "checklist": Checklist,
    "informatie": Item,
    "kracht": Item,
    "verwijzing": Referral,
    "casus": Case,
    "wegwijzer": Item,
    "thema": Theme,
}


class KindFile(Strict):
    """The head of a file `knowledge/<soort>.yml`; its items are checked one by one."""

    soort: Literal[tuple(KINDS)]  # type: ignore[valid-type]
    nagekeken: dt.date
    items: list[dict[str, object]]


class AskedFile(Strict):
    """A file in `knowledge/vragen/`: more that people ask, to learn from.

    By item, of one kind; in `lijst.yml` by kind, or by item with parts, of which people ask the whole list; or by
    subject in `buiten.yml`: what people ask that is outside our field.
    """

    soort: Literal[(*KINDS, "buiten", "lijst")]  # type: ignore[valid-type]
    vragen: dict[str, tuple[Text, ...]]


class WordFieldFile(Strict):
    """The file `knowledge/woordvelden.yml`: words that mean about the same, for the search."""

    velden: dict[str, tuple[Text, ...]]


class PartyFile(Strict):
    """The file `knowledge/partijen.yml`: how functions and organisations are called that may do something.

    `woorden` are whole names, `eindes` the ends of compounds, `geen_partij` what ends so and is none.
    """

    woorden: tuple[Text, ...] = ()
    eindes: tuple[Text, ...] = ()
    geen_partij: tuple[Text, ...] = ()


class WordChoice(Strict):
    """Words that may sound hard about a group, and what says the same more neutrally."""

    woorden: Annotated[tuple[Text, ...], Field(min_length=1)]
    liever: Text


class WordChoiceFile(Strict):
    """The file `knowledge/woordkeus.yml`."""

    woordkeus: tuple[WordChoice, ...]


class PhraseFile(Strict):
    """The files `knowledge/gesprek.yml` and `knowledge/rapport.yml`: what is said besides questions and knowledge."""

    zinnen: dict[str, Text]


class CountFile(Strict):
    """The file `knowledge/aantallen.yml`: how many items each kind has at least."""

    aantallen: dict[str, int]


class KindName(Strict):
    """What a kind is called; the words that ask for a list of it, and for one of it.

    Without such words a list of it is asked for in whole questions only (`vragen/lijst.yml`).
    """

    meervoud: Text
    lijst: tuple[Text, ...] = ()
    een: tuple[Text, ...] = ()
    vraag_met: tuple[Text, ...] = ()


class KindNameFile(Strict):
    """The file `knowledge/soorten.yml`."""

    soorten: dict[Literal[tuple(KINDS)], KindName]  # type: ignore[valid-type]
