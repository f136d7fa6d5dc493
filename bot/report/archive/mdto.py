"""The metadata of an analysis and of its files as MDTO XML, version 1.0.1.

MDTO is the Dutch government's standard for metadata of information that must stay accessible (Nationaal Archief).
Order counts in it: each function gives its elements in the order of the standard. Facts in, XML out.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from bot.report.archive.elements import (
    document,
    group,
    identification,
    moment,
    optional,
    reference,
    term,
    text,
)
from bot.report.archive.settings import (
    ArchiveSettings,
    Keeping,
    Reference,
    Restriction,
    Term,
)

_VALUES = {"B": "Blijvend te bewaren", "V": "Tijdelijk te bewaren", "N": "Nader te bepalen"}
_OWN_LIST = "Begrippenlijst Buurtbrug"


@dataclass(frozen=True)
class FileFormat:
    """A file format by its name and mark in the PRONOM register."""

    label: str
    puid: str


@dataclass(frozen=True)
class ArchivedFile:
    """One file of the analysis; `digest` and `size` are those of its bytes."""

    name: str
    form: FileFormat
    size: int
    digest: str


@dataclass(frozen=True)
class ArchivedAnalysis:
    """What the metadata tell of an analysis."""

    id: str
    name: str
    description: str
    begun: dt.datetime
    changed: dt.datetime
    files: tuple[ArchivedFile, ...]


def information_object(analysis: ArchivedAnalysis, settings: ArchiveSettings) -> bytes:
    """The XML of the analysis as an informatieobject."""
    parts = [
        identification("identificatie", analysis.id, settings.bron),
        text("naam", analysis.name),
        term(
            "aggregatieniveau",
            Term(label="Archiefstuk", lijst="Begrippenlijst Aggregatieniveaus MDTO"),
        ),
        *(term("classificatie", each) for each in settings.classificatie),
        *(text("trefwoord", word) for word in settings.trefwoorden),
        text("omschrijving", analysis.description),
        _coverage(analysis),
        text("taal", "nl"),
        _creation(analysis, settings),
        *_valuation(settings, analysis.changed),
        *optional("isOnderdeelVan", settings.onderdeel_van),
        *(_representation(analysis, file, settings) for file in analysis.files),
        reference("archiefvormer", settings.archiefvormer),
        *optional("activiteit", settings.activiteit),
        *map(_restriction, settings.beperkingen),
    ]
    return document("informatieobject", parts)


def file_object(
    file: ArchivedFile, analysis: ArchivedAnalysis, settings: ArchiveSettings, now: dt.datetime
) -> bytes:
    """The XML of one file as a bestand; `now` is when its checksum was made."""
    whole = Reference(naam=analysis.name, kenmerk=analysis.id, bron=settings.bron)
    parts = [
        identification("identificatie", _mark(analysis, file), settings.bron),
        text("naam", file.name),
        text("omvang", str(file.size)),
        term(
            "bestandsformaat",
            Term(label=file.form.label, code=file.form.puid, lijst="PRONOM-register"),
        ),
        group(
            "checksum",
            term(
                "checksumAlgoritme",
                Term(label="SHA256", lijst="Begrippenlijst ChecksumAlgoritme MDTO"),
            ),
            text("checksumWaarde", file.digest),
            text("checksumDatum", moment(now)),
        ),
        reference("isRepresentatieVan", whole),
    ]
    return document("bestand", parts)


def _mark(analysis: ArchivedAnalysis, file: ArchivedFile) -> str:
    return f"{analysis.id}/{file.name}"


def _coverage(analysis: ArchivedAnalysis) -> ET.Element:
    return group(
        "dekkingInTijd",
        term("dekkingInTijdType", Term(label="Periode van opmaak", lijst=_OWN_LIST)),
        text("dekkingInTijdBegindatum", analysis.begun.date().isoformat()),
        text("dekkingInTijdEinddatum", analysis.changed.date().isoformat()),
    )


def _creation(analysis: ArchivedAnalysis, settings: ArchiveSettings) -> ET.Element:
    return group(
        "event",
        term("eventType", Term(label="Creatie", lijst="Begrippenlijst EventTypeLijst MDTO")),
        text("eventTijd", moment(analysis.begun)),
        reference("eventVerantwoordelijkeActor", settings.archiefvormer),
    )


def _valuation(settings: ArchiveSettings, since: dt.datetime) -> Iterable[ET.Element]:
    value = settings.waardering
    yield term(
        "waardering",
        Term(label=_VALUES[value], code=value, lijst="Begrippenlijst Waarderingen MDTO"),
    )
    if settings.bewaartermijn is not None:
        yield _keeping(settings.bewaartermijn, since.date())
    if settings.informatiecategorie is not None:
        yield term("informatiecategorie", settings.informatiecategorie)


def _keeping(keeping: Keeping, since: dt.date) -> ET.Element:
    trigger = keeping.vanaf or Term(label="Laatste wijziging van de analyse", lijst=_OWN_LIST)
    return group(
        "bewaartermijn",
        term("termijnTriggerStartLooptijd", trigger),
        text("termijnStartdatumLooptijd", since.isoformat()),
        text("termijnLooptijd", f"P{keeping.jaren}Y"),
        text("termijnEinddatum", _years_later(since, keeping.jaren).isoformat()),
    )


def _years_later(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _representation(
    analysis: ArchivedAnalysis, file: ArchivedFile, settings: ArchiveSettings
) -> ET.Element:
    to = Reference(naam=file.name, kenmerk=_mark(analysis, file), bron=settings.bron)
    return reference("heeftRepresentatie", to)


def _restriction(restriction: Restriction) -> ET.Element:
    element = group("beperkingGebruik", term("beperkingGebruikType", restriction.soort))
    if restriction.toelichting is not None:
        element.append(text("beperkingGebruikNadereBeschrijving", restriction.toelichting))
    return element
