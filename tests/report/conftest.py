"""Interviews to draw."""

import pytest

from bot.interview.state import Answer, Cell, InterviewState
from bot.report.document import Document
from knowledge.checks import Knowledge, shipped_knowledge
from tests.report.examples import answered, report


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return shipped_knowledge()


@pytest.fixture
def empty() -> InterviewState:
    return InterviewState("buurtanalyse")


@pytest.fixture
def same_everywhere() -> InterviewState:
    """One phase for the whole neighbourhood, one place."""
    return InterviewState(
        "buurtanalyse",
        (Answer("locatie", ("locatie/scholen",)), Answer("fase", ("fase/ongemak",))),
    )


@pytest.fixture
def by_place() -> InterviewState:
    """Two places with a phase each, and actors in all roles but one."""
    return InterviewState(
        "buurtanalyse",
        (
            Answer("locatie", ("locatie/woonomgeving", "locatie/publieke-ruimte")),
            Answer("overal", ("nee",)),
            Answer(
                "fase-per-locatie",
                cells=(
                    Cell("locatie/woonomgeving", "fase/ongemak"),
                    Cell("locatie/publieke-ruimte", "fase/incidenten"),
                ),
            ),
            Answer(
                "actoren",
                cells=(
                    Cell("actor/actiegroepen", "jaagt-aan"),
                    Cell("actor/wijkprofessionals", "allebei"),
                    Cell("actor/media", "onbekend"),
                ),
            ),
        ),
    )


@pytest.fixture(scope="session")
def case_1(knowledge: Knowledge) -> Document:
    """The report of the guide's first case."""
    return report(answered("casus-1", knowledge), knowledge)


@pytest.fixture(scope="session")
def einstein(knowledge: Knowledge) -> Document:
    """The report of Plan Einstein: with incidents, so with a referral."""
    return report(answered("plan-einstein", knowledge), knowledge)
