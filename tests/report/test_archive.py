"""The package for the archive: its files, and metadata as MDTO wants them."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from pydantic import ValidationError

from bot.report.archive.archive_analysis import ArchiveAnalysis, NotForTheArchive
from bot.report.archive.mdto import (
    ArchivedAnalysis,
    ArchivedFile,
    FileFormat,
    file_object,
    information_object,
)
from bot.report.archive.settings import ArchiveSettings, ArchiveSettingsError, read_settings
from bot.use_cases.ports import NotFound
from bot.wiring import Wiring
from knowledge.checks import shipped_knowledge
from tests.docs.reading_docs import ROOT
from tests.report.mdto_schema import NAMESPACE, faults
from tests.use_cases.chat import Chat, new_store

EXAMPLE = ROOT / "docs" / "archief-voorbeeld.yml"
NOW = dt.datetime(2026, 11, 20, 12, 30, 15, 999, tzinfo=dt.UTC)
LEAST: dict[str, Any] = {
    "archiefvormer": {"naam": "Gemeente Voorbeeldstad"},
    "waardering": "N",
    "beperkingen": [{"soort": {"label": "Niet openbaar", "lijst": "Eigen lijst"}}],
}


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Chat:
    """Somebody with a finished analysis."""
    store = new_store(tmp_path_factory.mktemp("archief"))
    return Chat(store, Wiring(shipped_knowledge())).finish()


@pytest.fixture(scope="module")
def archive(chat: Chat) -> ArchiveAnalysis:
    wiring = Wiring(shipped_knowledge())
    wiring.__dict__["store"] = chat.store
    return replace(wiring.archive_analysis, now=lambda: NOW)


@pytest.fixture(scope="module")
def settings() -> ArchiveSettings:
    return read_settings(EXAMPLE)


@pytest.fixture(scope="module")
def files(archive: ArchiveAnalysis, chat: Chat, settings: ArchiveSettings) -> dict[str, bytes]:
    """What is in the zip, by name without the folder."""
    return dict(unpacked(archive(chat.analysis.id, settings)))


def unpacked(made: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert opened.testzip() is None
        for name in opened.namelist():
            folder, _, file = name.partition("/")
            assert folder.startswith("buurtanalyse-")
            yield file, opened.read(name)


def found(document: bytes, *path: str) -> list[str]:
    steps = "/".join(NAMESPACE + name for name in path)
    return [each.text or "" for each in ET.fromstring(document).findall(steps)]  # noqa: S314


# What is in it


def test_every_file_has_its_metadata_beside_it(files: dict[str, bytes]) -> None:
    content = {name for name in files if not name.endswith(".mdto.xml")}
    assert {"analyse.json", "ladder.svg", "plekken.svg"} <= content
    described = {name.removesuffix(".bestand.mdto.xml") for name in files if ".bestand." in name}
    assert described == content
    assert len(files) == 2 * len(content) + 1


def test_metadata_are_as_mdto_wants_them(files: dict[str, bytes]) -> None:
    documents = {name: content for name, content in files.items() if name.endswith(".mdto.xml")}
    assert {
        name: faults(document) for name, document in documents.items() if faults(document)
    } == {}


def test_the_analysis_is_the_one_of_the_export(
    files: dict[str, bytes], archive: ArchiveAnalysis, chat: Chat
) -> None:
    data = json.loads(files["analyse.json"])
    assert (data["id"], data["status"]) == (chat.analysis.id, "afgerond")
    assert data["antwoorden"]
    assert data["advies"]["richtingen"]


def test_checksums_sizes_and_formats_are_those_of_the_files(files: dict[str, bytes]) -> None:
    formats = {".json": "fmt/817", ".svg": "fmt/92"}
    for name, content in files.items():
        if name.endswith(".mdto.xml"):
            continue
        metadata = files[f"{name}.bestand.mdto.xml"]
        assert found(metadata, "bestand", "naam") == [name]
        assert found(metadata, "bestand", "omvang") == [str(len(content))]
        digest = hashlib.sha256(content).hexdigest()
        assert found(metadata, "bestand", "checksum", "checksumWaarde") == [digest]
        assert found(metadata, "bestand", "checksum", "checksumDatum") == [
            "2026-11-20T12:30:15+00:00"
        ]
        code = found(metadata, "bestand", "bestandsformaat", "begripCode")
        assert code == [formats[Path(name).suffix]]


def test_files_and_analysis_refer_to_each_other(files: dict[str, bytes], chat: Chat) -> None:
    whole = next(content for name, content in files.items() if name.startswith("buurtanalyse-"))
    mark = ("verwijzingIdentificatie", "identificatieKenmerk")
    marks = found(whole, "informatieobject", "heeftRepresentatie", *mark)
    own = []
    for name, content in files.items():
        if ".bestand." in name:
            own += found(content, "bestand", "identificatie", "identificatieKenmerk")
            back = found(content, "bestand", "isRepresentatieVan", *mark)
            assert back == [chat.analysis.id]
    assert sorted(marks) == sorted(own)
    assert len(set(own)) == len(own)


def test_what_the_organisation_filled_in_is_there(files: dict[str, bytes]) -> None:
    whole = next(content for name, content in files.items() if name.startswith("buurtanalyse-"))
    given = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    top = "informatieobject"
    assert found(whole, top, "archiefvormer", "verwijzingNaam") == [given["archiefvormer"]["naam"]]
    assert found(whole, top, "waardering", "begripLabel") == ["Tijdelijk te bewaren"]
    assert found(whole, top, "bewaartermijn", "termijnLooptijd") == ["P10Y"]
    assert found(whole, top, "trefwoord") == given["trefwoorden"]
    assert found(whole, top, "identificatie", "identificatieBron") == [given["bron"]]
    assert found(whole, top, "isOnderdeelVan", "verwijzingNaam") == [given["onderdeel_van"]["naam"]]
    assert found(whole, top, "beperkingGebruik", "beperkingGebruikNadereBeschrijving")


def test_the_same_moment_gives_the_same_zip(
    archive: ArchiveAnalysis, chat: Chat, settings: ArchiveSettings
) -> None:
    assert archive(chat.analysis.id, settings) == archive(chat.analysis.id, settings)


# Any content


def test_the_least_settings_are_enough() -> None:
    made = information_object(analysis_with(), ArchiveSettings.model_validate(LEAST))
    assert faults(made) == []
    assert found(made, "informatieobject", "identificatie", "identificatieBron") == ["Buurtbrug"]


def test_signs_of_xml_in_a_text_stay_text() -> None:
    name = "Wij & <zij> \"daar\" 'é' ]]>"
    made = information_object(analysis_with(name=name), ArchiveSettings.model_validate(LEAST))
    assert faults(made) == []
    assert found(made, "informatieobject", "naam") == [name]


def test_a_term_from_29_february_ends_on_the_28th() -> None:
    keeping = LEAST | {"waardering": "V", "bewaartermijn": {"jaren": 1}}
    leap = analysis_with(changed=dt.datetime(2028, 2, 29, 8, tzinfo=dt.UTC))
    made = information_object(leap, ArchiveSettings.model_validate(keeping))
    assert found(made, "informatieobject", "bewaartermijn", "termijnEinddatum") == ["2029-02-28"]


def analysis_with(name: str = "Buurtanalyse", changed: dt.datetime = NOW) -> ArchivedAnalysis:
    return ArchivedAnalysis("a-1", name, "Een analyse.", NOW, changed, ())


def test_the_check_of_the_elements_sees_faults() -> None:
    """The check itself: what is missing, too much, out of order or without form."""
    settings = ArchiveSettings.model_validate(LEAST)
    good = information_object(analysis_with(), settings).decode()
    assert faults(good.replace("<taal>nl</taal>", "<taal>Nederlands</taal>").encode())
    assert faults(good.replace("<taal>nl</taal>", "<talen>nl</talen>").encode())
    assert faults(good.replace("<naam>Buurtanalyse</naam>", "").encode())
    assert faults(good.replace("<taal>nl</taal>", "<naam>Nog een</naam>").encode())
    file = ArchivedFile("a.json", FileFormat("JSON", "fmt/817"), -5, "abc")
    assert faults(file_object(file, analysis_with(), settings, NOW))


# What does not belong in an archive


def test_an_analysis_that_can_still_change_is_refused(
    tmp_path: Path, settings: ArchiveSettings
) -> None:
    chat = Chat(new_store(tmp_path), Wiring(shipped_knowledge())).begin()
    with pytest.raises(NotForTheArchive, match="Rond haar eerst af"):
        archive_of(chat)(chat.analysis.id, settings)


def test_practice_is_refused(tmp_path: Path, settings: ArchiveSettings) -> None:
    chat = Chat(new_store(tmp_path), Wiring(shipped_knowledge()))
    chat.choose("actie/oefen/casus/1")
    with pytest.raises(NotForTheArchive, match="oefening"):
        archive_of(chat)(chat.analysis.id, settings)


def test_an_analysis_that_is_not_there(archive: ArchiveAnalysis, settings: ArchiveSettings) -> None:
    with pytest.raises(NotFound):
        archive("bestaat-niet", settings)


def archive_of(chat: Chat) -> ArchiveAnalysis:
    wiring = Wiring(shipped_knowledge())
    wiring.__dict__["store"] = chat.store
    return wiring.archive_analysis


# Settings


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"archiefvormer": None}, "archiefvormer"),
        ({"archiefvormer": {"naam": "A", "kenmerk": "gm0000"}}, "'kenmerk' en 'bron' allebei"),
        ({"waardering": "X"}, "Kies uit: 'B', 'V' of 'N'"),
        ({"waardering": "V"}, "hoort bij waardering V"),
        ({"bewaartermijn": {"jaren": 5}}, "hoort bij waardering V"),
        ({"waardering": "V", "bewaartermijn": {"jaren": 0}}, "te laag"),
        ({"beperkingen": []}, "ten minste één"),
        ({"archiefvorm": {}}, "Bedoelt u 'archiefvormer'"),
        ({"trefwoorden": "polarisatie"}, "lijst"),
        ({"bron": "a\x01b"}, "zonder stuurtekens"),
        ({"bron": "a\ufffeb"}, "zonder stuurtekens"),
        ({"bron": "a\nb"}, "op één regel"),
    ],
)
def test_wrong_settings_are_told_in_dutch(
    tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    file = tmp_path / "archief.yml"
    file.write_text(yaml.safe_dump(LEAST | change), encoding="utf-8")
    with pytest.raises(ArchiveSettingsError) as raised:
        read_settings(file)
    assert said in str(raised.value)
    assert str(file) in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"a: [", "geen geldige YAML"), (b"\xff\xfe\x00", "niet te lezen"), (b"- a", "velden")],
)
def test_a_file_that_is_no_settings(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "archief.yml"
    file.write_bytes(content)
    with pytest.raises(ArchiveSettingsError, match=said):
        read_settings(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ArchiveSettingsError, match="niet te lezen"):
        read_settings(tmp_path / "weg.yml")


def test_settings_cannot_be_changed_by_accident() -> None:
    with pytest.raises(ValidationError):
        ArchiveSettings.model_validate(LEAST).bron = "iets anders"  # type: ignore[misc]
