"""The documentation says what is true: settings, commands, links, names and examples."""

import ast
import configparser
import importlib
import json
import re
import shutil
import subprocess
import sys
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from running_stack import RunningStack

from bot.portal.app import make_app
from bot.portal.contract import (
    Gesprek,
    NieuwBericht,
    NieuweRapportlink,
    NieuwGesprek,
    Probleem,
    Rapportlink,
)
from bot.reading.commands import find_order
from bot.use_cases.analysis_schema import analysis_schema
from bot.wiring import Settings, wiring
from knowledge.checks.questionnaire import Question
from tests.docs.reading_docs import ROOT, Example, anchors, examples, links, pages, table
from tests.docs.settings_in_code import settings_read

DOCS = ROOT / "docs"
OPERATIONS = DOCS / "operations.md"
API = DOCS / "api.md"
CODE = re.compile(r"`([^`]+)`")
BODY = re.compile(r"-d '(?P<body>[^']*)'")
ADDRESS = re.compile(r"http://127\.0\.0\.1:8000(?P<path>/[\w./$-]+)")
ACTION = re.compile(r"""["'](actie/[a-z-]+)""")


def documented(heading: str) -> set[str]:
    return {name for row in table(OPERATIONS, heading) for name in CODE.findall(row[0])}


# Settings and commands


def test_every_setting_that_is_read_is_documented() -> None:
    text = OPERATIONS.read_text(encoding="utf-8")
    assert {name for name in settings_read() if f"`{name}`" not in text} == set()


def test_every_setting_of_ours_stands_in_the_table() -> None:
    ours = {n for n in settings_read() if n.startswith("BUURTBRUG_") or n == "DATABASE_URL"}
    assert ours - documented("## Settings") == set()


def test_no_setting_is_documented_that_nobody_reads() -> None:
    assert documented("## Settings") - settings_read() == set()


def test_settings_are_found_however_they_are_read() -> None:
    assert settings_read() >= {
        "DATABASE_URL",  # environment.get
        "BUURTBRUG_SECRET",  # os.environ.get by way of a constant
        "BUURTBRUG_ACTIONS_URL",  # os.environ.setdefault
        "BUURTBRUG_PORTAL_PORT",  # a function of setup/ports.py
        "RASA_TELEMETRY_ENABLED",  # not ours by its name
        "PYENV_ROOT",
    }


def test_every_command_of_the_makefile_is_documented() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, flags=re.MULTILINE))
    assert {command.removeprefix("make ") for command in documented("## Commands")} == targets


# Links and names


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    assert [target for target in links(page) if not leads_somewhere(page, target)] == []


def leads_somewhere(page: Path, target: str) -> bool:
    if target.startswith("https://"):
        return True
    name, _, anchor = target.partition("#")
    found = (page.parent / name).resolve() if name else page
    return found.exists() and (not anchor or anchor in anchors(found))


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    to_read = [ROOT / "README.md"]
    while to_read:
        page = to_read.pop()
        if page not in seen:
            seen.add(page)
            named = [(page.parent / link.split("#")[0]).resolve() for link in links(page)]
            to_read += [found for found in named if found.suffix == ".md"]
    assert set(pages()) - seen == set()


def test_the_map_names_what_is_there() -> None:
    named = [
        name for row in table(ROOT / "README.md", "## The map") for name in CODE.findall(row[0])
    ]
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_package_of_the_bot_is_on_the_map() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    packages = {path.parent.name for path in (ROOT / "bot").glob("*/__init__.py")}
    assert {name for name in packages if f"`bot/{name}/`" not in text} == set()


def test_the_arrows_are_those_of_import_linter() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    layers = contracts["importlinter:contract:arrows"]["layers"].split("\n")
    drawn = examples("text")[0].text.splitlines()
    assert drawn == [layer.strip() for layer in layers if layer.strip()]


def test_the_glossary_names_what_exists() -> None:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    dotted = [name for name in CODE.findall(text) if name.startswith(("bot.", "knowledge."))]
    assert dotted
    assert [name for name in dotted if not exists(name)] == []


def exists(dotted: str) -> bool:
    parts = dotted.split(".")
    size = next(n for n, part in enumerate(parts) if part[0].isupper())
    module = importlib.import_module(".".join(parts[:size]))
    try:
        reduce(getattr, parts[size:], module)
    except AttributeError:
        return False
    return True


def test_the_glossary_has_every_kind_of_knowledge() -> None:
    terms = {
        term.strip()
        for row in table(DOCS / "glossary.md", "## The knowledge")
        for term in row[0].split(",")
    }
    assert {item.soort for item in wiring().knowledge.items.values()} - terms == set()


def test_every_action_id_is_in_the_contract() -> None:
    text = API.read_text(encoding="utf-8")
    sources = [*(ROOT / "bot").rglob("*.py")]
    named = {a for path in sources for a in ACTION.findall(path.read_text(encoding="utf-8"))}
    named |= {
        option.id
        for questionnaire in wiring().knowledge.questionnaires.values()
        for question in questionnaire.questions
        if question.opties is not None
        for option in question.opties.zelf
        if option.id.startswith("actie/")
    }
    assert named
    assert {a for a in named if f"`{a}`" not in text and f"`{a}/<" not in text} == set()


def test_what_users_can_always_say_is_understood_without_any_model() -> None:
    rows = table(DOCS / "handleiding.md", "## Wat kunt u altijd zeggen?")
    said = [re.sub(r'[“”"]', "", row[1]) for row in rows]
    assert said
    assert [text for text in said if find_order(text, ()) is None] == []


# Examples


@pytest.mark.parametrize("example", examples("bash"), ids=str)
def test_shell_examples_parse(example: Example) -> None:
    checked = subprocess.run(
        ["bash", "-n"], input=example.text, text=True, capture_output=True, check=False
    )
    assert checked.stderr == ""
    for line in re.findall(r"python3? -c (?:'([^']*)'|\"([^\"]*)\")", example.text):
        ast.parse("".join(line))


@pytest.mark.parametrize("example", examples("python"), ids=str)
def test_python_examples_run(example: Example) -> None:
    checked = subprocess.run(
        [sys.executable, "-c", example.text], capture_output=True, text=True, check=False
    )
    assert checked.stderr == ""


@pytest.mark.parametrize("example", examples("yaml"), ids=str)
def test_yaml_examples_parse(example: Example) -> None:
    found = yaml.safe_load(example.text)
    for question in found if isinstance(found, list) else ():
        Question.model_validate(question)


def test_the_intent_of_the_example_exists() -> None:
    example = next(e for e in examples("yaml") if e.page.name == "add-an-intent.md")
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    assert {part["intent"] for part in yaml.safe_load(example.text)["nlu"]} <= set(
        domain["intents"]
    )


@pytest.mark.parametrize("example", examples("json"), ids=str)
def test_json_examples_have_the_form_of_the_contract(example: Example) -> None:
    found = json.loads(example.text)
    if "sleutel" in found:
        NieuwBericht.model_validate(found)
    elif "token" in found:
        Gesprek.model_validate(found)
    elif "formaat" in found:
        Draft202012Validator(analysis_schema()).validate(found)
    elif "geldig_tot" in found:
        Rapportlink.model_validate(found)
    elif "detail" in found:
        Probleem.model_validate(found)
    else:
        assert set(found) >= {"status", "onderdelen"}, "an example of which no form is known"


def curls() -> list[Example]:
    return [e for e in examples("bash") if e.page == API]


@pytest.mark.parametrize("example", curls(), ids=str)
def test_calls_go_to_an_address_of_the_portal(example: Example) -> None:
    path, method = ADDRESS.search(example.text), "post" if BODY.search(example.text) else "get"
    assert path is not None
    known = openapi_paths()
    fitting = [p for p in known if re.fullmatch(re.sub(r"\{\w+\}", r"[^/]+", p), path["path"])]
    assert any(method in known[p] for p in fitting), path["path"]


@pytest.mark.parametrize("example", [e for e in curls() if BODY.search(e.text)], ids=str)
def test_bodies_of_calls_fit_the_contract(example: Example) -> None:
    body = json.loads("".join(BODY.findall(example.text)))
    form = NieuweRapportlink if "formaat" in body else NieuwGesprek
    (NieuwBericht if "sleutel" in body else form).model_validate(body)


def openapi_paths() -> dict[str, Any]:
    settings = Settings("x" * 16, ("http://127.0.0.1:1",), "127.0.0.1", 1, "127.0.0.1", 1)
    paths: dict[str, Any] = make_app(wiring(), settings).openapi()["paths"]
    return paths


def test_the_contract_names_every_address() -> None:
    text = API.read_text(encoding="utf-8")
    plain = {re.sub(r"\{\w+\}", "{id}", path) for path in openapi_paths()}
    assert {path for path in plain if path not in text} == set()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("curl") is None, reason="the example needs curl")
def test_the_conversation_of_the_readme_works(stack: RunningStack) -> None:
    example = next(e for e in examples("bash") if e.page.name == "README.md" and "say()" in e.text)
    script = example.text.replace("http://127.0.0.1:8000", stack.address)
    played = subprocess.run(
        ["bash", "-eu", "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert played.stderr == ""
    for said in ("Bron: ", "Vanuit welke rol", "Om welke buurt", "Hoe weet u dit?", "bij stap 1"):
        assert said in played.stdout
