"""The building stones of MDTO's XML: texts, groups, terms and references. Knows their form, not when they are used."""

import datetime as dt
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from bot.report.archive.settings import Reference, Term

NAMESPACE = "https://www.nationaalarchief.nl/mdto"
_SCHEMA = f"{NAMESPACE} {NAMESPACE}/MDTO-XML1.0.1.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


def optional(name: str, to: Reference | None) -> Iterable[ET.Element]:
    """Nothing, or the one reference."""
    if to is not None:
        yield reference(name, to)


def reference(name: str, to: Reference) -> ET.Element:
    """Something elsewhere, by name and, where it has one, by its mark."""
    element = group(name, text("verwijzingNaam", to.naam))
    if to.kenmerk is not None and to.bron is not None:
        element.append(identification("verwijzingIdentificatie", to.kenmerk, to.bron))
    return element


def identification(name: str, mark: str, source: str) -> ET.Element:
    """A mark, with the register or system that it comes from."""
    return group(name, text("identificatieKenmerk", mark), text("identificatieBron", source))


def term(name: str, chosen: Term) -> ET.Element:
    """A term from a list."""
    element = group(name, text("begripLabel", chosen.label))
    if chosen.code is not None:
        element.append(text("begripCode", chosen.code))
    element.append(group("begripBegrippenlijst", text("verwijzingNaam", chosen.lijst)))
    return element


def group(name: str, *parts: ET.Element) -> ET.Element:
    """An element with these inside."""
    element = ET.Element(f"{{{NAMESPACE}}}{name}")
    element.extend(parts)
    return element


def text(name: str, content: str) -> ET.Element:
    """An element with this text."""
    element = group(name)
    element.text = content
    return element


def moment(at: dt.datetime) -> str:
    """As xsd:dateTime, to the second."""
    return at.isoformat(timespec="seconds")


def document(kind: str, parts: Iterable[ET.Element]) -> bytes:
    """A whole document about one object: `informatieobject` or `bestand`."""
    root = group("MDTO", group(kind, *parts))
    root.set(f"{{{_INSTANCE}}}schemaLocation", _SCHEMA)
    ET.register_namespace("", NAMESPACE)
    ET.register_namespace("xsi", _INSTANCE)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
