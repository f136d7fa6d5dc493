"""The Dutch language model on disk: nl_core_news_sm where it can be had, else spaCy's own default.

Fills `models/spacy/nl` (engine) and `models/spacy/nl-app` (app) and writes beside each a JSON
file that says which one it is. Whoever loads a model needs only the path; this module does not
import spaCy: building and checking happen in the environment that the model is for.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import urllib.error
import urllib.request
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from setup.environments import app_environment, engine_environment
from setup.layout import Layout, python_of
from setup.problem import Problem
from setup.stamps import fingerprint, write_json
from setup.workbench import Workbench

REAL_NAME = "nl_core_news_sm"
BUILT_IN = "ingebouwd"
RELEASES = "https://github.com/explosion/spacy-models/releases/download"
SECONDS_TO_CONNECT = 5


@dataclass(frozen=True)
class LanguageModel:
    """Which release belongs in which folder, and the environment that will load it."""

    target: Path
    environment: Path
    lock: Path
    version: str
    # None: no published checksum is known to us; the name and version inside are still checked.
    sha256: str | None
    releases: str = RELEASES

    @property
    def wheel_name(self) -> str:
        return f"{REAL_NAME}-{self.version}-py3-none-any.whl"

    @property
    def wheel(self) -> Path:
        """Downloaded here; an administrator without open internet may put it here by hand."""
        return self.target.parent / "downloads" / self.wheel_name

    @property
    def url(self) -> str:
        return f"{self.releases}/{REAL_NAME}-{self.version}/{self.wheel_name}"

    @property
    def description(self) -> Path:
        return self.target.with_name(self.target.name + ".json")

    @property
    def inputs(self) -> str:
        """What the folder is made of: the release, a wheel that lies ready, spaCy's versions."""
        lines = self.lock.read_text(encoding="utf-8").splitlines()
        spacy = [line for line in lines if line.startswith(("spacy==", "spacy-lookups-data=="))]
        return fingerprint([self.wheel], self.version, *spacy)


class NotUsableError(Exception):
    """The real model cannot be used here; the text says why, in Dutch."""


def language_models(layout: Layout) -> list[LanguageModel]:
    return [
        LanguageModel(
            target=layout.language_models / "nl",
            environment=layout.engine_env,
            lock=engine_environment(layout).lock,
            version="3.4.0",
            sha256="e90cf58e9d5aa9f54e23c4938d70f1d40ead69336b1c779cc0700000ddd0089b",
        ),
        LanguageModel(
            target=layout.language_models / "nl-app",
            environment=layout.app_env,
            lock=app_environment(layout, dev=False).lock,
            version="3.8.0",
            sha256=None,
        ),
    ]


def prepare_language_models(bench: Workbench, again: bool = False) -> None:
    """Fill what is not filled yet; `again` also tries once more for the real model."""
    for model in language_models(bench.layout):
        if again or not is_ready(bench, model):
            prepare(bench, model)


def is_ready(bench: Workbench, model: LanguageModel) -> bool:
    stamped = bench.stamps.is_current(_stamp(model), model.inputs)
    whole = (model.target / "meta.json").exists() and model.description.exists()
    return stamped and whole


def prepare(bench: Workbench, model: LanguageModel) -> dict[str, Any]:
    """Put the real model in its place, or the built-in one, and say which."""
    with bench.progress.step(f"Nederlands taalmodel klaarzetten ({model.target.name})"):
        try:
            facts = install_real(bench, model)
        except NotUsableError as reason:
            bench.progress.say(f"  {REAL_NAME} {model.version} niet gebruikt: {reason}")
            facts = build_default(bench, model)
        write_json(model.description, facts)
        bench.progress.say("  Taalmodel: {naam} {versie} ({controle})".format(**facts))
    bench.stamps.write(_stamp(model), model.inputs)
    return facts


def install_real(bench: Workbench, model: LanguageModel) -> dict[str, Any]:
    """nl_core_news_sm from its wheel, checked, unpacked and loaded once."""
    if not model.wheel.exists():
        download(model)
    check = verify_wheel(model)
    unfinished = _fresh(model)
    unpack(model, unfinished)
    try:
        meta = _in_environment(bench, model, "load", unfinished)
    except Problem:
        raise NotUsableError(f"spaCy kan het niet laden (zie {bench.commands.log})") from None
    if (meta["lang"], meta["name"], meta["version"]) != ("nl", "core_news_sm", model.version):
        raise NotUsableError("naam of versie in meta.json klopt niet")
    _put_in_place(unfinished, model.target)
    return _facts(REAL_NAME, meta, check)


def build_default(bench: Workbench, model: LanguageModel) -> dict[str, Any]:
    """What spaCy has on board: a Dutch tokenizer and a lookup lemmatizer."""
    unfinished = _fresh(model)
    meta = _in_environment(bench, model, "build", unfinished)
    _put_in_place(unfinished, model.target)
    return _facts(BUILT_IN, meta, "door spaCy zelf gebouwd")


def download(model: LanguageModel) -> None:
    """Fetch the wheel; give up within seconds where its address cannot be reached."""
    model.wheel.parent.mkdir(parents=True, exist_ok=True)
    unfinished = model.wheel.with_name(model.wheel.name + ".part")
    try:
        answer = urllib.request.urlopen(model.url, timeout=SECONDS_TO_CONNECT)
        with answer, unfinished.open("wb") as file:
            shutil.copyfileobj(answer, file)
    except (urllib.error.URLError, OSError):
        raise NotUsableError("de website met taalmodellen is niet bereikbaar") from None
    unfinished.replace(model.wheel)


def verify_wheel(model: LanguageModel) -> str:
    """How the wheel was checked; a wheel that is not what we expect is thrown away."""
    if model.sha256 is None:
        return "naam en versie gecontroleerd"
    if hashlib.sha256(model.wheel.read_bytes()).hexdigest() == model.sha256:
        return "sha256 gecontroleerd"
    model.wheel.unlink()
    raise NotUsableError("de controlesom (sha256) van het bestand klopt niet; het is weggegooid")


def unpack(model: LanguageModel, folder: Path) -> None:
    """Only the pipeline's data, from its own folder inside the wheel."""
    inside = f"{REAL_NAME}/{REAL_NAME}-{model.version}/"
    try:
        with zipfile.ZipFile(str(model.wheel)) as wheel:
            names = [name for name in wheel.namelist() if name.startswith(inside)]
            wheel.extractall(str(folder), names)
    except zipfile.BadZipFile:
        model.wheel.unlink()
        raise NotUsableError("het bestand is beschadigd en is weggegooid") from None
    data = folder / REAL_NAME / f"{REAL_NAME}-{model.version}"
    if not (data / "meta.json").exists():
        raise NotUsableError("in het bestand zit geen taalmodel van deze naam en versie")
    for part in list(data.iterdir()):
        part.rename(folder / part.name)
    shutil.rmtree(str(folder / REAL_NAME))


def _in_environment(
    bench: Workbench, model: LanguageModel, work: str, folder: Path
) -> dict[str, Any]:
    python = str(python_of(model.environment))
    output = bench.commands.run(
        [python, "-m", "setup.spacy_pipeline", work, str(folder)], "Het taalmodel klaarzetten"
    )
    printed = [line for line in output.splitlines() if line.startswith("{")]
    meta: dict[str, Any] = json.loads(printed[-1])
    return meta


def _facts(name: str, meta: dict[str, Any], check: str) -> dict[str, Any]:
    return {
        "naam": name,
        "versie": meta["version"],
        "spacy": meta["spacy"],
        "onderdelen": meta["pipeline"],
        "controle": check,
    }


def _fresh(model: LanguageModel) -> Path:
    folder = model.target.with_name(model.target.name + ".part")
    shutil.rmtree(str(folder), ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _put_in_place(unfinished: Path, target: Path) -> None:
    shutil.rmtree(str(target), ignore_errors=True)
    unfinished.rename(target)


def _stamp(model: LanguageModel) -> str:
    return f"taalmodel-{model.target.name}"
