"""The JSON Schemas for text editors: current, and at one with what the loader accepts."""

import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from knowledge.checks.json_schema import SCHEMAS, file_schemas, write
from knowledge.checks.loader import FOLDER
from knowledge.checks.schema import KINDS

CONTENT = [
    *[(FOLDER / f"{kind}.yml", f"{kind}.json") for kind in KINDS],
    *[(path, "questionnaire.json") for path in sorted((FOLDER / "questionnaires").glob("*.yml"))],
    (FOLDER / "gesprek.yml", "gesprek.json"),
    (FOLDER / "advies.yml", "advies.json"),
    (FOLDER / "aantallen.yml", "aantallen.json"),
]


def as_json(path: Path) -> object:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return json.loads(json.dumps(data, default=dt.date.isoformat))


def test_schemas_are_current() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.glob("*")}
    assert committed == file_schemas(), "draai: .venv/bin/python -m knowledge.checks.json_schema"


def test_writing_removes_the_schema_of_a_kind_that_is_no_more(tmp_path: Path) -> None:
    (tmp_path / "vroeger.json").write_text("{}")
    write(tmp_path)
    assert {path.name for path in tmp_path.glob("*")} == set(file_schemas())


@pytest.mark.parametrize(
    ("path", "schema"), CONTENT, ids=lambda value: getattr(value, "name", value)
)
def test_shipped_file_fits_its_schema(path: Path, schema: str) -> None:
    jsonschema.validate(as_json(path), json.loads(file_schemas()[schema]))


def test_schema_refuses_a_field_that_does_not_exist() -> None:
    data = as_json(FOLDER / "fase.yml")
    assert isinstance(data, dict)
    data["items"][0]["titl"] = "Rust"
    with pytest.raises(jsonschema.ValidationError, match="titl"):
        jsonschema.validate(data, json.loads(file_schemas()["fase.json"]))
