"""The papers for the public sector say only what is there: tests, files and figures that they name exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.docs.reading_docs import ROOT

THREATS = ROOT / "docs" / "threat-model.md"
STATES = ("answered", "partly", "outside", "open", "planned")
NAMED = re.compile(
    r"`((?:bot|tests|knowledge|setup|scripts|deploy|docs|evaluation)/[^`\s:]+)(?:::(\w+))?`"
)
PAPERS = [
    ROOT / "docs" / name
    for name in (
        "threat-model.md",
        "dpia.md",
        "algoritmeregister.md",
        "toegankelijkheid.md",
        "standard-for-public-code.md",
        "containers.md",
        "archief.md",
    )
]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_file_and_test_that_is_named_exists(paper: Path) -> None:
    absent = []
    for path, test in NAMED.findall(paper.read_text(encoding="utf-8")):
        file = ROOT / path
        if not file.exists():
            absent.append(path)
        elif test and f"def {test}(" not in file.read_text(encoding="utf-8"):
            absent.append(f"{path}::{test}")
    assert absent == []


def threats() -> list[list[str]]:
    """The cells of every threat, of all flows."""
    rows = re.findall(r"^\| [STRIDE, ]+ \|.*\|$", THREATS.read_text(encoding="utf-8"), re.MULTILINE)
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]


def test_every_threat_has_a_state() -> None:
    assert len(threats()) > 60
    assert [row for row in threats() if not row[-1].strip("| ").startswith(STATES)] == []


def test_what_is_answered_says_where_that_is_shown() -> None:
    answered = [row for row in threats() if row[-1].strip("| ") == "answered"]
    assert answered
    assert [row for row in answered if "`" not in row[-2] and "](" not in row[-2]] == []


def test_every_flow_has_all_of_stride_or_is_small() -> None:
    """The flow that everybody reaches is looked at from all six sides."""
    text = THREATS.read_text(encoding="utf-8")
    first = text.split("## 1. ")[1].split("## 2. ")[0]
    assert set(re.findall(r"^\| ([STRIDE]) \|", first, re.MULTILINE)) == set("STRIDE")


# The draft for the algorithm register

REGISTER = ROOT / "docs" / "algoritmeregister.yml"
# The fields of the publication standard that must be there, with the longest that a text may be.
LIMITS = {
    "naam": 100,
    "korte_omschrijving": 350,
    "organisatie": 100,
    "doel_en_impact": 2500,
    "afwegingen": 2500,
    "menselijke_tussenkomst": 2500,
    "risicobeheer": 2500,
    "wettelijke_basis": 2500,
    "gegevens": 2500,
    "technische_werking": 2500,
}
CHOICES = {
    "status": {"In ontwikkeling", "In gebruik", "Buiten gebruik"},
    "publicatiecategorie": {
        "Hoog-risico AI-systemen",
        "Impactvolle algoritmes",
        "Overige algoritmes",
    },
}


def test_the_draft_for_the_register_has_every_field_within_its_limit() -> None:
    entry = yaml.safe_load(REGISTER.read_text(encoding="utf-8"))
    too_long = [name for name, most in LIMITS.items() if not 0 < len(entry[name]) < most]
    assert too_long == []
    assert {name: entry[name] in allowed for name, allowed in CHOICES.items()} == {
        "status": True,
        "publicatiecategorie": True,
    }
    assert entry["links_naar_gegevensbronnen"]


def test_the_draft_and_its_page_have_the_same_fields() -> None:
    entry = yaml.safe_load(REGISTER.read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "algoritmeregister.md").read_text(encoding="utf-8")
    assert {name for name in entry if f"`{name}`" not in page} == set()


# Figures


def test_the_masking_figures_are_those_of_the_evaluation() -> None:
    """Who measures anew changes the DPIA too."""
    measured = (ROOT / "evaluation" / "README.md").read_text(encoding="utf-8")
    row = next(
        line for line in measured.splitlines() if line.startswith("| toets (160) | Buurtbrug")
    )
    names, details, touched = (cell.strip() for cell in row.strip("|").split("|")[2:5])
    dpia = (ROOT / "docs" / "dpia.md").read_text(encoding="utf-8")
    for figure in (names, details, touched):
        assert figure.replace(".", ",") in dpia, figure
