"""The public contract of the chat API as models: what comes in, and what goes out. Names are Dutch.

The models are what OpenAPI shows; the meaning is in docs/api.md.
"""

import datetime as dt
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from bot.talk.said import MAX_TEXT, Said, refusal

Channel = Literal["web", "widget", "teams", "api"]
_Id = Annotated[str, StringConstraints(max_length=120, pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]


class NieuwGesprek(BaseModel):
    """Where the conversation is held; with `analyse` to work on what somebody shared."""

    model_config = ConfigDict(extra="forbid")
    kanaal: Channel = "web"
    analyse: Annotated[str, StringConstraints(max_length=80)] | None = None


class RasterKeuze(BaseModel):
    """One filled cell of a grid."""

    model_config = ConfigDict(extra="forbid")
    rij: _Id
    keuze: _Id


class NieuwBericht(BaseModel):
    """A message: text, choices, or both. The same `sleutel` again gives the same reply."""

    model_config = ConfigDict(extra="forbid")
    sleutel: UUID
    vraag: _Id | None = None
    tekst: Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_TEXT)] | None = (
        None
    )
    keuzes: Annotated[list[_Id | RasterKeuze], Field(max_length=200)] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "NieuwBericht":
        refused = refusal(self.as_said())
        if refused is not None:
            raise ValueError(refused.detail)
        return self

    def as_said(self) -> Said:
        """The message as every channel hands it on."""
        chosen = self.keuzes or ()
        return Said(
            key=str(self.sleutel),
            text=self.tekst or "",
            question=self.vraag,
            choices=tuple(choice for choice in chosen if isinstance(choice, str)),
            cells=tuple((c.rij, c.keuze) for c in chosen if isinstance(c, RasterKeuze)),
        )


class Optie(BaseModel):
    """One option of a question; `voorstel` is ticked beforehand, resting on `bewijs`."""

    id: str
    label: str
    toelichting: str = ""
    voorstel: bool | None = None
    bewijs: str | None = None


class Rij(BaseModel):
    """One row of a grid."""

    id: str
    label: str


class Vraag(BaseModel):
    """The open question; `inleiding`, `vraagtekst` and `hulp` are the parts of `tekst`."""

    id: str
    stap: str
    nummer: int
    totaal: int
    kennissoort: str
    soort: Literal["een", "meer", "tekst", "ja-nee", "raster"]
    opties: list[Optie]
    rijen: list[Rij] | None = None
    vrije_tekst: bool
    tekst: str = ""
    staptitel: str = ""
    inleiding: str = ""
    vraagtekst: str = ""
    hulp: str = ""


class Kennis(BaseModel):
    """A knowledge item that a message rests on."""

    id: str
    titel: str
    bron: str
    waar: str


class Koppeling(BaseModel):
    """A link under a message."""

    titel: str
    url: str


class Bericht(BaseModel):
    """One message of a conversation. `tekst` alone is always enough to follow it."""

    id: str
    van: Literal["bot", "gebruiker"]
    soort: Literal["tekst", "vraag", "uitleg", "samenvatting", "rapport", "melding"]
    tekst: str
    vraag: Vraag | None
    kennis: list[Kennis]
    koppelingen: list[Koppeling]
    analyse: str | None


class Gesprek(BaseModel):
    """A new conversation; the token is given only this once."""

    id: str
    token: str
    berichten: list[Bericht]


class Berichten(BaseModel):
    """Messages in order."""

    berichten: list[Bericht]


ReportForm = Literal["html", "pdf", "docx", "odt", "json"]


class NieuweRapportlink(BaseModel):
    """The form of the report that a link is asked for; with `verslag` the conversation is an appendix."""

    model_config = ConfigDict(extra="forbid")
    formaat: ReportForm
    verslag: bool = False


class Rapportlink(BaseModel):
    """A link that a browser can open without a token, for a short while; the address has no host."""

    url: str
    geldig_tot: dt.datetime


class Probleem(BaseModel):
    """An error (RFC 9457); `detail` says in Dutch what to do, `instance` (from 500 on) is the number in the logs."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str | None = None
