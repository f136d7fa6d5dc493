"""The whole API against its own description: whatever the description allows or forbids is tried on a real portal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from running_stack import RunningStack
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from talk import Talk

pytestmark = pytest.mark.slow
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
SETTINGS = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
Try = Callable[[schemathesis.Case], None]


@pytest.fixture(scope="session")
def operations(stack: RunningStack) -> list[Any]:
    """Every operation that the description has."""
    schema = schemathesis.openapi.from_url(f"{stack.address}/api/v1/openapi.json")
    return [found.ok() for found in schema.get_all_operations()]


@pytest.fixture(scope="session")
def owner(stack: RunningStack) -> Talk:
    """Somebody with a conversation and an analysis."""
    talk = Talk(stack.address)
    talk.say("ik wil een buurt analyseren")
    talk.say("ik ben opbouwwerker")
    return talk


def try_all(operations: list[Any], attempt: Try) -> None:
    """What the description allows, and what it forbids."""
    attempt = SETTINGS(attempt)
    for operation in operations:
        for mode in GenerationMode:
            given(case=operation.as_strategy(generation_mode=mode))(attempt)()


def test_description_has_every_call(operations: list[Any]) -> None:
    assert len(operations) >= 9


def test_stranger_gets_what_the_description_says(operations: list[Any]) -> None:
    def attempt(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    try_all(operations, attempt)


def test_owner_gets_what_the_description_says(operations: list[Any], owner: Talk) -> None:
    own = {"gesprek_id": owner.id, "analyse_id": owner.analysis_id()}
    headers = {"Authorization": owner.client.headers["Authorization"]}

    def attempt(case: schemathesis.Case) -> None:
        given_path = case.path_parameters or {}
        case.path_parameters = {name: own.get(name, given_path[name]) for name in given_path}
        case.call_and_validate(checks=CHECKS, headers=headers)

    try_all(operations, attempt)
