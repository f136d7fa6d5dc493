"""The template and the manual for editors: every field is in them, and the template is right."""

import re
import shutil
import textwrap
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from knowledge.checks import KnowledgeError, load_knowledge, shipped_knowledge
from knowledge.checks.inspection import inspect
from knowledge.checks.loader import FOLDER
from knowledge.checks.questionnaire import Question, Questionnaire, Step
from knowledge.checks.references import Known, dangling
from knowledge.checks.schema import (
    KINDS,
    CountFile,
    Intervention,
    KindFile,
    PhraseFile,
    SourceReference,
    Strict,
)
from knowledge.checks.statements import StatementFile, Told, ToldStory

TEMPLATE = yaml.safe_load((FOLDER / "VOORBEELD.yml").read_text(encoding="utf-8"))
README = (FOLDER / "README.md").read_text(encoding="utf-8")
EXTRA: dict[str, dict[str, object]] = TEMPLATE["andere_soorten"]
FIELDS_OF_A_SOURCE = ("id", "titel", "kort", "antwoord", "vragen")


def unused_fields(model: BaseModel) -> list[str]:
    """Fields, at any depth, to which this model gives no value of its own."""
    unused = [
        f"{type(model).__name__}.{f}"
        for f in set(type(model).model_fields) - model.model_fields_set
    ]
    for _, value in model:
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, BaseModel):
                unused += unused_fields(part)
    return unused


def all_models(model: type[BaseModel] = Strict) -> list[type[BaseModel]]:
    return [found for child in model.__subclasses__() for found in (child, *all_models(child))]


def item_of(kind: str) -> dict[str, object]:
    """The shared fields of the template with the fields of another kind."""
    item = TEMPLATE["items"][0]
    shared = KINDS["begrip"].model_fields if kind != "bron" else FIELDS_OF_A_SOURCE
    fields = {name: item[name] for name in shared if name != "onder"}
    return {**fields, **EXTRA[kind], "id": f"{kind}/voorbeeld"}


def test_template_has_the_head_of_a_file() -> None:
    KindFile.model_validate({name: TEMPLATE[name] for name in KindFile.model_fields})


def test_template_shows_every_field_of_an_intervention() -> None:
    item = Intervention.model_validate(TEMPLATE["items"][0])
    assert unused_fields(item) == []


def test_template_names_only_ids_that_exist() -> None:
    item = Intervention.model_validate(TEMPLATE["items"][0])
    known = Known(frozenset(shipped_knowledge().items))
    assert list(dangling(item, known)) == []


@pytest.mark.parametrize("kind", EXTRA)
def test_template_shows_every_field_of_the_other_kinds(kind: str) -> None:
    item = KINDS[kind].model_validate(item_of(kind))
    assert [field for field in unused_fields(item) if not field.endswith(".onder")] == []
    known = Known(frozenset(shipped_knowledge().items))
    assert list(dangling(item, known)) == []


def test_template_leaves_no_kind_with_fields_of_its_own_out() -> None:
    with_own = {kind for kind, model in KINDS.items() if model is not KINDS["begrip"]}
    assert with_own == {*EXTRA, "interventie"}


def test_template_shows_every_field_of_a_question() -> None:
    assert sorted(unused_fields(Question.model_validate(TEMPLATE["vraag"]))) == [
        f"OptionSource.{field}" for field in ("gekozen", "ids", "onder", "zelf", "zonder")
    ], "only the rows of the grid may leave fields out"


def test_template_explains_every_line_of_its_own() -> None:
    text = (FOLDER / "VOORBEELD.yml").read_text(encoding="utf-8")
    assert text.count("#") > 60


def test_readme_explains_every_field() -> None:
    models = {*KINDS.values(), Question, Step, Questionnaire, KindFile, PhraseFile, CountFile}
    elsewhere = ("knowledge.checks.advice_rules", "knowledge.checks.statements")
    nested = {m for m in all_models() if m.__module__ not in elsewhere}
    fields = {name for model in models | nested | {SourceReference} for name in model.model_fields}
    assert {name for name in fields if f"`{name}`" not in README} == {"aantallen"}


def test_readme_of_the_statements_explains_every_field() -> None:
    told = (FOLDER / "uitspraken" / "README.md").read_text(encoding="utf-8")
    fields = {name for model in (Told, ToldStory, StatementFile) for name in model.model_fields}
    assert {name for name in fields if f"`{name}`" not in told} == set()


def test_readme_names_every_file() -> None:
    files = {path.name for path in FOLDER.glob("*.yml")}
    assert {name for name in files if f"`{name}`" not in README} == set()


def test_readme_names_only_files_that_exist() -> None:
    named = set(re.findall(r"^\| `([\w./*-]+)` \|", README, re.MULTILINE))
    assert {name for name in named if "." in name and not list(FOLDER.glob(name))} == set()


def test_readme_has_no_words_of_programmers() -> None:
    assert re.findall(r"(?i)\b(python|pydantic|pytest|string|boolean|module|class)\b", README) == []


def test_example_of_an_error_in_the_readme_is_what_the_check_says(tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "knowledge")
    text = (folder / "fase.yml").read_text(encoding="utf-8")
    (folder / "fase.yml").write_text(text.replace("fase/ongemak,", "fase/ongemakk,", 1))
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    example = re.search(r"(?m)^    (Er is 1 fout.*\n    .*\n    .*)$", README)
    assert example is not None
    told = textwrap.dedent(f"    {example.group(1)}")
    assert without_line(told) == without_line(str(caught.value))


def without_line(text: str) -> str:
    """The line number moves with every edit of the file; the manual need not follow."""
    return re.sub(r"regel \d+", "regel …", text)


def test_shipped_folder_loads_with_template_and_manual_in_it() -> None:
    assert inspect(load_knowledge(FOLDER), FOLDER) == ()
