"""How long what is somebody's is kept: told on their pages before it goes."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.use_cases.people.clean_up import Kept
from bot.use_cases.people.expiry import goes_soon, last_used, person_goes
from bot.use_cases.people.sharing import Entry, Right, Talked
from tests.portal.people.person_at_browser import Browser

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
YEARS = {Kept.PERSONAL: 730 * DAY, Kept.PERSONS: 365 * DAY}


def entry(changed: dt.datetime, right: Right = Right.OWN) -> Entry:
    said = ("i", "g", "p", right, "buurtanalyse", None, "lopend", 1)
    return Entry(*said, started=changed, changed=changed, about="", is_open=True)


@pytest.mark.parametrize(("ago", "soon"), [(669, {}), (671, {"g": (NOW + 59 * DAY).date()})])
def test_sixty_days_before_it_goes(ago: int, soon: dict[str, dt.date]) -> None:
    assert goes_soon({"g": NOW - ago * DAY}, YEARS, NOW) == soon


def test_without_a_period_nothing_goes() -> None:
    assert goes_soon({"g": NOW - 9999 * DAY}, {}, NOW) == {}
    assert person_goes({}, NOW) is None
    assert person_goes(YEARS, NOW) == (NOW + 365 * DAY).date()


def test_what_was_used_last_counts() -> None:
    talked = [Talked("g", "web", NOW - 9 * DAY, NOW - 3 * DAY)]
    assert last_used([entry(NOW - 5 * DAY)], talked) == {"g": NOW - 3 * DAY}
    assert last_used([entry(NOW - DAY)], talked) == {"g": NOW - DAY}
    assert last_used([entry(NOW, Right.READ)], []) == {}


def test_my_data_tells_the_periods(anna: Browser) -> None:
    found = anna.get("mijn/gegevens/termijnen")
    assert (found["analyses"], found["mensen"], found["logboek"]) == (730, 730, 365)
    today = dt.datetime.now(dt.UTC).date()
    goes = dt.date.fromisoformat(found["gewist_op"])
    assert dt.timedelta(days=729) <= goes - today <= dt.timedelta(days=731)


def test_home_names_what_goes_soon_and_nothing_else(anna: Browser) -> None:
    anna.begins_analysis()
    (mine,) = anna.get("mijn/overzicht")["analyses"]
    assert "gewist_op" not in mine
    kept_for = {Kept.PERSONAL: 30 * DAY}
    portal = anna.app.state.portal
    object.__setattr__(portal, "kept_for", kept_for)
    (mine,) = anna.get("mijn/overzicht")["analyses"]
    assert dt.date.fromisoformat(mine["gewist_op"]) > dt.datetime.now(dt.UTC).date()
