"""The NL API Design Rules (Logius, version 2) that can be seen in an OpenAPI document, each by its own id.

Written from the rules' own "how to test". Each takes the document and tells where it is broken; nothing here
knows Buurtbrug. What can only be seen in an answer is in `test_api_design_rules.py`.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

Document = dict[str, Any]
Rule = Callable[[Document], Iterator[str]]
METHODS = frozenset({"get", "post", "put", "patch", "delete"})
_NOT_METHODS = frozenset({"summary", "description", "servers", "parameters"})
_SEGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*|\{\w+\}")
_CAMEL = re.compile(r"[a-z][a-z\d]*([A-Z][a-z\d]*)*")
_SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[\w.-]+)?(\+[\w.-]+)?")
_PARAMETER = re.compile(r"\{(\w+)\}")
_DATE_NAME = re.compile(r"(^|[a-z_])([Dd]ate|[Dd]atum)$")
_PLURAL = ("en", "s")


def operations(document: Document) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method not in _NOT_METHODS:
                yield path, method, operation


def responses(document: Document) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Where, the status, and the response."""
    for path, method, operation in operations(document):
        for status, response in operation.get("responses", {}).items():
            yield f"{method} {path}", str(status), response


def resolved(document: Document, schema: Any) -> Any:
    """The schema itself, where it is only referred to."""
    target = schema.get("$ref") if isinstance(schema, dict) else None
    if target is None:
        return schema
    found: Any = document
    for part in target.removeprefix("#/").split("/"):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def no_trailing_slash(document: Document) -> Iterator[str]:
    yield from (path for path in document["paths"] if path != "/" and path.endswith("/"))


def kebab_case(document: Document) -> Iterator[str]:
    for path in document["paths"]:
        segments = path.strip("/").split("/")
        if path != "/" and not all(_SEGMENT.fullmatch(segment) for segment in segments if segment):
            yield path


def plural_collections(document: Document) -> Iterator[str]:
    """What stands before an id is a collection."""
    for path in document["paths"]:
        segments = path.strip("/").split("/")
        for name, following in itertools.pairwise(segments):
            if following.startswith("{") and not name.endswith(_PLURAL):
                yield path


def camel_case_queries(document: Document) -> Iterator[str]:
    for path, method, operation in operations(document):
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "query" and not _CAMEL.fullmatch(parameter["name"]):
                yield f"{method} {path} {parameter['name']}"


def standard_methods(document: Document) -> Iterator[str]:
    for path, method, _ in operations(document):
        if method not in METHODS:
            yield f"{method} {path}"


def openapi_three(document: Document) -> Iterator[str]:
    if not re.fullmatch(r"3(\.\d+){1,2}", str(document.get("openapi", ""))):
        yield "openapi"
    ids = Counter(operation.get("operationId") for _, _, operation in operations(document))
    yield from (str(name) for name, count in ids.items() if count > 1 or not name)
    for target in sorted(set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(document)))):
        if resolved(document, {"$ref": target}) is None:
            yield target
    for path, method, operation in operations(document):
        given = {p["name"] for p in operation.get("parameters", ()) if p["in"] == "path"}
        if given != set(_PARAMETER.findall(path)):
            yield f"{method} {path}"


def contact(document: Document) -> Iterator[str]:
    given = document["info"].get("contact", {})
    yield from (name for name in ("name", "email", "url") if not given.get(name))


def version_in_the_address(document: Document) -> Iterator[str]:
    servers = [server["url"] for server in document.get("servers") or [{"url": "/"}]]
    for path in document["paths"]:
        if not all(re.search(r"/v\d+(/|$)", server.rstrip("/") + path) for server in servers):
            yield path


def semantic_version(document: Document) -> Iterator[str]:
    version = document["info"].get("version", "")
    if not _SEMVER.fullmatch(version):
        yield version


def version_header(document: Document) -> Iterator[str]:
    for where, status, response in responses(document):
        names = {name.lower() for name in response.get("headers", {})}
        if status[0] in "23" and "api-version" not in names:
            yield f"{where} {status}"


def problem_details(document: Document) -> Iterator[str]:
    for where, status, response in responses(document):
        if status[0] not in "45":
            continue
        content = response.get("content", {}).get("application/problem+json", {})
        schema = resolved(document, content.get("schema", {})) or {}
        if not {"status", "title", "detail"} <= set(schema.get("properties", {})):
            yield f"{where} {status}"


def invalid_input(document: Document) -> Iterator[str]:
    for path, method, operation in operations(document):
        takes_input = method in {"post", "put", "patch"} or operation.get("parameters")
        if takes_input and "400" not in operation.get("responses", {}):
            yield f"{method} {path}"


def dates(document: Document) -> Iterator[str]:
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        for field, form in schema.get("properties", {}).items():
            wrong_form = form.get("format") in {"time", "date-time-local"}
            nameless = _DATE_NAME.search(field) and form.get("format") != "date"
            if wrong_form or nameless:
                yield f"{name}.{field}"


RULES: dict[str, Rule] = {
    "/core/naming-collections": plural_collections,
    "/core/no-trailing-slash": no_trailing_slash,
    "/core/path-segments-kebab-case": kebab_case,
    "/core/query-keys-camel-case": camel_case_queries,
    "/core/date-time": dates,
    "/core/http-methods": standard_methods,
    "/core/error-handling/problem-details": problem_details,
    "/core/error-handling/invalid-input": invalid_input,
    "/core/doc-openapi": openapi_three,
    "/core/doc-openapi-contact": contact,
    "/core/uri-version": version_in_the_address,
    "/core/semver": semantic_version,
    "/core/version-header": version_header,
}
