"""The whole API against its own description: whatever that allows or forbids is tried on a portal on a real port.

Behind it stands the engine of the portal's own tests, so that hundreds of calls take seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from talk import Talk

from bot.wiring import Wiring
from knowledge.checks import shipped_knowledge
from tests.portal.served import served
from tests.portal.visitor import House

CHECKS = [status_code_conformance, content_type_conformance, response_schema_conformance]
# It tells with 503 how others are doing.
HEALTH = ("/gezondheid",)
SETTINGS = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
Try = Callable[[schemathesis.Case], None]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    house = House(tmp_path_factory.mktemp("portaal"), Wiring(shipped_knowledge()))
    portal = house.app.state.portal
    for limit in (portal.talk.openings, portal.talk.messages, portal.readings):
        limit._per_minute = 100_000
    with served(house.app) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def operations(address: str) -> list[Any]:
    """Every operation that the description has."""
    schema = schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json")
    return [found.ok() for found in schema.get_all_operations()]


@pytest.fixture(scope="module")
def owner(address: str) -> Talk:
    """Somebody with a conversation and an analysis."""
    talk = Talk(address)
    talk.choose("actie/start/buurtanalyse")
    talk.choose("rol/buurtprofessional")
    return talk


def try_all(operations: list[Any], attempt: Try) -> None:
    """What the description allows, and what it forbids where it forbids anything."""
    attempt = SETTINGS(attempt)
    for operation in operations:
        given(case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE))(attempt)()
        with suppress(Unsatisfiable):
            given(case=operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))(attempt)()


def checks_of(case: schemathesis.Case) -> list[Any]:
    return CHECKS if case.path in HEALTH else [not_a_server_error, *CHECKS]


def test_description_has_every_call(operations: list[Any]) -> None:
    assert len(operations) >= 8


def test_stranger_gets_what_the_description_says(operations: list[Any]) -> None:
    def attempt(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=checks_of(case))

    try_all(operations, attempt)


def test_owner_gets_what_the_description_says(operations: list[Any], owner: Talk) -> None:
    own = {"gesprek_id": owner.id, "analyse_id": owner.analysis_id()}
    headers = {"Authorization": owner.client.headers["Authorization"]}

    def attempt(case: schemathesis.Case) -> None:
        given_path = case.path_parameters or {}
        case.path_parameters = {name: own.get(name, given_path[name]) for name in given_path}
        case.call_and_validate(checks=checks_of(case), headers=headers)

    try_all(operations, attempt)
