"""Around the conversation: analyses, health, headers, and the description of the API."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx
import jsonschema
import pytest

from bot.use_cases.analysis_schema import analysis_schema
from tests.portal.test_refusals import check
from tests.portal.visitor import House, Visitor

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/gezondheid"),
        ("GET", "/api/v1/openapi.json"),
        ("GET", "/api/v1/analyses/schema"),
        ("GET", "/bestaat-niet"),
        ("GET", "/api/v1/gesprekken/x/berichten"),
        ("POST", "/api/v1/gesprekken"),
    ],
)
def test_every_answer_of_the_api_has_the_safety_headers(
    stranger: Visitor, method: str, path: str
) -> None:
    response = stranger.send(method, path)
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


# Analyses


def test_analysis_is_given_to_its_owner_as_the_schema_says(analyst: Visitor) -> None:
    response = analyst.send("GET", analyst.analysis)
    assert response.status_code == 200
    jsonschema.Draft202012Validator(analysis_schema()).validate(response.json())
    assert response.json()["antwoorden"][0]["keuzes"] == ["rol/buurtprofessional"]


def test_report_as_json_is_the_analysis(analyst: Visitor) -> None:
    path = analyst.analysis
    report = analyst.send("GET", f"{path}/rapport?formaat=json")
    assert report.json() == analyst.send("GET", path).json()


def test_unknown_form_of_report_is_422(analyst: Visitor) -> None:
    check(analyst.send("GET", f"{analyst.analysis}/rapport?formaat=xls"), 422, "'formaat'")


def test_versions_that_are_not_there_are_not_found(analyst: Visitor) -> None:
    path = f"{analyst.analysis}/verschillen"
    check(analyst.send("GET", f"{path}?van=1&naar=2"), 404)
    check(analyst.send("GET", f"{path}?van=0&naar=een"), 422)
    check(analyst.send("GET", f"{path}?van=1&naar=2", token=""), 401)


def test_schema_is_public(stranger: Visitor) -> None:
    assert stranger.send("GET", "/api/v1/analyses/schema").json() == analysis_schema()


# Health


def test_health_tells_each_part(stranger: Visitor) -> None:
    response = stranger.send("GET", "/gezondheid")
    body = response.json()
    # Nobody listens where the actions should be.
    assert response.status_code == 503
    assert body["status"] == "niet goed"
    assert body["onderdelen"] == {"motor": "goed", "acties": "weg", "database": "goed"}
    assert body["kennisversie"]
    assert "taalmodel" in body


def test_health_sees_that_engine_and_database_are_away(house: House, stranger: Visitor) -> None:
    house.engine.trouble = httpx.ConnectError("weg")
    with house.database_away():
        body = stranger.send("GET", "/gezondheid").json()
    assert body["onderdelen"] == {"motor": "weg", "acties": "weg", "database": "weg"}
    house.engine.trouble = None
    stranger.forget_what_was_seen()
    assert stranger.send("GET", "/gezondheid").json()["onderdelen"]["database"] == "goed"


# The description of the API


@pytest.fixture
def description(stranger: Visitor) -> dict[str, Any]:
    found: dict[str, Any] = stranger.send("GET", "/api/v1/openapi.json").json()
    return found


def schemas_in(value: object) -> list[dict[str, Any]]:
    """Every JSON Schema that stands under "schema" or "schemas"."""
    if isinstance(value, list):
        return [found for part in value for found in schemas_in(part)]
    if not isinstance(value, dict):
        return []
    here = [value["schema"]] if isinstance(value.get("schema"), dict) else []
    here += list(value.get("schemas", {}).values())
    return here + [found for part in value.values() for found in schemas_in(part)]


def test_description_of_the_api_is_whole(description: dict[str, Any]) -> None:
    assert description["openapi"].startswith("3.")
    assert {
        "/api/v1/gesprekken",
        "/api/v1/gesprekken/{gesprek_id}/berichten",
        "/api/v1/analyses/{analyse_id}",
        "/api/v1/analyses/{analyse_id}/rapport",
        "/gezondheid",
    } <= set(description["paths"])
    known = set(description["components"]["schemas"])
    referred = re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(description))
    assert set(referred) <= known
    for schema in schemas_in(description):
        jsonschema.Draft202012Validator.check_schema(schema)
    for path, methods in description["paths"].items():
        for name, method in methods.items():
            assert method["summary"], (path, name)
            assert method["responses"], (path, name)


ENGLISH = re.compile(
    r"\b(the|with|and|response|error|validation|successful|message|this|what|where)\b",
    re.IGNORECASE,
)


def told(value: object) -> list[str]:
    """Every summary, description and title that a reader sees."""
    if isinstance(value, list):
        return [text for part in value for text in told(part)]
    if not isinstance(value, dict):
        return []
    here = [value[k] for k in ("summary", "description") if isinstance(value.get(k), str)]
    return here + [text for part in value.values() for text in told(part)]


def test_description_of_the_api_is_dutch(description: dict[str, Any]) -> None:
    assert [text for text in told(description) if ENGLISH.search(text)] == []


def test_description_tells_which_refusals_there_are(description: dict[str, Any]) -> None:
    post = description["paths"]["/api/v1/gesprekken/{gesprek_id}/berichten"]["post"]
    assert {"200", "401", "404", "409", "422", "429", "503"} <= set(post["responses"])
    for status, response in post["responses"].items():
        if status != "200":
            assert "application/problem+json" in response["content"]
