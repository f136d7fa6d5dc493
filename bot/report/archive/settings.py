"""What an archive must know and Buurtbrug cannot: who made it, how long it is kept, who may use it.

An organisation writes it once in a YAML file; docs/archief.md has every field. Nothing here knows MDTO's XML.
"""

import re
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from bot.use_cases.ports import BuurtbrugError
from knowledge.checks.problems import in_dutch

_NOT_IN_XML = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff]")


def _printable(text: str) -> str:
    if _NOT_IN_XML.search(text):
        raise ValueError("schrijf de tekst op één regel, zonder stuurtekens")
    return text


_Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500),
    AfterValidator(_printable),
]


class ArchiveSettingsError(BuurtbrugError):
    """The file is absent or wrong; the text says in Dutch what to do."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Reference(_Part):
    """Something or somebody elsewhere, with the register that its mark comes from."""

    naam: _Line
    kenmerk: _Line | None = None
    bron: _Line | None = None

    @model_validator(mode="after")
    def _mark_has_a_source(self) -> "Reference":
        if (self.kenmerk is None) is not (self.bron is None):
            raise ValueError("geef 'kenmerk' en 'bron' allebei, of geen van beide")
        return self


class Term(_Part):
    """A term from a list of the organisation."""

    label: _Line
    code: _Line | None = None
    lijst: _Line


class Keeping(_Part):
    """How long it is kept, from the moment that the analysis was last changed."""

    jaren: Annotated[int, Field(ge=1, le=200)]
    vanaf: Term | None = None


class Restriction(_Part):
    """A limit on who may use it."""

    soort: Term
    toelichting: _Line | None = None


class ArchiveSettings(_Part):
    """Everything that the metadata need from the organisation. `bron` names the system that the ids come from."""

    archiefvormer: Reference
    waardering: Literal["B", "V", "N"]
    bewaartermijn: Keeping | None = None
    beperkingen: Annotated[tuple[Restriction, ...], Field(min_length=1)]
    informatiecategorie: Term | None = None
    classificatie: tuple[Term, ...] = ()
    trefwoorden: tuple[_Line, ...] = ()
    activiteit: Reference | None = None
    onderdeel_van: Reference | None = None
    bron: _Line = "Buurtbrug"

    @model_validator(mode="after")
    def _kept_as_valued(self) -> "ArchiveSettings":
        if (self.waardering == "V") is not (self.bewaartermijn is not None):
            raise ValueError("een 'bewaartermijn' hoort bij waardering V, en alleen daarbij")
        return self


def read_settings(path: Path) -> ArchiveSettings:
    """The settings in this file. Raises ArchiveSettingsError."""
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise ArchiveSettingsError(f"Het bestand {path} is niet te lezen. Klopt de naam?") from None
    except yaml.YAMLError:
        raise ArchiveSettingsError(f"Het bestand {path} is geen geldige YAML.") from None
    try:
        return ArchiveSettings.model_validate(found)
    except ValidationError as error:
        raise ArchiveSettingsError(f"{path}: {_first_problem(error)}") from None


def _first_problem(error: ValidationError) -> str:
    place, sentence = next(iter(in_dutch(error, ArchiveSettings)))
    trail = " > ".join(map(str, place))
    return f"{trail}: {sentence}" if trail else sentence
