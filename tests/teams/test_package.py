"""`buurtbrug teams-package`: the app package that an administrator uploads."""

from __future__ import annotations

import json
import struct
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Ended, Run, run, start
from tests.teams.standin import APP_ID

__all__ = ["run", "start"]
SETTINGS = {
    "BUURTBRUG_TEAMS_APP_ID": APP_ID,
    "BUURTBRUG_PUBLIC_URL": "https://buurtbrug.voorbeeld.nl/",
}


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def packed(run: Run, tmp_path: Path) -> zipfile.ZipFile:
    made = run("teams-package", "--output", str(tmp_path / "app.zip"), "--organisation", "Gemeente")
    assert made.code == 0, made.error
    assert "docs/teams.md" in made.out
    return zipfile.ZipFile(tmp_path / "app.zip")


def test_package_has_the_three_files_that_teams_asks_for(packed: zipfile.ZipFile) -> None:
    assert packed.namelist() == ["manifest.json", "colour.png", "outline.png"]


def test_manifest_names_our_bot_and_the_icons_in_the_package(packed: zipfile.ZipFile) -> None:
    made = json.loads(packed.read("manifest.json"))
    assert made["bots"][0]["botId"] == APP_ID
    assert set(made["icons"].values()) <= set(packed.namelist())
    assert made["validDomains"] == ["buurtbrug.voorbeeld.nl"]
    assert made["developer"]["name"] == "Gemeente"
    assert made["developer"]["privacyUrl"] == "https://buurtbrug.voorbeeld.nl"


@pytest.mark.parametrize(("name", "size"), [("colour.png", 192), ("outline.png", 32)])
def test_icons_have_the_size_that_teams_asks_for(
    packed: zipfile.ZipFile, name: str, size: int
) -> None:
    picture = packed.read(name)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (size, size)


def test_same_settings_give_the_same_package(run: Run, tmp_path: Path) -> None:
    for name in ("een.zip", "twee.zip"):
        assert run("teams-package", "--output", str(tmp_path / name)).code == 0
    assert (tmp_path / "een.zip").read_bytes() == (tmp_path / "twee.zip").read_bytes()


def test_menu_offers_what_one_mostly_says(packed: zipfile.ZipFile) -> None:
    made = json.loads(packed.read("manifest.json"))
    titles = [c["title"] for c in made["bots"][0]["commandLists"][0]["commands"]]
    assert titles == [
        "Begin de analyse",
        "Verder",
        "Samenvatting",
        "Rapport",
        "Nieuw gesprek",
        "Wat kunt u allemaal?",
    ]


def refused(ended: Ended, said: str) -> None:
    assert ended.code == 2
    assert said in ended.error
    assert len(ended.error.strip().splitlines()) == 1


def test_without_settings_it_says_what_is_missing(start: Run) -> None:
    nothing = {"BUURTBRUG_TEAMS_APP_ID": "", "BUURTBRUG_PUBLIC_URL": "https://bb.voorbeeld.nl"}
    refused(start("teams-package", **nothing), "BUURTBRUG_TEAMS_APP_ID")
    refused(start("teams-package", BUURTBRUG_PUBLIC_URL="http://bb.nl"), "BUURTBRUG_PUBLIC_URL")


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--organisation", "Gemeenschappelijke regeling van heel veel gemeenten", "developer.name"),
        ("--organisation", "", "developer.name"),
        ("--version", "1.0", "version"),
        ("--privacy-url", "http://voorbeeld.nl", "developer.privacyUrl"),
        ("--output", "/nergens/x.zip", "/nergens/x.zip"),
    ],
)
def test_what_teams_would_refuse_is_said_before(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str, value: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(run("teams-package", option, value), said)


def test_library_that_is_missing_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class WithoutCairo:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "cairosvg":
                raise OSError("no library called cairo was found")

    for name in ("cairosvg", "bot.teams.package"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(sys, "meta_path", [WithoutCairo(), *sys.meta_path])
    refused(run("teams-package"), "libcairo2")
