"""The API keeps the NL API Design Rules; where it does not, docs/api.md says so and why."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest

from tests.docs.reading_docs import ROOT, table
from tests.portal.api_design_rules import METHODS, RULES, Document
from tests.portal.visitor import Visitor

_NAME = re.compile(r"`(/[\w/-]+)`")


@pytest.fixture
def document(stranger: Visitor) -> Document:
    found: Document = stranger.send("GET", "/api/v1/openapi.json").json()
    return found


def documented() -> dict[str, str]:
    """Each rule with what docs/api.md says about it: `kept`, or `not kept`."""
    rows = table(ROOT / "docs" / "api.md", "## NL API Design Rules")
    return {row[0].strip("`"): row[1] for row in rows}


def of_the_api(document: Document) -> Document:
    """Without the addresses that the docs put outside the versions of the API: they are for who runs Buurtbrug."""
    rows = table(ROOT / "docs" / "api.md", "## NL API Design Rules")
    row = next(row for row in rows if row[0] == "`/core/uri-version`")
    outside = {name for name in _NAME.findall(row[2]) if not name.startswith("/api/")}
    assert outside <= set(document["paths"])
    kept = {path: item for path, item in document["paths"].items() if path not in outside}
    return document | {"paths": kept}


@pytest.mark.parametrize("rule", RULES)
def test_the_description_keeps_the_rule_or_the_docs_say_why_not(
    document: Document, rule: str
) -> None:
    found = set(RULES[rule](of_the_api(document)))
    kept = documented()[rule].startswith("kept")
    assert bool(found) is not kept, f"{rule}: {sorted(found)}"


# Each rule sees a fault.

BROKEN: dict[str, dict[str, Any]] = {
    "/core/naming-collections": {"paths": {"/v1/gesprek/{id}": {}}},
    "/core/no-trailing-slash": {"paths": {"/v1/gesprekken/": {}}},
    "/core/path-segments-kebab-case": {"paths": {"/v1/nieuweGesprekken": {}}},
    "/core/query-keys-camel-case": {
        "paths": {"/v1/a": {"get": {"parameters": [{"in": "query", "name": "sorteer_op"}]}}}
    },
    "/core/date-time": {
        "components": {"schemas": {"A": {"properties": {"begindatum": {"type": "string"}}}}}
    },
    "/core/http-methods": {"paths": {"/v1/a": {"link": {}}}},
    "/core/error-handling/problem-details": {
        "paths": {"/v1/a": {"get": {"responses": {"404": {"content": {"text/plain": {}}}}}}}
    },
    "/core/error-handling/invalid-input": {"paths": {"/v1/a": {"post": {"responses": {}}}}},
    "/core/doc-openapi": {"openapi": "2.0"},
    "/core/doc-openapi-contact": {"info": {"contact": {"name": "Beheer"}}},
    "/core/uri-version": {"paths": {"/gesprekken": {}}},
    "/core/semver": {"info": {"version": "1.0"}},
    "/core/version-header": {"paths": {"/v1/a": {"get": {"responses": {"200": {}}}}}},
}
SOUND: Document = {"openapi": "3.1.0", "info": {"version": "1.0.0", "contact": {}}, "paths": {}}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_sees_what_breaks_it(rule: str) -> None:
    broken = copy.deepcopy(SOUND) | BROKEN[rule]
    assert list(RULES[rule](broken))


@pytest.mark.parametrize(
    "fault",
    [
        {"paths": {"/v1/a/{id}": {"get": {"operationId": "a"}}}},
        {"paths": {"/v1/a": {"get": {"operationId": "a"}}, "/v1/b": {"get": {"operationId": "a"}}}},
        {"components": {"schemas": {"A": {"$ref": "#/components/schemas/Weg"}}}},
    ],
    ids=["path parameter that nobody describes", "operation with another's id", "dangling"],
)
def test_a_description_that_is_not_whole_is_seen(fault: dict[str, Any]) -> None:
    assert list(RULES["/core/doc-openapi"](copy.deepcopy(SOUND) | fault))


# What only an answer shows.


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/v1/openapi.json"),
        ("POST", "/api/v1/gesprekken"),
        ("GET", "/api/v1/analyses/schema"),
        ("GET", "/api/v1/gesprekken/x/berichten"),
        ("GET", "/api/v1/bestaat-niet"),
    ],
)
def test_every_answer_tells_the_version_of_the_api(
    stranger: Visitor, document: Document, method: str, path: str
) -> None:
    """/core/version-header and /core/transport/security-headers."""
    headers = stranger.send(method, path).headers
    assert headers["API-Version"] == document["info"]["version"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_pages_do_not_carry_the_version_of_the_api(stranger: Visitor) -> None:
    assert "API-Version" not in stranger.send("GET", "/").headers


def test_the_description_is_open_to_other_sites_and_nothing_else_is(stranger: Visitor) -> None:
    """/core/publish-openapi: at the base of the version, in JSON, without signing in, from any site."""
    elsewhere = {"Origin": "https://elders.example"}
    response = stranger.send("GET", "/api/v1/openapi.json", headers=elsewhere)
    assert response.status_code == 200
    assert json.loads(response.content)["paths"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    other = stranger.send("GET", "/api/v1/analyses/schema", headers=elsewhere)
    assert other.headers.get("Access-Control-Allow-Origin") != "*"


def test_a_slash_too_many_is_not_found_and_leads_nowhere(
    stranger: Visitor, document: Document
) -> None:
    """/core/no-trailing-slash."""
    for path in document["paths"]:
        response = stranger.send("GET", re.sub(r"\{\w+\}", "x", path) + "/")
        assert response.status_code == 404, path
        assert response.headers["Content-Type"] == "application/problem+json"


def test_another_method_is_refused_with_those_that_are_allowed(
    stranger: Visitor, document: Document
) -> None:
    """/core/http-methods."""
    for path, operations in document["paths"].items():
        response = stranger.send("DELETE", re.sub(r"\{\w+\}", "x", path))
        if "delete" in operations:
            continue
        assert response.status_code == 405, path
        allowed = {name.strip().lower() for name in response.headers["Allow"].split(",")}
        assert allowed & METHODS, path


def test_the_docs_speak_of_every_rule_that_is_looked_at() -> None:
    assert set(RULES) <= set(documented())
