"""`python -m knowledge.checks.json_schema`: JSON Schemas with which a text editor helps while typing.

Made from the models, so never changed by hand; a test asserts that they are current.
"""

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, create_model

from knowledge.checks.advice_rules import AdviceRules
from knowledge.checks.exercise import ExerciseFile
from knowledge.checks.loader import FOLDER
from knowledge.checks.questionnaire import Questionnaire
from knowledge.checks.schema import (
    KINDS,
    AskedFile,
    BaseItem,
    CountFile,
    KindNameFile,
    PartyFile,
    PhraseFile,
    Strict,
    WordChoiceFile,
    WordFieldFile,
)

SCHEMAS = FOLDER / "schema"


def file_schemas() -> dict[str, str]:
    """The text of every schema file, by its name."""
    models: dict[str, type[BaseModel]] = {
        "aantallen": CountFile,
        "advies": AdviceRules,
        "gesprek": PhraseFile,
        "oefeningen": ExerciseFile,
        "partijen": PartyFile,
        "questionnaire": Questionnaire,
        "rapport": PhraseFile,
        "soorten": KindNameFile,
        "vragen": AskedFile,
        "woordvelden": WordFieldFile,
        "woordkeus": WordChoiceFile,
        **{kind: _file_of(kind, model) for kind, model in KINDS.items()},
    }
    return {f"{name}.json": _text(model) for name, model in sorted(models.items())}


def write(folder: Path = SCHEMAS) -> None:
    """Write all schemas, and remove those of kinds that are no more."""
    folder.mkdir(exist_ok=True)
    schemas = file_schemas()
    for path in folder.glob("*.json"):
        if path.name not in schemas:
            path.unlink()
    for name, text in schemas.items():
        (folder / name).write_text(text, encoding="utf-8")


def _file_of(kind: str, model: type[BaseItem]) -> type[BaseModel]:
    return create_model(
        f"bestand {kind}.yml",
        __base__=Strict,
        soort=(Literal[kind], ...),
        nagekeken=(dt.date, ...),
        items=(list[model], ...),  # type: ignore[valid-type]
    )


def _text(model: type[BaseModel]) -> str:
    schema = _without_descriptions(model.model_json_schema())
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _without_descriptions(schema: object) -> object:
    """Our docstrings are English and for developers; editors read knowledge/README.md."""
    if isinstance(schema, dict):
        return {
            key: _without_descriptions(value)
            for key, value in schema.items()
            if not (key == "description" and isinstance(value, str))
        }
    if isinstance(schema, list):
        return [_without_descriptions(part) for part in schema]
    return schema


if __name__ == "__main__":
    write()
    sys.stdout.write(f"{len(file_schemas())} schema's staan in {SCHEMAS}.\n")
