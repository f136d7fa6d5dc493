"""The app package that an administrator uploads to Teams: manifest and two icons, in one zip.

The manifest is checked against the rules that Microsoft has for the fields that we use (`app/manifest.schema.json`).
Imports nothing of the SDK.
"""

import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import cairosvg
from jsonschema import Draft202012Validator

from bot.use_cases.phrases import say
from knowledge.checks import Knowledge

_APP = Path(__file__).with_name("app")
_SCHEMA = "https://developer.microsoft.com/json-schemas/teams/v1.21/MicrosoftTeams.schema.json"
_ICONS = {"colour": 192, "outline": 32}
_ACCENT = "#14574e"
# One time for all files, so that the same contents give the same package.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


class PackageError(Exception):
    """Teams would refuse this manifest; the message says in Dutch where."""


@dataclass(frozen=True)
class App:
    """What differs between organisations. `version` must go up when the package is uploaded again."""

    app_id: str
    public_url: str
    organisation: str
    version: str
    privacy_url: str
    terms_url: str


def manifest(app: App, knowledge: Knowledge) -> dict[str, Any]:
    """`manifest.json`. Raises PackageError."""
    made = {
        "$schema": _SCHEMA,
        "manifestVersion": "1.21",
        "version": app.version,
        "id": app.app_id,
        "localizationInfo": {"defaultLanguageTag": "nl-nl"},
        "developer": {
            "name": app.organisation,
            "websiteUrl": app.public_url,
            "privacyUrl": app.privacy_url,
            "termsOfUseUrl": app.terms_url,
        },
        "name": {"short": "Buurtbrug", "full": "Buurtbrug"},
        "description": {
            "short": say(knowledge, "teams-app-kort"),
            "full": say(knowledge, "teams-app-lang"),
        },
        "icons": {"color": "colour.png", "outline": "outline.png"},
        "accentColor": _ACCENT,
        "defaultInstallScope": "personal",
        "bots": [_bot(app, knowledge)],
        "validDomains": [urlsplit(app.public_url).hostname],
    }
    _check(made)
    return made


def package(app: App, knowledge: Knowledge) -> bytes:
    """The zip. Raises PackageError."""
    text = json.dumps(manifest(app, knowledge), ensure_ascii=False, indent=2)
    files = {"manifest.json": text.encode()} | {
        f"{name}.png": _icon(name, size) for name, size in _ICONS.items()
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(
                zipfile.ZipInfo(name, _LONG_AGO), content, compress_type=zipfile.ZIP_DEFLATED
            )
    return packed.getvalue()


def _bot(app: App, knowledge: Knowledge) -> dict[str, Any]:
    commands = [
        {"title": title, "description": description} for title, description in _commands(knowledge)
    ]
    return {
        "botId": app.app_id,
        "scopes": ["personal", "team", "groupChat"],
        "supportsFiles": False,
        "isNotificationOnly": False,
        "commandLists": [{"scopes": ["personal"], "commands": commands}],
    }


def _commands(knowledge: Knowledge) -> tuple[tuple[str, str], ...]:
    return (
        (
            say(knowledge, "teams-opdracht-analyse"),
            say(knowledge, "teams-opdracht-analyse-uitleg"),
        ),
        (say(knowledge, "teams-opdracht-verder"), say(knowledge, "teams-opdracht-verder-uitleg")),
        (
            say(knowledge, "teams-opdracht-samenvatting"),
            say(knowledge, "teams-opdracht-samenvatting-uitleg"),
        ),
        (
            say(knowledge, "teams-opdracht-rapport"),
            say(knowledge, "teams-opdracht-rapport-uitleg"),
        ),
        (say(knowledge, "teams-opdracht-nieuw"), say(knowledge, "teams-opdracht-nieuw-uitleg")),
        (say(knowledge, "teams-opdracht-hulp"), say(knowledge, "teams-opdracht-hulp-uitleg")),
    )


def _check(made: dict[str, Any]) -> None:
    schema = json.loads((_APP / "manifest.schema.json").read_text(encoding="utf-8"))
    first = next(iter(Draft202012Validator(schema).iter_errors(made)), None)
    if first is not None:
        where = ".".join(str(part) for part in first.absolute_path)
        raise PackageError(
            f"Teams neemt dit niet aan: {where} is te lang, leeg of niet goed geschreven."
        )


def _icon(name: str, size: int) -> bytes:
    drawn = cairosvg.svg2png(url=str(_APP / f"{name}.svg"), output_width=size, output_height=size)
    assert isinstance(drawn, bytes)
    return drawn
