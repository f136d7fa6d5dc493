"""Does a document have the elements of MDTO, in their order and number? `mdto.yml` says which those are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import yaml

NAMESPACE = "{https://www.nationaalarchief.nl/mdto}"
_GROUPS = yaml.safe_load(Path(__file__).with_name("mdto.yml").read_text(encoding="utf-8"))
_FORMS: dict[str, Callable[[str], object]] = {
    "text": lambda text: bool(text.strip()),
    "date": dt.date.fromisoformat,
    "moment": lambda text: dt.datetime.fromisoformat(text).tzinfo,
    "number": lambda text: text.isdecimal(),
    "duration": lambda text: re.fullmatch(r"P\d+[YMD]", text),
    "language": lambda text: re.fullmatch(r"[a-z]{2}", text),
}


def faults(document: bytes) -> list[str]:
    """Every place where the document is not as MDTO wants it."""
    root = ET.fromstring(document)  # noqa: S314 - we wrote it ourselves
    if root.tag != f"{NAMESPACE}MDTO" or len(root) != 1:
        return ["MDTO"]
    return list(_in_group(root, "mdto", "MDTO"))


def _in_group(element: ET.Element, group: str, trail: str) -> Iterator[str]:
    names = [child.tag.removeprefix(NAMESPACE) for child in element]
    order = [name for name, *_ in _GROUPS[group]]
    yield from (f"{trail}/{name}: unknown" for name in names if name not in order)
    places = [order.index(name) for name in names if name in order]
    if places != sorted(places):
        yield f"{trail}: order"
    for name, kind, least, most in _GROUPS[group]:
        found = [child for child in element if child.tag == NAMESPACE + name]
        if len(found) < least or (most != "n" and len(found) > most):
            yield f"{trail}/{name}: {len(found)} times"
        for child in found:
            yield from _inside(child, kind, f"{trail}/{name}")


def _inside(element: ET.Element, kind: str, trail: str) -> Iterator[str]:
    if kind in _GROUPS:
        yield from _in_group(element, kind, trail)
        return
    try:
        is_good = len(element) == 0 and bool(_FORMS[kind](element.text or ""))
    except ValueError:
        is_good = False
    if not is_good:
        yield f"{trail}: {element.text!r}"
