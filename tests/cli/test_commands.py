"""Every command of `buurtbrug`, as described in the public contract; none needs a server."""

from __future__ import annotations

import datetime as dt
import json
import os
import pty
import subprocess
import zipfile
from pathlib import Path

import jsonschema
import pytest
from sqlalchemy import URL

from bot.use_cases.analysis_schema import analysis_schema
from bot.use_cases.ports import Conversation
from bot.wiring import Wiring
from knowledge.checks import shipped_knowledge
from tests.cli.conftest import COMMAND, Ended, Run
from tests.use_cases.chat import Chat, new_store


def as_lines(*objects: object) -> str:
    return "".join(json.dumps(each) + "\n" for each in objects)


def refused(ended: Ended, said: str) -> None:
    """It ended with 2 and one Dutch line, and printed nothing else."""
    assert ended.code == 2
    assert said in ended.error
    assert len(ended.error.strip().splitlines()) == 1
    assert "Traceback" not in ended.error


# ask


def test_ask_answers_with_the_source(run: Run) -> None:
    ended = run("ask", "wat is polarisatie?")
    assert ended.code == 0
    assert "Bron: " in ended.out


def test_ask_as_json(start: Run) -> None:
    found = start("ask", "--json", "wat is polarisatie?").json
    assert set(found) >= {"status", "ids", "text"}
    assert (found["status"], found["ids"][0]) == ("beantwoord", "begrip/polarisatie")


def test_ask_lines_are_answered_in_order(run: Run) -> None:
    asked = as_lines(
        {"text": "wat is een trigger?"},
        {"text": "wie won de tour de france in 1998?"},
        {"text": "wat is polarisatie?"},
    )
    found = run("ask", "--lines", stdin=asked).lines
    assert [each["status"] for each in found] == ["beantwoord", "onbekend", "beantwoord"]
    assert [each["ids"][:1] for each in found] == [["begrip/trigger"], [], ["begrip/polarisatie"]]


# answer


def test_answer_reads_numbers_labels_letters_and_dont_know(run: Run) -> None:
    said = as_lines(
        *({"text": text} for text in ("1", "B en C", "weet ik niet", "sla over", "blub"))
    )
    found = run("answer", "--kind", "oorzaak", "--lines", stdin=said).lines
    assert [each["status"] for each in found] == [
        "gekozen", "gekozen", "weet-niet", "weet-niet", "onduidelijk",
    ]  # fmt: skip
    assert [each["ids"] for each in found[:2]] == [["oorzaak/a"], ["oorzaak/b", "oorzaak/c"]]


def test_answer_numbers_only_the_given_options(run: Run) -> None:
    options = "locatie/scholen,locatie/sociale-media"
    found = run("answer", "--kind", "locatie", "--options", options, "--json", "2").json
    assert found == {"status": "gekozen", "ids": ["locatie/sociale-media"]}


def test_answer_line_may_carry_its_own_options(run: Run) -> None:
    said = as_lines(
        {"text": "1", "options": ["locatie/scholen"]},
        {"text": "1"},
        {"text": "1", "options": "locatie/sociale-media,locatie/scholen"},
    )
    found = run("answer", "--kind", "locatie", "--lines", stdin=said).lines
    ids = [each["ids"] for each in found]
    assert ids == [["locatie/scholen"], ["locatie/woonomgeving"], ["locatie/sociale-media"]]


@pytest.mark.parametrize("options", [5, {"a": 1}, [5], [["locatie/scholen"]]])
def test_options_of_a_line_that_are_no_ids_are_refused(run: Run, options: object) -> None:
    fed = as_lines({"text": "1", "options": options})
    refused(run("answer", "--kind", "locatie", "--lines", stdin=fed), "'options'")


def test_answer_knows_options_that_only_stand_in_a_questionnaire(run: Run) -> None:
    options = "verdieping/oorzaken,verdieping/groepen"
    found = run("answer", "--kind", "verdieping", "--options", options, "--json", "2").json
    assert found["ids"] == ["verdieping/groepen"]


def test_answer_in_plain_words_is_shown_plainly(start: Run) -> None:
    assert start("answer", "--kind", "oorzaak", "B").out == "gekozen oorzaak/b\n"


# story


def test_story_tells_what_it_says_and_where(start: Run) -> None:
    text = "Op het plein hangen jongens die mensen uitschelden. In de flat is het rustig."
    found = start("story", "--json", text).json
    by_id = {item["id"]: item for item in found["items"]}
    assert list(found) == ["items"]
    place = by_id["locatie/publieke-ruimte"]
    assert place["status"] in ("herkend", "twijfel")
    (begin, end), *_ = place["evidence"]
    assert "plein" in text[begin:end]


def test_story_lines_and_plain_text(run: Run) -> None:
    assert (
        "locatie/publieke-ruimte" in run("story", "Op het plein wordt elke avond geschreeuwd.").out
    )
    found = run("story", "--lines", stdin=as_lines({"text": "Hallo"}, {"text": ""})).lines
    assert [list(each) for each in found] == [["items"], ["items"]]


# mask


def test_mask_replaces_and_tells_where(start: Run) -> None:
    found = start("mask", "--json", "Bel 06-12345678 even").json
    assert found == {"text": "Bel [telefoon] even", "spans": [[4, 15, "telefoon"]]}


def test_mask_lines_and_plain_text(run: Run) -> None:
    assert run("mask", "Bel 06-12345678").out == "Bel [telefoon]\n"
    found = run("mask", "--lines", stdin=as_lines({"text": "a@b.nl"}, {"text": "niets"})).lines
    assert [each["spans"] for each in found] == [[[0, 6, "email"]], []]


# advise


def test_advise_file_gives_directions_and_interventions_with_reasons(
    start: Run, tmp_path: Path
) -> None:
    analysis = {
        "antwoorden": [
            {"vraag": "oorzaken", "keuzes": ["oorzaak/b"]},
            {"vraag": "fase", "keuzes": ["fase/onderhuidse-spanningen"]},
        ]
    }
    file = tmp_path / "analyse.json"
    file.write_text(json.dumps(analysis), encoding="utf-8")
    advice = start("advise", str(file)).json
    assert advice["richtingen"]
    assert advice["richtingen"][0]["redenen"][0]["tekst"]
    assert {"interventies", "verwijzingen", "kennisversie"} <= set(advice)


def test_advise_lines_with_bare_choices_come_in_order(start: Run) -> None:
    fed = as_lines({"keuzes": ["oorzaak/b"]}, {"keuzes": []}, {"keuzes": ["fase/escalatie"]})
    kids, nothing, escalation = start("advise", "--lines", stdin=fed).lines
    assert kids["richtingen"]
    assert kids != nothing
    assert escalation["verwijzingen"]


def test_advise_takes_a_whole_analysis_in_a_line(run: Run) -> None:
    fed = as_lines({"antwoorden": [{"vraag": "oorzaken", "keuzes": ["oorzaak/b"]}]})
    assert run("advise", "--lines", stdin=fed).lines[0]["richtingen"]


# knowledge


def test_knowledge_lists_every_item_with_its_sources(run: Run) -> None:
    items = run("knowledge", "--json").json["items"]
    known = shipped_knowledge().items
    assert [item["id"] for item in items] == list(known)
    assert all(set(item) == {"id", "soort", "titel", "bronnen"} for item in items)
    assert run("knowledge", "--lines").lines == items


# export


@pytest.fixture
def stored(tmp_path: Path) -> tuple[str, str]:
    """The id of a finished analysis, and the address of its database."""
    chat = Chat(new_store(tmp_path), Wiring(shipped_knowledge())).finish()
    url = URL.create("sqlite", database=str(tmp_path / "data" / "buurtbrug.sqlite"))
    return chat.analysis.id, url.render_as_string()


def test_export_gives_the_analysis_that_advise_can_read(
    start: Run, stored: tuple[str, str], tmp_path: Path
) -> None:
    analysis, database = stored
    exported = start("export", analysis, "--format", "json", DATABASE_URL=database)
    jsonschema.Draft202012Validator(analysis_schema()).validate(exported.json)
    file = tmp_path / "export.json"
    file.write_text(exported.out, encoding="utf-8")
    assert start("advise", str(file)).json == exported.json["advies"]


# archive


ARCHIVE = "BUURTBRUG_ARCHIVE_SETTINGS"
EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "archief-voorbeeld.yml"


def test_archive_makes_a_zip_that_only_its_owner_can_read(
    start: Run, stored: tuple[str, str], tmp_path: Path
) -> None:
    analysis, database = stored
    target = tmp_path / "pakket.zip"
    given = {"DATABASE_URL": database, ARCHIVE: str(EXAMPLE)}
    ended = start("archive", analysis, "--output", str(target), **given)
    assert (ended.code, ended.error) == (0, "")
    assert str(target) in ended.out
    assert target.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(target) as made:
        assert f"buurtanalyse-{analysis}/analyse.json" in made.namelist()
    before = target.read_bytes()
    refused(start("archive", analysis, "--output", str(target), **given), "bestaat al")
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("settings", "analysis", "output", "said"),
    [
        ("", "goed", "pakket.zip", ARCHIVE),
        ("weg.yml", "goed", "pakket.zip", "weg.yml is niet te lezen"),
        (str(EXAMPLE), "onbekend", "pakket.zip", "Er is geen analyse met id"),
        (str(EXAMPLE), "goed", "weg/pakket.zip", "kan niet gemaakt worden"),
    ],
)
def test_archive_says_what_is_wrong(
    start: Run, stored: tuple[str, str], settings: str, analysis: str, output: str, said: str
) -> None:
    chosen = stored[0] if analysis == "goed" else analysis
    given = {"DATABASE_URL": stored[1], ARCHIVE: settings}
    refused(start("archive", chosen, "--output", output, **given), said)


def test_archive_without_a_database(start: Run, tmp_path: Path) -> None:
    for url, said in (
        (f"sqlite:///{tmp_path}/weg/buurtbrug.sqlite", "De database is niet bereikbaar"),
        ("mysql://ergens/buurtbrug", "DATABASE_URL noemt een soort database"),
    ):
        given = {"DATABASE_URL": url, ARCHIVE: str(EXAMPLE)}
        refused(start("archive", "x", "--output", "pakket.zip", **given), said)


@pytest.mark.parametrize(
    ("form", "begin"),
    [("html", b"<!doctype html>"), ("pdf", b"%PDF"), ("docx", b"PK"), ("odt", b"PK")],
)
def test_export_writes_a_report_to_a_file_or_to_the_output(
    start: Run, stored: tuple[str, str], tmp_path: Path, form: str, begin: bytes
) -> None:
    analysis, database = stored
    file = tmp_path / f"rapport.{form}"
    arguments = ("export", analysis, "--format", form)
    ended = start(*arguments, "--output", str(file), DATABASE_URL=database)
    assert (ended.code, ended.out, ended.error) == (0, "", "")
    assert file.read_bytes().startswith(begin)
    printed = subprocess.run(
        [COMMAND, *arguments],
        env={**os.environ, "DATABASE_URL": database},
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert printed.stdout.startswith(begin)


def test_export_with_the_conversation(start: Run, stored: tuple[str, str]) -> None:
    analysis, database = stored
    ended = start("export", analysis, "--format", "html", "--verslag", DATABASE_URL=database)
    assert "Bijlage: het gesprek" in ended.out


# What goes wrong


def test_export_of_a_file_to_a_terminal_asks_for_a_name(stored: tuple[str, str]) -> None:
    master, terminal = pty.openpty()
    ended = subprocess.run(
        [COMMAND, "export", stored[0], "--format", "pdf"],
        env={**os.environ, "DATABASE_URL": stored[1]},
        stdout=terminal,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(terminal)
    os.close(master)
    assert ended.returncode == 2
    assert "--output rapport.pdf" in ended.stderr.decode()


def test_export_to_a_folder_that_is_not_there(start: Run, stored: tuple[str, str]) -> None:
    ended = start(
        "export",
        stored[0],
        "--format",
        "docx",
        "--output",
        "weg/rapport.docx",
        DATABASE_URL=stored[1],
    )
    refused(ended, "is niet te schrijven")


def test_export_as_pdf_without_pango_says_what_to_install(
    start: Run, stored: tuple[str, str], tmp_path: Path
) -> None:
    broken = tmp_path / "lib"
    broken.mkdir()
    (broken / "libpango-1.0.so.0").write_text("geen bibliotheek", encoding="utf-8")
    ended = start(
        "export", stored[0], "--format", "pdf", DATABASE_URL=stored[1], LD_LIBRARY_PATH=str(broken)
    )
    refused(ended, "apt-get install libpango-1.0-0")
    assert ended.out == ""


def test_export_of_an_unknown_analysis(start: Run, stored: tuple[str, str]) -> None:
    refused(start("export", "bestaat-niet", DATABASE_URL=stored[1]), "Er is geen analyse met id")


def test_export_without_a_database(start: Run, tmp_path: Path) -> None:
    away = f"sqlite:///{tmp_path}/weg/buurtbrug.sqlite"
    refused(start("export", "x", DATABASE_URL=away), "De database is niet bereikbaar")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask",), "Geef een tekst mee"),
        (("mask",), "Geef een tekst mee"),
        (("advise",), "Noem een bestand met een analyse"),
        (("advise", "bestaat-niet.json"), "is niet te lezen"),
        (("answer", "--kind", "weer", "1"), "De soort 'weer' bestaat niet"),
        (("answer", "--kind", "locatie", "--options", "locatie/maan", "1"), "'locatie/maan'"),
    ],
)
def test_wrong_call_says_what_to_do(run: Run, arguments: tuple[str, ...], said: str) -> None:
    refused(run(*arguments), said)


@pytest.mark.parametrize(
    ("fed", "said"),
    [
        (b"{", "Regel 1 is geen geldige JSON."),
        (b"[]\n", "Regel 1 is geen JSON-object."),
        (b"{}\n", "Elk object heeft een veld 'text' met een tekst nodig."),
        (b'{"text": 5}\n', "Elk object heeft een veld 'text' met een tekst nodig."),
        (b'{"text": "\xff"}\n', "Regel 1 is geen geldige JSON."),
        (b'{"text": "\\ud800"}\n', "half teken"),
    ],
)
def test_wrong_line_is_named(run: Run, fed: bytes, said: str) -> None:
    refused(run("mask", "--lines", stdin=fed), said)


def test_lines_before_the_wrong_one_are_answered(run: Run) -> None:
    ended = run("mask", "--lines", stdin='{"text": "a"}\n\n{"text": "b"}\n{\n')
    assert [each["text"] for each in ended.lines] == ["a", "b"]
    refused(ended, "Regel 4 is geen geldige JSON.")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "is geen geldige JSON"),
        ("[]", "staat geen analyse"),
        ("{}", "Het veld 'antwoorden' ontbreekt"),
        ('{"antwoorden": [{"vraag": "weer"}]}', "De vraag 'weer' bestaat niet"),
    ],
)
def test_wrong_file_is_refused_with_the_reason(
    run: Run, tmp_path: Path, content: str, said: str
) -> None:
    file = tmp_path / "analyse.json"
    file.write_text(content, encoding="utf-8")
    refused(run("advise", str(file)), said)


def test_dutch_letters_go_through_in_any_locale(start: Run) -> None:
    found = start(
        "mask", "--lines", stdin='{"text": "één café ’s avonds"}\n', LC_ALL="C", PYTHONUTF8="0"
    )
    assert found.lines[0]["text"] == "één café ’s avonds"


def test_help_is_dutch(run: Run) -> None:
    ended = run("--help")
    assert ended.code == 0
    assert "Stel een vraag over polarisatie" in ended.out


def test_knowledge_and_lines_by_a_process_of_their_own(start: Run) -> None:
    assert len(start("knowledge", "--lines").lines) == len(shipped_knowledge().items)


def test_wrong_line_ends_the_process_with_2_after_the_good_ones(start: Run) -> None:
    ended = start("ask", "--lines", stdin='{"text": "wat is polarisatie?"}\n{\n')
    assert len(ended.lines) == 1
    refused(ended, "Regel 2 is geen geldige JSON.")


# Over its time


def test_visits_that_are_over_are_wiped_by_command(start: Run, tmp_path: Path) -> None:
    store = new_store(tmp_path)
    for hours in (30, 2):
        began = dt.datetime.now(dt.UTC) - dt.timedelta(hours=hours)
        store.open_conversation(Conversation(f"g{hours}", "widget", began), "hash", ())
    assert start("opruimen").out.startswith("1 gesprek van bezoekers gewist.\n")
    assert start("opruimen", "--json", BUURTBRUG_WIDGET_HOURS="1").json == {"gewist": 1}
    refused(start("opruimen", BUURTBRUG_WIDGET_HOURS="nul"), "heel aantal uren")


def test_wiping_says_so_when_the_database_is_away(start: Run, tmp_path: Path) -> None:
    away = f"sqlite:///{tmp_path}/bestaat-niet/buurtbrug.sqlite"
    refused(start("opruimen", DATABASE_URL=away), "database is niet bereikbaar")
