"""publiccode.yml has the form of the standard, and says what is true."""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.docs.reading_docs import ROOT

SCHEMA = json.loads(Path(__file__).with_name("publiccode.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.fixture
def publiccode() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    return found


def faults(content: dict[str, Any]) -> list[str]:
    return [f"{list(error.path)}: {error.message}" for error in VALIDATOR.iter_errors(content)]


def test_it_has_the_form_of_the_standard(publiccode: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert faults(publiccode) == []


BREAK: dict[str, Callable[[dict[str, Any]], object]] = {
    "no licence": lambda d: d["legal"].pop("license"),
    "unknown key": lambda d: d.update(licence="EUPL-1.2"),
    "address without https": lambda d: d.update(url="git@example.org:x"),
    "too long a short description": lambda d: d["description"]["nl"].update(
        shortDescription="x" * 151
    ),
    "too short a long description": lambda d: d["description"]["nl"].update(longDescription="kort"),
    "status that is none": lambda d: d.update(developmentStatus="klaar"),
    "nobody to ask": lambda d: d["maintenance"].pop("contacts"),
    "contract without an end": lambda d: d["maintenance"].update(type="contract"),
    "no language": lambda d: d["localisation"].update(availableLanguages=[]),
    "no description": lambda d: d.update(description={}),
    "country in words": lambda d: d["intendedAudience"].update(countries=["Nederland"]),
}


@pytest.mark.parametrize("how", BREAK)
def test_the_check_sees_faults(publiccode: dict[str, Any], how: str) -> None:
    broken = copy.deepcopy(publiccode)
    BREAK[how](broken)
    assert faults(broken)


def test_what_it_says_is_true(publiccode: dict[str, Any]) -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert f"SPDX-License-Identifier: {publiccode['legal']['license']}" in licence
    for language in publiccode["description"].values():
        for picture in language.get("screenshots", ()):
            assert (ROOT / picture).exists(), picture
    assert (ROOT / publiccode["logo"]).exists()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert publiccode["name"].lower() == project["name"]
    python = publiccode["dependsOn"]["open"][0]
    assert project["requires-python"].startswith(f">={python['versionMin']}")
