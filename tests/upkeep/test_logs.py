"""Log lines: one each, as text or JSON, with the number of the request, and never a message of an error."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator

import pytest

from bot.upkeep import request_id
from bot.upkeep.logs import JsonLines, LogFormatError, TextLines, configure, places

SECRET_TEXT = "mijn buurman Achmed"


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


@pytest.fixture
def number() -> Iterator[str]:
    token = request_id.current.set("verzoek-123")
    yield "verzoek-123"
    request_id.current.reset(token)


def a_record(**more: object) -> logging.LogRecord:
    record = logging.LogRecord(
        "bot.x", logging.WARNING, __file__, 1, "iets\n  met %s", ("x",), None
    )
    record.__dict__.update(more)
    return record


def failed() -> logging.LogRecord:
    try:
        int(SECRET_TEXT)
    except ValueError:
        return a_record(exc_info=sys.exc_info())


def test_json_line_tells_all_under_dutch_names(number: str) -> None:
    told = json.loads(JsonLines("portaal").format(a_record(gegevens={"status": 200})))
    assert told.pop("tijd").endswith("Z")
    assert told == {
        "niveau": "WARNING",
        "proces": "portaal",
        "bron": "bot.x",
        "melding": "iets met x",
        "verzoek": number,
        "status": 200,
    }


def test_text_line_is_one_line(number: str) -> None:
    line = TextLines("portaal").format(a_record(gegevens={"status": 200}))
    assert line.endswith(f"WARNING bot.x iets met x verzoek={number} status=200")
    assert "\n" not in line


def test_line_outside_a_request_has_no_number() -> None:
    assert "verzoek" not in json.loads(JsonLines("acties").format(a_record()))


@pytest.mark.parametrize("form", [JsonLines, TextLines])
def test_error_is_told_by_kind_and_place_only(form: type[logging.Formatter]) -> None:
    line = form("acties").format(failed())
    assert "ValueError" in line
    assert "test_logs.py:" in line
    assert "Achmed" not in line


def test_form_comes_from_the_settings(capsys: pytest.CaptureFixture[str]) -> None:
    configure("portaal", {"BUURTBRUG_LOG_FORMAT": "json"})
    logging.getLogger("bot.x").info("klaar")
    assert json.loads(capsys.readouterr().err)["melding"] == "klaar"
    configure("portaal", {})
    logging.getLogger("bot.x").info("klaar")
    assert capsys.readouterr().err.endswith("INFO bot.x klaar\n")


def test_unknown_form_says_what_to_do() -> None:
    with pytest.raises(LogFormatError, match="tekst of op json"):
        configure("portaal", {"BUURTBRUG_LOG_FORMAT": "xml"})


def test_addresses_of_calls_stay_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure("portaal", {})
    logging.getLogger("httpx").info("POST http://motor/gesprek-7")
    assert capsys.readouterr().err == ""


def test_places_of_no_error_are_nowhere() -> None:
    assert places(None) == ""


@pytest.mark.parametrize("given", ["verzoek-123", "a" * 64, "0f8f.AB_c-1"])
def test_number_that_is_well_formed_is_kept(given: str) -> None:
    assert request_id.id_for(given) == given


@pytest.mark.parametrize(
    "given", ["", "kort", "a" * 65, "met spatie", "regel\neinde", "é" * 10, "<b>12345"]
)
def test_other_number_is_replaced(given: str) -> None:
    made = request_id.id_for(given)
    assert made != given
    assert request_id.id_for(made) == made
